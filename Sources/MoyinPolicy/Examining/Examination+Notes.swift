internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// What single findings say of the document, and where a look at the value itself changes what is done with it.
extension Examination {
    static let overMasked = Kind("OVER_MASKED")

    mutating func note(_ finding: Finding, _ traits: RuleTraits, _ segment: SegmentText, _ book: PolicyBook, _ decision: Decision) {
        if traits.contains(.placeholder) { facts.notes.insert(.placeholder) }
        if traits.contains(.documentNumber), segment.beginsText, !facts.markings.isNumbered { facts.markings.isNumbered = Self.isNumber(finding, of: segment) }
        if traits.contains(.landline), finding.masked != nil, finding.subject != .private { facts.notes.insert(Self.overMasked) }
        guard traits.contains(.name) else { return }
        if finding.masked != nil {
            guard finding.subject == .official || decision.profile?.mustName == true else { return }
            if Self.hidesGivenName(finding, segment, book.fold), !Self.tellsStory(finding, segment, book.fold) { facts.notes.insert(Self.overMasked) }
        } else if finding.disposition == .keep, finding.subject != .official, decision.profile == nil, !facts.keepsNames {
            // Of whom nothing is said a doubtful name may be a place or a thing.
            guard finding.confidence >= (finding.subject == nil ? Decision.hideNameFrom : Decision.hideTiedFrom), finding.severity != .s0 else { return }
            facts.keepsNames = finding.subject == .private || !isInOffice(finding, segment, book)
        }
    }

    /// Whether the same name acts in office elsewhere in the text: 县长潘建军 …, 潘建军指出.
    private mutating func isInOffice(_ finding: Finding, _ segment: SegmentText, _ book: PolicyBook) -> Bool {
        let known = officials ?? Set(findings.lazy.filter { book.isName($0) && $0.subject == .official }.compactMap { segment.value(of: $0).map(Array.init) })
        officials = known
        return segment.value(of: finding).map { known.contains(Array($0)) } ?? false
    }

    /// Counts of few persons in a village's row.
    mutating func hideSmallCells(_ segment: SegmentText, _ book: PolicyBook, _ decision: Decision) {
        guard let limit = decision.profile?.smallCells else { return }
        let known = findings.count
        for cell in book.smallCells.find(segment.bytes, below: limit, book.fold) {
            guard let finding = book.smallCell((cell.lowerBound + segment.origin)..<(cell.upperBound + segment.origin)) else { break }
            findings.append(finding)
            facts.combinations.insert(.smallCell)
        }
        if findings.count > known { findings.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
    }

    /// What the profile lets stay as long as it tells little: a month of birth.
    mutating func relax(_ index: Int, _ segment: SegmentText, _ book: PolicyBook, _ decision: Decision) {
        let finding = findings[index]
        guard finding.disposition == .redact, let limit = decision.limits[finding.kind], let value = segment.value(of: finding) else { return }
        if ValueDetail.isWithin(limit, value, book.fold) { findings[index].disposition = .keep }
    }

    /// 某 or a sign in it: 王先生 hides nothing that was there.
    private static func hidesGivenName(_ finding: Finding, _ segment: SegmentText, _ fold: FoldTable) -> Bool {
        guard segment.value(of: finding) != nil else { return false }
        var line = FoldedLine()
        line.read(segment.bytes, segment.range(of: finding), fold)
        // 某 * × x
        return line.units.contains { $0 == 0x67d0 || $0 == 0x2a || $0 == 0xd7 || $0 == 0x78 }
    }

    /// 某县办公室工作人员李某被给予记过处分: who is told of as a warning is left unnamed on purpose.
    private static func tellsStory(_ finding: Finding, _ segment: SegmentText, _ fold: FoldTable) -> Bool {
        let text = segment.bytes
        guard segment.value(of: finding) != nil else { return false }
        let own = segment.range(of: finding)
        var low = own.lowerBound
        while low > 0, own.lowerBound - low < storyBytes, text[low - 1] != 0x0a { low -= 1 }
        var high = own.upperBound
        while high < text.count, high - own.upperBound < storyBytes, text[high] != 0x0a { high += 1 }
        var line = FoldedLine()
        line.read(text, low..<high, fold)
        return line.units.indices.contains { index in storyWords.contains { line.units[index...].starts(with: $0) } }
    }

    private static let storyBytes = 360
    private static let storyWords = ["某县", "某市", "某区", "某镇", "某乡", "某局", "某单位", "某公司", "某村", "某部门", "某机关", "某省", "化名", "处分", "违纪", "违法", "受贿", "贪污", "判处", "泄密", "失职", "免职", "撤职", "约谈", "问责", "立案", "有期徒刑", "嫌疑", "被告"]
        .map { Array($0.utf16) }

    // MARK: the head of the document

    /// Lines of a text that are its head, and bytes, however long those are.
    private static let headLines = 10
    private static let headBytes = 8192

    mutating func readHead(_ segment: SegmentText, _ book: PolicyBook) {
        if segment.beginsText { facts.markings.isForwarded = Self.isForwarded(segment.bytes, book) }
    }

    /// Whether a document number in the head is the document's own.
    private static func isNumber(_ finding: Finding, of segment: SegmentText) -> Bool {
        let text = segment.bytes
        guard finding.start < headBytes else { return false }
        var lines = 0
        for byte in text[..<min(text.count, finding.start)] where byte == 0x0a {
            lines += 1
            if lines == headLines { return false }
        }
        return standsAlone(finding.range, text)
    }

    /// Whether the title says that another document is passed on: 转发.
    private static func isForwarded(_ text: UnsafeBufferPointer<UInt8>, _ book: PolicyBook) -> Bool {
        var line = FoldedLine()
        var start = 0
        for _ in 0..<headLines where start < text.count {
            let end = text.lineEnd(from: start)
            if end - start < 200 {
                line.read(text, start..<end, book.fold)
                let units = line.units
                let place = units.indices.first { units[$0] == 0x8f6c && $0 + 1 < units.count && units[$0 + 1] == 0x53d1 }
                if let place, place < 24, let last = units.last, last == 0x77e5 || last == 0x51fd || units[place...].contains(0x901a) { return true }
            }
            start = end + 1
        }
        return false
    }

    private static let signer = ["签发人", "簽發人", "会签人", "机号", "機號"].map { Array($0.utf8) }

    /// Whether a document number has its line to itself or shares it with the signer: else it is another document's, or a
    /// field of a table.
    private static func standsAlone(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var low = range.lowerBound
        while low > 0, text[low - 1] != 0x0a { low -= 1 }
        var high = range.upperBound
        while high < min(text.count, range.upperBound + headBytes), text[high] != 0x0a { high += 1 }
        func isBlank(_ part: Range<Int>) -> Bool {
            part.allSatisfy { [0x20, 0x09, 0x0d, 0x23, 0x2a, 0xe3, 0x80].contains(text[$0]) }
        }
        // 特急　　云政办明电〔2025〕14号: apart by a wide gap.
        let isApart = range.lowerBound >= low + 3 && [[0xe3, 0x80, 0x80], [0x20, 0x20, 0x20]].contains(Array(text[(range.lowerBound - 3)..<range.lowerBound]))
        guard isApart || isBlank(low..<range.lowerBound) else { return false }
        if isBlank(range.upperBound..<high) { return true }
        let rest = Array(text[range.upperBound..<high])
        return signer.contains { word in rest.indices.contains { rest[$0...].starts(with: word) } }
    }
}
