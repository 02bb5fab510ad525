internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// Points of the scale of catalogue §3.1.
enum Points {
    static let checksumPassed = 25
    static let checksumFailed = -35
    static let known = 10
    static let unknown = -10
    static let segmentUnknown = -30
    static let dateValid = 10
    static let dateInvalid = -40
    static let label = 25
    static let cue = 10
    static let column = 25
    static let negative = -25
    static let measure = -25
    static let embedded = -60
    static let disguise = 10
    static let unnatural = -20
    /// No more for a number with a wrong check digit, whatever its label.
    static let mistyped = 70
    /// Below this nothing is reported.
    static let floor = 30
    /// Characters a label may stand away.
    static let labelReach = 12
    /// Within this many, a detector's own negative word rules the value out.
    static let negativeReach = 4
}

/// What a recogniser knows about a value before its surroundings are looked at.
struct Sighting {
    var recogniser: Recogniser
    var start: Int
    var end: Int
    var facts: NumberFacts?
    var disguise: Disguise = []
    var joined = JoinFacts(separators: 0, links: [], groups: 1)
    var symbolCount = 0
    var isEmbedded = false
    var isDecimal = false
    /// Without a label, column or cue behind it the value means nothing.
    var needsLabel = false
    /// Grammar alone is proof enough for a label-bound kind (an `@`, a full plate, an MRZ).
    var isSelfEvident = false
    var extraPoints = 0
    var masked: MaskRating?
}

extension Scanner {
    /// Adds up what speaks for and against a sighting (catalogue §3.1); nil when nothing worth reporting remains.
    mutating func weigh(_ sighting: Sighting) -> Proposal? {
        let slot = engine.slots[Int(sighting.recogniser.ordinal)]
        guard slot != ScanEngine.noSlot else { return nil }
        return weigh(sighting, slot: slot)
    }

    mutating func weigh(_ sighting: Sighting, slot: UInt8) -> Proposal? {
        let detector = engine.detectors[Int(slot)]
        let needsLabel = detector.needsLabel || sighting.needsLabel
        if needsLabel, !sighting.isSelfEvident, !mayBeLabelled(DetectorSet(slot), sighting.start, sighting.end) {
            return nil
        }
        var evidence = EvidenceList()
        evidence.add(Evidence(.shape, detector.base + sighting.extraPoints))
        var isBacked = false
        var failedChecksum = false
        if let facts = sighting.facts {
            switch facts.checksum {
            case .passed:
                evidence.add(Evidence(.checksumPassed, Points.checksumPassed))
                isBacked = true
            case .failed: failedChecksum = true
            case .absent: break
            }
            switch facts.date {
            case .passed: evidence.add(Evidence(.dateValid, Points.dateValid))
            case .failed: evidence.add(Evidence(.dateInvalid, Points.dateInvalid))
            case .absent: break
            }
            switch facts.allotment {
            case .passed: evidence.add(Evidence(.segmentKnown, Points.known))
            case .failed:
                let isSegment = sighting.recogniser == .mobile
                evidence.add(Evidence(.segmentUnknown, isSegment ? Points.segmentUnknown : Points.unknown))
            case .absent: break
            }
        }
        if sighting.isEmbedded { evidence.add(Evidence(.embedded, Points.embedded)) }
        if sighting.isDecimal { evidence.add(Evidence(.embedded, Points.embedded)) }

        // A check digit that fails is fatal without a label: no need to look for what else speaks against it.
        if failedChecksum, evidence.confidence + Points.checksumFailed + Points.cue + Points.disguise < Points.floor,
            !mayBeLabelled(DetectorSet(slot), within: Points.labelReach, sighting.start, sighting.end)
        {
            return nil
        }
        guard let surroundings = look(around: sighting, slot: slot, into: &evidence) else { return nil }
        let isLabelled = surroundings.isLabelled
        if failedChecksum, !isLabelled { evidence.add(Evidence(.checksumFailed, Points.checksumFailed)) }
        if needsLabel, !isLabelled, !sighting.isSelfEvident { return nil }
        if sighting.joined.groups > 1 {
            let isSupported = isBacked || isLabelled
            // Over a line end or a cell border chance agrees too easily: a label, or a check digit and a date.
            if sighting.joined.links.isWeak {
                let isProven = isBacked && sighting.facts?.date == .passed
                guard sighting.joined.isNatural, isLabelled || isProven else { return nil }
                guard sighting.joined.links.isDisjoint(with: [.dot, .slash]) else { return nil }
            }
            if sighting.joined.separators * 2 > sighting.symbolCount, !isSupported { return nil }
            if !sighting.joined.isNatural, !isSupported { evidence.add(Evidence(.spread, Points.unnatural)) }
        }
        if !sighting.disguise.isDisjoint(with: [.invisible, .hanDigits, .lookAlike]) {
            evidence.add(Evidence(.disguise, Points.disguise))
        }
        if evidence.confidence < 85, !isLabelled, detector.hasCues {
            addCue(slot, before: sighting.start, to: &evidence)
        }
        // Behind its label a wrong check digit is a slip of the pen: still to be covered, but a person should look.
        if failedChecksum, isLabelled, evidence.confidence > Points.mistyped {
            evidence.add(Evidence(.checksumFailed, Points.mistyped - evidence.confidence))
        }
        guard evidence.confidence >= Points.floor else { return nil }
        var proposal = Proposal(
            start: sighting.start, end: sighting.end, slot: slot, evidence: evidence, disguise: sighting.disguise,
            masked: sighting.masked)
        proposal.isBacked = isBacked || isLabelled
        proposal.isLabelled = isLabelled
        proposal.note = surroundings.note
        return proposal
    }

    private struct Surroundings {
        var isLabelled = false
        var note: UInt8 = 0
    }

    /// Column header, label or negative word to the left, unit or cue to the right; nil when one of them rules it out.
    private mutating func look(around sighting: Sighting, slot: UInt8, into evidence: inout EvidenceList)
        -> Surroundings?
    {
        var result = Surroundings()
        if let column = header(of: sighting.start) {
            let entry = engine.lexicon.entries[Int(column)]
            if entry.columns.contains(slot) {
                evidence.add(Evidence(.column, Points.column, word: column))
                result.isLabelled = true
            } else if entry.rejects.contains(slot) {
                return nil
            } else if entry.negatives.contains(slot) {
                evidence.add(Evidence(.negative, Points.negative, word: column))
            }
            if entry.office.contains(slot) { result.note |= Proposal.office }
            if entry.home.contains(slot) { result.note |= Proposal.home }
            // The header has spoken; what stands before the cell is another cell.
            if result.isLabelled {
                return lookRight(of: sighting, slot: slot, into: &evidence, &result) ? result : nil
            }
        }
        scratch.context.read(view, before: sighting.start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        let needsLabel = engine.detectors[Int(slot)].needsLabel || sighting.needsLabel
        // The nearest word that concerns this kind decides.
        var isDecided = result.isLabelled
        var isClaimed = false
        for index in 0..<scratch.context.hitCount {
            let hit = scratch.context.hits[index]
            let entry = engine.lexicon.entries[Int(hit.entry)]
            guard hit.isSameClause else { break }
            if result.note == 0 {
                if entry.home.contains(slot) {
                    result.note = Proposal.home
                } else if entry.office.contains(slot), !namesPlace(hit) {
                    result.note = Proposal.office
                }
            }
            if isDecided { continue }
            let distance = Int(hit.distance)
            if entry.labels.contains(slot), distance <= Points.labelReach {
                // The label of the number before; this one has its own.
                if isClaimed, hit.isTaken { continue }
                // A kind without a grammar of its own wants its label right before the value, or nearly; telephones
                // stand in lists.
                let isInList = hit.isListed && (sighting.recogniser == .hotline || sighting.recogniser == .landline)
                if needsLabel, !hit.isTight, !isInList, distance > Self.needfulReach || hit.isTaken { continue }
                evidence.add(Evidence(.label, Points.label, distance: distance, word: hit.entry))
                result.isLabelled = true
                isDecided = true
            } else {
                if hit.isTight, !entry.isGeneric, !entry.labels.isEmpty { isClaimed = true }
                // 退休年龄男60周岁、女55周岁: a rule speaks of every age in its sentence.
                let isAge = sighting.recogniser == .age
                if hit.isTaken, !isAge { continue }
                if entry.isGeneric, isSpecified(index, slot) { continue }
                let isNear = distance <= Points.negativeReach || isAge
                if isNear && entry.ownNegatives.contains(slot) { return nil }
                if hit.isListed, distance <= Int(entry.within), entry.rejects.contains(slot) { return nil }
                let isAgainst = distance <= Int(entry.within) && entry.negatives.contains(slot)
                guard isAgainst || entry.ownNegatives.contains(slot) else { continue }
                // What is lawful anyway is not worth a doubt.
                if needsLabel || engine.detectors[Int(slot)].severity == .s0 { return nil }
                evidence.add(Evidence(.negative, Points.negative, distance: distance, word: hit.entry))
                isDecided = true
            }
        }
        return lookRight(of: sighting, slot: slot, into: &evidence, &result) ? result : nil
    }

    /// 大学路, 法院街, 银行巷: a place named after an institution.
    private func namesPlace(_ hit: LeftContext.Hit) -> Bool {
        guard hit.distance > 0 else { return false }
        return AddressGrammar.blocks("路街道巷弄村镇乡桥", scratch.context.units[Int(hit.distance) - 1])
    }

    /// Whether the word right before the generic word `index` says what its number is: 军官证，证号：…
    private func isSpecified(_ index: Int, _ slot: UInt8) -> Bool {
        guard index + 1 < scratch.context.hitCount, scratch.context.hits[index + 1].isTight else { return false }
        let entry = engine.lexicon.entries[Int(scratch.context.hits[index + 1].entry)]
        return entry.labels.contains(slot) || entry.negatives.contains(slot) || entry.ownNegatives.contains(slot)
    }

    /// - Returns: false when the word behind the value rules it out.
    private func lookRight(
        of sighting: Sighting, slot: UInt8, into evidence: inout EvidenceList, _ result: inout Surroundings
    ) -> Bool {
        guard let first = view.visible(at: sighting.end) else { return true }
        // A measure word follows without a space; a cue may stand behind one, or in brackets.
        guard engine.lexicon.behind.mayBegin(with: first.unit) || first.symbolClass == .space else { return true }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 8) { units in
            var count = 0
            var position = first.start
            while count < 8, let character = view.solid(at: position) {
                if character.has(FoldEntry.expands) {
                    for unit in view.fold.expansion(of: character.entry) where count < 8 {
                        units[count] = unit
                        count += 1
                    }
                } else {
                    units[count] = character.unit
                    count += 1
                }
                position = character.end
            }
            guard count > 0 else { return true }
            let folded = UnsafeBufferPointer(start: units.baseAddress, count: count)
            guard let (word, length) = engine.lexicon.behind.longest(folded, from: 0) else { return true }
            let entry = engine.lexicon.entries[Int(word)]
            if entry.isLatin, length < count, folded[length] >= 0x61, folded[length] <= 0x7a { return true }
            if entry.after.contains(slot) {
                if !result.isLabelled {
                    evidence.add(Evidence(.label, Points.label, word: word))
                    result.isLabelled = true
                }
            } else if first.symbolClass != .space {
                if entry.measureRejects.contains(slot) { return false }
                if entry.measures.contains(slot) { evidence.add(Evidence(.negative, Points.measure, word: word)) }
            }
            return true
        }
    }

    /// Whether the letters right before a number are a label: `Tel138…`, `QQ123…`.
    mutating func isLabelGlued(before start: Int) -> Bool {
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        return scratch.context.hitCount > 0 && scratch.context.hits[0].distance == 0
    }

    /// A cue elsewhere in the sentence.
    private mutating func addCue(_ slot: UInt8, before start: Int, to evidence: inout EvidenceList) {
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.capacity)
        for index in 0..<scratch.context.hitCount {
            let hit = scratch.context.hits[index]
            let entry = engine.lexicon.entries[Int(hit.entry)]
            if entry.cues.contains(slot) || entry.labels.contains(slot) {
                evidence.add(Evidence(.cue, Points.cue, distance: Int(hit.distance), word: hit.entry))
                return
            }
        }
    }

    /// In which ways the symbols of a reading were written.
    func disguise(of symbols: Range<Int>, joined: JoinFacts) -> Disguise {
        var disguise: Disguise = []
        var flags: SymbolGroup.Flags = []
        for index in symbols { flags.formUnion(scratch.group.flags[index]) }
        if flags.contains(.hanDigit) { disguise.insert(.hanDigits) }
        if flags.contains(.compatibility) { disguise.insert(.compatibility) }
        if flags.contains(.afterInvisible) { disguise.insert(.invisible) }
        if joined.links.contains(.lineBreak) { disguise.insert(.lineBreak) }
        if !joined.links.isDisjoint(with: [.space, .hyphen, .dot, .slash, .tab]) { disguise.insert(.separators) }
        return disguise
    }
}
