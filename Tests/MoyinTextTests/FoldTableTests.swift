import CICU
import MoyinRules
import MoyinText
import Testing

/// The folding table against ICU itself.
@Suite struct FoldTableTests {
    static let table = FoldTable(simplified: BuiltinData.file("tables/traditional-simplified.tsv")!)

    /// Letters and digits fold as NFKC_Casefold says, wherever the table claims a single unit of that kind.
    @Test func agreesWithICU() {
        var wrong: [UInt32] = []
        var compared = 0
        for scalar in UInt32(0x20)..<0x10000 where !(0xd800..<0xe000).contains(scalar) {
            let entry = Self.table[scalar]
            guard entry.symbolClass == .letter, !entry.has(FoldEntry.confusable) else { continue }
            var source = [UInt16(scalar)]
            var folded = [UInt16](repeating: 0, count: 8)
            let count = moyin_icu_nfkc_casefold(&source, 1, &folded, 8)
            compared += 1
            if count != 1 || folded[0] != entry.unit { wrong.append(scalar) }
        }
        #expect(compared > 100)
        #expect(wrong.isEmpty)
    }

    /// Runs of plain characters are folded by a kernel; reading one character after the other gives the same.
    @Test func runsFoldLikeCharacters() {
        let pieces: [[UInt8]] =
            ["密", "機", "Ａ", "ａ", "9", "９", " ", "　", "\u{200b}", "㈱", "\u{2f00}", "𠮷", "é", "Я", "。", "！", "\n", "★", "①", "a\u{301}"].map { Array($0.utf8) }
            + [[0xe4], [0xe4, 0xb8], [0xe0, 0x80, 0x80], [0xff], [0xed, 0xa0, 0x80]]
        var state: UInt64 = 23
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0..<500 {
            let plain = next(2) == 0
            let text = (0..<next(600)).flatMap { _ in plain && next(20) > 0 ? pieces[next(2)] : pieces[next(pieces.count)] }
            text.withUnsafeBufferPointer { text in
                let folded = FoldedText(text, fold: Self.table)
                var units: [UInt16] = []
                var places: [Range<Int>] = []
                var position = 0
                while position < text.count {
                    let (scalar, length) = UTF8Decoding.decode(text, at: position)
                    let entry = scalar == UTF8Decoding.invalid ? FoldEntry(unit: 0xfffd, class: .other) : Self.table[scalar]
                    var of: [UInt16] = []
                    if entry.has(FoldEntry.expands) {
                        of = Array(Self.table.expansion(of: entry))
                    } else if entry.symbolClass != .ignorable {
                        of = entry.unit != 0 ? [entry.unit] : Array(String(UnicodeScalar(scalar)!).utf16)
                    }
                    units += of
                    places += of.map { _ in position..<(position + length) }
                    position += length
                }
                #expect(folded.units == units)
                #expect(units.indices.allSatisfy { folded.bytes(of: $0..<($0 + 1)) == places[$0] })
            }
        }
    }

    /// What the builder takes for granted instead of asking: ICU folds no unified ideograph, so the table does not either
    /// unless it simplifies it.
    @Test func unifiedIdeographsAreICUsOwn() {
        var wrong: [UInt32] = []
        for scalar in [0x3400...0x4cff, 0x4e00...0x9fff].joined().map(UInt32.init) {
            var source = [UInt16(scalar)]
            var folded = [UInt16](repeating: 0, count: 8)
            let count = moyin_icu_nfkc_casefold(&source, 1, &folded, 8)
            let entry = Self.table[scalar]
            let isIdeograph = entry.symbolClass == .han || entry.symbolClass == .hanDigit
            if count != 1 || folded[0] != UInt16(scalar) || !isIdeograph || entry.has(FoldEntry.expands | FoldEntry.combining) {
                wrong.append(scalar)
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        ("１", 1), ("①", 1), ("❷", 2), ("²", 2), ("𝟑", 3), ("〤", 4), ("٥", 5), ("⓪", 0), ("➐", 7),
    ])
    func digits(_ text: String, _ value: UInt8) {
        let entry = Self.table[text.unicodeScalars.first!.value]
        #expect(entry.symbolClass == .digit)
        #expect(entry.digit == value)
    }

    @Test(arguments: [("〇", 0), ("零", 0), ("壹", 1), ("幺", 1), ("兩", 2), ("叁", 3), ("玖", 9)])
    func chineseDigits(_ text: String, _ value: UInt8) {
        let entry = Self.table[text.unicodeScalars.first!.value]
        #expect(entry.symbolClass == .hanDigit)
        #expect(entry.digit == value)
    }

    @Test func tenIsNoDigit() {
        for character in "十百千万亿".unicodeScalars { #expect(Self.table[character.value].symbolClass == .han) }
    }

    @Test(arguments: ["\u{200b}", "\u{202e}", "\u{fe0f}", "\u{20e3}", "\u{ad}", "\u{feff}", "\u{e0101}", "\u{2060}"])
    func invisible(_ text: String) {
        #expect(Self.table[text.unicodeScalars.first!.value].symbolClass == .ignorable)
    }

    /// Every pair of the table that ICU knows is what ICU says.
    @Test func simplifiesLikeICU() {
        var source: [UInt16] = []
        for scalar in UInt32(0x4e00)...0x9fff where Self.table[scalar].symbolClass == .han {
            if Self.table[scalar].unit != UInt16(scalar) { source += [UInt16(scalar), 0x0a] }
        }
        #expect(source.count > 5000)
        var simplified = source
        let count = moyin_icu_simplify(&simplified, Int32(source.count), Int32(source.count))
        #expect(Int(count) == source.count)
        let variants: Set<UInt16> = Set("缐査峯嵗".utf16)
        var wrong = 0
        for index in stride(from: 0, to: source.count, by: 2) where !variants.contains(source[index]) {
            if Self.table[UInt32(source[index])].unit != simplified[index] { wrong += 1 }
        }
        #expect(wrong == 0)
    }
}
