internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Words beside a name that tell whose it is: 副局长王建国, 王建国（城关镇镇长）, 户主：王建国.
struct SubjectBook: Sendable {
    private var behind = PhraseSet()
    private var before = PhraseSet()
    private var concealed = PhraseSet()
    private var opinions = PhraseSet()
    private static let order: [Subject] = [.official, .private, .minor]

    init(_ words: SubjectWords, _ fold: FoldTable) {
        for (number, list) in [words.official, words.private, words.minor].enumerated() {
            for word in list {
                let units = fold.folded(word)
                behind.add(units, number)
                before.add(units.reversed(), number)
            }
        }
        for word in words.opinions { opinions.add(fold.folded(word).reversed(), 0) }
        for word in words.concealed { concealed.add(fold.folded(word).reversed(), 0) }
    }

    /// Whether the word right before a name is of those whom a court does not name.
    func isConcealed(_ units: [UInt16], before name: Int) -> Bool {
        var start = name
        if start > 0, units[start - 1] == Self.colon { start -= 1 }
        return concealed.longestBackwards(units, before: start, from: 0) != nil
    }

    private static let colon: UInt16 = 0x3a
    private static func separates(_ unit: UInt16) -> Bool { unit == 0x3001 || unit == 0x548c || unit == 0x4e0e || unit == 0x53ca }
    private static func endsClause(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x2c, 0x3b, 0x3002, 0x21, 0x3f, 0x7c: true
        default: false
        }
    }
    /// Characters of an apposition: 王建国，县农业农村局局长.
    private static let apposition = 24

    /// The subject that a header, a label or another word stands for as a whole or at its end.
    func subject(of units: [UInt16]) -> Subject? {
        before.longestBackwards(units, before: units.count, from: 0).map { Self.order[$0.number] }
    }

    /// Whose name stands at `name`; nil when nothing beside it tells.
    func subject(_ units: [UInt16], _ name: Range<Int>) -> Subject? {
        var start = name.lowerBound
        if start > 0, units[start - 1] == Self.colon || units[start - 1] == 0x28 { start -= 1 }
        if let word = before.longestBackwards(units, before: start, from: 0) { return Self.order[word.number] }
        if let word = behind.longest(units, at: name.upperBound, before: units.count), word.count > 1 { return Self.order[word.number] }
        if let subject = inBrackets(units, name.upperBound) ?? inApposition(units, name.upperBound) ?? (!name.isEmpty && units[name.upperBound - 1] == 0x4e3a ? inApposition(units, name.upperBound - 1) : nil) { return subject }
        return byLabel(units, name.lowerBound) ?? (isOpinion(units, name.lowerBound) ? .official : nil)
    }

    /// 领导批示：同意。请抓紧。　许怀民　11月2日
    private func isOpinion(_ units: [UInt16], _ name: Int) -> Bool {
        guard let colon = units.prefix(Self.longestLabel).firstIndex(of: Self.colon), colon < name else { return false }
        return opinions.longestBackwards(units, before: colon, from: 0) != nil
    }

    private static let longestLabel = 12

    /// 翁国强（城关镇武装部部长）
    private func inBrackets(_ units: [UInt16], _ index: Int) -> Subject? {
        guard index < units.count, units[index] == 0x28 else { return nil }
        let limit = min(units.count, index + Self.apposition)
        guard let close = units[index..<limit].firstIndex(of: 0x29) else { return nil }
        return before.longestBackwards(units, before: close, from: index + 1).map { Self.order[$0.number] }
    }

    /// 王建国，县农业农村局局长，
    private func inApposition(_ units: [UInt16], _ index: Int) -> Subject? {
        // 任命王建国为县财政局局长, 免去王建国的县财政局局长职务
        guard index < units.count, units[index] == 0x2c || units[index] == 0x4e3a || units[index] == 0x4efb || units[index] == 0x7684 else { return nil }
        var end = index + 1
        while end < min(units.count, index + Self.apposition), !Self.endsClause(units[end]) { end += 1 }
        if units[index] == 0x7684 {
            guard end - index > 3, units[end - 2] == 0x804c, units[end - 1] == 0x52a1 else { return nil }
            end -= 2
        }
        return before.longestBackwards(units, before: end, from: index + 1).map { Self.order[$0.number] }
    }

    /// 联系人：镇民政办 强小龙
    private func byLabel(_ units: [UInt16], _ index: Int) -> Subject? {
        var start = index
        while start > max(0, index - Self.apposition), !Self.endsClause(units[start - 1]) {
            start -= 1
            if units[start] == Self.colon { return before.longestBackwards(units, before: start, from: 0).map { Self.order[$0.number] } }
        }
        return nil
    }

    /// Whether two names are neighbours of one list: 薛斌、裴俊泉.
    static func areListed(_ units: [UInt16], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        right.lowerBound == left.upperBound + 1 && separates(units[left.upperBound])
    }
}
