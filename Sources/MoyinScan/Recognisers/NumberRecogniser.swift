internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// A maximal run of symbols inside a group that can be read as digits, and how it hangs on the run before it.
struct DigitRun {
    /// Symbol indexes in the group, end exclusive.
    var first: Int
    var last: Int
    /// Separators to the run before; nil when letters, masks or nothing joinable stand between.
    var link: Link?
    /// Directly after a letter, or directly before one.
    var afterLetter = false
    var beforeLetter = false
    /// All Chinese numerals.
    var isHan = false
    /// Complete in itself: never joined with its neighbours.
    var isStrong = false
    /// Part of a number that was found.
    var isSettled = false

    var count: Int { last &- first }
}

/// Finds numbers that consist of digits (and a final X) in one group.
///
/// Every run is first tried alone; runs that are complete in themselves bound the search for numbers that were written
/// in several parts. The cost is linear in the group: a number has at most 28 digits.
extension Scanner {
    mutating func recogniseNumbers() {
        // Two symbols are nobody's number.
        guard scratch.group.count > 2 else { return }
        collectRuns()
        var index = 0
        while index < scratch.runs.count {
            scratch.runs[index].isStrong = isComplete(scratch.runs[index])
            index += 1
        }
        index = 0
        while index < scratch.runs.count {
            index = recogniseRun(at: index)
        }
    }

    /// Splits the words of the group into runs of digits. Chinese numerals form runs of their own.
    private mutating func collectRuns() {
        scratch.runs.removeAll(keepingCapacity: true)
        for wordIndex in 0..<scratch.group.wordCount {
            let word = scratch.group.words[wordIndex]
            let isMasked = word.masks >= 3 && hasMaskRun(word)
            var index = word.first
            var link: Link? = wordIndex == 0 ? nil : word.link
            var broken = false
            while index < word.last {
                let flags = scratch.group.flags[index]
                guard !flags.isDisjoint(with: [.digit, .hanDigit]) else {
                    // A letter or mask: what follows cannot be joined over it.
                    broken = true
                    index += 1
                    continue
                }
                let isHan = flags.contains(.hanDigit)
                var last = index + 1
                while last < word.last, !scratch.group.flags[last].isDisjoint(with: [.digit, .hanDigit]),
                    scratch.group.flags[last].contains(.hanDigit) == isHan
                {
                    last += 1
                }
                var run = DigitRun(first: index, last: last, link: broken ? nil : link, isHan: isHan)
                run.afterLetter = index > word.first && scratch.group.flags[index - 1].contains(.letter)
                run.beforeLetter = last < word.last && scratch.group.flags[last].contains(.letter)
                // What a mask left visible is no number of its own.
                if isMasked, run.count < 11 {
                    broken = true
                    index = last
                    continue
                }
                scratch.runs.append(run)
                // The next run of this word is glued to this one.
                link = []
                broken = false
                index = last
            }
        }
    }

    /// Three masks in a row, as they hide digits; two are emphasis as well.
    private func hasMaskRun(_ word: Word) -> Bool {
        var run = 0
        for index in word.first..<word.last {
            run = scratch.group.symbols[index] == 0x2a ? run + 1 : 0
            if run == 3 { return true }
        }
        return false
    }

    /// Whether a run is a whole number of a kind that is never part of another one.
    private func isComplete(_ run: DigitRun) -> Bool {
        let symbols = run.first..<run.last
        switch run.count {
        case 11:
            guard let facts = examine(.mobile, symbols) else { return false }
            return facts.allotment == .passed
        case 17 where run.beforeLetter && scratch.group.symbols[run.last] == 0x58, 18:
            let last = run.count == 17 ? run.last + 1 : run.last
            guard let facts = examine(.residentID, run.first..<last) else {
                return false
            }
            return facts.date == .passed
        case 16, 19:
            guard let facts = examine(.bankCard, symbols) else { return false }
            return facts.checksum == .passed && facts.allotment == .passed
        default:
            return false
        }
    }

    /// Recognises what begins with run `index`; returns the run to go on with.
    private mutating func recogniseRun(at index: Int) -> Int {
        let run = scratch.runs[index]
        if isCallPrefix(index), let dialled = propose(index, index + 1, separators: 1) {
            emit(dialled)
            return index + 2
        }
        var best = run.count > 2 ? propose(index, index) : nil
        var lastUsed = index
        if !run.isStrong {
            var total = run.count
            var separators = 0
            var next = index + 1
            while next < scratch.runs.count, let link = scratch.runs[next].link, !scratch.runs[next].isStrong {
                if scratch.runs[next - 1].beforeLetter { break }
                total += scratch.runs[next].count
                if !link.isEmpty { separators += link.contains(.double) ? 2 : 1 }
                if total > 28 { break }
                if Self.joinedLengths.contains(total), mayJoin(index, next, total),
                    let joined = propose(index, next, separators: separators)
                {
                    if best == nil || joined.evidence.confidence >= best!.evidence.confidence {
                        best = joined
                        lastUsed = next
                    }
                }
                next += 1
            }
        }
        if let best {
            emit(best)
            scratch.runs[lastUsed].isSettled = true
            return lastUsed + 1
        }
        return index + 1
    }

    /// Whether a run is 86, 0086 or an operator's prefix before a mobile number: `+86-138…`, `17951 138…`.
    private func isCallPrefix(_ index: Int) -> Bool {
        let run = scratch.runs[index]
        guard run.count == 2 || run.count == 4 || run.count == 5, index + 1 < scratch.runs.count,
            scratch.runs[index + 1].isStrong, scratch.runs[index + 1].count == 11,
            let link = scratch.runs[index + 1].link, !link.isWeak
        else { return false }
        var value = 0
        for symbol in run.first..<run.last { value = value * 10 + Int(scratch.group.symbols[symbol] &- 0x30) }
        return value == 86 || run.count == 5 && Self.isOperator(value)
    }

    /// Prefixes of calls over the Internet and of their kin.
    static func isOperator(_ value: Int) -> Bool { value == 17951 || value == 17911 || value == 12593 }

    /// Whether runs `first` … `last` are worth reading as one number: written in a customary grouping, or behind a label.
    private mutating func mayJoin(_ first: Int, _ last: Int, _ total: Int) -> Bool {
        let size = scratch.runs[first].count
        let isEven = isEven(first, last)
        if isEven, !(size == 4 && total == 16 && isProvenCard(first, last)) {
            if first == 0, scratch.group.isContinuation { return false }
            // Groups of one size: only the whole stretch of them, so that a list of figures is tried once and is a list.
            // What is joined otherwise than its own parts are begins something else.
            let inner = scratch.runs[last].link ?? []
            if first > 0, let link = scratch.runs[first].link, scratch.runs[first - 1].count == size, link == inner,
                !scratch.runs[first - 1].isSettled
            {
                return false
            }
            let next = last + 1
            if next < scratch.runs.count, let link = scratch.runs[next].link, scratch.runs[next].count == size,
                link == inner, !scratch.runs[next - 1].beforeLetter
            {
                return false
            }
        }
        if isCounting(first...last) { return false }
        // Long ones have a check digit to speak for them, however they are grouped.
        if total >= 15, !isEven || size > 1 { return true }
        if isNaturalGrouping(first...last, total: total) { return true }
        let start = scratch.group.starts[scratch.runs[first].first]
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        return scratch.context.hitCount > 0 && scratch.context.hits[0].isTight
    }

    /// Totals at which several runs may form one number.
    private static let joinedLengths: LengthSet = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]

    /// The best reading of runs `first` … `last` as one number, or nil.
    private mutating func propose(_ first: Int, _ last: Int, separators: Int = 0) -> Proposal? {
        let start = scratch.runs[first].first
        var end = scratch.runs[last].last
        var joined = JoinFacts(separators: separators, links: [], groups: last - first + 1)
        for index in (first + 1)..<(max(last, first) + 1) where index <= last {
            joined.links.formUnion(scratch.runs[index].link ?? [])
        }
        // Joined symbols lie contiguous in the group: words store no separators.
        var count = 0
        for index in first...last { count += scratch.runs[index].count }
        guard count == end - start else { return nil }
        joined.isNatural = last == first || isNaturalGrouping(first...last, total: count)
        var embedded = scratch.runs[last].beforeLetter || isAfterWord(first)
        // 17 digits and an X.
        if count == 17, end < scratch.group.count, scratch.group.symbols[end] == 0x58, isWordEnd(end + 1) {
            end += 1
            embedded = isAfterWord(first)
        } else if count == 17, end < scratch.group.count, scratch.group.symbols[end] == 0x2a, isWordEnd(end + 1) {
            // × or * in the place of X.
            if let proposal = proposeMaskedCheck(start..<(end + 1), joined) { return proposal }
        }
        var reading = Reading(symbols: start..<end, joined: joined, isEmbedded: embedded)
        reading.isDecimal = isDecimal(first, last)
        return bestReading(of: &reading)
    }

    /// Whether letters that are no label stand right before a run: `Tel138…` is a number, `ABC138…` is not.
    private mutating func isAfterWord(_ run: Int) -> Bool {
        scratch.runs[run].afterLetter && !isLabelGlued(before: scratch.group.starts[scratch.runs[run].first])
    }

    /// Whether symbol `index` is not the middle of a word.
    func isWordEnd(_ index: Int) -> Bool {
        for word in 0..<scratch.group.wordCount where scratch.group.words[word].last == index { return true }
        return false
    }

    /// `0.138…` and `…8000.50` are amounts and ratios.
    private func isDecimal(_ first: Int, _ last: Int) -> Bool {
        if first > 0, let link = scratch.runs[first].link, link == .dot, scratch.runs[first - 1].count <= 4 {
            // A chain of dots is a grouping, not a decimal point; nor is the dot of `1.138…` at the beginning of a line.
            if scratch.runs[first - 1].link != .dot, !isItemNumber(first - 1) { return true }
        }
        if last + 1 < scratch.runs.count, scratch.runs[last + 1].link == .dot, scratch.runs[last + 1].count <= 2 {
            let following = last + 2 < scratch.runs.count ? scratch.runs[last + 2].link : nil
            return following != .dot
        }
        return false
    }

    /// One or two digits, not 0, at the beginning of a line.
    private func isItemNumber(_ index: Int) -> Bool {
        let run = scratch.runs[index]
        guard run.count <= 2, scratch.group.symbols[run.first] != 0x30 else { return false }
        guard let before = view.solid(before: scratch.group.starts[run.first]) else { return true }
        return before.symbolClass == .lineBreak
    }
}
