internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Web addresses that tell about a person or carry a password, and addresses of machines.
extension Scanner {
    /// A word followed by a colon: a scheme, or the first pair of a hardware address.
    mutating func recogniseLocator(_ start: Int, _ colon: Int) -> Int {
        if let end = hardwareEnd(start) { return propose(.mac, start, end, needsLabel: isAllDigits(start, end)) }
        let first = sixthVersionStart(start)
        if let end = sixthVersionEnd(first) { return propose(.ip, first, end) }
        guard let sign = view.character(at: colon), sign.unit == 0x3a, view.end - sign.end > 3,
            view.base[sign.end] == 0x2f, view.base[sign.end + 1] == 0x2f
        else { return 0 }
        return recogniseAddressOnNet(start, hostStart: sign.end + 2)
    }

    /// `weibo.com/u/1900030712` without a scheme.
    mutating func recogniseSite(_ start: Int, from: Int) -> Int {
        let end = locatorEnd(from)
        guard isPersonal(start, end) else { return 0 }
        return propose(.url, start, end)
    }

    private mutating func recogniseAddressOnNet(_ start: Int, hostStart: Int) -> Int {
        let end = locatorEnd(hostStart)
        if let secret = password(hostStart, end) {
            var sighting = Sighting(recogniser: .credential, start: secret.lowerBound, end: secret.upperBound, facts: nil)
            sighting.extraPoints = Points.label
            if let proposal = weigh(sighting) { emit(proposal) }
        }
        if isPersonal(hostStart, end) { return propose(.url, start, end) }
        return 0
    }

    /// `12:30:45:10:20:30` are times as well.
    private func isAllDigits(_ start: Int, _ end: Int) -> Bool {
        for index in start..<end where view.base[index] > 0x3a { return false }
        return true
    }

    private mutating func propose(_ recogniser: Recogniser, _ start: Int, _ end: Int, needsLabel: Bool = false) -> Int {
        var sighting = Sighting(recogniser: recogniser, start: start, end: end, facts: nil)
        sighting.isSelfEvident = !needsLabel
        sighting.needsLabel = needsLabel
        guard let proposal = weigh(sighting) else { return 0 }
        emit(proposal)
        return end
    }

    /// Printable ASCII without quotes and brackets; trailing punctuation belongs to the sentence.
    private func locatorEnd(_ position: Int) -> Int {
        var end = position
        while end < view.end, end - position < 2048 {
            let byte = view.base[end]
            guard byte > 0x20, byte < 0x7f, byte != 0x22, byte != 0x3c, byte != 0x3e, byte != 0x27, byte != 0x29,
                byte != 0x5d, byte != 0x7c
            else { break }
            end += 1
        }
        while end > position, [0x2e, 0x2c, 0x3b, 0x3a, 0x21, 0x3f].contains(view.base[end - 1]) { end -= 1 }
        return end
    }

    /// Pages of users, and queries that name an identifier (catalogue §5.11).
    private func isPersonal(_ start: Int, _ end: Int) -> Bool {
        var index = start
        while index + 3 < end {
            let byte = view.base[index]
            if byte == 0x2f, view.base[index + 2] == 0x2f, view.base[index + 1] == 0x75,
                index + 3 < end, (0x30...0x39).contains(view.base[index + 3])
            {
                return true
            }
            if byte == 0x3f || byte == 0x26 {
                var name: UInt64 = 0
                var probe = index + 1
                while probe < end, view.base[probe] != 0x3d, probe - index <= 10 {
                    name = name &* 31 &+ UInt64(view.base[probe] | 0x20)
                    probe += 1
                }
                if probe < end, view.base[probe] == 0x3d, probe + 1 < end, view.base[probe + 1] != 0x26,
                    Self.queryNames.contains(name)
                {
                    return true
                }
            }
            index += 1
        }
        return false
    }

    private static let queryNames: Set<UInt64> = {
        let names = [
            "sfzh", "sfzhm", "idcard", "idno", "id_no", "id_card", "idnum", "cardno", "card_no", "certno", "zjhm",
            "phone", "mobile", "tel", "sjh", "sjhm", "lxdh", "openid", "bankcard", "yhkh", "email",
        ]
        return Set(names.map { $0.utf8.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1 | 0x20) } })
    }()

    /// The password in `user:password@host`.
    private func password(_ start: Int, _ end: Int) -> Range<Int>? {
        var colon: Int?
        var index = start
        while index < end, view.base[index] != 0x2f {
            if view.base[index] == 0x3a, colon == nil { colon = index }
            if view.base[index] == 0x40, let colon, index > colon + 1 { return (colon + 1)..<index }
            index += 1
        }
        return nil
    }

    // MARK: machines

    /// Groups of a network address. Returns whether the group was one (and nothing else need look at it).
    mutating func recogniseNetwork() -> Bool {
        let count = scratch.group.wordCount
        let start = scratch.group.starts[scratch.group.words[0].first]
        // 00:1A:2B:…: the group ends at the colon.
        if let next = view.character(at: scratch.group.end), next.unit == 0x3a {
            if count == 1, let end = hardwareEnd(start) {
                return propose(.mac, start, end, needsLabel: isAllDigits(start, end)) > 0
            }
            let first = sixthVersionStart(start)
            if count == 1, let end = sixthVersionEnd(first) { return settle(.ip, first, end) }
        }
        if count == 3, let end = dottedHardwareEnd() {
            var sighting = Sighting(recogniser: .mac, start: start, end: end, facts: nil)
            sighting.needsLabel = true
            guard let proposal = weigh(sighting) else { return false }
            emit(proposal)
            return true
        }
        guard count >= 4 else { return false }
        if count >= 6, let end = hyphenatedHardwareEnd() { return settle(.mac, start, end) }
        if let range = fourthVersion() {
            var sighting = Sighting(recogniser: .ip, start: range.lowerBound, end: range.upperBound, facts: nil)
            // 10.7.1.1 numbers sections as often as machines.
            sighting.needsLabel = (0..<4).count { scratch.group.words[$0].count >= 2 } < 2 && !isHost(range)
            guard let proposal = weigh(sighting) else { return false }
            emit(proposal)
            return true
        }
        return false
    }

    private mutating func settle(_ recogniser: Recogniser, _ start: Int, _ end: Int) -> Bool {
        propose(recogniser, start, end) > 0
    }

    /// Behind `//`, or before `:3306` or `/24`.
    private func isHost(_ range: Range<Int>) -> Bool {
        if range.lowerBound >= view.start + 2, view.base[range.lowerBound - 1] == 0x2f,
            view.base[range.lowerBound - 2] == 0x2f
        {
            return true
        }
        guard range.upperBound + 2 < view.end, view.base[range.upperBound + 1].isASCIIDigit else { return false }
        if view.base[range.upperBound] == 0x2f { return true }
        return view.base[range.upperBound] == 0x3a && view.base[range.upperBound + 2].isASCIIDigit
    }

    /// Four words up to 255 with single dots, and neither a fifth nor a version's `v` before.
    private func fourthVersion() -> Range<Int>? {
        guard scratch.group.wordCount == 4 || scratch.group.words[4].link != .dot else { return nil }
        for index in 0..<4 {
            let word = scratch.group.words[index]
            guard word.digits == word.count, word.count <= 3 else { return nil }
            if index > 0, word.link != .dot { return nil }
            var value = 0
            for symbol in word.first..<word.last { value = value * 10 + Int(scratch.group.symbols[symbol] &- 0x30) }
            if value > 255 || word.count > 1 && scratch.group.symbols[word.first] == 0x30 { return nil }
            if index == 0, value == 0 { return nil }
        }
        let first = scratch.group.words[0].first
        let last = scratch.group.words[3].last
        let start = scratch.group.starts[first]
        if let before = view.visible(before: start), before.unit == 0x76 || before.symbolClass == .dot { return nil }
        return start..<scratch.group.ends[last - 1]
    }

    /// `001a.2b3c.4d5e`
    private func dottedHardwareEnd() -> Int? {
        var letters = 0
        for index in 0..<3 {
            let word = scratch.group.words[index]
            guard word.count == 4, word.masks == 0, word.hanDigits == 0, index == 0 || word.link == .dot else { return nil }
            letters += word.letters
            for symbol in word.first..<word.last where scratch.group.symbols[symbol] > 0x46 { return nil }
        }
        return letters > 0 ? scratch.group.ends[scratch.group.words[2].last - 1] : nil
    }

    private func hyphenatedHardwareEnd() -> Int? {
        guard scratch.group.wordCount == 6 else { return nil }
        var letters = 0
        for index in 0..<6 {
            let word = scratch.group.words[index]
            guard word.count == 2, word.masks == 0, index == 0 || word.link == .hyphen else { return nil }
            letters += word.letters
            for symbol in word.first..<word.last where scratch.group.symbols[symbol] > 0x46 { return nil }
        }
        return letters > 0 ? scratch.group.ends[scratch.group.words[5].last - 1] : nil
    }

    func isHex(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
    }

    /// `00:1A:2B:3C:4D:5E`.
    private func hardwareEnd(_ start: Int) -> Int? {
        guard start + 17 <= view.end else { return nil }
        for index in 0..<17 {
            let byte = view.base[start + index]
            if index % 3 == 2 {
                guard byte == 0x3a else { return nil }
            } else if !isHex(byte) {
                return nil
            }
        }
        if start + 17 < view.end, isHex(view.base[start + 17]) || view.base[start + 17] == 0x3a { return nil }
        if start > view.start + 1, view.base[start - 1] == 0x3a, isHex(view.base[start - 2]) { return nil }
        return start + 17
    }

    /// Before the `::` an address may begin with.
    private func sixthVersionStart(_ start: Int) -> Int {
        guard start >= view.start + 2, view.base[start - 1] == 0x3a, view.base[start - 2] == 0x3a else { return start }
        if start - 2 > view.start, isHex(view.base[start - 3]) || view.base[start - 3] == 0x3a { return start }
        return start - 2
    }

    /// The end of the dotted numbers in `::ffff:192.0.2.1`, the first of which begins at `start`.
    private func dottedEnd(_ start: Int) -> Int? {
        var index = start
        for octet in 0..<4 {
            var value = 0
            let first = index
            while index < view.end, view.base[index].isASCIIDigit, index - first < 3 {
                value = value * 10 + Int(view.base[index] &- 0x30)
                index += 1
            }
            guard index > first, value <= 255 else { return nil }
            guard octet < 3 else { break }
            guard index < view.end, view.base[index] == 0x2e else { return nil }
            index += 1
        }
        return index
    }

    /// IPv6: at least three groups of up to four hexadecimal digits with colons, one `::` allowed.
    private func sixthVersionEnd(_ start: Int) -> Int? {
        var index = start
        var groups = 0
        var length = 0
        var isShort = false
        // The middle of something that is no address.
        if start > view.start + 1, view.base[start] != 0x3a, view.base[start - 1] == 0x3a, isHex(view.base[start - 2]) {
            return nil
        }
        if start + 1 < view.end, view.base[start] == 0x3a, view.base[start + 1] == 0x3a {
            isShort = true
            index += 2
        }
        var widest = 0
        while index < view.end {
            let byte = view.base[index]
            if isHex(byte) {
                length += 1
                if length > 4 { return nil }
                widest = max(widest, length)
            } else if byte == 0x3a {
                if length == 0 {
                    if isShort { return nil }
                    isShort = true
                } else {
                    groups += 1
                }
                length = 0
                // Longer than any address: a chain of colons must not be walked from each of its links.
                if groups > 8 { return nil }
            } else if byte == 0x2e, length > 0, length <= 3, let end = dottedEnd(index - length), groups > 0, groups <= 6 {
                return isShort || groups == 6 ? end : nil
            } else {
                break
            }
            index += 1
        }
        if length > 0 { groups += 1 }
        if index < view.end, view.base[index] &- 0x30 < 10 || (view.base[index] | 0x20) &- 0x61 < 26 { return nil }
        if index + 1 < view.end, view.base[index] == 0x2e, view.base[index + 1].isASCIIDigit { return nil }
        guard length > 0 || isShort, groups == 8 || isShort && groups >= 2 && groups < 8, widest >= 3 else { return nil }
        return index
    }
}
