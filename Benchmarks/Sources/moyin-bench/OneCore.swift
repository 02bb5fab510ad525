import Glibc

enum OneCore {
    /// Keeps this process, and those it starts from now on, on one of the cores that it may use.
    static func stay() throws {
        let process = "\(getpid())"
        // `pid 12's current affinity list: 0,1` or `0-3`
        let list = try Child.run("taskset", ["-cp", process]).text.split(separator: " ").last ?? ""
        let core = String(list.prefix(while: \.isNumber))
        guard try Child.run("taskset", ["-cp", core, process]).status == 0 else { throw BenchmarkError("cannot stay on one core") }
    }
}
