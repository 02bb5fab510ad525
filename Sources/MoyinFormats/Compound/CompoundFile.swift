internal import MoyinDocuments

/// The streams of an office file of the binary age, and of what one program put into another's document ([MS-CFB]).
struct CompoundFile {
    /// A stream, or a storage of streams.
    struct Entry {
        var name: String
        /// Names of the storages on the way to it.
        var path: [String]
        var isStorage: Bool
        /// Which program it belongs to; and what else is said of it.
        var classID: [UInt8]
        var state: Int
        fileprivate var start: UInt32
        var size: Int
    }

    private let bytes: [UInt8]
    private let sectorSize: Int
    private var table: [UInt32] = []
    private var smallTable: [UInt32] = []
    private var small: [UInt8] = []
    /// Streams and storages, each storage before what is in it; without the root.
    private(set) var entries: [Entry] = []
    /// Of the root.
    private(set) var classID = [UInt8](repeating: 0, count: 16)

    private static let mostEntries = 100_000

    /// - Throws: ``FileFailure`` `damaged`.
    init(_ bytes: [UInt8]) throws(FileFailure) {
        self.bytes = bytes
        guard bytes.count >= 512, bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) else { throw FileFailure(.damaged) }
        let shift = bytes.u16(30)
        guard shift == 9 || shift == 12 else { throw FileFailure(.damaged) }
        sectorSize = 1 << shift
        try readTable()
        let folder = try chain(UInt32(bytes.u32(48)))
        let count = folder.count / 128
        guard count > 0, count <= Self.mostEntries, folder[66] == 5 else { throw FileFailure(.damaged) }
        classID = Array(folder.bytes(80, 16))
        let start = UInt32(folder.u32(116)), size = folder.u32(120)
        if size > 0 { small = Array(try chain(start).prefix(size)) }
        let smallStart = UInt32(bytes.u32(60))
        if smallStart < 0xffff_fffa { smallTable = Self.numbers(try chain(smallStart)) }
        try readFolder(folder, count)
    }

    private static func numbers(_ bytes: [UInt8]) -> [UInt32] { (0..<(bytes.count / 4)).map { UInt32(bytes.u32($0 * 4)) } }

    private func sector(_ number: UInt32) -> ArraySlice<UInt8>? {
        let start = (Int(number) + 1) * sectorSize
        guard number < 0xffff_fffa, start < bytes.count else { return nil }
        return bytes[start..<min(bytes.count, start + sectorSize)]
    }

    private mutating func readTable() throws(FileFailure) {
        var sectors = (0..<109).map { UInt32(bytes.u32(76 + 4 * $0)) }
        var next = UInt32(bytes.u32(68))
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

    /// The tree of the folder, each storage with what is in it, by name: however the tree is grown, the order is one.
    private mutating func readFolder(_ folder: [UInt8], _ count: Int) throws(FileFailure) {
        var isSeen = [Bool](repeating: false, count: count)
        isSeen[0] = true
        /// Storages still to be read, the next one last.
        var storages: [(entry: Entry?, child: Int)] = [(nil, folder.u32(76))]
        while let (storage, child) = storages.popLast() {
            if let storage { entries.append(storage) }
            let path = storage.map { $0.path + [$0.name] } ?? []
            guard path.count < 64 else { throw FileFailure(.damaged) }
            var below: [(entry: Entry, child: Int)] = []
            var open = [child]
            while let number = open.popLast() {
                if number >= 0xffff_fffa { continue }
                guard number < count, !isSeen[number] else { throw FileFailure(.damaged) }
                isSeen[number] = true
                let at = number * 128
                let length = folder.u16(at + 64), kind = folder[at + 66]
                open.append(folder.u32(at + 72))
                open.append(folder.u32(at + 68))
                guard kind == 1 || kind == 2, length >= 2, length <= 64 else { continue }
                let entry = Entry(
                    name: String(decoding: folder.bytes(at, length - 2).utf8OfUTF16, as: UTF8.self), path: path, isStorage: kind == 1, classID: Array(folder.bytes(at + 80, 16)),
                    state: folder.u32(at + 96), start: UInt32(folder.u32(at + 116)), size: folder.u32(at + 120))
                below.append((entry, kind == 1 ? folder.u32(at + 76) : 0xffff_ffff))
            }
            below.sort { Self.isBefore($0.entry.name, $1.entry.name) }
            entries += below.filter { !$0.entry.isStorage }.map(\.entry)
            storages += below.filter { $0.entry.isStorage }.reversed().map { ($0.entry, $0.child) }
        }
    }

    /// The order of names in a storage: shorter ones come first ([MS-CFB] 2.6.4).
    static func isBefore(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.uppercased().utf16), Array(b.uppercased().utf16))
        return a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
    }

    /// A stream by its name, wherever it stands; nil where there is none.
    func stream(_ name: String) throws(FileFailure) -> [UInt8]? {
        guard let entry = entries.first(where: { $0.name == name && !$0.isStorage }) else { return nil }
        return try content(entry)
    }

    func content(_ entry: Entry) throws(FileFailure) -> [UInt8] {
        if entry.size == 0 { return [] }
        if entry.size >= 4096 { return Array(try chain(entry.start).prefix(entry.size)) }
        var content: [UInt8] = []
        var next = entry.start
        while next < 0xffff_fffa, content.count < entry.size {
            let start = Int(next) * 64
            guard Int(next) < smallTable.count, start < small.count else { throw FileFailure(.damaged) }
            content += small[start..<min(small.count, start + 64)]
            next = smallTable[Int(next)]
        }
        return Array(content.prefix(entry.size))
    }

    func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

    /// Whether its content is encrypted with a password.
    var isEncrypted: Bool {
        if has("EncryptedPackage") || has("EncryptedSummary") { return true }
        // Word: a bit of its first block.
        if let word = try? stream("WordDocument"), word.count > 12, word[11] & 0x01 != 0 { return true }
        // PowerPoint: the token of whoever wrote it last.
        if let user = try? stream("Current User"), user.u32(12) == 0xf3d1_c4df { return true }
        // Excel: a record before anything else of its workbook.
        guard let book = (try? stream("Workbook")) ?? (try? stream("Book")) else { return false }
        var index = 0
        while index + 4 <= book.count, index < 4096 {
            if book.u16(index) == 0x2f { return true }
            index += 4 + book.u16(index + 2)
        }
        return false
    }

    var hasMacros: Bool { has("_VBA_PROJECT") || has("VBA") }
}
