internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Signs and single ideographs that announce something: `@`, 住址, （略）, `*`, `__`, `XX`.
extension Scanner {
    mutating func inspectSign(_ sign: TextView.Character) -> Int {
        sign.unit == 0x40 ? max(sign.end, recogniseMail(sign: sign.start, after: sign.end)) : sign.end
    }

    mutating func inspectHan(_ character: TextView.Character) -> Int {
        switch character.unit {
        case 0x5740, 0x4f4f:  // 址 住
            walkTable(under: character)
            return max(character.end, recogniseAddress(announcedBy: character))
        case 0x7c4d:  // 籍
            walkTable(under: character)
            return max(recogniseAddress(announcedBy: character), recogniseNativePlace(character))
        case 0x7565, 0x9690: return max(character.end, recogniseWithheld(character))  // 略 隐
        default: return character.end
        }
    }

    /// Mask characters with no digit before them: `****1234`, `证号：******`, `××市`.
    mutating func inspectMask(_ first: TextView.Character) -> Int {
        if let before = view.visible(before: first.start) {
            switch before.symbolClass {
            case .mask, .digit, .letter, .hanDigit: return first.end
            default: break
            }
        }
        var end = first.end
        var count = 1
        while let next = view.character(at: end), next.symbolClass == .mask || next.symbolClass == .ignorable {
            if next.symbolClass == .mask { count += 1 }
            end = next.end
            if count > 64 { return end }
        }
        if let next = view.visible(at: end), next.symbolClass == .digit || next.symbolClass == .letter {
            return count > 1 ? inspectGroup(at: first.start, wordEnd: first.end) : first.end
        }
        // A single × or ○ only where a month or a day belongs.
        guard count >= 2 || isDayBlank(first, end) else { return end }
        return max(end, recogniseBlank(first.start, end, count))
    }

    private func isDayBlank(_ sign: TextView.Character, _ end: Int) -> Bool {
        guard sign.scalar == 0xd7 || sign.scalar == 0x25cb, let next = view.visible(at: end) else { return false }
        return next.unit == 0x6708 || next.unit == 0x65e5
    }

    /// The last two figures of a year that is still to be filled in: 20xx年, 20××年.
    mutating func recogniseYearBlank() {
        let count = scratch.group.count
        guard scratch.group.wordCount == 1, count == 3 || count == 4, scratch.group.symbols[0] == 0x32,
            scratch.group.symbols[1] == 0x30, let next = view.visible(at: scratch.group.end), next.unit == 0x5e74
        else { return }
        for index in 2..<count where scratch.group.symbols[index] != 0x58 && scratch.group.symbols[index] != 0x2a { return }
        _ = recogniseBlank(scratch.group.starts[2], scratch.group.end, count - 2)
    }

    /// `__` or `＿＿`: something is still to be filled in.
    mutating func inspectBlank(_ first: TextView.Character) -> Int {
        guard first.unit == 0x5f else { return first.end }
        if let before = view.visible(before: first.start), before.symbolClass == .slash || before.symbolClass == .letter {
            return first.end
        }
        var end = first.end
        var count = 1
        while let next = view.character(at: end), next.unit == 0x5f {
            count += 1
            end = next.end
        }
        guard count >= 2 else { return first.end }
        if let next = view.visible(at: end), next.symbolClass == .letter { return end }
        return max(end, recogniseBlank(first.start, end, count))
    }

    /// Whether a word of letters is `x`, `xx`, `XXX`….
    func isCrosses(_ start: Int, _ end: Int) -> Bool {
        var position = start
        while position < end, let character = view.character(at: position) {
            if character.symbolClass == .letter, character.unit != 0x78 { return false }
            position = character.end
        }
        return true
    }

    mutating func inspectCrosses(_ start: Int, _ end: Int) -> Int {
        if let next = view.visible(at: end),
            next.symbolClass == .digit || next.symbolClass == .mask || next.symbolClass == .hanDigit && end - start == 1
        {
            return inspectGroup(at: start, wordEnd: end)
        }
        // X 123456789
        if end - start == 1, let space = view.character(at: end), space.symbolClass == .space,
            isApart(space.end)
        {
            return inspectGroup(at: start, wordEnd: end)
        }
        return max(end, recogniseBlank(start, end, end - start))
    }
}
