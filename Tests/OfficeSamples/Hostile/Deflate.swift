/// Deflate streams (RFC 1951) of one byte many times, made without the bytes: what a bomb is made of.
enum Deflate {
    /// Fixed codes: 13 bits for each 258 bytes.
    static func run(of byte: UInt8, _ count: Int) -> [UInt8] {
        var bits = BitWriter()
        block(of: byte, count, isLast: true, &bits)
        return bits.bytes
    }

    /// The same up to a whole byte, behind which another block comes.
    static func unended(of byte: UInt8, _ count: Int) -> [UInt8] {
        var bits = BitWriter()
        block(of: byte, count, isLast: false, &bits)
        // An empty block that is stored begins at a whole byte.
        bits.low(0, 3)
        return bits.bytes + [0, 0, 0xff, 0xff]
    }

    private static func block(of byte: UInt8, _ count: Int, isLast: Bool, _ bits: inout BitWriter) {
        bits.low(isLast ? 0b011 : 0b010, 3)
        func literal(_ bits: inout BitWriter) { byte < 144 ? bits.high(0x30 + Int(byte), 8) : bits.high(0x190 + Int(byte) - 144, 9) }
        if count > 0 {
            literal(&bits)
            // Eight of them are thirteen bytes.
            let matches = (count - 1) / 258
            func match(_ bits: inout BitWriter) {
                bits.high(0b1100_0101, 8)
                bits.high(0, 5)
            }
            for _ in 0..<min(16, matches) { match(&bits) }
            if matches > 16 { bits.again(13, times: (matches - 16) / 8) }
            for _ in 0..<(max(0, matches - 16) % 8) { match(&bits) }
            for _ in 0..<((count - 1) % 258) { literal(&bits) }
        }
        bits.high(0, 7)
    }

    /// Any bytes, as libzip packs them.
    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        let file = archive([(name: "a", content: bytes)])
        func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(file[at + $1]) << (8 * $1) } }
        let list = number(file.count - 6, 4)
        let start = 30 + number(26, 2) + number(28, 2)
        return Array(file[start..<(start + number(list + 20, 4))])
    }

    /// With the head and the sum of zlib; of zeros when nothing is said of the sum.
    static func zlib(_ packed: [UInt8], sum: UInt32) -> [UInt8] { [0x78, 0x9c] + packed + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) } }

    static func zeros(_ count: Int) -> [UInt8] { zlib(run(of: 0, count), sum: UInt32(count % 65521) << 16 | 1) }

    static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (one, two): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            one = (one + UInt32(byte)) % 65521
            two = (two + one) % 65521
        }
        return two << 16 | one
    }

    static func gzip(_ packed: [UInt8], sum: UInt32, count: Int) -> [UInt8] {
        [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + packed + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) } + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    }
}

private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    private mutating func bit(_ bit: Int) {
        if used == 8 {
            bytes.append(0)
            used = 0
        }
        bytes[bytes.count - 1] |= UInt8(bit) << UInt8(used)
        used += 1
    }

    /// The last bytes again; the bits behind them stay the last ones, and have to be what the bytes would go on with.
    mutating func again(_ count: Int, times: Int) {
        let last = used < 8 ? bytes.removeLast() : nil
        let period = bytes.suffix(count)
        bytes.reserveCapacity(bytes.count + count * times)
        for _ in 0..<times { bytes += period }
        if let last { bytes.append(last) }
    }

    /// The lowest bit first.
    mutating func low(_ value: Int, _ count: Int) { for index in 0..<count { bit(value >> index & 1) } }
    /// The highest first, as codes are.
    mutating func high(_ value: Int, _ count: Int) { for index in (0..<count).reversed() { bit(value >> index & 1) } }
}

/// Of archives (CRC-32).
struct Checksum {
    private static let table: [UInt32] = (0..<256).map { number in (0..<8).reduce(UInt32(number)) { value, _ in value & 1 != 0 ? value >> 1 ^ 0xedb8_8320 : value >> 1 } }
    private var value: UInt32 = 0xffff_ffff

    static func of(_ bytes: [UInt8]) -> UInt32 {
        var sum = Checksum()
        sum.add(bytes)
        return sum.result
    }

    mutating func add(_ bytes: [UInt8]) {
        Self.table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBufferPointer { bytes in for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xff)] ^ value >> 8 } }
        }
    }

    /// One byte many times.
    mutating func add(_ byte: UInt8, _ count: Int) {
        let block = [UInt8](repeating: byte, count: 1 << 16)
        for _ in 0..<(count >> 16) { add(block) }
        add(Array(block[..<(count & 0xffff)]))
    }

    var result: UInt32 { ~value }
}
