package import MoyinText

/// Hands on the bytes of a file and keeps what a record says of them, so that it speaks of just what was reviewed.
package final class WitnessedSource {
    private let read: DecodingReader.Source
    private var hash = SHA256()
    package private(set) var size = 0
    /// The first bytes: the title stands there.
    package private(set) var head: [UInt8] = []
    package private(set) var hasFailed = false
    private static let headLimit = 1 << 18

    package init(_ read: @escaping DecodingReader.Source) { self.read = read }

    package func take(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = read(buffer)
        guard count > 0 else {
            hasFailed = hasFailed || count < 0
            return count
        }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[0..<count])
        hash.add(bytes)
        size += count
        if head.count < Self.headLimit { head += bytes.prefix(Self.headLimit - head.count) }
        return count
    }

    /// Reads what the reviewer left, and says what all of it comes to.
    package func digest() -> String {
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while block.withUnsafeMutableBytes({ take($0) }) > 0 {}
        return hash.finish()
    }
}
