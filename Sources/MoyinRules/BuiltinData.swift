internal import CBuiltinData

/// The files of `Patterns/` as they were when the binary was built.
public enum BuiltinData {
    /// Paths below `Patterns/`, such as `detectors/identity.yaml`.
    public static var names: [String] { entries.map { String(cString: $0.name) } }

    /// The bytes of one file; they live as long as the process.
    public static func file(_ name: String) -> UnsafeRawBufferPointer? {
        entries.first { String(cString: $0.name) == name }.map {
            UnsafeRawBufferPointer(start: $0.data, count: $0.length)
        }
    }

    private static var entries: UnsafeBufferPointer<moyin_builtin_file> {
        var count = 0
        let files = moyin_builtin_files(&count)
        return UnsafeBufferPointer(start: files, count: count)
    }
}
