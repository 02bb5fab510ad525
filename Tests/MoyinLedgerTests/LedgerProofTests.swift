import Foundation
import MoyinLedger
import Testing

/// Whatever is changed behind the ledger's back is told, and where.
@Suite struct LedgerProofTests {
    private func sample() throws -> LedgerSample {
        let sample = try LedgerSample()
        try sample.enter((0..<5).map { Item(id: "i\($0)", text: "正文\($0)", leaks: $0 < 3 ? ["\($0)"] : []) })
        _ = try sample.open().perform(.assign(unit: nil, person: "丙", deadline: nil), on: CaseSelection(), by: "甲")
        #expect(try sample.open().verify().isSound)
        return sample
    }

    @Test(arguments: [
        ("UPDATE cases SET state = 'closed' WHERE id = 2", Verification.Fault.Code.caseChanged, 2 as Int?),
        ("UPDATE cases SET deadline = '2030-01-01' WHERE id = 1", .caseChanged, 1),
        ("DELETE FROM finding WHERE \"case\" = 3", .caseChanged, 3),
        ("DELETE FROM finding WHERE \"case\" = 3; DELETE FROM cases WHERE id = 3", .caseMissing, 3),
        ("UPDATE item SET title = '别的' WHERE id = 4", .itemChanged, 4),
        ("DELETE FROM item WHERE id = 5", .itemsMissing, nil),
        ("UPDATE item SET gone = 1 WHERE id = 4", .itemChanged, 4),
        ("UPDATE item SET unit = NULL WHERE id = 4", .itemChanged, 4),
        ("UPDATE name SET text = '教育局' WHERE text = '民政局'", .nameChanged, 2),
        ("UPDATE source SET path = 'other.jsonl'", .sourceChanged, 1),
        ("UPDATE run SET not_reviewed = 0, leaking = 0", .runChanged, 1),
        ("DELETE FROM source", .rowMissing, nil),
        ("UPDATE history SET actor = '丁' WHERE id = 4", .historyChanged, 4),
        ("DELETE FROM history WHERE id = 3", .historyChanged, 4),
    ])
    func tampering(_ sql: String, _ code: Verification.Fault.Code, _ number: Int?) throws {
        let sample = try sample()
        try sample.tamper(sql)
        let result = try sample.open().verify()
        #expect(result.faults.contains { $0.code == code && $0.number == number }, "\(result.faults)")
    }

    /// Items that their sources no longer hold are noted under seal too.
    @Test func goneIsSealed() throws {
        let sample = try sample()
        #expect(try sample.enter([Item(id: "i0", text: "正文0", leaks: ["0"])]).gone == 4)
        #expect(try sample.open().verify().isSound)
        #expect(try sample.enter([Item(id: "i1", text: "正文1", leaks: ["1"])]).gone == 1)
        #expect(try sample.open().verify().isSound)
    }

    /// A ledger that was put back to before is whole in itself; the head of a later report tells.
    @Test func putBack() throws {
        let sample = try sample()
        try sample.open().settle()
        let old = try Data(contentsOf: URL(fileURLWithPath: sample.path))
        _ = try sample.open().perform(.rectify(measure: nil, evidence: nil), on: CaseSelection(), by: "甲")
        let head = try sample.open().verify().head
        #expect(try sample.open().verify(noted: head).isSound)
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: sample.path + suffix) }
        try old.write(to: URL(fileURLWithPath: sample.path))
        #expect(try sample.open().verify().isSound)
        #expect(try sample.open().verify(noted: head).faults.contains { $0.code == .historyCut })
    }

    @Test func refusals() throws {
        let sample = try sample()
        func code(_ body: () throws -> Void) -> LedgerError.Code? {
            do { try body() } catch { return (error as? LedgerError)?.code }
            return nil
        }
        #expect(code { _ = try Ledger(sample.folder.appendingPathComponent("none.db").path) } == .notFound)
        // Two at once.
        let ledger = try sample.open()
        let run = try LedgerRun(ledger, version: "1", by: "甲")
        #expect(code { _ = try LedgerRun(try sample.open(), version: "1", by: "甲") } == .runUnderWay)
        withExtendedLifetime(run) {}
        // Another's key, and none.
        let key = sample.path + ".key"
        let own = try Data(contentsOf: URL(fileURLWithPath: key))
        try Data(String(repeating: "ab", count: 32).utf8).write(to: URL(fileURLWithPath: key))
        #expect(code { _ = try sample.open() } == .wrongKey)
        try FileManager.default.removeItem(atPath: key)
        #expect(code { _ = try sample.open() } == .noKey)
        try own.write(to: URL(fileURLWithPath: key))
        // Of a later version.
        try sample.tamper("INSERT INTO grdb_migrations VALUES ('of tomorrow')")
        #expect(code { _ = try sample.open() } == .newer)
        try sample.tamper("DELETE FROM grdb_migrations WHERE identifier = 'of tomorrow'")
        #expect(code { _ = try sample.open() } == nil)
        // No ledger at all.
        let other = sample.folder.appendingPathComponent("other.db").path
        try Data("这不是数据库，这不是数据库，这不是数据库，这不是数据库，这不是数据库。".utf8).write(to: URL(fileURLWithPath: other))
        #expect(code { _ = try Ledger(reading: other) } == .notALedger)
        #expect(try String(contentsOfFile: other, encoding: .utf8).hasPrefix("这不是数据库"))
    }

    /// No value, whatever was found, is in any byte of the ledger.
    @Test func holdsNoValue() throws {
        let sample = try LedgerSample()
        try sample.enter([Item(id: "a", leaks: ["110105190001010019"])])
        try sample.open().settle()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: sample.path))
        #expect(bytes.range(of: Data("110105190001010019".utf8)) == nil)
        #expect(bytes.range(of: Data("CN_RESIDENT_ID".utf8)) != nil)
    }
}
