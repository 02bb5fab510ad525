/// The labelled corpus: a pure function of a seed and a document's number.
public struct Corpus: Sendable {
    /// Which documents a file holds.
    public enum Selection: String, CaseIterable, Sendable {
        /// Papers as they should be written, plain numbers.
        case notices
        /// Papers whose numbers or labels are disguised.
        case disguised
        /// Papers whose identifiers are masked, most of them.
        case masked
        /// Texts full of numbers that are nobody's.
        case negatives
        /// All of them in turn.
        case mixed
    }

    public var seed: UInt64
    public var selection: Selection

    public init(seed: UInt64, selection: Selection = .mixed) {
        self.seed = seed
        self.selection = selection
    }

    /// Document number `index`, whatever was asked for before it. Cost: about 0.1 ms.
    public func document(_ index: Int) -> CorpusDocument {
        switch selection {
        case .mixed:
            // Six papers as they are, three disguised, one masked, two negatives.
            let turn: [Selection] = [
                .notices, .disguised, .notices, .negatives, .notices, .disguised, .notices, .masked, .notices, .disguised, .negatives, .notices,
            ]
            return Corpus(seed: seed, selection: turn[index % turn.count]).document(index)
        case .negatives: return negative(index)
        case .notices, .disguised, .masked: return paper(index)
        }
    }

    private func generator(_ index: Int) -> SeededGenerator {
        let salt: UInt64 = selection == .notices ? 0 : selection == .disguised ? 1 << 40 : selection == .masked ? 2 << 40 : 3 << 40
        return SeededGenerator(seed: seed &+ salt, index: index)
    }

    private func paper(_ index: Int) -> CorpusDocument {
        let kind = NoticeKind.allCases[index % NoticeKind.allCases.count]
        // Another disguise each time, and another one the next time round for the same kind of paper.
        let disguises = Evasion.allCases
        let disguise = selection == .disguised ? disguises[(index + index / NoticeKind.allCases.count) % disguises.count] : nil
        var desk = Desk(
            generator: generator(index), script: kind.script, disguise: disguise, isMasked: selection == .masked)
        let paper = kind.write(at: &desk)
        return CorpusDocument(
            id: "\(selection.rawValue)-\(index)", text: paper.text, format: paper.format, notice: kind.rawValue,
            disguises: desk.disguisesUsed.sorted { $0.rawValue < $1.rawValue })
    }

    private func negative(_ index: Int) -> CorpusDocument {
        var desk = Desk(generator: generator(index), script: index % 5 == 4 ? .taiwan : .simplified)
        let (trap, text) = Negatives.write(index, at: &desk)
        return CorpusDocument(id: "negatives-\(index)", text: text, format: .text, notice: "negative/\(trap)", disguises: [])
    }
}
