internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// E-mail addresses, from their `@` or its spelled-out forms.
extension Scanner {
    /// - Parameters:
    ///   - sign: where the sign begins, `@` or the bracket of `(at)`.
    ///   - after: where the host begins.
    mutating func recogniseMail(sign: Int, after: Int) -> Int {
        var start = sign
        var length = 0
        var masks = 0
        var letters = 0
        while length < 64, let character = view.character(before: start) {
            switch character.symbolClass {
            case .letter, .digit: letters += 1
            case .dot where character.scalar == 0x2e, .hyphen where character.scalar == 0x2d: break
            case .slash where character.unit == 0x5f: break
            case .mask where character.unit != 0x23: masks += 1
            case .other where character.unit == 0x25 || character.unit == 0x2b: break
            case .ignorable: break
            default:
                if length == 0, character.symbolClass == .space, letters == 0 { break }
                return finish(mail: start, sign, after, masks, letters)
            }
            start = character.start
            length += 1
        }
        return finish(mail: start, sign, after, masks, letters)
    }

    /// `(at)`, `[at]` and ` at ` in the place of `@`: the word `at` from `start` to `end`. Returns where an address ends.
    mutating func recogniseSpelledMail(_ start: Int, _ end: Int) -> Int? {
        guard view.base[start] | 0x20 == 0x61, view.base[start + 1] | 0x20 == 0x74,
            let before = view.visible(before: start), let after = view.visible(at: end)
        else { return nil }
        switch (before.unit, after.unit) {
        case (0x28, 0x29), (0x5b, 0x5d), (0x3010, 0x3011), (0x7b, 0x7d): break
        default: guard before.symbolClass == .space, after.symbolClass == .space else { return nil }
        }
        let host = recogniseMail(sign: before.start, after: after.end)
        return host > after.end ? host : nil
    }

    /// `#at#` from `start`.
    mutating func recogniseSpelledMail(masked start: Int) -> Int? {
        guard start + 4 < view.end, view.base[start] == 0x23, view.base[start + 1] | 0x20 == 0x61,
            view.base[start + 2] | 0x20 == 0x74, view.base[start + 3] == 0x23
        else { return nil }
        let end = recogniseMail(sign: start, after: start + 4)
        return end > start + 4 ? end : nil
    }

    private mutating func finish(mail start: Int, _ sign: Int, _ after: Int, _ masks: Int, _ letters: Int) -> Int {
        var hostStart = after
        let isSpaced = view.character(at: after)?.symbolClass == .space || view.base[sign] == 0x20
        if isSpaced, let space = view.character(at: after), space.symbolClass == .space { hostStart = space.end }
        guard letters + masks > 0, let host = readHost(at: hostStart) else { return after }
        // A leading dot or hyphen is punctuation.
        var begin = start
        while begin < sign, view.base[begin] == 0x2e || view.base[begin] == 0x2d { begin += 1 }
        var end = host.end
        var masks = masks
        // *abc@example.com*: emphasis.
        if view.base[begin] == 0x2a, view.base[end - 1] == 0x2a {
            while view.base[begin] == 0x2a { begin += 1 }
            while view.base[end - 1] == 0x2a { end -= 1 }
            masks = 0
        }
        guard begin < sign else { return after }
        var sighting = Sighting(recogniser: .email, start: begin, end: end, facts: nil)
        // zhangsan @ 163.com: prose unless a label says so.
        sighting.needsLabel = isSpaced
        if masks > 0 { sighting.masked = masks >= 3 || masks >= letters ? .acceptable : .weak }
        guard var proposal = weigh(sighting) else { return after }
        if host.isOfficial { proposal.note |= Proposal.office }
        proposal.isBacked = true
        emit(proposal)
        return host.end
    }

    /// Labels of letters, digits and hyphens with dots between; the last of letters.
    private func readHost(at position: Int) -> (end: Int, isOfficial: Bool)? {
        var end = position
        var probe = position
        var label = 0
        var lastIsLetters = true
        var labels = 0
        var isOfficial = false
        var hash: UInt64 = 0
        while let character = view.character(at: probe), probe - position < 255 {
            switch character.symbolClass {
            case .letter:
                label += 1
                hash = hash &<< 8 | UInt64(character.unit & 0xff)
                end = character.end
            case .digit:
                label += 1
                lastIsLetters = false
                hash = hash &<< 8 | 0x30
                end = character.end
            case .hyphen where character.scalar == 0x2d:
                label += 1
                hash = hash &<< 8 | 0x2d
            case .mask where character.unit == 0x2a:
                label += 1
                end = character.end
            case .dot where character.unit == 0x2e || character.scalar == 0x2e:
                guard label > 0, let next = view.character(at: character.end),
                    next.symbolClass == .letter || next.symbolClass == .digit
                else { return labels >= 1 && lastIsLetters ? (end, isOfficial) : nil }
                // gov, edu
                if hash == 0x676f76 || hash == 0x656475 { isOfficial = true }
                labels += 1
                label = 0
                hash = 0
                lastIsLetters = true
            case .ignorable: break
            default: return labels >= 1 && lastIsLetters && label >= 2 ? (end, isOfficial) : nil
            }
            probe = character.end
        }
        return labels >= 1 && lastIsLetters && label >= 2 ? (end, isOfficial) : nil
    }
}
