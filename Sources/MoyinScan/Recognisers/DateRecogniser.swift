internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// Dates, as far as they may be dates of birth: only a label, a column or 出生 behind them makes one.
extension Scanner {
    /// `1990年3月7日`, `90年3月`, `民国79年3月7日`, from the year's first digit.
    mutating func recogniseWrittenDate(_ start: Int, yearEnd: Int, _ sign: TextView.Character, digits: Int) -> Int {
        guard digits >= 1, digits <= 4, let year = number(start, yearEnd) else { return yearEnd }
        return finishDate(start, year: year, yearDigits: digits, after: sign.end)
    }

    /// `一九九〇年三月七日`.
    mutating func recogniseHanDate(_ start: Int, yearEnd: Int) -> Int {
        guard let sign = view.visible(at: yearEnd), let year = number(start, yearEnd) else { return yearEnd }
        return finishDate(start, year: year, yearDigits: 4, after: sign.end)
    }

    /// `民国三十五年三月七日`, from 三.
    mutating func recogniseRepublicDate(_ start: Int) -> Int {
        guard let before = view.visible(before: start), before.unit == 0x56fd, let (year, end) = smallNumber(at: start),
            let sign = view.visible(at: end), sign.unit == 0x5e74
        else { return 0 }
        return finishDate(start, year: year, yearDigits: 2, after: sign.end)
    }

    private mutating func finishDate(_ start: Int, year: Int, yearDigits: Int, after position: Int) -> Int {
        var end = position
        var month: Int?
        var day: Int?
        if let (value, next) = smallNumber(at: position), let sign = view.visible(at: next), sign.unit == 0x6708 {
            month = value
            end = sign.end
            if let (value, next) = smallNumber(at: end), let sign = view.visible(at: next),
                sign.unit == 0x65e5 || sign.unit == 0x53f7
            {
                day = value
                end = sign.end
            }
        }
        guard let month, month >= 1, month <= 12 else { return position }
        var begin = start
        var fullYear = year
        if yearDigits <= 3, let second = view.visible(before: start), second.unit == 0x56fd,
            let first = view.visible(before: second.start), first.unit == 0x6c11
        {
            begin = first.start
            fullYear = year + 1911
        } else if yearDigits == 2 {
            fullYear = 1900 + year
        }
        return propose(date: fullYear, month, day, begin..<end) ?? end
    }

    /// `1990-03-07`, `1990.3.7`, `1990/03`, `19900307`, `199003` among the words of the group.
    mutating func recogniseDates() {
        var index = 0
        while index < scratch.group.wordCount {
            let word = scratch.group.words[index]
            guard word.digits == word.count else {
                index += 1
                continue
            }
            if word.count == 8 {
                let value = digits(word)
                _ = propose(
                    date: value / 10_000, value / 100 % 100, value % 100, span(of: index...index))
            } else if word.count == 6 {
                let value = digits(word)
                _ = propose(date: value / 100, value % 100, nil, span(of: index...index))
            } else if word.count == 4, index + 1 < scratch.group.wordCount, isPart(index + 1) {
                let year = digits(word)
                let month = digits(scratch.group.words[index + 1])
                var day: Int?
                var last = index + 1
                if index + 2 < scratch.group.wordCount, isPart(index + 2) {
                    day = digits(scratch.group.words[index + 2])
                    last = index + 2
                }
                if propose(date: year, month, day, span(of: index...last)) != nil { index = last }
            }
            index += 1
        }
    }

    private func isPart(_ index: Int) -> Bool {
        let word = scratch.group.words[index]
        let isJoined = word.link == .hyphen || word.link == .dot || word.link == .slash
        return isJoined && word.digits == word.count && word.count <= 2
    }

    private func span(of words: ClosedRange<Int>) -> Range<Int> {
        let first = scratch.group.words[words.lowerBound].first
        let last = scratch.group.words[words.upperBound].last
        return scratch.group.starts[first]..<scratch.group.ends[last - 1]
    }

    private func digits(_ word: Word) -> Int {
        var value = 0
        for index in word.first..<word.last { value = value &* 10 &+ Int(scratch.group.symbols[index] &- 0x30) }
        return value
    }

    /// - Returns: the end of the date if it was taken for a date of birth.
    private mutating func propose(date year: Int, _ month: Int, _ day: Int?, _ range: Range<Int>) -> Int? {
        guard year >= 1880, year <= 2100, month >= 1, month <= 12 else { return nil }
        if let day, !CivilDate(year: year, month: month, day: day).isValid { return nil }
        var sighting = Sighting(recogniser: .birthDate, start: range.lowerBound, end: range.upperBound, facts: nil)
        if isBornAtLineEnd(range.upperBound) {
            sighting.isSelfEvident = true
            sighting.extraPoints = Points.label
        }
        guard let proposal = weigh(sighting) else { return nil }
        emit(proposal)
        recogniseOrigin(before: range.lowerBound, after: range.upperBound)
        return range.upperBound
    }

    /// 生 with nothing behind it on its line; before punctuation the rule's own words say it.
    private func isBornAtLineEnd(_ end: Int) -> Bool {
        guard let born = view.visible(at: end), born.unit == 0x751f else { return false }
        guard let next = view.character(at: born.end) else { return true }
        return next.symbolClass == .lineBreak || next.symbolClass == .tab || next.unit == 0x7c
    }

    /// The value of the digits, plain or Chinese, in a range of bytes.
    private func number(_ start: Int, _ end: Int) -> Int? {
        var value = 0
        var position = start
        while position < end, let character = view.character(at: position) {
            switch character.symbolClass {
            case .digit, .hanDigit: value = value &* 10 &+ Int(character.entry.digit)
            case .ignorable, .space: break
            default: return nil
            }
            if value > 99_999 { return nil }
            position = character.end
        }
        return value
    }

    /// One or two digits, or 一 … 三十一, and where they end.
    private func smallNumber(at position: Int) -> (Int, Int)? {
        var value = 0
        var count = 0
        var end = position
        var sawTen = false
        while count < 3, let character = view.solid(at: end) {
            if character.symbolClass == .digit || character.symbolClass == .hanDigit {
                if sawTen, value % 10 != 0 { return nil }
                value = sawTen ? value + Int(character.entry.digit) : value * 10 + Int(character.entry.digit)
            } else if character.unit == 0x5341 {  // 十
                value = count == 0 ? 10 : value * 10
                sawTen = true
            } else {
                break
            }
            count += 1
            end = character.end
        }
        return count > 0 ? (value, end) : nil
    }
}
