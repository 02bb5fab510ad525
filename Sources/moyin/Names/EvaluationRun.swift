import MoyinNames
import MoyinText

/// Finds the names of texts and compares.
final class EvaluationRun {
    private var recogniser: NameRecogniser
    /// Reports names that are hardly probable too.
    private var eager: NameRecogniser
    private let skipMasked: Bool
    private let show: Int
    private var figures = NameEvaluation()
    private var mistakes: [EvaluationReport.Mistake] = []
    private static let least: Float = 0.02

    init(_ model: NameModel, fold: FoldTable, skipMasked: Bool, show: Int) {
        recogniser = NameRecogniser(model, fold: fold)
        eager = NameRecogniser(model, fold: fold)
        eager.threshold = Self.least
        self.skipMasked = skipMasked
        self.show = show
    }

    /// - Parameter isPartial: only recall counts.
    func add(_ document: TrainingDocument, isPartial: Bool) {
        guard !document.text.isEmpty else { return }
        let marked = Set(document.names)
        func counted(_ name: FoundName) -> Bool { !skipMasked || name.form != .masked || marked.contains(name.start..<name.end) }
        var names: [FoundName] = []
        document.text.withUnsafeBufferPointer { recogniser.find($0.baseAddress!, 0..<$0.count, into: &names) }
        names.removeAll { !counted($0) }
        figures.add(names, marked: document.names, in: document.text, isPartial: isPartial)
        if mistakes.count < show { note(names, marked, document.text, isPartial) }
        guard !isPartial else { return }
        var all: [FoundName] = []
        document.text.withUnsafeBufferPointer { eager.find($0.baseAddress!, 0..<$0.count, into: &all) }
        // What a rule decides has no probability of its own.
        figures.weigh(all.filter { $0.form != .masked }, marked: document.names)
    }

    private func note(_ names: [FoundName], _ marked: Set<Range<Int>>, _ text: [UInt8], _ isPartial: Bool) {
        var found: [Range<Int>: FoundName] = [:]
        for name in names { found[name.start..<name.end] = name }
        let wrong = marked.filter { found[$0] == nil } + (isPartial ? [] : found.keys.filter { !marked.contains($0) })
        for range in wrong.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) where mistakes.count < show {
            mistakes.append(EvaluationReport.Mistake(range, in: text, probability: found[range]?.probability))
        }
    }

    /// The figures since the last time, and the first mistakes.
    func take() -> (NameEvaluation, [EvaluationReport.Mistake]) {
        defer { (figures, mistakes) = (NameEvaluation(), []) }
        return (figures, mistakes)
    }
}
