internal import Glibc
internal import MoyinText

/// The facts a model is made from besides texts: tab-separated tables, as `Patterns/names/README.md` describes them.
public struct NameTables: Sendable {
    public enum File: String, CaseIterable, Sendable {
        case surnames, japanese = "surnames_ja", given, foreign = "translit_all", words, singles, titles, known = "names", foreigners = "translit_names", places
        public var name: String { "\(rawValue).tsv" }
        /// How many columns a line has at least.
        var columns: Int {
            switch self {
            case .surnames, .japanese, .foreign, .titles, .known, .foreigners: 2
            case .words, .singles: 3
            case .given, .places: 4
            }
        }
    }

    struct Character {
        var surname: Float = 0
        var only: Float = 0
        var first: Float = 0
        var last: Float = 0
        var foreign: Float = 0
        var sort = WordClasses.none
    }

    var characters: [UInt16: Character] = [:]
    var compounds: [(units: [UInt16], weight: Float, isJapanese: Bool)] = []
    var titles: [(units: [UInt16], isBefore: Bool, isAfter: Bool)] = []
    var words: [(units: [UInt16], class: WordClass)] = []
    var known: [[UInt16]] = []

    /// Rarer words are left out.
    private static let leastFrequency = 40
    private static let leastSingle = 100
    /// Room for four words each.
    private static let bucketBits: Int = 15

    /// What is wrong with a table.
    public struct Problem: Error, Sendable {
        public enum Fault: Sendable {
            /// Fewer columns than it needs.
            case columns(Int)
            case number
            case tooManyWords
            /// No title of two characters that stands before a name, or none behind.
            case noPosts
        }
        public var file: File
        /// From 1; 0 when the whole table is meant.
        public var line: Int
        public var fault: Fault
    }

    /// - Parameter read: the bytes of a table.
    public init(_ read: (File) throws -> [UInt8]) throws {
        try Self.lines(of: .surnames, read(.surnames)) { fields in
            let (units, weight) = try (Array(fields[0].utf16), Self.weight(fields[1]))
            if units.count == 1 {
                characters[units[0], default: Character()].surname = weight
            } else if units.count == 2 {
                compounds.append((units, weight, false))
            }
        }
        let chinese = Set(compounds.map(\.units))
        try Self.lines(of: .japanese, read(.japanese)) { fields in
            let units = Array(fields[0].utf16)
            if (2...3).contains(units.count), !chinese.contains(units) { compounds.append((units, try Self.weight(fields[1]), true)) }
        }
        try Self.lines(of: .given, read(.given)) { fields in
            guard let unit = fields[0].utf16.first, fields[0].utf16.count == 1 else { return }
            characters[unit, default: Character()].only = try Self.weight(fields[1])
            characters[unit, default: Character()].first = try Self.weight(fields[2])
            characters[unit, default: Character()].last = try Self.weight(fields[3])
        }
        try Self.lines(of: .foreign, read(.foreign)) { fields in
            guard let unit = fields[0].utf16.first, fields[0].utf16.count == 1 else { return }
            characters[unit, default: Character()].foreign = try Self.weight(fields[1])
        }
        try Self.lines(of: .singles, read(.singles)) { fields in
            guard let unit = fields[0].utf16.first, (Int(fields[1]) ?? 0) >= Self.leastSingle else { return }
            characters[unit, default: Character()].sort = WordClass(tag: fields[2][...]).rawValue
        }
        try Self.lines(of: .words, read(.words)) { fields in
            let units = Array(fields[0].utf16)
            if (2...5).contains(units.count), (Int(fields[1]) ?? 0) >= Self.leastFrequency {
                words.append((units, WordClass(tag: fields[2][...])))
            }
        }
        // Places that a surname could begin.
        try Self.lines(of: .places, read(.places)) { fields in
            let units = Array(fields[0].utf16)
            let isSure = ["county", "town", "city", "province", "jieba", "world"].contains { fields[1].contains($0) }
            if (2...5).contains(units.count), fields[3] == "1", isSure { words.append((units, .place)) }
        }
        for file in [File.known, .foreigners] {
            try Self.lines(of: file, read(file)) { fields in
                let units = Array(fields[0].utf16)
                if (2...8).contains(units.count) { known.append(units) }
            }
        }
        try Self.lines(of: .titles, read(.titles)) { fields in
            let units = Array(fields[0].utf16)
            if (1...6).contains(units.count) { titles.append((units, fields[1] != "after", fields[1] != "before")) }
        }
        guard WordClasses(words, bucketBits: Self.bucketBits) != nil else { throw Problem(file: .words, line: 0, fault: .tooManyWords) }
    }

    private static func lines(of file: File, _ bytes: [UInt8], _ body: ([String]) throws -> Void) throws {
        for (index, line) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
            let line = line.last == 0x0d ? line.dropLast() : line
            if line.isEmpty || line.first == 0x23 { continue }
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
            guard fields.count >= file.columns else { throw Problem(file: file, line: index + 1, fault: .columns(file.columns)) }
            do {
                try body(fields)
            } catch is NoWeight {
                throw Problem(file: file, line: index + 1, fault: .number)
            }
        }
    }

    private struct NoWeight: Error {}

    private static func weight(_ text: String) throws -> Float {
        guard let weight = Float(text), weight >= 0, weight < 1e9 else { throw NoWeight() }
        return weight
    }

    /// Texts of official style, made up from sentences with gaps and names from the tables; the same for the same seed.
    public func sentences(_ templates: [UInt8], count: Int, seed: UInt64, weight: Float) throws -> [TrainingDocument] {
        let posts = titles.filter { $0.units.count > 1 }
        guard posts.contains(where: \.isBefore), posts.contains(where: \.isAfter) else { throw Problem(file: .titles, line: 0, fault: .noPosts) }
        var sentences = OfficialSentences(templates, self, seed: seed)
        return (0..<count).map { _ in sentences.document(weight: weight) }
    }

    /// Counts the characters of transliterated names, which the dots in them give away.
    mutating func learn(_ documents: [TrainingDocument], _ fold: FoldTable) {
        var text = NameUnits(NameAlphabet(.blank, fold))
        for document in documents {
            document.text.withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                for name in document.names where name.count >= 7 {
                    text.read(base, name)
                    let dot = (0..<text.count).first { [0xb7, 0x2027, 0x2022, 0x30fb].contains(text.units[$0]) }
                    guard dot != nil else { continue }
                    for index in 0..<text.count where text.units[index] >= 0x4e00 { characters[text.units[index], default: Character()].foreign += 1 }
                }
            }
        }
    }

    /// The sections of a model that come from the tables.
    ///
    /// - Parameter background: how often each unit stands in ordinary text.
    func sections(background: [UInt16: Float]) -> [(ModelFile.Section, [UInt8])] {
        let total = background.values.reduce(0, +) + 1
        func sum(_ part: KeyPath<Character, Float>) -> Float {
            // In a fixed order: sums of floating-point numbers depend on it.
            characters.keys.sorted().reduce(0) { $0 + characters[$1]![keyPath: part] } + 1
        }
        let compoundWeight = compounds.reduce(Float(0)) { $0 + ($1.isJapanese ? 0 : $1.weight) }
        let surnames = sum(\.surname) + compoundWeight
        let (only, first, last, foreign) = (sum(\.only), sum(\.first), sum(\.last), sum(\.foreign))
        func score(_ count: Float, of all: Float, unit: UInt16, least: Float) -> Int8 {
            let common = ((background[unit] ?? 0) + 3) / total
            return Int8(max(-100, min(100, (8 * log((count + least) / all / common)).rounded())))
        }
        var bytes: [UInt8] = []
        for unit in characters.keys.sorted() {
            let character = characters[unit]!
            bytes.append(littleEndian: unit)
            func put(_ value: Int8) { bytes.append(UInt8(bitPattern: value)) }
            put(character.surname > 0 ? score(character.surname, of: surnames, unit: unit, least: 0) : NameCharacter.never)
            put(score(character.only, of: only, unit: unit, least: 0.3))
            put(score(character.first, of: first, unit: unit, least: 0.3))
            put(score(character.last, of: last, unit: unit, least: 0.3))
            let likeness = character.foreign > 0 ? score(character.foreign, of: foreign, unit: unit, least: 0) : NameCharacter.never
            put(likeness)
            bytes.append(likeness >= 4 && character.foreign >= 3 ? NameCharacter.foreign : 0)
            bytes.append(character.sort)
        }
        let compoundTable = WordTable(
            compounds.map { compound in
                // Two characters together are rarer by far than each: their evidence is taken as fixed. The lowest bit says Japanese.
                let value = Int8(max(-60, min(60, (8 * log(compound.weight + 1) + 8).rounded()))) & ~1
                return WordTable.Entry(units: compound.units, value: compound.isJapanese ? value | 1 : value)
            })
        let titleTable = WordTable(
            titles.map { WordTable.Entry(units: $0.units, value: ($0.isBefore ? 1 : 0) | ($0.isAfter ? 2 : 0)) })
        guard let dictionary = WordClasses(words, bucketBits: Self.bucketBits) else { preconditionFailure("\(words.count) words are too many") }
        return [
            (.characters, bytes), (.compounds, compoundTable.bytes), (.titles, titleTable.bytes),
            (.dictionary, dictionary.bytes), (.pairs, PairFilter(words: words.map(\.units), bitsLog: 19).bytes), (.known, WordFilter(words: known, blockBits: 12).bytes),
        ]
    }
}
