/// What is looked at to tell a name from a chance meeting of characters. Each feature is one weight of the model.
///
/// The numbers of the templates are part of the model's format: a change of meaning needs a new model.
struct NameFeatures {
    let finder: CandidateFinder
    let model: NameModel

    /// Templates from here on stand for one name, or little else.
    static let identities: UInt64 = 50

    static func isOfCharacters(_ template: UInt64) -> Bool { template <= 27 || template == 39 || template >= identities }

    /// What a template looks at.
    static func part(_ template: UInt64) -> NameReasons.Part {
        switch template {
        case 4, 6, 28, 40: .before
        case 5, 7, 29, 41, 43, 44: .after
        case 30, 31, 32: .words
        case 33...36: .title
        case 37, 38: .list
        default: .characters
        }
    }

    init(_ model: NameModel) {
        self.model = model
        finder = CandidateFinder(model: model)
    }

    /// Calls `take` with the template and the index of the weight of each feature.
    @inline(__always)
    func forEach(
        _ candidate: NameCandidate, _ text: borrowing NameUnits, _ words: borrowing WordLattice, _ take: (UInt64, Int) -> Void
    ) {
        forEachOfCharacters(candidate, text, take)
        forEachOfWords(candidate, text, words, take)
    }

    @inline(__always)
    private static func kind(_ candidate: NameCandidate) -> UInt64 {
        UInt64(candidate.form.rawValue) << 4 | UInt64(min(candidate.count, 15))
    }

    /// Those that look at characters alone.
    @inline(__always)
    func forEachOfCharacters(_ candidate: NameCandidate, _ text: borrowing NameUnits, _ take: (UInt64, Int) -> Void) {
        let units = UnsafePointer(text.units)
        let (start, end) = (Int(candidate.start), Int(candidate.end))
        let count = end - start
        let kind = Self.kind(candidate)
        func unit(_ index: Int) -> UInt64 { UInt64(units[index]) }
        func put(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
            take(template, NameHash.feature(template, a, b, c))
        }
        let leftGap = UInt64(text.gaps[start])
        let rightGap = UInt64(text.gaps[end])
        // Neighbours: across a layout gap they say less, so the gap takes their place.
        let (l1, l2) = (unit(start - 1), unit(start - 2))
        let (r1, r2) = (unit(end), unit(end + 1))
        let near1 = leftGap >= 3 ? 3 : l1
        let near2 = rightGap >= 3 ? 3 : r1

        put(1, kind)
        put(2, kind, UInt64(bitPattern: Int64(max(-20, min(60, Int(candidate.dense) / 4)) + 32)))
        put(4, kind, near1)
        put(5, kind, near2)
        put(6, kind, l2, near1)
        put(7, kind, near2, r2)

        // The name itself.
        if candidate.surnameLength > 0 {
            let given = start + Int(candidate.surnameLength)
            put(15, kind, unit(start))
            if given < end {
                put(16, kind, unit(given))
                put(17, kind, unit(end - 1))
                put(50, unit(start), unit(given), UInt64(given - start))
                if given + 1 < end {
                    put(54, unit(given), unit(end - 1))
                    put(51, unit(start), unit(given), unit(end - 1))
                } else {
                    put(52, unit(start), unit(given), 1)
                }
            }
        } else {
            put(22, kind, unit(start))
            put(23, kind, unit(end - 1))
            put(55, kind, unit(start), unit(start + 1))
            put(56, kind, unit(end - 2), unit(end - 1))
            put(53, NameHash.word(units + start, min(count, 12)) & 0xffff)
        }
        var inner: UInt64 = 0
        for index in (start + 1)..<max(end, start + 1) { inner = max(inner, UInt64(text.gaps[index])) }
        if inner > 0 { put(27, kind, inner, leftGap << 4 | rightGap) }

        if model.known.contains(units + start, min(count, 8)) { put(39, kind) }
    }

    /// Those that look at common words, titles and lists.
    @inline(__always)
    func forEachOfWords(
        _ candidate: NameCandidate, _ text: borrowing NameUnits, _ words: borrowing WordLattice, _ take: (UInt64, Int) -> Void
    ) {
        let units = UnsafePointer(text.units)
        let (start, end) = (Int(candidate.start), Int(candidate.end))
        let kind = Self.kind(candidate)
        func put(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
            take(template, NameHash.feature(template, a, b, c))
        }
        let leftGap = UInt64(text.gaps[start])
        let rightGap = UInt64(text.gaps[end])
        // Words beside it and across its borders.
        let left = word(before: start, units, words)
        let right = word(from: end, units, words)
        put(28, kind, left.hash)
        put(29, kind, right.hash)
        put(30, left.hash, right.hash)
        put(40, kind, left.sort)
        put(41, kind, right.sort)
        let next = word(from: end + right.length, units, words)
        put(43, kind, right.sort, next.sort)
        put(44, right.hash, next.sort)
        let crossing = crossings(units, start, end, words)
        put(31, kind, crossing)
        var bits = crossing
        while bits != 0 {
            put(32, kind, UInt64(bits.trailingZeroBitCount))
            bits &= bits &- 1
        }
        if let title = finder.title(before: units, start) { put(33, kind, UInt64(title)) ; put(34, kind, leftGap) }
        if let title = finder.title(from: units, end) { put(35, kind, UInt64(title)) ; put(36, kind, rightGap) }

        // Lists: how long the neighbours are and whether they begin with a surname.
        if isSeparator(units[start - 1]) || leftGap >= 2 { put(37, kind, item(before: text, leftGap >= 2 ? start : start - 1, words)) }
        if isSeparator(units[end]) || rightGap >= 2 { put(38, kind, item(from: text, rightGap >= 2 ? end : end + 1, words)) }
    }

    /// 、 ， , / ； ; and the like.
    @inline(__always)
    private func isSeparator(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x3001, 0x2c, 0xff0c, 0x2f, 0x3b, 0xff1b, 0x7c: true
        default: false
        }
    }

    private func item(before text: borrowing NameUnits, _ end: Int, _ words: borrowing WordLattice) -> UInt64 {
        var start = end
        while start > 0, end - start < 6, finder.isHan(text.units[start - 1]), start == end || text.gaps[start] < 2 { start -= 1 }
        return describe(text, start, end, words)
    }

    private func item(from text: borrowing NameUnits, _ start: Int, _ words: borrowing WordLattice) -> UInt64 {
        var end = start
        while end < text.count, end - start < 6, finder.isHan(text.units[end]), end == start || text.gaps[end] < 2 { end += 1 }
        return describe(text, start, end, words)
    }

    private func describe(_ text: borrowing NameUnits, _ start: Int, _ end: Int, _ words: borrowing WordLattice) -> UInt64 {
        let isNamed = end > start && model.characters[Int(text.units[start])].surname > 0
        let isWord = end - start >= 2 && end - start <= 4 && words.sort(UnsafePointer(text.units), start, end - start, model) != WordClasses.none
        return UInt64(end - start) << 2 | (isNamed ? 2 : 0) | (isWord ? 1 : 0)
    }

    private struct Word {
        var hash: UInt64
        /// Class and length.
        var sort: UInt64
        var length: Int
    }

    @inline(__always)
    private func word(_ units: UnsafePointer<UInt16>, _ length: Int, _ sort: UInt8) -> Word {
        Word(
            hash: length == 1 ? UInt64(units[0]) : NameHash.word(units, length) &>> 8 & 0xffff | UInt64(length) << 16,
            sort: UInt64(sort) << 3 | UInt64(length), length: length)
    }

    /// The longest common word that ends at `index`.
    @inline(__always)
    private func word(before index: Int, _ units: UnsafePointer<UInt16>, _ words: borrowing WordLattice) -> Word {
        var length = WordLattice.longest
        while length >= 1 {
            let sort = words.sort(units, index - length, length, model)
            if sort != WordClasses.none { return word(units + (index - length), length, sort) }
            length -= 1
        }
        return Word(hash: UInt64(units[index - 1]), sort: 0x100, length: 1)
    }

    @inline(__always)
    private func word(from index: Int, _ units: UnsafePointer<UInt16>, _ words: borrowing WordLattice) -> Word {
        var length = WordLattice.longest
        while length >= 1 {
            let sort = words.sort(units, index, length, model)
            if sort != WordClasses.none { return word(units + index, length, sort) }
            length -= 1
        }
        return Word(hash: UInt64(units[index]), sort: 0x100, length: 1)
    }

    /// Which common words the span is, holds, or cuts through.
    @inline(__always)
    private func crossings(_ units: UnsafePointer<UInt16>, _ start: Int, _ end: Int, _ words: borrowing WordLattice) -> UInt64 {
        func has(_ low: Int, _ high: Int) -> Bool { words.sort(units, low, high - low, model) != WordClasses.none }
        let count = end - start
        var bits: UInt64 = 0
        if count <= 4, count >= 2, has(start, end) { bits |= 1 }
        if count >= 3, has(start, start + 2) { bits |= 2 }
        if count >= 3, has(end - 2, end) { bits |= 4 }
        if has(start - 1, start + 1) { bits |= 8 }
        if has(start - 2, start + 1) || has(start - 1, start + 2) { bits |= 16 }
        if has(end - 1, end + 1) { bits |= 32 }
        if has(end - 2, end + 1) || has(end - 1, end + 2) { bits |= 64 }
        if count <= 3, has(start, end + 1) || has(start - 1, end) { bits |= 128 }
        if has(end - 2, end + 2) || has(start - 2, start + 2) { bits |= 256 }
        return bits
    }
}
