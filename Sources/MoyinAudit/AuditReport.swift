package import MoyinLedger

/// What a report is written from, in any format: figures, the open and the corrected cases, when and for what.
package struct AuditReport: Sendable {
    package var figures: Figures
    /// Of the selection, by number.
    package var cases: [ListedCase]
    /// What the report is about, in words; nil: the whole ledger.
    package var scope: String?
    /// `2026-12-31 09:05:00`.
    package var time: String

    package init(_ figures: Figures, _ cases: [ListedCase], scope: String?, time: String) {
        (self.figures, self.cases, self.scope, self.time) = (figures, cases, scope, time)
    }
}
