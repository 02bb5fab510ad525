public import MoyinText

/// Finds names in a stretch of text. The working memory of one search at a time: reusable, not shared between threads.
public struct NameRecogniser: ~Copyable {
    let model: NameModel
    let features: NameFeatures
    var text: NameUnits
    var words = WordLattice()
    var candidates: [NameCandidate] = []
    private var echoes = Echoes()

    /// Names are reported from this probability on.
    public static let threshold: Float = 0.25
    public var threshold = NameRecogniser.threshold

    public init(_ model: NameModel, fold: FoldTable) { self.init(model, NameAlphabet(model, fold)) }

    /// - Parameter alphabet: made from the same model; shared by all recognisers of one engine.
    public init(_ model: NameModel, _ alphabet: NameAlphabet) {
        self.model = model
        text = NameUnits(alphabet)
        features = NameFeatures(model)
    }

    /// Appends the names in `range`, sorted and disjoint. Never throws, whatever the bytes are. Cost: linear.
    public mutating func find(_ base: UnsafePointer<UInt8>, _ range: Range<Int>, into names: inout [FoundName]) {
        weigh(base, range)
        let first = names.count
        for candidate in candidates where candidate.probability >= threshold {
            // Of two that overlap the likelier one stays.
            let start = text.bytes(of: candidate.range).lowerBound
            if names.count > first, names[names.count - 1].end > start {
                guard probability(candidate) > names[names.count - 1].probability else { continue }
                names.removeLast()
            }
            names.append(describe(candidate))
        }
    }

    private func probability(_ candidate: NameCandidate) -> Float {
        candidate.form == .masked ? candidate.probability : model.calibration(candidate.probability)
    }

    private func describe(_ candidate: NameCandidate) -> FoundName {
        let units = UnsafePointer(text.units)
        let place = text.bytes(of: candidate.range)
        var name = FoundName(
            start: place.lowerBound, end: place.upperBound, form: candidate.form,
            probability: probability(candidate),
            surnameLength: Int(candidate.surnameLength), reasons: NameReasons())
        let (start, end) = (Int(candidate.start), Int(candidate.end))
        if text.gaps[start] <= NameUnits.Gap.wide, let title = features.finder.title(before: units, start) {
            name.title = title
            name.titleBefore = text.bytes(of: (start - model.titles.entries[title].units.count)..<start)
        }
        if text.gaps[end] <= NameUnits.Gap.wide, let title = features.finder.title(from: units, end) {
            name.title = name.title ?? title
            name.titleAfter = text.bytes(of: end..<(end + model.titles.entries[title].units.count))
        }
        guard candidate.form != .masked else { return name }
        var sums = (0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &sums) { bytes in
            let parts = bytes.assumingMemoryBound(to: Int.self)
            features.forEach(candidate, text, words) { parts[NameFeatures.part($0).rawValue] &+= Int(model.weights[$1]) }
        }
        let tenths = model.weightScale * 10
        var rest = candidate.score * 10
        withUnsafeBytes(of: sums) { bytes in
            for part in NameReasons.Part.allCases where part != .text {
                let value = Float(bytes.assumingMemoryBound(to: Int.self)[part.rawValue]) * tenths
                rest -= value
                name.reasons[part] = Int16(value.rounded())
            }
        }
        name.reasons[.text] = Int16(max(-1000, min(1000, rest)).rounded())
        return name
    }

    /// Finds the candidates and their probabilities.
    mutating func weigh(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) {
        text.read(base, range)
        words.reset(text.count)
        candidates.removeAll(keepingCapacity: true)
        features.finder.find(text, into: &candidates)
        score()
        candidates.withUnsafeMutableBufferPointer { NameLattice.settle($0) }
        echo()
    }

    /// Scores the candidates; those that have no chance are dropped.
    private mutating func score() {
        let (weights, least, scale) = (model.weights, model.least, model.weightScale)
        var kept = 0
        candidates.withUnsafeMutableBufferPointer { candidates in
            for index in candidates.indices {
                var candidate = candidates[index]
                var score = MaskedScore.nats
                if candidate.form != .masked {
                    var sum = 0
                    features.forEachOfCharacters(candidate, text) { sum &+= Int(weights[$1]) }
                    if sum < least { continue }
                    features.forEachOfWords(candidate, text, words) { sum &+= Int(weights[$1]) }
                    score = Float(sum) * scale
                }
                candidate.score = max(-NameLattice.bound, min(NameLattice.bound, score))
                candidates[kept] = candidate
                kept += 1
            }
        }
        candidates.removeSubrange(kept...)
    }

    /// The second look: what the rest of the text says about each candidate.
    private mutating func echo() {
        guard !candidates.isEmpty else { return }
        echoes.reset(candidates.count)
        for candidate in candidates { echoes.add(candidate, text) }
        for index in candidates.indices {
            let candidate = candidates[index]
            if candidate.form == .masked { continue }
            let slots = EchoTable.slots(
                candidate, echoes.elsewhere(candidate, text), density: echoes.density(without: candidate, units: text.count))
            candidates[index].score = max(-NameLattice.bound, min(NameLattice.bound, candidate.score + model.echo.bonus(slots)))
        }
        candidates.withUnsafeMutableBufferPointer { NameLattice.settle($0) }
    }
}
