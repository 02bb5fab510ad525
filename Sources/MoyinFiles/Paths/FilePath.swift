package import Glibc
internal import MoyinReports

/// A path as the system has it: bytes, which need not be UTF-8.
package struct FilePath: Hashable, Sendable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    package init(_ text: String) { bytes = Array(text.utf8) }

    /// An argument as it was typed: strings repair what is not UTF-8, so the original is looked up.
    package init(argument: String) {
        self.init(argument)
        guard argument.unicodeScalars.contains("\u{fffd}") else { return }
        for index in 0..<Int(CommandLine.argc) {
            guard let raw = CommandLine.unsafeArgv[index], String(cString: raw) == argument else { continue }
            bytes = Array(UnsafeBufferPointer(start: raw, count: strlen(raw)).lazy.map { UInt8(bitPattern: $0) })
        }
    }

    package var isStandardInput: Bool { bytes == [0x2d] }

    /// The path as a string; what is not UTF-8 becomes U+FFFD.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// On one line, and without characters that would drive a terminal.
    package var display: String { displayed(text) }

    /// The folder it lies in.
    package var folder: FilePath {
        guard let slash = bytes.lastIndex(of: 0x2f) else { return FilePath(".") }
        return FilePath(bytes: slash == 0 ? [0x2f] : Array(bytes[..<slash]))
    }

    package var lastComponent: [UInt8] { bytes.lastIndex(of: 0x2f).map { Array(bytes[($0 + 1)...]) } ?? bytes }

    package func hasSuffix(_ suffix: String) -> Bool {
        bytes.count >= suffix.utf8.count
            && bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) { ($0 >= 0x41 && $0 <= 0x5a ? $0 + 0x20 : $0) == $1 }
    }

    package func appending(_ name: [UInt8]) -> FilePath {
        FilePath(bytes: bytes.last == 0x2f ? bytes + name : bytes + [0x2f] + name)
    }

    package func withCString<T>(_ body: (UnsafePointer<CChar>) -> T) -> T {
        (bytes + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress.unsafelyUnwrapped) }
        }
    }

    /// What the system says about the file, following links or not; nil with `errno` set.
    package func status(followingLinks: Bool = true) -> stat? {
        var status = stat()
        return withCString { followingLinks ? stat($0, &status) : lstat($0, &status) } == 0 ? status : nil
    }

    /// The folder or file with all links resolved; nil where there is none.
    package var resolved: FilePath? {
        guard let real = withCString({ realpath($0, nil) }) else { return nil }
        defer { free(real) }
        return FilePath(bytes: Array(UnsafeBufferPointer(start: real, count: strlen(real)).lazy.map { UInt8(bitPattern: $0) }))
    }
}

/// Which file it is, whatever its name.
package struct FileIdentity: Hashable, Sendable {
    package var device: UInt
    package var inode: UInt

    package init(_ status: stat) {
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
    }
}

extension stat {
    package var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    package var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
    package var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
