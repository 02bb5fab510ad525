import ArgumentParser
import Glibc

extension MoyinBench {
    /// Fails if an expectation failed; otherwise keeps the results of a run over everything, if they are to be kept.
    func finish(_ report: Report, as name: String) throws {
        guard report.failures.isEmpty else {
            print("\n\(report.failures.count) of the expectations failed; nothing is recorded.")
            throw ExitCode(1)
        }
        guard let record, text.isEmpty, section.isEmpty || section == [.taggers] else { return }
        let folder = "\(record)/\(Surroundings.architecture)"
        mkdir(record, 0o755)
        mkdir(folder, 0o755)
        let path = "\(folder)/\(name).jsonl"
        try File.write(path, Array((report.lines.joined(separator: "\n") + "\n").utf8))
        print("\nrecorded in \(path)")
    }
}
