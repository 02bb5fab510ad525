internal import Glibc

/// Where the program is that reads files: beside the one that runs.
enum ReaderProgram {
    static let name = "moyin-reader"

    /// nil when there is none. `MOYIN_READER` names another, for packages that lay programs out in their own way.
    static let path: String? = {
        if let named = getenv("MOYIN_READER").map({ String(cString: $0) }), !named.isEmpty { return access(named, X_OK) == 0 ? named : nil }
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let slash = own.lastIndex(of: "/") else { return nil }
        for candidate in [String(own[...slash]) + name, String(own[...slash]) + "../libexec/" + name] where access(candidate, X_OK) == 0 { return candidate }
        return nil
    }()
}
