internal import CICU

/// Assembles the pages of a ``FoldTable``: first what ICU says, then what ICU does not fold (catalogue §2, N1 "own
/// table", N3, N4).
struct FoldTableBuilder {
    var pageOf = [UInt16](repeating: 0, count: 0x1100)
    var entries: [UInt32] = []
    var expansions: [UInt16] = []

    /// Ranges whose pages are described one by one; everything else shares a page of plain characters or ideographs.
    private static let described: [ClosedRange<UInt32>] = [
        0x0000...0x9fff, 0xa600...0xabff, 0xd700...0xd7ff, 0xf900...0xffff,
        0x10400...0x107ff, 0x11000...0x11fff, 0x16a00...0x16fff, 0x1bc00...0x1bcff, 0x1d100...0x1d1ff,
        0x1d400...0x1d7ff, 0x1e100...0x1e9ff, 0x1ee00...0x1ef00, 0x1f100...0x1f2ff, 0x1fb00...0x1fbff,
        0x2f800...0x2faff, 0xe0000...0xe01ff,
    ]
    private static let ideographs: [ClosedRange<UInt32>] = [0x20000...0x323ff]
    /// Pages full of unified ideographs, which fold to themselves for good (Unicode's stability policy): half of all that
    /// would have to be asked for.
    private static let unified: [ClosedRange<UInt32>] = [0x3400...0x4cff, 0x4e00...0x9fff]

    mutating func describeFromICU() {
        entries.reserveCapacity(0x10000)
        // Page 0: plain characters that fold to themselves; page 1: ideographs.
        for symbolClass in [SymbolClass.other, .han] {
            entries.append(contentsOf: repeatElement(FoldEntry(unit: 0, class: symbolClass).bits, count: 256))
        }
        for range in Self.ideographs {
            for page in (range.lowerBound >> 8)...(range.upperBound >> 8) where pageOf[Int(page)] == 0 {
                pageOf[Int(page)] = 1
            }
        }
        var raw = [UInt32](repeating: 0, count: 256)
        // No character folds to more units.
        var units = [UInt16](repeating: 0, count: 256 * 32)
        for range in Self.described {
            for page in (range.lowerBound >> 8)...(range.upperBound >> 8) {
                if (0xd8...0xdf).contains(page) { continue }
                pageOf[Int(page)] = UInt16(entries.count >> 8)
                if Self.unified.contains(where: { $0.contains(page << 8) }) {
                    for scalar in (page << 8)...(page << 8 | 0xff) {
                        entries.append(FoldEntry(unit: UInt16(scalar), class: .han, flags: FoldEntry.compatibility).bits)
                    }
                    continue
                }
                let used = moyin_icu_describe(page << 8, 256, &raw, &units, 0, units.count)
                precondition(used != Int.max && used >= 0, "ICU cannot describe page \(page)")
                for index in 0..<256 {
                    entries.append(entry(of: page << 8 | UInt32(index), raw: raw[index], units: units))
                }
            }
        }
        // The shared pages fold to themselves; a scalar beyond the BMP keeps itself through the expansion-free path.
    }

    private mutating func entry(of scalar: UInt32, raw: UInt32, units: [UInt16]) -> UInt32 {
        let count = Int(raw >> UInt32(MOYIN_ICU_UNITS_SHIFT)) & MOYIN_ICU_UNITS_MASK
        let digit = raw >> UInt32(MOYIN_ICU_DIGIT_SHIFT) & UInt32(MOYIN_ICU_DIGIT_MASK)
        func has(_ flag: Int) -> Bool { raw & UInt32(flag) != 0 }
        var flags: UInt32 = has(MOYIN_ICU_COMBINING) ? FoldEntry.combining : 0
        if scalar >= 0x80 { flags |= FoldEntry.compatibility }
        if digit > 0 {
            let value = digit - 1
            return FoldEntry(unit: UInt16(0x30 + value), class: .digit, flags: flags).bits | value << 20
        }
        if count == 0 { return FoldEntry(unit: 0, class: .ignorable, flags: flags).bits }
        if count > 1 {
            let at = Int(raw & 0xffff)
            let folded = units[at..<(at + count)]
            // A pair of surrogates is one scalar: outside the BMP, or mapped there.
            if count == 2, folded[at] & 0xfc00 == 0xd800, has(MOYIN_ICU_HAN) {
                return FoldEntry(unit: 0, class: .han, flags: flags & ~FoldEntry.compatibility).bits
            }
            if count == 2, folded[at] & 0xfc00 == 0xd800 { return FoldEntry(unit: 0, class: .other, flags: flags).bits }
            let index = expansions.count
            expansions.append(UInt16(count))
            expansions.append(contentsOf: folded)
            return FoldEntry(unit: UInt16(index), class: .expanding, flags: flags | FoldEntry.expands).bits
        }
        let unit = UInt16(truncatingIfNeeded: raw)
        return FoldEntry(unit: unit, class: Self.classOf(unit, raw: raw, scalar: scalar), flags: flags).bits
            | UInt32(Self.digitValue(unit)) << 20
    }

    private static func digitValue(_ unit: UInt16) -> UInt16 { (0x30...0x39).contains(unit) ? unit - 0x30 : 0 }

    private static func classOf(_ unit: UInt16, raw: UInt32, scalar: UInt32) -> SymbolClass {
        switch unit {
        case 0x30...0x39: return .digit
        case 0x61...0x7a: return .letter
        case 0x09: return .tab
        case 0x0a...0x0d, 0x85, 0x2028, 0x2029: return .lineBreak
        case 0x2d: return .hyphen
        case 0x2e: return .dot
        case 0x2f, 0x5f: return .slash
        case 0x2a, 0x23: return .mask
        default: break
        }
        if raw & UInt32(MOYIN_ICU_SPACE) != 0 { return .space }
        if raw & UInt32(MOYIN_ICU_DASH) != 0 { return .hyphen }
        if raw & UInt32(MOYIN_ICU_HAN) != 0 { return .han }
        return .other
    }

    // MARK: overlays

    mutating func set(_ scalar: UInt32, _ entry: FoldEntry) {
        let page = Int(pageOf[Int(scalar >> 8)])
        precondition(page > 1, "scalar \(scalar) lies on a shared page")
        entries[page << 8 | Int(scalar & 0xff)] = entry.bits
    }

    func get(_ scalar: UInt32) -> FoldEntry {
        FoldEntry(bits: entries[Int(pageOf[Int(scalar >> 8)]) << 8 | Int(scalar & 0xff)])
    }

    /// Digits that NFKC leaves alone, and the Chinese numerals.
    mutating func overlayDigits() {
        func digit(_ scalar: UInt32, _ value: UInt32) {
            let flags = FoldEntry.compatibility | value << 20
            set(scalar, FoldEntry(unit: UInt16(0x30 + value), class: .digit, flags: flags))
        }
        for value in UInt32(1)...9 {
            digit(0x2775 + value, value)  // ❶
            digit(0x24f4 + value, value)  // ⓵
            digit(0x277f + value, value)  // ➀
            digit(0x2789 + value, value)  // ➊
            digit(0x3020 + value, value)  // 〡
        }
        digit(0x24ff, 0)
        let numerals: [(String, UInt32)] = [
            ("〇零", 0), ("一壹弌幺么", 1), ("二贰貳弍两兩", 2), ("三叁參叄弎", 3), ("四肆", 4), ("五伍", 5),
            ("六陆陸", 6), ("七柒", 7), ("八捌", 8), ("九玖", 9),
        ]
        for (characters, value) in numerals {
            for scalar in characters.unicodeScalars {
                let flags = FoldEntry.compatibility | value << 20
                set(scalar.value, FoldEntry(unit: UInt16(scalar.value), class: .hanDigit, flags: flags))
            }
        }
    }

    /// Letters of other scripts that pass for Latin ones or for digits (N3).
    mutating func overlayLookAlikes() {
        let pairs: [(String, String)] = [
            ("оОοΟ", "o"), ("хХχΧ", "x"), ("аАαΑ", "a"), ("еЕεΕ", "e"), ("рРρΡ", "p"), ("сС", "c"), ("ВвΒ", "b"),
            ("НнΗ", "h"), ("КкκΚ", "k"), ("МмΜ", "m"), ("ТтτΤ", "t"), ("ІіιΙ", "i"), ("Ѕѕ", "s"), ("Јј", "j"),
            ("ıΙ", "i"), ("ΝΝ", "n"), ("Ζζ", "z"), ("уУΥ", "y"),
        ]
        for (sources, target) in pairs {
            let unit = target.utf16.first!
            for scalar in sources.unicodeScalars {
                let flags = FoldEntry.compatibility | FoldEntry.confusable
                set(scalar.value, FoldEntry(unit: unit, class: .letter, flags: flags))
            }
        }
        // Roman numeral one and the bar-like letters pass for 1.
        for scalar in "Ⅰⅰǀ".unicodeScalars {
            let flags = FoldEntry.compatibility | FoldEntry.confusable
            set(scalar.value, FoldEntry(unit: 0x69, class: .letter, flags: flags))
        }
    }

    mutating func overlaySeparatorsAndMasks() {
        func put(_ characters: String, _ symbolClass: SymbolClass) {
            for scalar in characters.unicodeScalars {
                var entry = get(scalar.value)
                entry.bits = entry.bits & ~(0xf << 16) | UInt32(symbolClass.rawValue) << 16
                // What a shared class hides: the unit stays the NFKC form.
                if entry.has(FoldEntry.expands) { entry = FoldEntry(unit: UInt16(scalar.value), class: symbolClass) }
                set(scalar.value, entry)
            }
        }
        put("-‐‑‒–—―−－﹣﹘ー", .hyphen)
        put(".·•・‧．｡∙⋅", .dot)
        put("_/＿／", .slash)
        put("*＊﹡∗×✕✖╳●○◯□■▇█▓▒░#＃☆★◆◇△▲", .mask)
        put("\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{3164}\u{ffa0}", .ignorable)
        // N2: combining enclosures and marks vanish inside numbers.
        for scalar in (UInt32(0x20d0)...0x20ff) { set(scalar, FoldEntry(unit: 0, class: .ignorable)) }
        for scalar in (UInt32(0x300)...0x36f) {
            set(scalar, FoldEntry(unit: UInt16(scalar), class: .ignorable, flags: FoldEntry.combining))
        }
        put("|｜", .other)
    }

    /// Traditional and variant characters fold to simplified ones (N6).
    mutating func overlaySimplified(_ file: UnsafeRawBufferPointer) {
        var position = 0
        var target: UInt32 = 0
        var lineStart = true
        var comment = false
        file.withMemoryRebound(to: UInt8.self) { bytes in
            while position < bytes.count {
                let byte = bytes[position]
                if byte == 0x0a {
                    lineStart = true
                    comment = false
                    position += 1
                    continue
                }
                if comment || byte == 0x09 {
                    position += 1
                    continue
                }
                if lineStart, byte == 0x23 {
                    comment = true
                    continue
                }
                let (scalar, length) = UTF8Decoding.decode(bytes, at: position)
                position += length
                if lineStart {
                    target = scalar
                    lineStart = false
                } else if pageOf[Int(scalar >> 8)] > 1, target < 0x10000 {
                    var entry = get(scalar)
                    // 貳, 兩 and their like keep being digits.
                    entry.bits = entry.bits & ~0xffff | target
                    set(scalar, entry)
                } else {
                    preconditionFailure("traditional-simplified.tsv: U+\(String(scalar, radix: 16)) has no page")
                }
            }
        }
    }
}
