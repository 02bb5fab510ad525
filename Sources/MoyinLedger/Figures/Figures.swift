/// What a ledger comes to. An item and those that say the same count once, in the least advanced of their states.
package struct Figures: Sendable {
    /// Items on the ledger that their sources still hold, and those that they no longer do.
    package var items = 0
    package var gone = 0
    package var notReviewed = 0
    /// Nothing must go, but a person should look.
    package var needsPerson = 0
    /// Cases by who found them.
    package var origins: [CaseOrigin: Int] = [:]
    package var states: [CaseState: Int] = [:]
    /// Items that say the same as another, counted with it.
    package var duplicates = 0
    package var persons = 0
    /// Open after the deadline; corrected by it; corrected after it.
    package var overdue = 0
    package var kept = 0
    package var missed = 0
    package var failedRechecks = 0
    package var reopened = 0
    /// Days from finding to a proved correction, on average, in tenths.
    package var tenthsOfDays: Int?
    package var units: [Group] = []
    package var columns: [Group] = []
    package var kinds: [Kind] = []
    package var severities: [Int: Int] = [:]
    package var runs: [Run] = []
    /// Cases that the history says were begun: the other side of the account.
    package var begun = 0
    /// Of the last entry of the history, for the files: with it `verify` tells a ledger that was cut short.
    package var head = ""

    /// Cases of one unit or column.
    package struct Group: Sendable {
        package var name: String
        /// Items on the ledger.
        package var items = 0
        package var cases = 0
        package var own = 0
        package var others: Int { cases - own }
        package var corrected = 0
        package var open = 0
        package var falseAlarms = 0
        package var overdue = 0
        package var persons = 0

        package init(name: String) { self.name = name }
    }

    package struct Kind: Sendable {
        package var name: String
        package var severity: Int
        /// Cases that have it, and values of it.
        package var cases = 0
        package var values = 0
    }

    package struct Run: Sendable {
        package var id: Int
        package var started: Int
        /// nil: cut off.
        package var finished: Int?
        package var counts: RunCounts
    }

    package init() {}

    package var cases: Int { states.values.reduce(0, +) }
    package var foundByOwn: Int { origins[.own, default: 0] }
    package var assigned: Int { origins[.superior, default: 0] }
    package var corrected: Int { states.reduce(0) { $0 + ($1.key.isCorrected ? $1.value : 0) } }
    package var open: Int { states.reduce(0) { $0 + ($1.key.isOpen ? $1.value : 0) } }
    package var falseAlarms: Int { states[.falseAlarm, default: 0] }

    /// 自查 + 交办（及其他来源） = 整改 + 未整改 + 误报: one side by who found the cases, the other by their states, and the
    /// history has begun as many.
    package var reconciles: Bool { origins.values.reduce(0, +) == corrected + open + falseAlarms && begun == cases + duplicates }
}
