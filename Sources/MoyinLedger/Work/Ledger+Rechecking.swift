internal import GRDB
internal import Glibc
internal import MoyinReports
internal import MoyinTypes

/// What reading an item again came to.
package enum Recheck: String, Sendable, CaseIterable {
    /// Nothing in it must go.
    case passed
    /// The source was read as a whole, and the item is no longer there.
    case withdrawn
    /// What was found is there still.
    case stillThere = "still_there"
    /// That is gone, but something else must go.
    case other
    /// Found by others and not by us: as it was when they said so.
    case unchanged
    case notReviewed = "not_reviewed"
    /// Not met in what was read.
    case notMet = "not_met"
    /// Several items have its id, and nothing tells which of those that were read it is.
    case sameID = "same_id"

    package var isPassed: Bool { self == .passed || self == .withdrawn }

    package var words: String {
        switch self {
        case .passed: say("复查通过", "passed")
        case .withdrawn: say("已撤稿，通过", "withdrawn, passed")
        case .stillThere: say("问题仍在", "still there")
        case .other: say("原问题已消除，另有问题", "gone, but something else must go")
        case .unchanged: say("内容没有改动", "not changed at all")
        case .notReviewed: say("没能读完", "could not be reviewed")
        case .notMet: say("来源里没有找到", "not met in what was read")
        case .sameID: say("编号与别的条目相同，分不清是哪一条", "others have its id: it cannot be told which of them it is")
        }
    }

    /// Nothing is known of the item after all.
    package var isUnknown: Bool { self == .notMet || self == .notReviewed || self == .sameID }

    /// What to do about it; nil: correct the item.
    ///
    /// - Parameter withdrawn: how to say that what was not met was withdrawn.
    package func remedy(withdrawn: String) -> String? {
        switch self {
        case .passed, .withdrawn, .stillThere, .other, .unchanged: nil
        case .notReviewed: say("没能读完的：修好文件，再复查一次", "could not be reviewed: mend the file and recheck it again")
        case .notMet:
            say("没有找到的不算通过：如果已经撤稿，而且给出的是全部内容，用 \(withdrawn) 再复查一次；否则给出含有它们的来源",
                "what was not met does not pass: where it was withdrawn, and this is all there is, recheck again with \(withdrawn); otherwise give a source that holds it")
        case .sameID:
            say("编号重复的：给出含有全部这些条目的导出，最好写明 url；只给一条时把编号写成 编号#1、编号#2……，再复查一次",
                "with an id that others have: give an export that holds all of these, with their url if possible, or call a single one id#1, id#2, … and recheck again")
        }
    }
}

extension LedgerRun {
    /// Judges cases by second readings of their items, which are entered too.
    ///
    /// - Parameters:
    ///   - namesakes: of these cases, by id.
    ///   - readings: by id, with different contents each, in their order.
    ///   - isWhole: the readings are of everything there is: what is missing was withdrawn.
    package func recheck(
        _ cases: [ListedCase], _ namesakes: [String: [Namesake]], _ readings: [String: [ItemReading]], isWhole: Bool
    ) throws(LedgerError) -> [Int: Recheck] {
        var met: [String: Met] = [:]
        // What any of several with one id still holds is gone from none of them: their order may have changed.
        var held: [String: Set<Int64>] = [:]
        for (id, items) in namesakes {
            var named: [String: ItemReading] = [:]
            for item in items where items.count > 1 {
                guard var reading = (readings[item.key == id ? id + "#1" : item.key] ?? []).first else { continue }
                reading.key = item.key
                named[item.key] = reading
            }
            met.merge(Met.match(items, readings[id] ?? [], named: named)) { first, _ in first }
            guard items.count > 1 else { continue }
            let all = (readings[id] ?? []).flatMap(\.outcome.leaks).flatMap(\.fingerprints)
            for item in items where named[item.key] == nil { held[item.key] = Set(all) }
        }
        // What was known before the reading is entered, which adds to it.
        let before = try ledger.read { db in
            try cases.reduce(into: [Int: Set<Int64>]()) { known, listed in
                let id = listed.record.id
                let record = try CaseRecord.fetch(db, "SELECT \(CaseRecord.columns) FROM cases WHERE id = ?", [id]).first
                known[id] = Set(record?.findings.filter(\.isPresent).flatMap(\.fingerprints) ?? [])
            }
        }
        try enter(cases.compactMap { if case .read(let reading)? = met[$0.key] { reading } else { nil } }, unchanged: [], bytes: 0)
        let now = Int(time(nil))
        return try ledger.write { db, key in
            var outcomes: [Int: Recheck] = [:]
            for listed in cases {
                let id = listed.record.id
                guard var record = try CaseRecord.fetch(db, "SELECT \(CaseRecord.columns) FROM cases WHERE id = ?", [id]).first else { continue }
                var outcome = record.judged(by: met[listed.key] ?? .missing, isWhole: isWhole, known: before[id] ?? [])
                if outcome.isPassed, let held = held[listed.key], !held.isDisjoint(with: before[id] ?? []) { outcome = .stillThere }
                outcomes[id] = outcome
                // Nothing was read: nothing is known of it.
                if outcome.isUnknown { continue }
                record.recheckedBy = actor
                if outcome.isPassed {
                    record.state = .rechecked
                    record.recheckedAt = now
                    record.rectifiedAt = record.rectifiedAt ?? now
                    // What was withdrawn is not read again, and holds nothing any more.
                    for index in record.findings.indices where record.findings[index].isPresent {
                        record.findings[index].isPresent = false
                        record.findings[index].isChanged = true
                    }
                    if outcome == .withdrawn { record.measure = record.measure ?? say("撤稿", "withdrawn") }
                } else {
                    record.state = record.assignedAt == nil ? .found : .assigned
                    record.failedRechecks += 1
                    record.rectifiedAt = nil
                }
                try record.save(db, key, "rechecked", at: now, by: actor, [("outcome", .string(outcome.rawValue))])
            }
            return outcomes
        }
    }
}

extension CaseRecord {
    fileprivate func judged(by met: Met, isWhole: Bool, known: Set<Int64>) -> Recheck {
        let reading: ItemReading
        switch met {
        case .read(let read): reading = read
        case .missing: return isWhole ? .withdrawn : .notMet
        case .unclear: return .sameID
        }
        let outcome = reading.outcome
        if outcome.verdict == .notReviewed { return .notReviewed }
        if outcome.isLeaking { return outcome.leaks.contains { $0.fingerprints.contains(where: known.contains) } ? .stillThere : .other }
        // What others saw and we do not must at least have been touched.
        if findings.isEmpty, origin != .own, reading.content.bytes == content { return .unchanged }
        return .passed
    }
}
