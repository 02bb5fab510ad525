internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// Numbers that are told by the character behind them: 年 岁 号 室 …
extension Scanner {
    /// Short digits before an ideograph. Returns where the recognised thing ends, or `end`.
    mutating func recogniseUnit(_ start: Int, _ end: Int, _ next: TextView.Character, digits: Int) -> Int {
        switch next.unit {
        case 0x5e74: return recogniseWrittenDate(start, yearEnd: end, next, digits: digits)  // 年
        case 0x5c81, 0x5468: return recogniseAge(start, end, next, digits: digits)  // 岁 周岁
        case 0x53f7: return recogniseNumbered(start, end, next)  // 号
        default: return Self.isDoor(next.unit) ? recogniseAddress(number: start, end) : end
        }
    }

    /// Whether ``recogniseUnit(_:_:_:digits:)`` does anything before this ideograph.
    static func isUnit(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x5e74, 0x5c81, 0x5468, 0x53f7: true
        default: isDoor(unit)
        }
    }

    /// Runs of a group that no other recogniser wanted.
    mutating func recogniseUnits() {
        guard scratch.group.wordCount > 0 else { return }
        let last = scratch.group.words[scratch.group.wordCount - 1]
        guard let next = view.character(at: scratch.group.end), next.symbolClass == .han else { return }
        // 〔2020〕3-12号, 〔2022〕Z0012号
        if next.unit == 0x53f7, scratch.group.wordCount > 1 || last.letters > 0,
            recogniseOfficialNumber(scratch.group.starts[0], end: next.end) > 0
        {
            return
        }
        guard last.letters == 0 else { return }
        let start = scratch.group.starts[last.first]
        _ = recogniseUnit(start, scratch.group.end, next, digits: last.count)
    }

    /// 栋 幢 座 单元 室 房 楼 层 弄 巷 组 队
    static func isDoor(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x680b, 0x5e62, 0x5ea7, 0x5355, 0x5ba4, 0x623f, 0x697c, 0x5c42, 0x5f04, 0x5df7, 0x7ec4, 0x961f: true
        default: false
        }
    }

    /// `N号`: a document, a case, a certificate, a house.
    private mutating func recogniseNumbered(_ start: Int, _ end: Int, _ sign: TextView.Character) -> Int {
        let settled = recogniseOfficialNumber(start, end: sign.end)
        if settled > end { return settled }
        return recogniseAddress(number: start, end)
    }

    // MARK: age

    private mutating func recogniseAge(_ start: Int, _ end: Int, _ next: TextView.Character, digits: Int) -> Int {
        guard digits <= 3, !isUpperBound(start) else { return end }
        var last = next
        if next.unit == 0x5468 {
            guard let year = view.visible(at: next.end), year.unit == 0x5c81 else { return end }
            last = year
        }
        let sighting = Sighting(recogniser: .age, start: start, end: last.end, facts: nil)
        guard let proposal = weigh(sighting) else { return end }
        emit(proposal)
        recogniseOrigin(before: start, after: last.end)
        return last.end
    }

    /// 7~14岁, 0-6岁, 20到30岁, 79.4岁: a band of ages or an average.
    private func isUpperBound(_ start: Int) -> Bool {
        guard let before = view.visible(before: start) else { return false }
        if before.unit == 0x5230 || before.unit == 0x81f3 || before.symbolClass == .dot {
            return view.visible(before: before.start)?.symbolClass == .digit
        }
        return before.symbolClass == .hyphen || before.unit == 0x7e || before.unit == 0x301c || before.unit == 0x2014
    }

    // MARK: hotlines

    /// Three to six digits that stand for a public service.
    mutating func recogniseHotline(_ start: Int, _ end: Int, _ digits: Int) -> Int {
        guard digits >= 3, let proposal = hotline(start, end) else { return end }
        emit(proposal)
        return end
    }

    /// A short code among the runs of a group.
    mutating func hotline(_ reading: Reading) -> Proposal? {
        guard reading.joined.groups == 1, !reading.isEmbedded, !reading.isDecimal else { return nil }
        return hotline(
            scratch.group.starts[reading.symbols.lowerBound], scratch.group.ends[reading.symbols.upperBound - 1])
    }

    private mutating func hotline(_ start: Int, _ end: Int) -> Proposal? {
        var symbols = InlineArray<6, UInt8>(repeating: 0)
        var count = 0
        var position = start
        while position < end, count < 6, let character = view.character(at: position) {
            if character.symbolClass == .digit {
                symbols[count] = 0x30 &+ character.entry.digit
                count += 1
            }
            position = character.end
        }
        guard count >= 3 else { return nil }
        let facts = ValidatorID.hotline.examine(symbols.span.extracting(0..<count), engine.tables)
        // 95…, 96…: services of a company or a city, which no list holds; the label must stand right before.
        let isService = count >= 5 && symbols[0] == 0x39 && (symbols[1] == 0x35 || symbols[1] == 0x36)
        let isAnnounced = isAnnouncedLine(after: end)
        guard isAnnounced || isService || facts?.allotment == .passed else { return nil }
        var sighting = Sighting(recogniser: .hotline, start: start, end: end, facts: facts)
        sighting.isSelfEvident = isAnnounced
        if isAnnounced { sighting.extraPoints = Points.label }
        return weigh(sighting)
    }

    /// 热线 or 专线 within eleven characters to the right, in the same clause; not 供热线路.
    private func isAnnouncedLine(after end: Int) -> Bool {
        var position = end
        var previous: UInt16 = 0
        for _ in 0..<12 {
            guard let character = view.visible(at: position) else { return false }
            switch character.symbolClass {
            case .han, .letter, .hanDigit: break
            // A closing quote.
            default:
                guard position == end, character.unit == 0x201d || character.unit == 0x22 || character.unit == 0x300d else {
                    return false
                }
            }
            if character.unit == 0x7ebf, previous == 0x70ed || previous == 0x4e13 {
                guard let next = view.visible(at: character.end) else { return true }
                return !AddressGrammar.blocks("路缆圈网", next.unit)
            }
            // A verb: what follows is no name of the line.
            if AddressGrammar.blocks("为是在有被由", character.unit) { return false }
            previous = character.unit
            position = character.end
        }
        return false
    }
}
