internal import MoyinText

/// Which recognisers look at what `inspect` found.
extension Scanner {
    /// Everything that reads a group: codes, numbers, masked values, and what is told by what follows.
    mutating func recogniseGroup() {
        let before = scratch.proposals.count
        if recogniseNetwork() || recogniseAnnounced() { return }
        recogniseYearBlank()
        recogniseMasked()
        if isSerialNumber() { return }
        recogniseCodes()
        recogniseNumbers()
        recognisePlates()
        recogniseDates()
        if scratch.proposals.count == before { recogniseUnits() }
    }

    /// `字第 0960128127 號`: the number of a paper, unless it is long enough to be a person's.
    private func isSerialNumber() -> Bool {
        let first = scratch.group.words[0]
        guard scratch.group.count < 15, first.masks == 0, let sign = view.solid(at: scratch.group.end), sign.unit == 0x53f7,
            let before = view.solid(before: scratch.group.starts[first.first])
        else { return false }
        return before.unit == 0x7b2c || before.unit == 0x5b57
    }

    /// What the first number and its surroundings settle at once: coordinates, `1.1E+17`, `第1234567号`.
    private mutating func recogniseAnnounced() -> Bool {
        let first = scratch.group.words[0]
        let isPole = first.letters == 1 && first.count <= 4 && isPole(scratch.group.symbols[first.first])
        guard first.digits == first.count || isPole, scratch.group.wordCount <= 6 else { return false }
        let start = scratch.group.starts[first.first + (isPole ? 1 : 0)]
        if isPole { return recogniseCoordinates(at: start) > 0 }
        if first.count <= 3, scratch.group.wordCount >= 2 || isDegree(scratch.group.end) {
            if recogniseCoordinates(at: start) > 0 || first.count == 1 && recogniseScientific(at: start) > 0 { return true }
        }
        if scratch.group.wordCount == 1, let sign = view.visible(at: scratch.group.end), sign.unit == 0x53f7 {
            return recogniseOfficialNumber(start, end: sign.end) > 0
        }
        return false
    }

    /// N or E before degrees.
    func isPole(_ symbol: UInt8) -> Bool { symbol == 0x4e || symbol == 0x45 }

    /// Letters without digits: a word that may be a credential, an account, an address on the net, or crosses.
    mutating func inspectLetters(_ start: Int, _ end: Int, _ length: Int) -> Int {
        if length <= 8, isCrosses(start, end) { return inspectCrosses(start, end) }
        if length == 2, let mail = recogniseSpelledMail(start, end) { return mail }
        // A prefix of a mask or of a code goes on with digits and masks only.
        if let next = view.character(at: end) {
            switch next.symbolClass {
            case .mask:
                if let mail = recogniseSpelledMail(masked: end) { return mail }
                // The password may hold a # or *.
                let settled = isAssigned(start) ? recogniseAccount(start, end) : 0
                return settled > end ? settled : inspectGroup(at: start, wordEnd: end)
            case .hanDigit: return inspectGroup(at: start, wordEnd: end)
            case .space where length == 1:
                if isApart(next.end) { return inspectGroup(at: start, wordEnd: end) }
            case .hyphen where length <= 3:
                // ABC-1234, DD-A6-…
                if let digit = view.visible(at: next.end),
                    digit.symbolClass == .digit || length == 2 && isHexPair(start) && isHexPair(next.end)
                {
                    return inspectGroup(at: start, wordEnd: end)
                }
            case .other where next.unit == 0x3a: return max(end, recogniseLocator(start, end))
            default: break
            }
        }
        if isPlainWord(start, end, length) { return end }
        if length >= 4 || isAssigned(start) || isHandleSign(at: end) { return max(end, recogniseAccount(start, end)) }
        return end
    }

    /// Whether digits begin at `position` that may belong to a letter before: `A 123456789`, `T 2 0 0 …`, but not
    /// `P 10.1.2.3`.
    func isApart(_ position: Int) -> Bool {
        var end = position
        var count = 0
        while count < 8, let digit = view.visible(at: end), digit.symbolClass == .digit {
            count += 1
            end = digit.end
        }
        return count == 8 || count == 1 && view.visible(at: end)?.symbolClass == .space
    }

    /// `_` or `-` inside the name of an account.
    private func isHandleSign(at position: Int) -> Bool {
        position < view.end && (view.base[position] == 0x5f || view.base[position] == 0x2d)
    }

    private func isHexPair(_ position: Int) -> Bool {
        position + 1 < view.end && isHex(view.base[position]) && isHex(view.base[position + 1])
    }

    /// Whether a word is too short for an account, nothing is assigned to it, and no site, key (BEGIN …) or name goes on
    /// behind it.
    private func isPlainWord(_ start: Int, _ end: Int, _ length: Int) -> Bool {
        guard !isPlain, length < 6, end < view.end, view.base[start] != 0x42 else { return false }
        let next = view.base[end]
        // A space, a comma or an ideograph ends the word; `.` may go on a site, `_` and `-` a name, U+200B anything.
        guard next == 0x20 || next == 0x2c || next &- 0xe4 <= 5, let before = view.character(before: start) else { return false }
        // Letters, ideographs, a space behind either.
        guard before.symbolClass == .han || before.symbolClass == .space else { return false }
        if before.symbolClass == .space, let solid = view.solid(before: before.start) {
            guard solid.symbolClass == .letter || solid.symbolClass == .han else { return false }
            return solid.unit != 0x662f && solid.unit != 0x4e3a
        }
        return before.unit != 0x662f && before.unit != 0x4e3a
    }

    /// One to four digits with whatever follows.
    mutating func inspectShortNumber(_ start: Int, _ end: Int, digits: Int, length: Int) -> Int {
        guard let next = view.character(at: end) else {
            return digits == length ? max(end, recogniseHotline(start, end, digits)) : end
        }
        switch next.symbolClass {
        case .han:
            if digits == length {
                let settled = recogniseUnit(start, end, next, digits: digits)
                if settled > end { return settled }
                return max(end, recogniseHotline(start, end, digits))
            }
            return inspectGroup(at: start, wordEnd: end)
        case .other:
            if digits == length, !isInteresting(next.unit) {
                return max(end, recogniseHotline(start, end, digits))
            }
            if next.unit == 0x3a { return max(inspectGroup(at: start, wordEnd: end), end) }
            return inspectGroup(at: start, wordEnd: end)
        default:
            return inspectGroup(at: start, wordEnd: end)
        }
    }

    /// `)` after an area code, `°`, `(` of a Hong Kong card, `'` and `@`.
    private func isInteresting(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x29, 0x28, 0xb0, 0x3a, 0x40, 0x2032, 0x3d, 0x2103: true
        default: false
        }
    }
}
