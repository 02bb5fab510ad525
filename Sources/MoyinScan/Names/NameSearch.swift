internal import MoyinNames
internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Names of persons in a segment: what the recogniser finds, what the header of a column tells, what the user listed.
extension Scanner {
    /// Bytes on the other side of a cut that the recogniser sees too: context of the names beside it.
    private static let nameMargin = 512

    /// Adds the names of the segment to the proposals, which are settled between themselves.
    mutating func findNames(_ segment: Range<Int>, under table: TableShape?) {
        let slot = engine.slots[Int(Recogniser.personName.ordinal)]
        guard slot != ScanEngine.noSlot, engine.findsNames || !engine.roster.isEmpty else { return }
        let range = widened(segment)
        scratch.names.removeAll(keepingCapacity: true)
        if engine.findsNames, !skipsNames { recogniseNames(segment, range, under: table, slot) }
        if !engine.roster.isEmpty { listNames(range, slot) }
        if !scratch.names.isEmpty { joinNames() }
    }

    /// Those that the model or a header gives away.
    private mutating func recogniseNames(_ segment: Range<Int>, _ range: Range<Int>, under table: TableShape?, _ slot: UInt8) {
        scratch.foundNames.removeAll(keepingCapacity: true)
        // Counted from where the search begins: a place has four bytes.
        scratch.recogniser.find(view.base + range.lowerBound, 0..<range.count, into: &scratch.foundNames)
        // 云泽市人民政府: where that stands, 走进云泽 speaks of the place too.
        let places = Set(scratch.foundNames.filter { beginsOffice($0, base: range.lowerBound) }.map { text($0, range.lowerBound) })
        for name in scratch.foundNames where places.isEmpty || !places.contains(text(name, range.lowerBound)) {
            scratch.names.append(proposal(name, base: range.lowerBound, slot: slot))
        }
        findNameCells(segment, under: table)
        if !scratch.nameCells.isEmpty { typeNames(slot) }
    }

    private func text(_ name: FoundName, _ base: Int) -> [UInt16] { folded((base + name.start)..<(base + name.end)) }

    /// 云泽 in 云泽市人民政府, 云栖县 in 云栖县自然资源局: a place whose name could be a person's.
    private func beginsOffice(_ name: FoundName, base: Int) -> Bool {
        let end = base + name.end
        var units: [UInt16] = []
        var position = end
        while units.count < 12, let next = view.solid(at: position), next.symbolClass == .han {
            units.append(next.unit)
            position = next.end
        }
        guard let sign = units.first else { return false }
        if AddressGrammar.blocks("省市县区州旗镇乡", sign) { return Self.officeBeginnings.contains { units.dropFirst().starts(with: $0) } }
        guard let last = view.solid(before: end), AddressGrammar.blocks("市县区镇乡", last.unit) else { return false }
        // The office's own name stands between: 张小乡局长 has none.
        return Self.officeBeginnings.contains { units.starts(with: $0) } || units.dropFirst(2).contains { AddressGrammar.blocks("局", $0) }
    }

    /// What offices of a place begin with behind its name, and no sentence about a person.
    private static let officeBeginnings = [
        "人民政", "人民法", "人民检", "人民代", "人民医", "人民武", "政府", "残疾人", "残联", "委员会", "红十字", "总工会", "妇女联", "工商联", "纪委监", "监察委", "公共资",
        "行政审",
    ].map { Array($0.utf16) }

    /// The segment with whole characters on both sides.
    private func widened(_ segment: Range<Int>) -> Range<Int> {
        var low = max(view.start, segment.lowerBound - Self.nameMargin)
        while low > view.start, view.base[low] & 0xc0 == 0x80 { low -= 1 }
        var high = min(view.end, segment.upperBound + Self.nameMargin)
        while high < view.end, view.base[high] & 0xc0 == 0x80 { high += 1 }
        return low..<high
    }

    /// Listed names take the place of what the recogniser thought of them. A public name may be part of a longer one that
    /// somebody else has.
    private mutating func listNames(_ range: Range<Int>, _ slot: UInt8) {
        var listed: [Proposal] = []
        engine.roster.forEachName(view, range) { place, listing in
            var proposal = Proposal(start: place.lowerBound, end: place.upperBound, slot: slot, evidence: EvidenceList())
            proposal.evidence.add(Evidence(listing == .hidden ? .listed : .listedPublic, 100))
            proposal.note = listing == .hidden ? Proposal.hidden : Proposal.open
            proposal.isBacked = true
            listed.append(proposal)
        }
        guard !listed.isEmpty else { return }
        let names = scratch.names
        var next = 0
        listed.removeAll { entry in
            guard entry.note == Proposal.open else { return false }
            while next < names.count, names[next].end <= entry.start { next += 1 }
            guard next < names.count, names[next].start <= entry.start, names[next].end >= entry.end else { return false }
            return names[next].end - names[next].start > entry.end - entry.start && names[next].evidence.confidence >= 50
        }
        next = 0
        scratch.names.removeAll { name in
            while next < listed.count, listed[next].end <= name.start { next += 1 }
            return next < listed.count && listed[next].start < name.end
        }
        scratch.names += listed
        scratch.names.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    }

    /// Puts names among the other proposals. A name gives way to what shares a byte with it, unless that is a mere guess;
    /// one that the user listed never does.
    private mutating func joinNames() {
        var next = 0
        var isWeaker = false
        scratch.names.removeAll { name in
            while next < scratch.proposals.count, scratch.proposals[next].end <= name.start { next += 1 }
            var index = next
            while index < scratch.proposals.count, scratch.proposals[index].start < name.end {
                let other = scratch.proposals[index]
                if name.note != Proposal.hidden, !isStronger(name: name, than: other) { return true }
                index += 1
            }
            guard name.note != Proposal.hidden else { return false }
            for weaker in next..<index {
                scratch.proposals[weaker].slot = ScanEngine.noSlot
                isWeaker = true
            }
            return false
        }
        if isWeaker { scratch.proposals.removeAll { $0.slot == ScanEngine.noSlot } }
        guard !scratch.names.isEmpty else { return }
        let hadOthers = !scratch.proposals.isEmpty
        scratch.proposals += scratch.names
        if hadOthers { scratch.proposals.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
    }

    /// Whether another finding is no more than a guess at characters that a name explains.
    private func isStronger(name: Proposal, than other: Proposal) -> Bool {
        if engine.detectors[Int(other.slot)].recogniser == .placeholder || other.isLabelled { return false }
        // 李* is a name with its rest hidden, and no value of another kind.
        if other.masked != nil { return !other.isBacked }
        return !other.isBacked && other.evidence.confidence < 60 && name.evidence.confidence >= 60
    }
}
