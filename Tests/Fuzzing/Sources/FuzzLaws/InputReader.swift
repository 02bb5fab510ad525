/// Takes decisions from the front of the fuzzer's bytes; an exhausted input decides 0.
package struct InputReader {
    private let bytes: [UInt8]
    private var position = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var isAtEnd: Bool { position >= bytes.count }

    package mutating func byte() -> UInt8 {
        guard position < bytes.count else { return 0 }
        position += 1
        return bytes[position - 1]
    }

    package mutating func below(_ limit: Int) -> Int {
        limit <= 256 ? Int(byte()) % limit : (Int(byte()) << 8 | Int(byte())) % limit
    }

    package mutating func rest() -> [UInt8] {
        defer { position = bytes.count }
        return Array(bytes[position...])
    }

    /// The rest read as indexes into a table of pieces. An escape brings as many literal bytes as the byte behind it says.
    package mutating func rest(of pieces: [[UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        while position < bytes.count {
            let index = Int(byte())
            if index < 255 {
                result += pieces[index % pieces.count]
            } else {
                for _ in 0..<(byte() & 15) { result.append(byte()) }
            }
        }
        return result
    }
}
