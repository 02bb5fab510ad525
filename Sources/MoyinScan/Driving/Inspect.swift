internal import MoyinText

/// Looks at one character and starts whatever recogniser could find something that begins, or is announced, there.
///
/// The driver calls this where the kernels saw a reason to, the plain twin at every character; both must find the same.
extension Scanner {
    /// - Returns: where to go on; everything before it is settled.
    mutating func inspect(at position: Int) -> Int {
        guard let character = view.character(at: position) else { return view.end }
        switch character.symbolClass {
        case .digit, .letter, .expanding: return inspectWord(character)
        case .hanDigit: return inspectHanDigit(character)
        case .mask: return inspectMask(character)
        case .slash: return inspectBlank(character)
        case .ignorable, .invalid, .space, .tab, .lineBreak, .dot, .hyphen: return character.end
        case .han: return inspectHan(character)
        case .other: return inspectSign(character)
        }
    }

    /// The first letter or digit of a word.
    private mutating func inspectWord(_ first: TextView.Character) -> Int {
        if first.symbolClass == .expanding, !isDigits(first) { return first.end }
        if continuesWord(first.start) { return first.end }
        // Measure the word: ASCII bytes first, they are nearly all there is.
        var end = first.start
        var digits = 0
        var length = 0
        while end < view.end, length <= 512 {
            let byte = view.base[end]
            if byte &- 0x30 < 10 { digits &+= 1 } else if (byte | 0x20) &- 0x61 > 25 { break }
            length &+= 1
            end &+= 1
        }
        while let character = view.character(at: end) {
            if character.symbolClass == .digit {
                digits += 1
            } else if character.symbolClass == .expanding, isDigits(character) {
                digits += 2
            } else if character.symbolClass == .ignorable {
                // K︎1︎0︎…: passed over, but it is no symbol.
                guard let next = view.visible(at: character.end), next.symbolClass == .digit || next.symbolClass == .letter
                else { break }
                end = character.end
                continue
            } else if character.symbolClass != .letter {
                break
            }
            length += 1
            end = character.end
            if length > 512 { break }
        }
        if length > 512 { return skipGiant(from: end) }
        if digits == 0 { return inspectLetters(first.start, end, length) }
        if first.symbolClass == .letter || isAssigned(first.start) {
            let settled = first.symbolClass == .letter ? recogniseAccount(first.start, end) : recogniseSecret(at: first.start)
            if settled > end { scratch.floor = settled }
            if settled > 0 { return settled }
        }
        if length >= 5 { return inspectGroup(at: first.start, wordEnd: end) }
        return inspectShortNumber(first.start, end, digits: digits, length: length)
    }

    /// Whether a colon, an equals sign, 为 or 是, or the end of 密码 and its kin stands before `position`.
    func isAssigned(_ position: Int) -> Bool {
        guard let before = view.solid(before: position) else { return false }
        switch before.unit {
        case 0x3a, 0x3d, 0x4e3a, 0x662f: return true
        default: return isLabelEnd(before.unit)
        }
    }

    func isDigits(_ character: TextView.Character) -> Bool {
        guard character.entry.has(FoldEntry.expands) else { return false }
        return view.fold.expansion(of: character.entry).allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// Whether `position` lies inside a word, which was or will be looked at from its beginning.
    private func continuesWord(_ position: Int) -> Bool {
        guard let before = view.visible(before: position) else { return false }
        switch before.symbolClass {
        case .han: return false
        case .digit, .letter: return true
        case .expanding: return isDigits(before)
        default: return false
        }
    }

    /// Half a kilobyte of letters and digits without a gap is data, not an identifier: pass to its end.
    private func skipGiant(from position: Int) -> Int {
        var end = position
        while let character = view.character(at: end), character.symbolClass == .digit || character.symbolClass == .letter
        {
            end = character.end
        }
        return end
    }

    /// Reads the group at `position` and lets every recogniser of numbers and codes at it.
    mutating func inspectGroup(at position: Int, wordEnd: Int) -> Int {
        scratch.group.read(view, at: position, floor: scratch.floor)
        if scratch.group.wordCount == 0 { return wordEnd }
        let known = scratch.proposals.count
        recogniseGroup()
        if scratch.group.isCut {
            let settled = scratch.proposals[known...].reduce(position) { max($0, $1.end) }
            scratch.group.giveBack(behind: settled)
        }
        scratch.floor = scratch.group.end
        return max(wordEnd, scratch.group.end)
    }

    /// A Chinese numeral: the beginning of a spelled-out number only if six more digits follow, and of a date if three.
    private mutating func inspectHanDigit(_ first: TextView.Character) -> Int {
        if let before = view.visible(before: first.start) {
            switch before.symbolClass {
            case .digit, .hanDigit, .letter: return first.end
            default: break
            }
        }
        var count = 1
        var separators = 0
        var position = first.end
        while count < 7, let character = view.character(at: position) {
            switch character.symbolClass {
            case .digit, .hanDigit:
                count += 1
                separators = 0
            case .letter where character.unit == 0x6f || character.unit == 0x6c || character.unit == 0x69:
                // o, l, i may pass for digits.
                count += 1
                separators = 0
            case .ignorable: break
            case .expanding where isDigits(character):
                count += 2
                separators = 0
            case .mask where character.unit == 0x25cb || character.unit == 0x25ef: count += 1
            case .space, .tab, .lineBreak, .hyphen, .dot, .slash:
                separators += 1
                if separators > 2 { return settleHanDigits(first, count, position) }
            default: return settleHanDigits(first, count, position)
            }
            position = character.end
        }
        guard count >= 7 else { return settleHanDigits(first, count, position) }
        return inspectGroup(at: first.start, wordEnd: first.end)
    }

    /// Fewer than seven: perhaps the year of a date, or a group or building of an address.
    private mutating func settleHanDigits(_ first: TextView.Character, _ count: Int, _ position: Int) -> Int {
        guard count <= 4, let unit = view.visible(at: position) else { return first.end }
        if unit.unit == 0x5e74, count >= 2 { return max(first.end, recogniseHanDate(first.start, yearEnd: position)) }
        if count == 1, unit.unit == 0x5341 || unit.unit == 0x5e74 { return max(first.end, recogniseRepublicDate(first.start)) }
        return Self.isDoor(unit.unit) ? max(first.end, recogniseAddress(hanNumber: first.start, position)) : first.end
    }
}
