import MoyinRules
import Testing

@Suite struct SigningChainTests {
    @Test func builtinChains() throws {
        let chains = try SigningChain.builtin()
        #expect(chains.map(\.name) == ["三审三校", "四级审查"] && chains.map(\.alias) == ["three-reviews", "four-levels"])
        #expect(chains[0].steps.map { $0.proof?.chinese } == ["一校", "二校", "三校"])
        #expect(chains[1].steps.map(\.title.chinese) == ["承办人初审", "处室负责人审核", "保密审核人核定", "主要领导签发"])
        #expect(chains.allSatisfy { !$0.basis.isEmpty && !$0.nameEnglish.isEmpty })
    }
}
