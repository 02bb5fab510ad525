import MoyinLedger
import Testing

/// Items that are published under one id, read again.
@Suite struct NamesakeTests {
    /// Two of them; their cases are 1 and 2.
    private static func sample(urls: [String]) throws -> LedgerSample {
        let sample = try LedgerSample()
        try sample.enter([Item(id: "a", leaks: ["1"], url: urls[0]), Item(id: "a#2", text: "另一份通知", leaks: ["2"], url: urls[1])])
        return sample
    }

    private static let same = ["http://x/", "http://x/"]

    @Test func byContent() throws {
        let (first, second) = (Item(id: "a", leaks: ["1"], url: "http://x/"), Item(id: "a", text: "另一份通知，已脱敏", url: "http://x/"))
        #expect(try Self.sample(urls: Self.same).recheck([(1, first), (2, second)]) == [1: .stillThere, 2: .passed])
        #expect(try Self.sample(urls: Self.same).recheck([(2, second), (1, first)]) == [1: .stillThere, 2: .passed])
        // Only the first is there, as it was.
        #expect(try Self.sample(urls: Self.same).recheck([(1, first), (2, nil)], isWhole: true) == [1: .stillThere, 2: .withdrawn])
    }

    @Test func byOrder() throws {
        let sample = try Self.sample(urls: Self.same)
        #expect(try sample.recheck([(1, Item(id: "a", text: "甲", url: "http://x/")), (2, Item(id: "a", text: "乙", leaks: ["2"], url: "http://x/"))]) == [1: .passed, 2: .stillThere])
        #expect(try sample.open().verify().isSound)
        #expect(try sample.cases().map(\.key) == ["a", "a#2"])
        // In the other order: the first still holds what was found in it, wherever it stands.
        let turned = try Self.sample(urls: Self.same)
        let outcomes = try turned.recheck([(2, Item(id: "a", text: "乙", url: "http://x/")), (1, Item(id: "a", text: "甲", leaks: ["1"], url: "http://x/"))])
        #expect(outcomes[1] == .stillThere && outcomes[2]?.isPassed == false, "\(outcomes)")
    }

    @Test func byAddress() throws {
        let urls = ["http://x/1", "http://x/2"]
        let corrected = Item(id: "a", text: "另一份通知，已脱敏", url: urls[1])
        #expect(try Self.sample(urls: urls).recheck([(1, nil), (2, corrected)]) == [1: .notMet, 2: .passed])
        // In the order of another export.
        let first = Item(id: "a", text: "一份通知，改过", leaks: ["1"], url: urls[0])
        #expect(try Self.sample(urls: urls).recheck([(2, corrected), (1, first)]) == [1: .stillThere, 2: .passed])
    }

    /// One corrected item of two: it may be either, and the other may leak still. Nothing passes.
    @Test func unclear() throws {
        let sample = try Self.sample(urls: Self.same)
        let corrected = Item(id: "a", text: "已脱敏", url: "http://x/")
        #expect(try sample.recheck([(1, nil), (2, corrected)], isWhole: true) == [1: .sameID, 2: .sameID])
        #expect(try sample.recheck([(1, corrected)]) == [1: .sameID])
        #expect(try sample.cases().allSatisfy { $0.record.state == .found && $0.findings.allSatisfy(\.isPresent) })
        // So it is where the ledger has one and two are read that are not it.
        let single = try LedgerSample()
        try single.enter([Item(id: "a", leaks: ["1"])])
        #expect(try single.recheck([(1, corrected), (1, Item(id: "a", text: "别的", url: "http://y/"))]) == [1: .sameID])
    }

    /// One alone, called as the ledger has it.
    @Test func named() throws {
        let sample = try Self.sample(urls: Self.same)
        #expect(try sample.recheck([(2, Item(id: "a#2", text: "已脱敏"))]) == [2: .passed])
        #expect(try sample.recheck([(1, Item(id: "a#1", text: "已脱敏"))]) == [1: .passed])
        #expect(try sample.cases().map(\.key) == ["a", "a#2"] && sample.open().verify().isSound)
    }

    /// An id may end like that by itself.
    @Test func ownName() throws {
        let sample = try LedgerSample()
        try sample.enter([Item(id: "b#2", leaks: ["1"])])
        #expect(try sample.recheck([(1, Item(id: "b#2"))]) == [1: .passed])
    }
}
