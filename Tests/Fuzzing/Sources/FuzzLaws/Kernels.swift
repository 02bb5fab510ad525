import CByteKernels

enum Kernels {
    /// Names of those this machine can run, best first; the last is the scalar one.
    static let names: [String] = {
        var names: [String] = []
        guard var next = mbk_kernels() else { return [] }
        while let name = next.pointee {
            names.append(String(cString: name))
            next += 1
        }
        return names
    }()

    /// Runs `body` with one kernel and goes back to the best.
    static func with<Result>(_ name: String, _ body: () -> Result) -> Result {
        _ = mbk_use_kernel(name)
        defer { _ = mbk_use_kernel(nil) }
        return body()
    }
}
