internal import MoyinText

/// A phrase as folded units.
struct PhraseWord: Sendable {
    /// Stands for a number in any digits.
    static let number: UInt16 = 0xffff

    var units: [UInt16] = []

    init(_ text: String, _ fold: FoldTable) {
        for scalar in text.unicodeScalars {
            if scalar == "#" {
                units.append(Self.number)
                continue
            }
            let entry = fold[scalar.value]
            if entry.has(FoldEntry.expands) { units += fold.expansion(of: entry) } else if entry.unit != 0x20 { units.append(entry.unit) }
        }
    }

    /// Where the phrase ends when it begins at `start`, or nil. Digits in a row count as one number.
    func match(_ text: [UInt16], at start: Int, end: Int) -> Int? {
        var position = start
        for unit in units {
            guard position < end else { return nil }
            if unit == Self.number {
                guard Units.isNumeral(text[position]) else { return nil }
                while position < end, Units.isNumeral(text[position]) { position += 1 }
            } else {
                guard text[position] == unit else { return nil }
                position += 1
            }
        }
        return position
    }

    /// Where the phrase begins when it ends before `end`, or nil. Not for phrases with numbers.
    func match(_ text: [UInt16], before end: Int) -> Int? {
        let start = end - units.count
        guard start >= 0 else { return nil }
        for (offset, unit) in units.enumerated() where text[start + offset] != unit { return nil }
        return start
    }
}

/// Questions about folded units.
enum Units {
    /// An ideograph or a letter: what belongs to words.
    static func isWord(_ unit: UInt16) -> Bool {
        unit >= 0x3400 && unit <= 0x9fff || unit >= 0x61 && unit <= 0x7a || unit >= 0xd800 && unit < 0xe000 || unit == 0x3007
    }

    static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

    /// A digit in any writing, and the words for ten to a hundred: 十年, 二十年.
    static func isNumeral(_ unit: UInt16) -> Bool {
        if isDigit(unit) { return true }
        switch unit {
        case 0x3007, 0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341, 0x767e,
            0x5eff, 0x5345, 0x58f9, 0x8d30, 0x53c1, 0x8086, 0x4f0d, 0x9646, 0x67d2, 0x634c, 0x7396, 0x62fe, 0x4e24, 0x25cb: return true  // 〇零一二三四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾两○
        default: return false
        }
    }

    static func isOpenQuote(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x300a, 0x3008, 0x201c, 0x2018, 0x300c, 0x300e: true  // 《 〈 “ ‘ 「 『
        default: false
        }
    }

    static func isCloseQuote(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x300b, 0x3009, 0x201d, 0x2019, 0x300d, 0x300f: true  // 》 〉 ” ’ 」 』
        default: false
        }
    }

    static func isOpenBracket(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x28, 0x5b, 0x7b, 0x3010, 0x3014, 0x3016: true  // ( [ { 【 〔 〖
        default: false
        }
    }

    static func isCloseBracket(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x29, 0x5d, 0x7d, 0x3011, 0x3015, 0x3017: true  // ) ] } 】 〕 〗
        default: false
        }
    }

    /// Neither word nor number nor quotation mark: frames, bullets, stars, brackets.
    static func isOrnament(_ unit: UInt16) -> Bool {
        !isWord(unit) && !isDigit(unit) && !isOpenQuote(unit) && !isCloseQuote(unit) && unit != 0x22
    }

    /// Ends or joins the clauses of a sentence.
    static func isClausal(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x3002, 0xff0c, 0x2c, 0x3b, 0x21, 0x3f: true  // 。 ， , ; ! ?
        default: false
        }
    }
}
