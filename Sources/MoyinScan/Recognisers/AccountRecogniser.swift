internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Names people have on the net, and the secrets that open their doors: WeChat, payment accounts, passwords, keys.
extension Scanner {
    /// A word that begins with a letter. Returns where what was recognised ends, or 0.
    mutating func recogniseAccount(_ start: Int, _ wordEnd: Int) -> Int {
        if let end = keyEnd(start) { return proposeSecret(start, end, isSelfEvident: true) }
        if let character = view.character(at: wordEnd), character.unit == 0x2e {
            let end = recogniseSite(start, from: wordEnd)
            if end > 0 { return end }
        }
        guard isIntroduced(start), mayBeAccount(start, wordEnd) else { return 0 }
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        guard scratch.context.hitCount > 0 else { return 0 }
        let end = recogniseSecret(at: start)
        if end > 0 { return end }
        return recogniseHandle(at: start)
    }

    /// Whether something that may end a label stands before `start`: an ideograph, a colon, a bracket, a space.
    private func isIntroduced(_ start: Int) -> Bool {
        guard let before = view.visible(before: start) else { return false }
        switch before.symbolClass {
        case .han, .space, .tab, .lineBreak: return true
        case .other: return true
        default: return false
        }
    }

    /// Whether a secret that is assigned, or a name of six characters or more, stands behind what may be its label.
    private mutating func mayBeAccount(_ start: Int, _ wordEnd: Int) -> Bool {
        if isPlain { return true }
        let isAssigned = view.solid(before: start).map { isAssignment($0) } ?? false
        if !isAssigned, wordEnd - start < 6, let next = view.character(at: wordEnd) {
            switch next.symbolClass {
            case .slash, .hyphen, .ignorable, .digit, .letter: break
            default: return false
            }
        }
        return mayBeLabelled(engine.accountSet, start, wordEnd)
    }

    // MARK: WeChat and payment accounts

    /// A letter and 5 to 19 letters, digits, `_` or `-` behind the label of an account.
    private mutating func recogniseHandle(at start: Int) -> Int {
        var end = start
        var length = 0
        while length < 32, let character = view.character(at: end) {
            switch character.symbolClass {
            case .letter, .digit, .ignorable: break
            case .slash where character.unit == 0x5f, .hyphen where character.scalar == 0x2d: break
            default: return finish(handle: start, end, length)
            }
            end = character.end
            length += 1
        }
        return finish(handle: start, end, length)
    }

    private mutating func finish(handle start: Int, _ end: Int, _ length: Int) -> Int {
        guard length >= 6, length <= 30, !isWord(start, end) else { return 0 }
        var best: Proposal?
        if length <= 20 {
            best = better(best, weigh(Sighting(recogniser: .wechat, start: start, end: end, facts: nil)))
        }
        best = better(best, weigh(Sighting(recogniser: .paymentAccount, start: start, end: end, facts: nil)))
        guard let best else { return 0 }
        emit(best)
        return end
    }

    /// `WeChat` behind 微信 is the platform's name again.
    private func isWord(_ start: Int, _ end: Int) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 32) { units in
            var count = 0
            var position = end
            while position > start, count < 32, let character = view.character(before: position) {
                guard character.symbolClass == .letter else { return false }
                units[count] = character.unit
                count += 1
                position = character.start
            }
            let folded = UnsafeBufferPointer(start: units.baseAddress, count: count)
            return engine.lexicon.before.longest(folded, from: 0)?.length == count
        }
    }

    // MARK: secrets

    /// Four to 64 printable characters behind 密码 or one of its kin and a colon, an equals sign or 是.
    mutating func recogniseSecret(at start: Int) -> Int {
        // Most of what stands behind a colon is no secret; no account has a word behind it that would speak for one.
        guard let before = view.solid(before: start), isAssignment(before), mayBeLabelled(engine.accountSet, start, start) else { return 0 }
        let isGlued = isLabelEnd(before.unit)
        var end = start
        var length = 0
        var kinds = 0
        var depth = 0
        while length < 65, let character = view.character(at: end),
            character.scalar > 0x20 && character.scalar < 0x7f || length > 0 && Self.isWideLetterOrDigit(character.scalar)
        {
            if character.unit == 0x3b || character.unit == 0x2c || character.unit == 0x22 { break }
            // The quote that was opened, or the bracket of the whole remark.
            if character.unit == 0x27, before.unit == 0x27 { break }
            if character.unit == 0x28 { depth += 1 }
            if character.unit == 0x29 {
                if depth == 0 { break }
                depth -= 1
            }
            switch character.symbolClass {
            case .digit: kinds |= 1
            case .letter: kinds |= 2
            default: kinds |= 4
            }
            end = character.end
            length += 1
        }
        guard length >= 4, length <= 64, kinds != 4 else { return 0 }
        if isGlued {
            // 密码Abc@123, but neither 密码Password nor 密码2019年.
            if kinds == 2 { return 0 }
            if kinds == 1, let next = view.visible(at: end), next.symbolClass == .han { return 0 }
        }
        return proposeSecret(start, end, isSelfEvident: false)
    }

    /// Typed with the wrong width: else the end of the value would stay.
    private static func isWideLetterOrDigit(_ scalar: UInt32) -> Bool {
        0xff10...0xff19 ~= scalar || 0xff21...0xff3a ~= scalar || 0xff41...0xff5a ~= scalar
    }

    private func isAssignment(_ character: TextView.Character) -> Bool {
        switch character.unit {
        case 0x3a, 0x3d, 0x662f, 0x4e3a: true
        case _ where isLabelEnd(character.unit): true
        case 0x22, 0x201c, 0x300c, 0x27:
            // A quote behind the colon.
            view.solid(before: character.start).map { $0.unit == 0x3a || $0.unit == 0x3d || $0.unit == 0x662f } ?? false
        default: false
        }
    }

    /// 码 令 钥 of 密码, 口令, 密钥: no sign need stand between.
    func isLabelEnd(_ unit: UInt16) -> Bool { unit == 0x7801 || unit == 0x4ee4 || unit == 0x94a5 }

    private mutating func proposeSecret(_ start: Int, _ end: Int, isSelfEvident: Bool) -> Int {
        var sighting = Sighting(recogniser: .credential, start: start, end: end, facts: nil)
        sighting.isSelfEvident = isSelfEvident
        sighting.needsLabel = !isSelfEvident
        if isSelfEvident { sighting.extraPoints = Points.label }
        guard let proposal = weigh(sighting), isSelfEvident || proposal.isBacked else { return 0 }
        emit(proposal)
        return end
    }

    /// The end of an access key, token or private key that shows by its own form what it is.
    private func keyEnd(_ start: Int) -> Int? {
        let text = UnsafeBufferPointer(start: view.base + start, count: min(view.end - start, 4096))
        func begins(_ word: StaticString) -> Bool {
            guard text.count >= word.utf8CodeUnitCount else { return false }
            for index in 0..<word.utf8CodeUnitCount where text[index] != word.utf8Start[index] { return false }
            return true
        }
        func run(from: Int, _ allowed: (UInt8) -> Bool) -> Int {
            var index = from
            while index < text.count, allowed(text[index]) { index += 1 }
            return index
        }
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
        }
        func isBase64URL(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 0x2d || byte == 0x5f }
        switch text.first {
        case UInt8(ascii: "A"):
            if begins("AKIA") {
                let end = run(from: 4) { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x41 && $0 <= 0x5a }
                return end == 20 ? start + end : nil
            }
            if begins("AKID") {
                let end = run(from: 4, isAlphanumeric)
                return end >= 17 && end <= 44 ? start + end : nil
            }
        case UInt8(ascii: "L") where begins("LTAI"):
            let end = run(from: 4, isAlphanumeric)
            return end >= 16 && end <= 34 ? start + end : nil
        case UInt8(ascii: "g") where begins("ghp_"):
            let end = run(from: 4, isAlphanumeric)
            return end == 40 ? start + end : nil
        case UInt8(ascii: "e") where begins("eyJ"):
            let first = run(from: 3, isBase64URL)
            guard first < text.count, text[first] == 0x2e else { return nil }
            let second = run(from: first + 1, isBase64URL)
            guard second - first > 4, second < text.count, text[second] == 0x2e else { return nil }
            let third = run(from: second + 1, isBase64URL)
            return third - second > 4 ? start + third : nil
        case UInt8(ascii: "B") where begins("BEGIN "):
            let end = run(from: 6) { $0 >= 0x41 && $0 <= 0x5a || $0 == 0x20 }
            guard end + 5 <= text.count, end >= 17, text[end] == 0x2d, text[end - 1] == 0x59 else { return nil }
            return privateKeyEnd(text, start, from: end)
        default: break
        }
        return nil
    }

    /// After the END line of a PEM block; without one, after the header.
    private func privateKeyEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, from header: Int) -> Int {
        var index = header
        while index + 8 < text.count {
            if text[index] == 0x45, text[index + 1] == 0x4e, text[index + 2] == 0x44, text[index + 3] == 0x20 {
                var end = index
                while end < text.count, text[end] != 0x0a, text[end] != 0x0d { end += 1 }
                return start + end
            }
            index += 1
        }
        return start + header
    }
}
