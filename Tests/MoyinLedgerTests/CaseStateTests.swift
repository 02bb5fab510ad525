import MoyinLedger
import Testing

@Suite struct CaseStateTests {
    /// Every state counts on exactly one side of 自查 + 交办 = 整改 + 未整改 + 误报.
    @Test(arguments: CaseState.allCases) func oneSide(_ state: CaseState) {
        #expect([state.isOpen, state.isCorrected, state == .falseAlarm].filter { $0 }.count == 1)
    }
}
