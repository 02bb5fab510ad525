import Foundation
import MoyinLedger
import Testing

/// A ledger of an older version is brought up to date as a whole, or left as it was.
@Suite struct OlderLedgerTests {
    private static func check(_ ledger: Ledger) throws {
        let proof = try ledger.verify(noted: "42-906867c024a77e97")
        #expect(proof.isSound, "\(proof.faults)")
        #expect(proof.entries == 42 && proof.cases == 11 && proof.items == 14)
        let figures = try ledger.figures(today: "2026-12-31")
        #expect(figures.foundByOwn == 8 && figures.assigned == 2 && figures.corrected == 3 && figures.falseAlarms == 1 && figures.open == 6 && figures.reconciles)
        #expect(try ledger.history(of: 4).map(\.action) == ["found", "assigned", "rectified", "read", "rechecked", "closed"])
    }

    /// This version reads it as it is, and goes on with it.
    @Test func firstVersion() throws {
        let sample = try OlderLedger.first()
        let before = try OlderLedger.contents(sample)
        try Self.check(try OlderLedger.open(sample))
        #expect(try OlderLedger.contents(sample) == before && before.count > 80)
        try sample.enter([Item(id: "40", leaks: ["1"])])
        #expect(try OlderLedger.open(sample).verify().isSound)
    }

    /// The first step makes the same tables as ever.
    @Test func firstStepStands() throws {
        let tables = try OlderLedger.tables(OlderLedger.first())
        #expect(try OlderLedger.tablesOfFirstStep() == tables && tables.count > 8)
    }

    @Test func broughtUpToDate() throws {
        let sample = try OlderLedger.first()
        let before = try OlderLedger.contents(sample)
        try Self.check(try OlderLedger.openLater(sample))
        #expect(try OlderLedger.contents(sample) == before)
        // The older version refuses what it does not know.
        #expect { try OlderLedger.open(sample) } throws: { ($0 as? LedgerError)?.code == .newer }
        #expect(try OlderLedger.contents(sample) == before)
    }

    /// An error within a step: the ledger is as it was, and this version goes on with it.
    @Test func failed() throws {
        let sample = try OlderLedger.first()
        let before = try OlderLedger.contents(sample)
        #expect { try OlderLedger.openLater(sample, OlderLedger.diskFull) } throws: { ($0 as? LedgerError)?.code == .noRoom }
        #expect(try OlderLedger.contents(sample) == before)
        try Self.check(try OlderLedger.open(sample))
        try Self.check(try OlderLedger.openLater(sample))
    }

    /// The end of the process within a step: the files as they lie at that moment are the ledger as it was.
    @Test func killed() throws {
        let (sample, left) = (try OlderLedger.first(), try LedgerSample())
        let before = try OlderLedger.contents(sample)
        let (from, to) = (sample.path, left.path)
        _ = try OlderLedger.openLater(sample) {
            for suffix in ["", "-wal", "-shm", ".key"] { try FileManager.default.copyItem(atPath: from + suffix, toPath: to + suffix) }
        }
        // Something of the step was on the disk by then.
        let written = try FileManager.default.attributesOfItem(atPath: to + "-wal")[.size] as? Int ?? 0
        #expect(written > 100_000)
        #expect(try OlderLedger.contents(left) == before)
        try Self.check(try OlderLedger.open(left))
        try Self.check(try OlderLedger.openLater(left))
    }

    /// Several at once: one takes the step, and all have it.
    @Test func together() async throws {
        let sample = try OlderLedger.first()
        let before = try OlderLedger.contents(sample)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 { group.addTask { try Self.check(try OlderLedger.openLater(sample)) } }
            try await group.waitForAll()
        }
        #expect(try OlderLedger.contents(sample) == before)
    }
}
