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
        }
    }
}

extension LedgerRun {
    /// Judges a case by a second reading of its item, which is entered too.
    ///
    /// - Parameter reading: nil: not met.
    /// - Parameter isWhole: its source was read as a whole.
    package func recheck(_ cases: [(id: Int, reading: ItemReading?, isWhole: Bool)]) throws(LedgerError) -> [Int: Recheck] {
        // What was known before the reading is entered, which adds to it.
        let before = try ledger.read { db in
            try cases.reduce(into: [Int: Set<Int64>]()) { known, entry in
                let record = try CaseRecord.fetch(db, "SELECT \(CaseRecord.columns) FROM cases WHERE id = ?", [entry.id]).first
                known[entry.id] = Set(record?.findings.filter(\.isPresent).flatMap(\.fingerprints) ?? [])
            }
        }
        try enter(cases.compactMap(\.reading), unchanged: [], bytes: 0)
        let now = Int(time(nil))
        return try ledger.write { db, key in
            var outcomes: [Int: Recheck] = [:]
            for (id, reading, isWhole) in cases {
                guard var record = try CaseRecord.fetch(db, "SELECT \(CaseRecord.columns) FROM cases WHERE id = ?", [id]).first else { continue }
                let outcome = record.judged(by: reading, isWhole: isWhole, known: before[id] ?? [])
                outcomes[id] = outcome
                // Nothing was read: nothing is known of it.
                if outcome == .notMet || outcome == .notReviewed { continue }
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
    fileprivate func judged(by reading: ItemReading?, isWhole: Bool, known: Set<Int64>) -> Recheck {
        guard let reading else { return isWhole ? .withdrawn : .notMet }
        let outcome = reading.outcome
        if outcome.verdict == .notReviewed { return .notReviewed }
        if outcome.isLeaking { return outcome.leaks.contains { $0.fingerprints.contains(where: known.contains) } ? .stillThere : .other }
        // What others saw and we do not must at least have been touched.
        if findings.isEmpty, origin != .own, reading.content.bytes == content { return .unchanged }
        return .passed
    }
}
