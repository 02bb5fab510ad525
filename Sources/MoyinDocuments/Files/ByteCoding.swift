/// Writes numbers and bytes one after another: what the process that reads files and the one that asks say to each other.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// Seven bits a byte, the lowest first.
    mutating func number(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func bytes(_ content: [UInt8]) {
        number(content.count)
        bytes += content
    }

    mutating func list<T>(_ list: some Collection<T>, _ write: (inout ByteWriter, T) -> Void) {
        number(list.count)
        for element in list { write(&self, element) }
    }
}

/// Reads them. Whoever wrote them may be broken: nothing is believed.
struct ByteReader {
    struct Malformed: Error {}
    private let content: ArraySlice<UInt8>
    private var position: Int

    init(_ content: ArraySlice<UInt8>) { (self.content, position) = (content, content.startIndex) }

    var isAtEnd: Bool { position == content.endIndex }

    mutating func number(below limit: Int = .max) throws(Malformed) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard position < content.endIndex, shift < 64 else { throw Malformed() }
            let byte = content[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        guard let number = Int(exactly: value), number < limit else { throw Malformed() }
        return number
    }

    mutating func bytes() throws(Malformed) -> [UInt8] {
        let count = try number()
        guard count <= content.endIndex - position else { throw Malformed() }
        defer { position += count }
        return Array(content[position..<(position + count)])
    }

    mutating func list<T>(_ read: (inout ByteReader) throws(Malformed) -> T) throws(Malformed) -> [T] {
        let count = try number()
        // Every element has a byte at least.
        guard count <= content.endIndex - position else { throw Malformed() }
        var list: [T] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try read(&self)) }
        return list
    }

    mutating func choice<T: RawRepresentable<UInt8>>(_ type: T.Type) throws(Malformed) -> T {
        guard let value = T(rawValue: UInt8(try number(below: 256))) else { throw Malformed() }
        return value
    }
}
