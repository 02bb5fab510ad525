import Foundation
import GRDB
import MoyinLedger
import MoyinText
import MoyinTypes

/// A ledger in a folder of its own, and readings to enter.
final class LedgerSample: Sendable {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("moyin-ledger-\(UUID().uuidString)")
    var path: String { folder.appendingPathComponent("ledger.db").path }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: folder) }

    func open() throws -> Ledger { try Ledger(path, makes: true) }

    /// Enters readings in one run over one source.
    @discardableResult
    func enter(_ items: [Item], version: String = "1", isWhole: Bool = true) throws -> RunCounts {
        let ledger = try open()
        let run = try LedgerRun(ledger, version: version, by: "甲")
        let source = try run.source("export.jsonl")
        let key = try ledger.requiredKey()
        var readings: [ItemReading] = []
        var unchanged: [KeyDigest] = []
        for item in items {
            let reading = item.reading(source, key)
            if run.isUnchanged(KeyDigest(item.id), reading.content) { unchanged.append(KeyDigest(item.id)) } else { readings.append(reading) }
        }
        try run.enter(readings, unchanged: unchanged, bytes: 0)
        try run.finish(whole: isWhole ? [source] : [])
        return run.counts
    }

    func recheck(_ items: [(number: Int, item: Item?)], isWhole: Bool = false) throws -> [Int: Recheck] {
        let ledger = try open()
        let run = try LedgerRun(ledger, version: "1", recheckBy: "乙")
        let source = try run.source("export.jsonl")
        let key = try ledger.requiredKey()
        var selection = CaseSelection()
        selection.numbers = items.map(\.number)
        let cases = try ledger.cases(selection)
        let readings = items.compactMap { $0.item?.reading(source, key) }
        return try run.recheck(cases, ledger.namesakes(of: cases), Dictionary(grouping: readings, by: \.key), isWhole: isWhole)
    }

    func cases() throws -> [ListedCase] { try Ledger(reading: path).cases() }

    /// Changes the file behind the ledger's back.
    func tamper(_ sql: String) throws {
        var options = Configuration()
        options.foreignKeysEnabled = false
        try DatabaseQueue(path: path, configuration: options).write { db in try db.execute(sql: sql) }
    }
}

/// An item with numbers that leak.
struct Item {
    var id: String
    var text = "一份通知"
    var leaks: [String] = []
    var verdict: Verdict?
    var unit = "民政局"
    var url: String?

    func reading(_ source: Int, _ key: LedgerKey) -> ItemReading {
        var outcome = ItemOutcome()
        outcome.verdict = verdict ?? (leaks.isEmpty ? .publish : .redact)
        outcome.persons = leaks.count
        if !leaks.isEmpty {
            outcome.leaks = [
                FindingRecord(
                    kind: "CN_RESIDENT_ID", severity: 4, count: leaks.count, places: "第1行",
                    fingerprints: leaks.map { key.fingerprint("CN_RESIDENT_ID", Array($0.utf8)) }.sorted())
            ]
            outcome.sketch = TextSketch(Array(text.utf8))
        }
        return ItemReading(
            key: id, title: "标题", unit: unit, column: "公示", url: url ?? "http://www.yunze.gov.cn/\(id).html", published: "2026-01-01", source: source,
            content: key.digest(of: Array((text + leaks.joined()).utf8), []), outcome: outcome)
    }
}
