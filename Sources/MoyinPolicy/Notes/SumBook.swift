internal import MoyinRules
internal import MoyinText

/// The words of sentences that state parts and a sum, folded, and by which triggers they are searched for.
struct SumBook: Sendable {
    let among, totals, average, until, rest: [[UInt16]]
    let rounded, dates: Set<UInt16>

    enum Role: Sendable {
        case among, total, average
    }

    /// A word, and which of its characters is the trigger.
    struct Sought: Sendable {
        var units: [UInt16]
        var index: Int
        var role: Role
    }

    /// By number of the trigger.
    private let sought: [[Sought]]

    init(_ words: SumWords, _ triggers: TriggerTable, _ fold: FoldTable) {
        func folded(_ list: [String]) -> [[UInt16]] { list.map(fold.folded) }
        (among, totals, average) = (folded(words.among), folded(words.totals), folded(words.average))
        (until, rest) = (folded(words.until), folded(words.rest))
        (rounded, dates) = (Set(folded(words.rounded).joined()), Set(folded(words.dates).joined()))
        var sought = [[Sought]](repeating: [], count: triggers.units.count + 1)
        for (list, role) in [(among, Role.among), (totals, .total), (average, .average)] {
            for units in list {
                guard let trigger = triggers.first(in: units) else { continue }
                sought[trigger.number].append(Sought(units: units, index: trigger.index, role: role))
            }
        }
        self.sought = sought
    }

    /// The words that a trigger betrays.
    @inline(__always)
    func words(of trigger: Int) -> [Sought] { sought[trigger] }
}
