internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// Which numbers a stretch of digits of some length could be.
extension Scanner {
    mutating func bestReading(of reading: inout Reading) -> Proposal? {
        let count = reading.symbols.count
        var best: Proposal?
        switch count {
        case 3...6:
            best = better(best, hotline(reading))
        case 7, 8:
            best = better(best, try_(.landline, .localLandline, reading, needsLabel: true))
            if count == 7 { best = better(best, macauCard(reading)) }
            if count == 8 {
                best = better(best, try_(.twUBN, .twUBN, reading))
                best = better(best, try_(.twPermit, .twPermit, reading))
                best = better(best, macauCard(reading))
                best = better(best, overseas(reading))
            }
        case 9:
            best = better(best, try_(.passport, .passport, reading))
            best = better(best, try_(.orgCode, .orgCode, reading))
            best = better(best, try_(.twLandline, .twLandline, reading))
        case 10:
            best = better(best, try_(.tel400, .tel400, reading))
            best = better(best, try_(.landline, .landline, reading))
            best = better(best, try_(.twMobile, .twMobile, reading))
            best = better(best, try_(.twLandline, .twLandline, reading))
            best = better(best, try_(.twPermit, .twPermit, reading))
        case 11, 12:
            best = better(best, overseas(reading))
            if count == 11 { best = better(best, try_(.mobile, .mobile, reading)) }
            best = better(best, try_(.landline, .landline, reading))
            best = better(best, prefixed(reading))
        case 13:
            best = better(best, overseas(reading))
            best = better(best, prefixed(reading))
            best = better(best, try_(.bankCard, .bankCard, reading))
            best = better(best, try_(.mobile, .mobile, reading))
        case 14, 16, 17:
            best = better(best, prefixed(reading))
            best = better(best, try_(.bankCard, .bankCard, reading))
        case 15:
            best = better(best, prefixed(reading))
            best = better(best, try_(.residentID15, .residentID15, reading))
            best = better(best, try_(.bankCard, .bankCard, reading))
            best = better(best, try_(.imei, .imei, reading))
            best = better(best, try_(.imsi, .imsi, reading))
        case 18:
            best = better(best, try_(.uscc, .uscc, reading))
            best = better(best, try_(.hmtResidencePermit, .hmtResidencePermit, reading))
            best = better(best, try_(.foreignPermanentResident, .foreignPermanentResident, reading))
            best = better(best, try_(.residentID, .residentID, reading))
            best = better(best, try_(.bankCard, .bankCard, reading))
            if let truncated = truncatedByExcel(reading) {
                // Nobody has the sequence 000, whatever its check digit says.
                best = scratch.group.symbols[reading.symbols.upperBound - 4] == 0x30 ? truncated : better(best, truncated)
            }
        case 19, 20:
            best = better(best, try_(.iccid, .iccid, reading))
            if count == 19 { best = better(best, try_(.bankCard, .bankCard, reading)) }
            if count == 20 {
                best = better(best, try_(.disabilityCard, .disabilityCard, reading))
                best = better(best, try_(.taxID, .taxID, reading))
            }
        default: break
        }
        // What proves itself needs no label to say what it is.
        if let best, best.isBacked, best.evidence.confidence >= 85 { return best }
        guard let named = labelled(reading) else { return best }
        // A label says more than a check digit that one number in ten has.
        if let best, best.isBacked, !best.isLabelled { return named }
        return better(best, named)
    }

    /// The stronger of two readings of the same symbols. A backed one beats one that is not; then confidence decides.
    @inline(__always)
    func better(_ left: Proposal?, _ right: Proposal?) -> Proposal? {
        guard let left else { return right }
        guard let right else { return left }
        if left.isBacked != right.isBacked { return left.isBacked ? left : right }
        return right.evidence.confidence > left.evidence.confidence ? right : left
    }

    /// Weighs `reading` as `recogniser`, if `validator` admits its symbols.
    private mutating func try_(
        _ recogniser: Recogniser, _ validator: ValidatorID, _ reading: Reading, needsLabel: Bool = false
    ) -> Proposal? {
        guard let facts = examine(validator, reading.symbols) else { return nil }
        var sighting = sighting(recogniser, reading, facts)
        sighting.needsLabel = needsLabel
        if recogniser == .landline || recogniser == .twLandline {
            // 02-2720…: no area code of the mainland has two digits.
            if recogniser == .landline, reading.joined.groups > 1, isShortArea(reading) { return nil }
            // Run together it could be any serial number.
            if reading.joined.groups == 1 { sighting.needsLabel = true }
            // +852 6000 …: the country code of somewhere else.
            if validator == .localLandline, view.visible(before: sighting.start)?.unit == 0x2b { return nil }
            widen(telephone: &sighting)
        }
        if recogniser == .twPermit { takeBracket(&sighting) }
        // (138)00138000
        if recogniser == .mobile, reading.joined.links.contains(.bracket),
            let open = view.visible(before: sighting.start), open.unit == 0x28
        {
            sighting.start = open.start
        }
        return weigh(sighting)
    }

    /// Whether the first group is `0` and one digit.
    private func isShortArea(_ reading: Reading) -> Bool {
        let first = reading.symbols.lowerBound
        guard reading.symbols.count > 8, scratch.group.symbols[first] == 0x30 else { return false }
        for word in 0..<scratch.group.wordCount where scratch.group.words[word].first == first {
            return scratch.group.words[word].count == 2
        }
        return false
    }

    func sighting(_ recogniser: Recogniser, _ reading: Reading, _ facts: NumberFacts?) -> Sighting {
        var sighting = Sighting(
            recogniser: recogniser, start: scratch.group.starts[reading.symbols.lowerBound],
            end: scratch.group.ends[reading.symbols.upperBound - 1], facts: facts)
        sighting.joined = reading.joined
        sighting.symbolCount = reading.symbols.count
        sighting.isEmbedded = reading.isEmbedded
        sighting.isDecimal = reading.isDecimal
        sighting.disguise = disguise(of: reading.symbols, joined: reading.joined)
        return sighting
    }

    /// A mobile or landline behind a country code or an operator's long-distance prefix; the span takes in the `+`.
    private mutating func prefixed(_ reading: Reading) -> Proposal? {
        let first = reading.symbols.lowerBound
        let count = reading.symbols.count
        let symbols = scratch.group.symbols + first
        var skip = 0
        while skip < 2, skip < count, symbols[skip] == 0x30 { skip += 1 }
        if count - skip >= 11, count - skip <= 12, skip != 1, symbols[skip] == 0x38, symbols[skip + 1] == 0x38,
            symbols[skip + 2] == 0x36
        {
            return taiwanese(first + skip + 3, reading)
        }
        if count > skip + 10, symbols[skip] == 0x38, symbols[skip + 1] == 0x36 {
            skip += 2
        } else if count == 16, isOperatorPrefix(symbols) {
            skip = 5
        } else if count == 12, symbols[0] == 0x30, symbols[1] == 0x31 {
            skip = 1
        } else {
            return nil
        }
        var inner = reading
        inner.symbols = (first + skip)..<reading.symbols.upperBound
        let rest = inner.symbols
        var proposal: Proposal?
        if rest.count == 11, let facts = examine(.mobile, rest) {
            // 0 and a segment nobody has: a serial number.
            if skip == 1, facts.allotment == .failed { return nil }
            proposal = weigh(sighting(.mobile, reading, facts))
        } else if symbols[skip - 1] == 0x36, rest.count >= 9, rest.count <= 11 {
            proposal = international(landline: rest, reading)
        }
        guard let proposal else { return nil }
        return dialled(proposal, reading)
    }

    /// Takes in the `+`, and the bracket around a country code.
    func dialled(_ proposal: Proposal, _ reading: Reading) -> Proposal {
        var proposal = proposal
        if let plus = view.visible(before: proposal.start), plus.unit == 0x2b { proposal.start = plus.start }
        if reading.joined.links.contains(.bracket), let open = view.visible(before: proposal.start), open.unit == 0x28 {
            proposal.start = open.start
        }
        return proposal
    }

    /// `+886 912 345 678`: the number without its zero, from symbol `from`.
    private mutating func taiwanese(_ from: Int, _ reading: Reading) -> Proposal? {
        let count = reading.symbols.upperBound - from
        guard count == 8 || count == 9 else { return nil }
        var digits = InlineArray<10, UInt8>(repeating: 0x30)
        for index in 0..<count { digits[index + 1] = scratch.group.symbols[from + index] }
        let isMobile = count == 9 && digits[1] == 0x39
        let validator: ValidatorID = isMobile ? .twMobile : .twLandline
        guard let facts = validator.examine(digits.span.extracting(0..<(count + 1)), engine.tables) else { return nil }
        var sighting = sighting(isMobile ? .twMobile : .twLandline, reading, facts)
        sighting.joined.isNatural = true
        sighting.extraPoints = 20
        if !isMobile { widen(telephone: &sighting) }
        return weigh(sighting).map { dialled($0, reading) }
    }

    /// `86 571 8812 3456`: the area code without its zero.
    private mutating func international(landline rest: Range<Int>, _ reading: Reading) -> Proposal? {
        var digits = InlineArray<12, UInt8>(repeating: 0x30)
        for index in 0..<rest.count { digits[index + 1] = scratch.group.symbols[rest.lowerBound + index] }
        guard let facts = ValidatorID.landline.examine(digits.span.extracting(0..<(rest.count + 1)), engine.tables) else {
            return nil
        }
        return weigh(sighting(.landline, reading, facts))
    }

    private func isOperatorPrefix(_ symbols: UnsafePointer<UInt8>) -> Bool {
        var value = 0
        for index in 0..<5 { value = value * 10 + Int(symbols[index] &- 0x30) }
        return Self.isOperator(value)
    }

    /// A spreadsheet that took the number for an amount keeps fifteen digits and writes zeros for the rest.
    private mutating func truncatedByExcel(_ reading: Reading) -> Proposal? {
        let last = reading.symbols.upperBound
        guard scratch.group.symbols[last - 1] == 0x30, scratch.group.symbols[last - 2] == 0x30,
            scratch.group.symbols[last - 3] == 0x30,
            var facts = examine(.residentID, reading.symbols),
            facts.date == .passed, facts.checksum == .failed || scratch.group.symbols[last - 4] == 0x30
        else { return nil }
        facts.checksum = .absent
        return weigh(sighting(.excelTruncation, reading, facts))
    }

    /// Seventeen digits and a mask sign where the X belongs.
    mutating func proposeMaskedCheck(_ symbols: Range<Int>, _ joined: JoinFacts) -> Proposal? {
        let last = symbols.upperBound - 1
        scratch.group.symbols[last] = 0x58
        defer { scratch.group.symbols[last] = 0x2a }
        let reading = Reading(symbols: symbols, joined: joined, isEmbedded: false)
        guard let facts = examine(.residentID, symbols),
            facts.checksum == .passed
        else { return nil }
        return weigh(sighting(.residentID, reading, facts))
    }

    /// A value whose label names a kind that has no grammar of its own: 户编号, 病历号, 存折账号, QQ….
    mutating func labelled(_ reading: Reading) -> Proposal? {
        guard reading.symbols.count >= 4, !reading.isEmbedded || reading.symbols.count >= 6 else { return nil }
        // Nothing but a check digit could tell that a number goes on in the next line or cell.
        guard !reading.joined.links.isWeak else { return nil }
        let start = scratch.group.starts[reading.symbols.lowerBound]
        guard mayBeLabelled(engine.labelledSet, start, scratch.group.ends[reading.symbols.upperBound - 1]) else { return nil }
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        var best: Proposal?
        if let column = header(of: start) {
            best = labelled(reading, by: engine.lexicon.entries[Int(column)].columns, best)
        }
        var index = 0
        while index < scratch.context.hitCount {
            let hit = scratch.context.hits[index]
            index += 1
            guard hit.distance <= Points.labelReach, hit.isSameClause else { break }
            let entry = engine.lexicon.entries[Int(hit.entry)]
            best = labelled(reading, by: entry.labels, best)
            // A label right before the value hides those farther away, unless it only says that a number follows.
            if !entry.isGeneric, !entry.labels.isEmpty || !entry.negatives.isEmpty { break }
        }
        return best
    }

    private mutating func labelled(_ reading: Reading, by labels: DetectorSet, _ best: Proposal?) -> Proposal? {
        var best = best
        for slot in engine.labelledSlots where labels.contains(slot) {
            let detector = engine.detectors[Int(slot)]
            guard admits(detector.shape, reading.symbols) else { continue }
            var sighting = sighting(.labelled, reading, nil)
            sighting.recogniser = detector.recogniser
            best = better(best, weigh(sighting, slot: slot))
        }
        return best
    }
}
