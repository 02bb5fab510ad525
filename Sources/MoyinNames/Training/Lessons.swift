/// The training texts as the trainer needs them: candidates, whether they are names, their features, their clusters.
struct Lessons {
    struct Cluster {
        var range: Range<Int>
        var weight: Float
        /// Which half of the texts it belongs to.
        var half: Int
    }

    private(set) var candidates: [NameCandidate] = []
    private(set) var isName: [Bool] = []
    private(set) var clusters: [Cluster] = []
    /// Candidates of each document, taught or not, and which half it is in.
    private var documents: [(range: Range<Int>, half: Int, units: Int)] = []
    /// Whether a candidate belongs to a cluster that teaches.
    private var teaches: [Bool] = []
    private var keys: [UInt64] = []
    private var sides: [(previous: UInt16, next: UInt16)] = []
    /// What the first stage is asked about a candidate.
    private enum Question {
        case han(HanGate.Question)
        case other(NameGate.Question)
    }
    private var questions: [Question] = []
    private var indexes: [UInt32] = []
    private var offsets: [Int] = [0]
    private(set) var names = 0
    /// Names that no candidate covers.
    private(set) var missed = 0

    /// Marks features of characters alone.
    static let plain: UInt32 = 1 << 30
    /// Marks features that stand for one name.
    static let identity: UInt32 = 1 << 31

    /// Takes away the features that fewer candidates than `least` have.
    mutating func dropRare(_ least: Int) {
        var counts = [UInt32](repeating: 0, count: 1 << NameModel.weightBits)
        for index in indexes { counts[Int(index & (Self.plain - 1))] += 1 }
        var kept = 0
        var candidate = 0
        var ends: [Int] = [0]
        for index in indexes.indices {
            while index == offsets[candidate + 1] {
                ends.append(kept)
                candidate += 1
            }
            if counts[Int(indexes[index] & (Self.plain - 1))] >= UInt32(least) {
                indexes[kept] = indexes[index]
                kept += 1
            }
        }
        while ends.count < offsets.count { ends.append(kept) }
        indexes.removeSubrange(kept...)
        offsets = ends
    }

    func features(of candidate: Int) -> ArraySlice<UInt32> { indexes[offsets[candidate]..<offsets[candidate + 1]] }

    mutating func add(_ document: TrainingDocument, number: Int, _ recogniser: inout NameRecogniser) {
        document.text.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            recogniser.text.read(base, 0..<bytes.count)
            recogniser.words.reset(recogniser.text.count)
        }
        var found: [NameCandidate] = []
        recogniser.features.finder.find(recogniser.text, into: &found)
        let first = candidates.count
        var places: [Range<Int>] = []
        var marked = Set(document.names.map { $0.lowerBound << 24 | $0.count })
        names += marked.count
        for candidate in found {
            let range = recogniser.text.bytes(of: candidate.range)
            let isMarked = document.names.isEmpty ? false : marked.remove(range.lowerBound << 24 | range.count) != nil
            places.append(range)
            candidates.append(candidate)
            isName.append(isMarked)
            teaches.append(false)
            keys.append(NameHash.word(UnsafePointer(recogniser.text.units) + Int(candidate.start), candidate.count))
            let (start, end) = (Int(candidate.start), Int(candidate.end))
            let isHan = candidate.form == .short || candidate.form == .full
            questions.append(isHan ? .han(HanGate.Question(candidate, recogniser.text)) : .other(NameGate.Question(candidate, recogniser.text)))
            sides.append((
                recogniser.text.gaps[start] == 0 ? recogniser.text.units[start - 1] : 0,
                recogniser.text.gaps[end] == 0 ? recogniser.text.units[end] : 0))
            recogniser.features.forEach(candidate, recogniser.text, recogniser.words) { indexes.append(UInt32($1) | ($0 >= NameFeatures.identities ? Self.identity : 0) | (NameFeatures.isOfCharacters($0) ? Self.plain : 0)) }
            offsets.append(indexes.count)
        }
        missed += marked.count
        let half = number & 1
        documents.append((first..<candidates.count, half, recogniser.text.count))
        // Clusters, less those that teach nothing.
        var doubts = document.doubts[...]
        var low = 0
        found.withUnsafeMutableBufferPointer { found in
            while low < found.count {
                let high = NameLattice.clusterEnd(found, from: low)
                defer { low = high }
                let range = places[low].lowerBound..<places[low..<high].reduce(0) { max($0, $1.upperBound) }
                while let doubt = doubts.first, doubt.upperBound <= range.lowerBound { doubts.removeFirst() }
                if let doubt = doubts.first, doubt.overlaps(range) { continue }
                let members = (first + low)..<(first + high)
                if found[low..<high].contains(where: { $0.form == .masked }) { continue }
                if document.isPartial, !members.contains(where: { isName[$0] }) { continue }
                clusters.append(Cluster(range: members, weight: document.weight, half: half))
                for place in members { teaches[place] = true }
            }
        }
    }

    /// What the features of characters alone say of the names of one half, in nats.
    func sums(_ half: Int, _ weights: [Int8], _ scale: Float) -> [Float] {
        clusters.filter { $0.half == half }.flatMap(\.range).filter { isName[$0] }.map { index in
            var sum = 0
            for feature in features(of: index) where feature & Self.plain != 0 { sum += Int(weights[Int(feature & (Self.plain - 1))]) }
            return Float(sum) * scale
        }
    }

    /// Gives the first stage its samples.
    func teach(_ gate: inout GateTrainer, _ hanGate: inout HanGateTrainer) {
        for cluster in clusters {
            for index in cluster.range where candidates[index].form != .masked {
                switch questions[index] {
                case .han(let question): hanGate.add(question, isName: isName[index], weight: cluster.weight)
                case .other(let question): gate.add(question, isName: isName[index], weight: cluster.weight)
                }
            }
        }
    }

    /// Gives every candidate the score and probability that these weights give it.
    mutating func settle(_ weights: [Int8], _ scale: Float) {
        for index in candidates.indices {
            var sum = 0
            for feature in features(of: index) { sum += Int(weights[Int(feature & (Self.plain - 1))]) }
            let score = candidates[index].form == .masked ? MaskedScore.nats : Float(sum) * scale
            candidates[index].score = max(-NameLattice.bound, min(NameLattice.bound, score))
        }
        for document in documents { settle(document.range) }
    }

    private mutating func settle(_ range: Range<Int>) {
        candidates.withUnsafeMutableBufferPointer { NameLattice.settle(UnsafeMutableBufferPointer(rebasing: $0[range])) }
    }

    /// Where a candidate of one half would look up what the second look adds.
    func forEachEcho(_ half: Int, _ body: (Int, EchoTable.Slots) -> Void) {
        for document in documents where document.half == half {
            for (index, slots) in echoes(document) where teaches[index] { body(index, slots) }
        }
    }

    private func echoes(_ document: (range: Range<Int>, half: Int, units: Int)) -> [(Int, EchoTable.Slots)] {
        var echoes = Echoes()
        echoes.reset(document.range.count)
        for index in document.range { echoes.note(candidates[index], keys[index], sides[index]) }
        return document.range.filter { candidates[$0].form != .masked }.map { index in
            let elsewhere = echoes.elsewhere(candidates[index], keys[index])
            return (index, EchoTable.slots(candidates[index], elsewhere, density: echoes.density(without: candidates[index], units: document.units)))
        }
    }

    mutating func echo(_ table: EchoTable, _ half: Int) {
        for document in documents where document.half == half {
            for (index, slots) in echoes(document) {
                candidates[index].score = max(-NameLattice.bound, min(NameLattice.bound, candidates[index].score + table.bonus(slots)))
            }
            settle(document.range)
        }
    }

    func cluster(half: Int) -> [Cluster] { clusters.filter { $0.half == half } }

    /// The probabilities of one half beside what is true.
    func measured(_ half: Int) -> [(probability: Float, isName: Bool, weight: Float)] {
        clusters.filter { $0.half == half }.flatMap { cluster in
            cluster.range.map { (candidates[$0].probability, isName[$0], cluster.weight) }
        }
    }
}

/// Learns what the second look adds, by the same rule as the weights.
struct EchoTrainer {
    private struct Sample {
        var slots: [EchoTable.Slots?]
        var cluster: [NameCandidate]
        var isName: [Bool]
        var weight: Float
    }
    private var samples: [Sample] = []

    mutating func learn(_ lessons: Lessons, _ half: Int) {
        var slots: [Int: EchoTable.Slots] = [:]
        lessons.forEachEcho(half) { slots[$0] = $1 }
        for cluster in lessons.cluster(half: half) {
            samples.append(
                Sample(
                    slots: cluster.range.map { slots[$0] }, cluster: Array(lessons.candidates[cluster.range]),
                    isName: Array(lessons.isName[cluster.range]), weight: cluster.weight))
        }
    }

    mutating func finish(seed: UInt64) -> EchoTable {
        var table = EchoTable()
        var squares = [Float](repeating: 1, count: EchoTable.count)
        var random = TrainingRandom(seed: seed)
        for _ in 0..<4 {
            random.shuffle(&samples)
            for sample in samples {
                var cluster = sample.cluster
                for (offset, slots) in sample.slots.enumerated() { if let slots { cluster[offset].score += table.bonus(slots) } }
                cluster.withUnsafeMutableBufferPointer { NameLattice.settle($0) }
                for (offset, slots) in sample.slots.enumerated() {
                    guard let slots else { continue }
                    let error = (cluster[offset].probability - (sample.isName[offset] ? 1 : 0)) * sample.weight
                    if abs(error) < 1e-4 { continue }
                    for slot in [slots.echo, slots.neighbour, slots.density] where slot >= 0 {
                        squares[slot] += error * error
                        let value = table.values[slot] - 0.1 * error / squares[slot].squareRoot()
                        table.values[slot] = max(-NameLattice.bound, min(NameLattice.bound, value))
                    }
                }
            }
        }
        return table
    }
}

extension Calibration {
    /// From what was predicted and what was true: shares in bins, smoothed, never falling.
    init(_ measured: [(probability: Float, isName: Bool, weight: Float)]) {
        self.init()
        var all = [Float](repeating: 0, count: Self.points)
        var right = all
        for sample in measured {
            let place = Int((sample.probability * Float(Self.points - 1)).rounded())
            all[place] += sample.weight
            if sample.isName { right[place] += sample.weight }
        }
        for index in 0..<Self.points {
            let expected = Float(index) / Float(Self.points - 1)
            values[index] = (right[index] + 5 * expected) / (all[index] + 5)
        }
        // Pool neighbours that fall.
        var blocks: [(value: Float, weight: Float, count: Int)] = []
        for index in 0..<Self.points {
            blocks.append((values[index], all[index] + 5, 1))
            while blocks.count > 1, blocks[blocks.count - 2].value > blocks[blocks.count - 1].value {
                let last = blocks.removeLast()
                let before = blocks.removeLast()
                let weight = before.weight + last.weight
                blocks.append(((before.value * before.weight + last.value * last.weight) / weight, weight, before.count + last.count))
            }
        }
        values = blocks.flatMap { Array(repeating: max(0, min(1, $0.value)), count: $0.count) }
    }
}
