internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// What beside some characters proves that they are a name, however unlikely they look to the recogniser: the field of a
/// form, 我叫, a sex or an age behind them (catalogue §8, tier A).
struct NameProofs: Sendable {
    private var labels = PhraseSet()
    /// By the last twelve bits of an ideograph, whether it may end a label.
    private var labelEnds = [UInt64](repeating: 0, count: 64)
    private var callers = PhraseSet()
    private var bearers = PhraseSet()
    private var never = PhraseSet()
    private var speaks = PhraseSet()
    private var others: Set<[UInt16]>
    /// What a name under a proof is worth at least, and under half a proof: enough to hide it where something is said of it.
    static let proved = 88
    static let likely = 65
    private static let leastLikely = 45

    init(_ words: SubjectWords, _ fold: FoldTable) {
        func backwards(_ list: [String]) -> PhraseSet {
            list.reduce(into: PhraseSet()) { $0.add(fold.folded($1).reversed(), 0) }
        }
        labels = backwards(words.nameLabels)
        for scalar in fold.scalars(foldingTo: words.nameLabels.compactMap { fold.folded($0).last }).values.joined() {
            labelEnds[Int(scalar >> 6 & 63)] |= 1 << UInt64(scalar & 63)
        }
        callers = backwards(words.nameCallers)
        bearers = backwards(words.nameBearers)
        for word in words.neverNames { never.add(fold.folded(word), 0) }
        for word in words.nameSpeaks { speaks.add(fold.folded(word), 0) }
        others = Set(words.noNames.map { fold.folded($0) })
    }

    /// Whether the ideograph at `start` may end the label of a field.
    func mayEndLabel(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        labelEnds[Int(text[start + 1] & 63)] >> UInt64(text[start + 2] & 63) & 1 != 0
    }

    /// What the name at `place` is worth at least; 0 when nothing beside it proves anything.
    func worth(_ units: [UInt16], _ place: Range<Int>, _ confidence: Int) -> Int {
        let start = place.lowerBound
        if isField(units, place) { return Self.proved }
        if callers.longestBackwards(units, before: start, from: 0) != nil || isDescribed(units, place.upperBound) { return Self.proved }
        // 投诉人买买提反映: who speaks.
        if bearers.longestBackwards(units, before: start, from: 0) != nil, speaks.longest(units, at: place.upperBound, before: units.count) != nil { return Self.proved }
        // 申请人曾遭受…: what else may follow such a word looks less like a name.
        return confidence >= Self.leastLikely && bearers.longestBackwards(units, before: start, from: 0) != nil ? Self.likely : 0
    }

    /// Whether a word overlaps the name that is none of its own: 有|關臺端.
    func isWord(_ units: [UInt16], _ place: Range<Int>) -> Bool {
        for index in max(0, place.lowerBound - 1)..<place.upperBound where never.longest(units, at: index, before: units.count) != nil { return true }
        return false
    }

    /// The name of who writes, at the beginning of a line: 来信人郅晓燕反映.
    func writer(_ units: [UInt16]) -> Range<Int>? {
        for start in 2...4 where start < units.count && bearers.longestBackwards(units, before: start, from: 0)?.count == start {
            for end in (start + 2)...(start + 4) where end < units.count && speaks.longest(units, at: end, before: units.count) != nil {
                let place = start..<end
                if units[place].allSatisfy(Self.isHan), isName(units, place) { return place }
            }
        }
        return nil
    }

    /// Whether a field's label stands right before.
    func isField(_ units: [UInt16], _ place: Range<Int>) -> Bool {
        let start = place.lowerBound
        return start > 1 && units[start - 1] == 0x3a && labels.longestBackwards(units, before: start - 1, from: 0) != nil
    }

    /// （13岁）, ，男，, （女） behind.
    private func isDescribed(_ units: [UInt16], _ index: Int) -> Bool {
        guard index + 1 < units.count, units[index] == 0x2c || units[index] == 0x28 else { return false }
        var next = index + 1
        if units[next] == 0x7537 || units[next] == 0x5973 { return next + 1 >= units.count || Self.isMark(units[next + 1]) }
        while next < units.count, next < index + 4, units[next] &- 0x30 < 10 { next += 1 }
        return next > index + 1 && next < units.count && units[next] == 0x5c81
    }

    /// Names that the fields of a line hold, as places among its units. The line is that of `starts`, so that a gap ends one.
    func fields(_ line: FoldedLine, _ text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        let units = line.units
        var places: [Range<Int>] = []
        for index in units.indices where units[index] == 0x3a && index > 0 {
            guard labels.longestBackwards(units, before: index, from: 0) != nil else { continue }
            var end = index + 1
            while end < units.count, end - index <= Self.longest, Self.isHan(units[end]) {
                end += 1
                if end < units.count, line.starts[end] - line.starts[end - 1] > 3 { break }
            }
            let place = (index + 1)..<end
            if (2...4).contains(place.count), isName(units, place) { places.append(place) }
        }
        return places
    }

    private static let longest = 6

    private func isName(_ units: [UInt16], _ place: Range<Int>) -> Bool {
        // Nothing goes on without a gap but a mark.
        let name = Array(units[place])
        return !others.contains(name) && !Self.begins.contains(name[0]) && !Self.ends.contains(name[name.count - 1])
    }

    /// 各 本 该 由 见 详 无 不 另 某
    private static let begins = Set("各本该由见详无不另某经".utf16)
    /// What offices, places, things and posts end with.
    private static let ends = Set("局厅处科部室会办所站院校村组队司厂社店中心区县市镇乡委行库馆级类型号等无者员款费表册件证人记任长某士生".utf16)

    private static func isMark(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x2c, 0x3002, 0x29, 0x3001, 0x3b, 0x28: true
        default: false
        }
    }

    private static func isHan(_ unit: UInt16) -> Bool { unit >= 0x3400 && unit <= 0x9fff }
}
