import Foundation
import Testing

@testable import MoyinNames

@Suite struct NameLatticeTests {
    static func settled(_ candidates: [NameCandidate]) -> [Float] {
        var candidates = candidates
        candidates.withUnsafeMutableBufferPointer { NameLattice.settle($0) }
        return candidates.map(\.probability)
    }

    static func candidate(_ start: Int, _ end: Int, _ score: Float) -> NameCandidate {
        var candidate = NameCandidate(start, end, .full, surname: 1, dense: 0)
        candidate.score = score
        return candidate
    }

    /// Every set of disjoint candidates, its weight the product of its members'.
    static func enumerated(_ candidates: [NameCandidate]) -> [Double] {
        var all = 0.0
        var with = [Double](repeating: 0, count: candidates.count)
        for chosen in 0..<(1 << candidates.count) {
            let set = candidates.indices.filter { chosen >> $0 & 1 != 0 }
            let isDisjoint = set.allSatisfy { one in set.allSatisfy { $0 == one || !candidates[$0].range.overlaps(candidates[one].range) } }
            guard isDisjoint else { continue }
            let weight = exp(set.reduce(0.0) { $0 + Double(candidates[$1].score) })
            all += weight
            for index in set { with[index] += weight }
        }
        return with.map { $0 / all }
    }

    @Test func marginalsEqualEnumeration() {
        var random = TrainingRandom(seed: 7)
        for _ in 0..<300 {
            let count = 1 + Int(random.next() % 10)
            let candidates = (0..<count).map { _ in
                let start = Int(random.next() % 12)
                return Self.candidate(start, start + 1 + Int(random.next() % 5), Float(random.next() % 240) / 10 - 12)
            }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
            for (got, wanted) in zip(Self.settled(candidates), Self.enumerated(candidates)) {
                #expect(abs(Double(got) - wanted) < 1e-5, "\(candidates)")
            }
        }
    }

    /// A list of names without separators: one cluster as long as the text, in linear time and without overflow.
    @Test func longClusters() {
        var candidates: [NameCandidate] = []
        for place in 0..<20_000 {
            candidates.append(Self.candidate(place, place + 2, place % 3 == 0 ? -20 : 20))
            candidates.append(Self.candidate(place, place + 3, place % 3 == 0 ? 20 : -20))
        }
        let probabilities = Self.settled(candidates)
        #expect(probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
        for place in 0..<20_000 {
            let touching = candidates.indices[max(0, 2 * place - 4)..<(2 * place + 2)].filter { candidates[$0].range.contains(place) }
            #expect(touching.reduce(Float(0)) { $0 + probabilities[$1] } < 1.0001)
        }
    }
}
