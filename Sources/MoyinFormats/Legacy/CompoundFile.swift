internal import MoyinDocuments

/// The streams of an office file of the binary age ([MS-CFB]).
struct CompoundFile {
    private let bytes: [UInt8]
    private let sectorSize: Int
    private var table: [UInt32] = []
    private var smallTable: [UInt32] = []
    private var small: [UInt8] = []
    private(set) var entries: [(name: String, start: UInt32, size: Int)] = []

    /// - Throws: ``FileFailure`` `damaged`.
    init(_ bytes: [UInt8]) throws(FileFailure) {
        self.bytes = bytes
        guard bytes.count >= 512 else { throw FileFailure(.damaged) }
        let shift = Int(Self.number(bytes, 30, 2))
        guard shift == 9 || shift == 12 else { throw FileFailure(.damaged) }
        sectorSize = 1 << shift
        try readTable()
        let folder = try chain(Self.number(bytes, 48, 4))
        for start in stride(from: 0, to: folder.count - 127, by: 128) {
            let length = Int(Self.number(folder, start + 64, 2))
            let kind = folder[start + 66]
            guard kind == 2 || kind == 5, length >= 2, length <= 64 else { continue }
            let units = (0..<(length / 2 - 1)).map { UInt16(truncatingIfNeeded: Self.number(folder, start + 2 * $0, 2)) }
            let entry = (name: String(decoding: units, as: UTF16.self), start: Self.number(folder, start + 116, 4), size: Int(Self.number(folder, start + 120, 4)))
            if kind == 5 { small = Array(try chain(entry.start).prefix(entry.size)) } else { entries.append(entry) }
        }
        let smallStart = Self.number(bytes, 60, 4)
        if smallStart < 0xffff_fffa { smallTable = Self.numbers(try chain(smallStart)) }
    }

    private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> UInt32 {
        guard at + count <= bytes.count else { return 0xffff_ffff }
        return bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func numbers(_ bytes: [UInt8]) -> [UInt32] { (0..<(bytes.count / 4)).map { number(bytes, $0 * 4, 4) } }

    private func sector(_ number: UInt32) -> ArraySlice<UInt8>? {
        let start = (Int(number) + 1) * sectorSize
        guard number < 0xffff_fffa, start < bytes.count else { return nil }
        return bytes[start..<min(bytes.count, start + sectorSize)]
    }

    private mutating func readTable() throws(FileFailure) {
        var sectors = (0..<109).map { Self.number(bytes, 76 + 4 * $0, 4) }
        var next = Self.number(bytes, 68, 4)
        var steps = 0
        while next < 0xffff_fffa {
            guard let more = sector(next), steps <= bytes.count / sectorSize else { throw FileFailure(.damaged) }
            let numbers = Self.numbers(Array(more))
            sectors += numbers.dropLast()
            next = numbers.last ?? 0xffff_ffff
            steps += 1
        }
        for number in sectors where number < 0xffff_fffa {
            guard let part = sector(number) else { throw FileFailure(.damaged) }
            table += Self.numbers(Array(part))
        }
    }

    private func chain(_ start: UInt32) throws(FileFailure) -> [UInt8] {
        var content: [UInt8] = []
        var next = start
        while next < 0xffff_fffa {
            guard let part = sector(next), Int(next) < table.count, content.count <= bytes.count else { throw FileFailure(.damaged) }
            content += part
            next = table[Int(next)]
        }
        return content
    }

    /// A stream by its name, wherever it stands; nil where there is none.
    func stream(_ name: String) throws(FileFailure) -> [UInt8]? {
        guard let entry = entries.first(where: { $0.name == name }) else { return nil }
        if entry.size >= 4096 { return Array(try chain(entry.start).prefix(entry.size)) }
        var content: [UInt8] = []
        var next = entry.start
        while next < 0xffff_fffa, content.count < entry.size {
            let start = Int(next) * 64
            guard Int(next) < smallTable.count, start + 64 <= small.count else { throw FileFailure(.damaged) }
            content += small[start..<(start + 64)]
            next = smallTable[Int(next)]
        }
        return Array(content.prefix(entry.size))
    }

    /// Whether its content is encrypted with a password.
    var isEncrypted: Bool {
        if entries.contains(where: { $0.name == "EncryptedPackage" || $0.name == "EncryptedSummary" }) { return true }
        // Word: a bit of its first block.
        if let word = try? stream("WordDocument"), word.count > 12, word[11] & 0x01 != 0 { return true }
        // PowerPoint: the token of whoever wrote it last.
        if let user = try? stream("Current User"), Self.number(user, 12, 4) == 0xf3d1_c4df { return true }
        // Excel: a record before anything else of its workbook.
        guard let book = (try? stream("Workbook")) ?? (try? stream("Book")) else { return false }
        var index = 0
        while index + 4 <= book.count, index < 4096 {
            if Self.number(book, index, 2) == 0x2f { return true }
            index += 4 + Int(Self.number(book, index + 2, 2))
        }
        return false
    }

    var hasMacros: Bool { entries.contains { $0.name == "_VBA_PROJECT" || $0.name == "VBA" || $0.name == "dir" } }
}
