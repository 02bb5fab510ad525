internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Licence plates (GA 36): a province, a letter, five or six more, perhaps a dot between and a sign behind.
extension Scanner {
    mutating func recognisePlates() {
        for index in 0..<scratch.group.wordCount {
            let word = scratch.group.words[index]
            guard word.hanDigits == 0, word.count >= 4, word.count <= 7, word.digits > 0 || word.masks > 1 else { continue }
            recognisePlate(word)
        }
    }

    private mutating func recognisePlate(_ word: Word) {
        let start = scratch.group.starts[word.first]
        guard var before = view.solid(before: start) else { return }
        var tail = InlineArray<9, UInt8>(repeating: 0)
        var count = 0
        var spanStart = start
        if before.symbolClass == .dot || before.symbolClass == .hyphen { // 浙A·12345
            guard let letter = view.solid(before: before.start), letter.symbolClass == .letter else { return }
            before = letter
        }
        if before.symbolClass == .letter, !isProvince(before.unit) {
            guard let province = view.solid(before: before.start) else { return }
            tail[0] = UInt8(truncatingIfNeeded: before.unit) & 0xdf
            count = 1
            before = province
        }
        guard isProvince(before.unit) else { return }
        spanStart = before.start
        // 武警: WJ浙1234X.
        if count == 0, let second = view.visible(before: before.start), second.unit == 0x6a,
            let first = view.visible(before: second.start), first.unit == 0x77
        {
            guard word.count == 5 || word.count == 4 else { return }
            propose(plate: first.start, scratch.group.ends[word.last - 1], word)
            return
        }
        for index in word.first..<word.last where count < 9 {
            tail[count] = scratch.group.symbols[index]
            count += 1
        }
        var end = scratch.group.ends[word.last - 1]
        var hasSign = false
        if let sign = view.visible(at: end), isSign(sign.unit) {
            hasSign = true
            end = sign.end
            if sign.unit == 0x5e94, let second = view.visible(at: end), second.unit == 0x6025 { end = second.end }
        }
        // 使014578: a country and a number; the word 使 before an amount as well, so only with a label.
        if count == 6, before.unit == 0x4f7f, word.digits == 6 {
            propose(plate: spanStart, end, word, needsLabel: true)
            return
        }
        guard isTail(tail.span.extracting(0..<count), hasSign: hasSign) else { return }
        propose(plate: spanStart, end, word)
    }

    private mutating func propose(plate start: Int, _ end: Int, _ word: Word, needsLabel: Bool = false) {
        var sighting = Sighting(recogniser: .plate, start: start, end: end, facts: nil)
        sighting.symbolCount = word.count
        sighting.needsLabel = needsLabel
        sighting.disguise = disguise(of: word.first..<word.last, joined: JoinFacts(separators: 0, links: [], groups: 1))
        if word.masks > 0 { sighting.masked = word.masks >= 3 ? .acceptable : .weak }
        if let proposal = weigh(sighting) { emit(proposal) }
    }

    /// Letter, then the serial; I and O are not used in serials.
    private func isTail(_ tail: Span<UInt8>, hasSign: Bool) -> Bool {
        guard tail.count >= 5, (0x41...0x5a).contains(tail[0]) else { return false }
        var digits = 0
        for index in 1..<tail.count {
            switch tail[index] {
            case 0x30...0x39: digits += 1
            case 0x49, 0x4f: return false
            case 0x2a: digits += 1
            default: break
            }
        }
        switch tail.count {
        case 5: return hasSign && digits >= 2
        case 6: return digits >= 2
        // New energy: D/F (and its later letters) second or last.
        case 7:
            guard digits >= 4 else { return false }
            let second = tail[1]
            let last = tail[6]
            return (0x41...0x4b).contains(second) || (0x41...0x4b).contains(last) || tail[1] == 0x2a || tail[6] == 0x2a
        default: return false
        }
    }

    private func isProvince(_ unit: UInt16) -> Bool {
        Self.provinces.contains(unit)
    }

    private func isSign(_ unit: UInt16) -> Bool {
        // 学 警 港 澳 挂 领 试 超 应
        switch unit {
        case 0x5b66, 0x8b66, 0x6e2f, 0x6fb3, 0x6302, 0x9886, 0x8bd5, 0x8d85, 0x5e94: true
        default: false
        }
    }

    /// Folded, so that 滬 蘇 魯 … are among them.
    private static let provinces: Set<UInt16> = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使".utf16)
}
