/// A ZIP archive whose members are stored as they are: enough for an office file, and no library of the readers' in it.
struct StoredZip {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var members = 0

    mutating func add(_ name: String, _ content: [UInt8]) {
        let offset = bytes.count
        let checksum = CRC32.of(content)
        bytes.appendLittle(0x0403_4b50, 4)
        bytes.appendCommon(name, checksum, content.count)
        bytes.append(name)
        bytes.append(contentsOf: content)
        directory.appendLittle(0x0201_4b50, 4)
        directory.appendLittle(20, 2)
        directory.appendCommon(name, checksum, content.count)
        // No comment, first disk, attributes of no file system.
        for width in [2, 2, 2, 4] { directory.appendLittle(0, width) }
        directory.appendLittle(offset, 4)
        directory.append(name)
        members += 1
    }

    mutating func finished() -> [UInt8] {
        let start = bytes.count
        bytes += directory
        bytes.appendLittle(0x0605_4b50, 4)
        bytes.appendLittle(0, 4)
        bytes.appendLittle(members, 2)
        bytes.appendLittle(members, 2)
        bytes.appendLittle(directory.count, 4)
        bytes.appendLittle(start, 4)
        bytes.appendLittle(0, 2)
        return bytes
    }
}

extension [UInt8] {
    fileprivate mutating func appendLittle(_ number: Int, _ width: Int) {
        for place in 0..<width { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }

    /// What a local header and one of the directory have in common: version, names in UTF-8, stored, 1 January 2025.
    fileprivate mutating func appendCommon(_ name: String, _ checksum: UInt32, _ size: Int) {
        appendLittle(20, 2)
        appendLittle(0x0800, 2)
        appendLittle(0, 2)
        appendLittle(0, 2)
        appendLittle((2025 - 1980) << 9 | 1 << 5 | 1, 2)
        appendLittle(Int(checksum), 4)
        appendLittle(size, 4)
        appendLittle(size, 4)
        appendLittle(name.utf8.count, 2)
        appendLittle(0, 2)
    }
}

/// CRC-32 as ZIP has it (ISO 3309), a byte at a time.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            ~bytes.reduce(UInt32.max) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
        }
    }
}
