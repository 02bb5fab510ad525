internal import MoyinLedger
internal import MoyinReports

/// 自查 + 交办（+ 第三方 + 举报） = 整改 + 未整改 + 误报: who found the cases on one side, how far they are on the other.
struct Account {
    struct Term {
        var words: String
        var count: Int
    }

    /// Sources of which there is something, and always the first two.
    let found: [Term]
    let settled: [Term]
    let isBalanced: Bool
    /// What is wrong, and what to do; nil: it balances.
    let problem: String?

    init(_ figures: Figures) {
        found = CaseOrigin.allCases.compactMap { origin in
            let count = figures.origins[origin, default: 0]
            let words = origin == .superior ? say("交办", "assigned") : origin.words
            return count > 0 || origin == .own || origin == .superior ? Term(words: words, count: count) : nil
        }
        settled = [
            Term(words: say("整改", "corrected"), count: figures.corrected), Term(words: say("未整改", "open"), count: figures.open),
            Term(words: say("误报", "false alarms"), count: figures.falseAlarms),
        ]
        isBalanced = figures.reconciles
        let members = figures.cases + figures.duplicates
        problem = figures.reconciles ? nil : figures.begun == members
            ? say("两边不等，账目不符；请运行 moyin audit verify", "the two sides differ; run moyin audit verify")
            : say(
                "历史记录里有 \(grouped(figures.begun)) 件，台账里有 \(grouped(members)) 件，账目不符；请运行 moyin audit verify",
                "the history has begun \(grouped(figures.begun)) cases, the ledger holds \(grouped(members)); run moyin audit verify")
    }

    /// On one line.
    var words: String {
        func side(_ terms: [Term]) -> String { terms.map { "\($0.words) \(grouped($0.count))" }.joined(separator: " + ") }
        return side(found) + (isBalanced ? " = " : " ≠ ") + side(settled)
    }
}

extension Figures {
    /// Corrected, of what had to be: false alarms had not. In tenths of a percent, rounded down, so that 100 % is all of it.
    var correctedShare: Int? { Self.share(corrected, of: corrected + open) }
    var falseAlarmShare: Int? { Self.share(falseAlarms, of: cases) }
    /// Kept, of the deadlines that have run out or been met.
    var keptShare: Int? { Self.share(kept, of: kept + missed + overdue) }

    /// - Returns: tenths of a percent, rounded down; nil: there is no whole.
    static func share(_ part: Int, of whole: Int) -> Int? { whole > 0 ? part * 1000 / whole : nil }
}

extension Figures.Group {
    var correctedShare: Int? { Figures.share(corrected, of: corrected + open) }
}

/// 123 tenths of a percent as `12.3%`.
func percent(_ share: Int?) -> String { share.map { "\($0 / 10).\($0 % 10)%" } ?? "—" }

/// 123 tenths as `12.3`.
func tenths(_ value: Int?) -> String { value.map { "\($0 / 10).\($0 % 10)" } ?? "—" }
