import MoyinAudit
import MoyinLedger
import Testing

@Suite struct AuditReportTests {
    @Test func emptyLedgerReconciles() {
        #expect(AuditReport(Figures(), [], scope: nil, time: "").figures.reconciles)
    }
}
