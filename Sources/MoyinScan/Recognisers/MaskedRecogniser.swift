internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// Values that somebody has masked already, rated by what they still tell (catalogue §3.2, §3.3).
extension Scanner {
    /// One stretch of the group's symbols in which digits and masks stand for one number.
    private struct Pattern {
        var symbols: Range<Int>
        /// Visible digits before, inside and behind the masks.
        var prefix = 0
        var suffix = 0
        var visible = 0
        var hidden = 0
        var runs = 0
        var longestRun = 0
        var links: Link = []
        var words = 1
        var total: Int { visible + hidden }
    }

    /// Masked numbers of the group; single mask signs between long digits count too (`138*0013*000`).
    mutating func recogniseMasked() {
        var index = 0
        while index < scratch.group.wordCount {
            guard isMasked(scratch.group.words[index]) else {
                index += 1
                continue
            }
            var last = index
            // 6222 **** **** 1234: take in neighbours over single spaces.
            while last + 1 < scratch.group.wordCount, isNeighbour(last + 1) { last += 1 }
            var first = index
            while first > 0, isNeighbour(first), scratch.group.words[first - 1].letters == 0 { first -= 1 }
            last = bestExtent(first, index, last)
            if let proposal = masked(measure(first...last)) { emit(proposal) }
            index = last + 1
        }
    }

    /// The last word that belongs to the masked number: the first at which the length is customary, for what follows
    /// may be an amount.
    private func bestExtent(_ first: Int, _ index: Int, _ last: Int) -> Int {
        var total = 0
        for word in first...last {
            total += scratch.group.words[word].count - hanTail(scratch.group.words[word])
            if word >= index, total == 11 || total >= 15 && total <= 20 {
                // All signs: what is left visible is still to come.
                let isOpen = scratch.group.words[word].digits == 0 && word < last && scratch.group.words[word + 1].count <= 4
                if !isOpen { return word }
            }
        }
        return last
    }

    /// Masks or crosses among digits, perhaps behind the letters of a card and before a final X.
    private func isMasked(_ word: Word) -> Bool {
        guard word.hanDigits == hanTail(word) else { return false }
        let crosses = crossesIn(word)
        guard word.masks > 0 || crosses > 0 else { return false }
        let others = word.letters - crosses
        // ABC-1234 may have crosses among its letters.
        return others == 0 || others <= 2 && lettersAhead(word) == others && word.digits + word.masks > 0
    }

    /// Chinese numerals at the end of a word: 138****8000一直, where they begin the next one.
    private func hanTail(_ word: Word) -> Int {
        var last = word.last
        while word.hanDigits > 0, last > word.first, scratch.group.flags[last - 1].contains(.hanDigit) { last -= 1 }
        return word.last - last
    }

    /// Letters other than crosses at the beginning of a word.
    private func lettersAhead(_ word: Word) -> Int {
        var index = word.first
        while index < word.last, scratch.group.flags[index].contains(.letter), scratch.group.symbols[index] != 0x58 {
            index += 1
        }
        // X100***456: one X is a letter like any other.
        if index == word.first, index + 1 < word.last, scratch.group.symbols[index] == 0x58,
            scratch.group.symbols[index + 1].isASCIIDigit
        {
            return 1
        }
        return index - word.first
    }

    /// Letters x in a word: two and more together, and one at the end behind masks and digits.
    private func crossesIn(_ word: Word) -> Int {
        guard word.letters > 0 else { return 0 }
        var count = 0
        var run = 0
        var longest = 0
        for index in word.first..<word.last {
            if scratch.group.symbols[index] == 0x58 {
                count += 1
                run += 1
                longest = max(longest, run)
            } else {
                run = 0
            }
        }
        if longest > 1 { return count }
        return word.masks > 0 && run == 1 && count == 1 ? 1 : 0
    }

    /// Whether word `index` may go on the masked number before it.
    private func isNeighbour(_ index: Int) -> Bool {
        let word = scratch.group.words[index]
        let isJoined = word.link == .space || word.link == .hyphen
        let hasCheck = word.letters == 1 && scratch.group.symbols[word.last - 1] == 0x58
        guard isJoined, word.hanDigits == hanTail(word), word.hanDigits < word.count, word.count <= 8 || word.masks == word.count, hasCheck || crossesIn(word) == word.letters
        else { return false }
        // 2000元
        guard index == scratch.group.wordCount - 1, let next = view.visible(at: scratch.group.end) else { return true }
        // 元 万 亿 块 人 户 名 亩 斤
        switch next.unit {
        case 0x5143, 0x4e07, 0x4ebf, 0x5757, 0x4eba, 0x6237, 0x540d, 0x4ea9, 0x65a4: return false
        default: return true
        }
    }

    private func measure(_ words: ClosedRange<Int>) -> Pattern {
        let first = scratch.group.words[words.lowerBound].first
        let last = scratch.group.words[words.upperBound].last - hanTail(scratch.group.words[words.upperBound])
        var pattern = Pattern(symbols: first..<last)
        pattern.words = words.count
        for index in words.dropFirst() { pattern.links.formUnion(scratch.group.words[index].link) }
        var run = 0
        for index in first..<last {
            let symbol = scratch.group.symbols[index]
            // A last X behind digits is a check character, not a cross.
            let isMask = symbol == 0x2a || symbol == 0x58 && !(index == last - 1 && run == 0)
            if isMask {
                if run == 0 { pattern.runs += 1 }
                run += 1
                pattern.hidden += 1
                pattern.longestRun = max(pattern.longestRun, run)
            } else {
                if pattern.hidden == 0 { pattern.prefix += 1 }
                pattern.visible += 1
                run = 0
            }
        }
        var index = last - 1
        while index >= first, scratch.group.symbols[index] != 0x2a, scratch.group.symbols[index] != 0x58 || index == last - 1 {
            pattern.suffix += 1
            index -= 1
        }
        if pattern.hidden == 0 { pattern.suffix = 0 }
        return pattern
    }

    private mutating func masked(_ pattern: Pattern) -> Proposal? {
        guard pattern.hidden >= 2, pattern.visible >= 2 || isLabelledHere(pattern) else { return nil }
        // **138…**: emphasis.
        if pattern.runs == 2, pattern.prefix == 0, pattern.suffix == 0 { return nil }
        if pattern.runs == 1, pattern.hidden <= 3, pattern.visible >= 7, pattern.prefix == 0 || pattern.suffix == 0,
            pattern.total != 11, pattern.total != 18
        {
            return nil
        }
        // Behind letters only the label can tell.
        let head = pattern.symbols.lowerBound
        if scratch.group.flags[head].contains(.letter),
            scratch.group.symbols[head] != 0x58 || scratch.group.symbols[head + 1].isASCIIDigit
        {
            return maskedByLabel(pattern)
        }
        var best: Proposal?
        best = better(best, maskedIdentity(pattern))
        best = better(best, maskedMobile(pattern))
        best = better(best, maskedCard(pattern))
        return better(best, maskedByLabel(pattern))
    }

    private mutating func isLabelledHere(_ pattern: Pattern) -> Bool {
        let start = scratch.group.starts[pattern.symbols.lowerBound]
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        return scratch.context.hitCount > 0 && scratch.context.hits[0].isTight
    }

    private mutating func weigh(_ pattern: Pattern, _ recogniser: Recogniser, _ rating: MaskRating, points: Int)
        -> Proposal?
    {
        var sighting = Sighting(
            recogniser: recogniser, start: scratch.group.starts[pattern.symbols.lowerBound],
            end: scratch.group.ends[pattern.symbols.upperBound - 1], facts: nil)
        sighting.masked = rating
        sighting.extraPoints = points
        sighting.symbolCount = pattern.symbols.count
        return weigh(sighting)
    }

    /// Six visible digits that are a region, or a label, make an 18-symbol pattern an identity number.
    private mutating func maskedIdentity(_ pattern: Pattern) -> Proposal? {
        let isRegion = isKnownRegion(pattern)
        guard pattern.total == 18 || (17...19).contains(pattern.total) && (isRegion || pattern.prefix < 6)
            || (14...20).contains(pattern.total) && isRegion
        else { return nil }
        guard pattern.hidden >= 3 || pattern.prefix >= 6, isPlausiblePrefix(pattern) else { return nil }
        let rating: MaskRating
        if pattern.prefix >= 14 {
            rating = .insufficient  // the whole date of birth
        } else if pattern.hidden <= 4 {
            rating = .insufficient
        } else if pattern.prefix <= 6, pattern.suffix == 0 {
            rating = .sufficient
        } else if pattern.prefix <= 2, pattern.suffix <= 3 {
            rating = .sufficient
        } else if pattern.prefix == 0 {
            rating = .acceptable
        } else if pattern.visible <= 7 {
            rating = .acceptable
        } else if pattern.visible <= 10, pattern.prefix <= 6 {
            rating = .weak
        } else {
            rating = .insufficient
        }
        return weigh(pattern, .residentID, rating, points: isRegion ? 30 : 20)
    }

    /// Whether the first six digits are visible and those of a county.
    private func isKnownRegion(_ pattern: Pattern) -> Bool {
        guard pattern.prefix >= 6 else { return false }
        var value = 0
        for index in 0..<6 { value = value * 10 + Int(scratch.group.symbols[pattern.symbols.lowerBound + index] &- 0x30) }
        return engine.tables.isRegion(value)
    }

    private func isPlausiblePrefix(_ pattern: Pattern) -> Bool {
        let first = scratch.group.symbols[pattern.symbols.lowerBound]
        return pattern.prefix == 0 || first >= 0x31 && first <= 0x38
    }

    private mutating func maskedMobile(_ pattern: Pattern) -> Proposal? {
        guard pattern.total == 11 || pattern.total >= 10 && pattern.total <= 12 && pattern.prefix == 3 else { return nil }
        let symbols = scratch.group.symbols + pattern.symbols.lowerBound
        guard pattern.prefix == 0 || symbols[0] == 0x31 else { return nil }
        guard pattern.prefix < 2 || symbols[1] >= 0x33 else { return nil }
        guard pattern.prefix >= 2 || pattern.suffix >= 4 else { return nil }
        let rating: MaskRating = pattern.hidden < 4 ? .insufficient : .acceptable
        return weigh(pattern, .mobile, rating, points: 5)
    }

    private mutating func maskedCard(_ pattern: Pattern) -> Proposal? {
        guard (15...19).contains(pattern.total), pattern.hidden >= 4 else { return nil }
        let symbols = scratch.group.symbols + pattern.symbols.lowerBound
        // 4 and 5 begin cards of sixteen digits, and codes of regions.
        guard pattern.prefix == 0 || symbols[0] == 0x36 && symbols[1] == 0x32
            || (symbols[0] == 0x34 || symbols[0] == 0x35) && pattern.total == 16
        else { return nil }
        let rating: MaskRating
        if pattern.hidden <= 4 {
            rating = .insufficient
        } else if pattern.prefix == 0, pattern.suffix <= 4 {
            rating = .sufficient
        } else {
            rating = pattern.prefix <= 6 && pattern.suffix <= 4 ? .acceptable : .weak
        }
        // Eighteen signs are an identity number's sooner than a card's, unless the label says otherwise.
        return weigh(pattern, .bankCard, rating, points: pattern.total == 18 ? 15 : 30)
    }

    /// Whatever the label says it is.
    private mutating func maskedByLabel(_ pattern: Pattern) -> Proposal? {
        let start = scratch.group.starts[pattern.symbols.lowerBound]
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        guard scratch.context.hitCount > 0, scratch.context.hits[0].isTight else { return nil }
        let labels = engine.lexicon.entries[Int(scratch.context.hits[0].entry)].labels
        let rating: MaskRating = pattern.visible <= 4 ? .acceptable : pattern.hidden >= 4 ? .weak : .insufficient
        var best: Proposal?
        for slot in 0..<UInt8(engine.detectors.count) where labels.contains(slot) && engine.detectors[Int(slot)].isMaskable {
            let detector = engine.detectors[Int(slot)]
            let recogniser = detector.recogniser
            guard fits(recogniser, pattern) else { continue }
            var sighting = Sighting(
                recogniser: recogniser, start: start, end: scratch.group.ends[pattern.symbols.upperBound - 1], facts: nil)
            // No more than the official form shows.
            let isOfficial = pattern.hidden >= 4 && pattern.prefix <= detector.shownFirst && pattern.suffix <= detector.shownLast
            sighting.masked = isOfficial ? .acceptable : rating
            if sighting.recogniser == .hkID, let end = bracketed(after: sighting.end) { sighting.end = end }
            best = better(best, weigh(sighting, slot: slot))
        }
        return best
    }

    /// 0595-2238****: an area code in front, as no mobile number has.
    private func hasAreaCode(_ pattern: Pattern) -> Bool {
        guard pattern.prefix >= 3 else { return false }
        let symbols = scratch.group.symbols + pattern.symbols.lowerBound
        return symbols[0] == 0x30 && symbols[1] != 0x30 && symbols[1] != 0x31 || symbols[0] == 0x30 && symbols[1] == 0x31 && symbols[2] == 0x30
    }

    /// Whether what is left of the value may be of a kind that begins with letters.
    private func fits(_ recogniser: Recogniser, _ pattern: Pattern) -> Bool {
        let isDigit = scratch.group.symbols[pattern.symbols.lowerBound].isASCIIDigit
        switch recogniser {
        case .iban, .hkmoPermit, .vin: return !isDigit
        case .residentID15: return pattern.total == 15
        case .mobile: return !hasAreaCode(pattern)
        case .twMobile: return pattern.prefix < 2 || scratch.group.symbols[pattern.symbols.lowerBound + 1] == 0x39 || scratch.group.symbols[pattern.symbols.lowerBound] == 0x38
        case .hkID: return !isDigit && pattern.total <= 9
        case .twNationalID, .twResidentCertificate: return !isDigit && pattern.total >= 9 && pattern.total <= 11
        default: return true
        }
    }
}
