internal import MoyinTypes

extension Scanner {
    /// Sorts the proposals and settles overlaps: of two that share a byte one stays.
    mutating func resolve() {
        guard scratch.proposals.count > 1 else { return }
        if !isSorted() {
            scratch.proposals.sort { ($0.start, $1.end) < ($1.start, $0.end) }
        }
        var kept = 0
        for index in 1..<scratch.proposals.count {
            let next = scratch.proposals[index]
            let last = scratch.proposals[kept]
            if next.start >= last.end {
                kept += 1
                scratch.proposals[kept] = next
            } else if isStronger(next, than: last) {
                scratch.proposals[kept] = next
                // A stronger, earlier-ending neighbour may have been pushed aside by `last`; it cannot come back, but
                // nothing before `last` can overlap `next`, which starts no earlier.
            }
        }
        scratch.proposals.removeSubrange((kept + 1)...)
    }

    private func isSorted() -> Bool {
        for index in 1..<scratch.proposals.count where scratch.proposals[index].start < scratch.proposals[index - 1].end {
            return false
        }
        return true
    }

    /// The better backed and more confident one; one that contains the other has a head start.
    private func isStronger(_ left: Proposal, than right: Proposal) -> Bool {
        func score(_ proposal: Proposal, _ other: Proposal) -> Int {
            var score = proposal.evidence.confidence
            if proposal.isBacked { score += 10 }
            let contains = proposal.start <= other.start && proposal.end >= other.end
            if contains, proposal.end - proposal.start > other.end - other.start { score += 15 }
            return score
        }
        return score(left, right) > score(right, left)
    }
}
