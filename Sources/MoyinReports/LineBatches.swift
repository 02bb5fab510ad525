internal import Glibc
package import MoyinText

/// The lines of a file, a few megabytes at a time.
package struct LineBatches {
    private static let batch = 2 << 20

    private let read: DecodingReader.Source
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    private var low = 0
    private var high = 0
    private var number = 0
    private var isAtEnd = false
    package private(set) var hasFailed = false

    package init(_ read: @escaping DecodingReader.Source) { self.read = read }

    /// The next lines; none at the end.
    package mutating func next() -> [DocumentLine] {
        var lines: [DocumentLine] = []
        var size = 0
        while size < Self.batch, let line = nextLine() {
            size += line.bytes.count + 64
            lines.append(line)
        }
        return lines
    }

    private mutating func nextLine() -> DocumentLine? {
        var line = DocumentLine(number: number + 1, bytes: [])
        var isEmpty = true
        while true {
            if low == high {
                fill()
                if low == high {
                    line.isEnded = false
                    break
                }
            }
            isEmpty = false
            let feed = buffer.withUnsafeBytes { bytes in
                memchr(bytes.baseAddress! + low, 0x0a, high - low).map { UnsafeRawPointer($0) - bytes.baseAddress! }
            }
            let end = feed ?? high
            if line.bytes.count + end - low > DocumentLine.longest {
                line.isTooLong = true
                line.bytes = []
            }
            if !line.isTooLong { line.bytes += buffer[low..<end] }
            low = feed.map { $0 + 1 } ?? high
            if feed != nil { break }
        }
        if isEmpty { return nil }
        number += 1
        return line
    }

    private mutating func fill() {
        guard !isAtEnd else { return }
        let count = buffer.withUnsafeMutableBytes(read)
        low = 0
        high = max(0, count)
        if count < 0 { hasFailed = true }
        if count <= 0 { isAtEnd = true }
    }
}
