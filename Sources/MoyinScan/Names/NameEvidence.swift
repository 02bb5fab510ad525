internal import Glibc
internal import MoyinNames
internal import MoyinText
internal import MoyinTypes

extension Scanner {
    /// Confidence that a model's word alone may reach: only a list knows for sure.
    static let certain = 99

    /// The name as a proposal whose steps add up to its probability.
    ///
    /// - Parameter base: where the bytes of the name count from.
    func proposal(_ name: FoundName, base: Int, slot: UInt8) -> Proposal {
        let range = (base + name.start)..<(base + name.end)
        let confidence = max(0, min(Self.certain, Int((name.probability * 100).rounded())))
        var evidence = EvidenceList()
        let isHidden = name.form == .masked || endsWithSomeone(range)
        if isHidden {
            evidence.add(Evidence(.nameMask, confidence))
        } else {
            explain(name, confidence, in: &evidence)
        }
        var proposal = Proposal(start: range.lowerBound, end: range.upperBound, slot: slot, evidence: evidence)
        proposal.masked = isHidden ? masked(range, surname: name.surnameLength) : masked(name, base)
        return proposal
    }

    /// Whether 某 stands at the end.
    private func endsWithSomeone(_ range: Range<Int>) -> Bool {
        let last = view.base + (range.upperBound - 3)
        return range.count > 5 && last[0] == 0xe6 && last[1] == 0x9f && last[2] == 0x90
    }

    /// Each part of the sum moves the confidence from where the parts before it had brought it.
    private func explain(_ name: FoundName, _ confidence: Int, in evidence: inout EvidenceList) {
        var tenths = 0
        var shown = 0
        for part in NameReasons.Part.allCases where name.reasons[part] != 0 {
            tenths += Int(name.reasons[part])
            let reached = Int(Self.percent[max(0, min(Self.percent.count - 1, tenths + Self.percent.count / 2))])
            let word = part == .title ? name.title.map { UInt16(clamping: $0 + 1) } ?? 0 : 0
            if reached != shown || word != 0 { evidence.add(Evidence(Self.kind(part), reached - shown, word: word)) }
            shown = reached
        }
        if confidence != shown { evidence.add(Evidence(.nameCalibration, confidence - shown)) }
    }

    /// Probabilities of sums from -10 to 10 nats, a tenth a step, out of 100.
    private static let percent = (-100...100).map { Int8((100 / (1 + exp(-Double($0) / 10))).rounded()) }

    private static func kind(_ part: NameReasons.Part) -> EvidenceKind {
        switch part {
        case .characters: .nameCharacters
        case .before: .nameBefore
        case .after: .nameAfter
        case .words: .nameWords
        case .title: .nameTitle
        case .list: .nameList
        case .text: .nameText
        }
    }

    /// The visible characters of a stretch, one unit each.
    func folded(_ range: Range<Int>) -> [UInt16] {
        var units: [UInt16] = []
        var position = range.lowerBound
        while position < range.upperBound, let character = view.solid(at: position), character.start < range.upperBound {
            units.append(character.unit)
            position = character.end
        }
        return units
    }

    /// A surname with what is said of anybody tells nothing (catalogue §8).
    private func masked(_ name: FoundName, _ base: Int) -> MaskRating? {
        if name.form == .nickname { return .sufficient }
        // 张先生 taken for a whole name.
        if name.form == .full, Self.addresses.contains(Array(folded((base + name.start)..<(base + name.end)).dropFirst())) { return .sufficient }
        guard name.form == .bare, let title = name.titleAfter else { return nil }
        return Self.addresses.contains(folded((base + title.lowerBound)..<(base + title.upperBound))) ? .sufficient : nil
    }

    /// How much is left of a name that was hidden (catalogue §3.3): of 张某某 and 李** nothing, of 李* little, of 张*三 nearly
    /// all.
    func masked(_ range: Range<Int>, surname: Int) -> MaskRating {
        let rest = folded(range).dropFirst(surname)
        if rest.contains(Self.someone) { return .sufficient }
        let shown = rest.contains { $0 >= 0x3400 && $0 <= 0x9fff }
        return shown ? .weak : rest.count > 1 ? .sufficient : .acceptable
    }

    static let someone: UInt16 = 0x67d0  // 某

    /// What is said of anybody: 王先生. A post, as in 王县长, says who it is.
    private static let addresses = Set(["先生", "女士", "小姐", "太太", "夫人", "师傅", "铁匠", "木匠", "石匠", "裁缝", "掌柜", "大夫", "老汉", "大叔", "大婶", "大娘", "奶奶", "爷爷", "阿姨", "大爷", "大妈", "大姐", "大哥"].map { Array($0.utf16) })
}
