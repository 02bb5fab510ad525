internal import Glibc

/// Decides between candidates that overlap: each set of disjoint ones is as likely as the sum of its scores says.
///
/// Candidates that touch one another through overlaps form a cluster; clusters are independent of each other.
enum NameLattice {
    /// Sets the probability of each candidate. They come sorted by start.
    static func settle(_ candidates: UnsafeMutableBufferPointer<NameCandidate>) {
        var first = 0
        while first < candidates.count {
            let last = clusterEnd(candidates, from: first)
            settleCluster(UnsafeMutableBufferPointer(rebasing: candidates[first..<last]))
            first = last
        }
    }

    @inline(__always)
    static func clusterEnd(_ candidates: UnsafeMutableBufferPointer<NameCandidate>, from first: Int) -> Int {
        var last = first + 1
        var end = candidates[first].end
        while last < candidates.count, candidates[last].start < end {
            end = max(end, candidates[last].end)
            last += 1
        }
        return last
    }

    private static func settleCluster(_ cluster: UnsafeMutableBufferPointer<NameCandidate>) {
        if cluster.count == 1 {
            cluster[0].probability = 1 / (1 + exp(-cluster[0].score))
            return
        }
        let origin = Int(cluster[0].start)
        var length = 0
        for candidate in cluster { length = max(length, Int(candidate.end) - origin) }
        // The ways to read what lies behind a place are summed; kept is how much a place adds to the one behind it, since a
        // long list of names would overflow the sums themselves. Then probability flows forward: what reaches a place goes
        // to the next one or over a candidate.
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * (length + 1)) { room in
            let growth = room.baseAddress!
            let reached = growth + (length + 1)
            var next = cluster.count - 1
            for place in (0..<length).reversed() {
                growth[place] = 1
                while next >= 0, Int(cluster[next].start) - origin == place {
                    var share = exp(Double(cluster[next].score))
                    for inner in (place + 1)..<max(place + 1, Int(cluster[next].end) - origin) { share /= growth[inner] }
                    growth[place] += share
                    cluster[next].probability = Float(share)
                    next -= 1
                }
            }
            for place in 0...length { reached[place] = 0 }
            reached[0] = 1
            next = 0
            for place in 0..<length {
                let each = reached[place] / growth[place]
                reached[place + 1] += each
                while next < cluster.count, Int(cluster[next].start) - origin == place {
                    let probability = each * Double(cluster[next].probability)
                    reached[Int(cluster[next].end) - origin] += probability
                    cluster[next].probability = Float(min(1, probability))
                    next += 1
                }
            }
        }
    }

    /// Scores are kept within these bounds.
    static let bound: Float = 20
}
