import Glibc

/// A file or standard output, written in large pieces. A reader that closes early ends the program quietly.
struct OutputFile {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private static let pieceSize = 1 << 18

    init(path: String?) throws {
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        if descriptor < 0 { throw OutputError(operation: "open", path: path, number: errno) }
    }

    mutating func write(_ bytes: [UInt8]) throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.pieceSize { try flush() }
    }

    mutating func close() throws {
        try flush()
        if descriptor != STDOUT_FILENO { _ = Glibc.close(descriptor) }
    }

    private mutating func flush() throws {
        try buffer.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count < 0 { throw OutputError(operation: "write", path: nil, number: errno) }
                rest = rest.dropFirst(count)
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Why nothing could be written.
struct OutputError: Error, CustomStringConvertible {
    var operation: String
    var path: String?
    var number: Int32

    var description: String {
        "cannot \(operation) \(path ?? "the output"): \(String(cString: strerror(number))); check the path and the space left"
    }
}
