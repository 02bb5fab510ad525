internal import GRDB
internal import Glibc

extension Ledger {
    /// Does the same with every case of a selection that is in a state for it; all of them or, when it fails, none.
    ///
    /// - Parameters:
    ///   - actor: who does it.
    ///   - identity: what of a name tells who it is; by default all of it.
    ///   - isTrial: says what would be done, and changes nothing.
    package func perform(_ action: CaseAction, on selection: CaseSelection, by actor: String, identity: (String) -> String = { $0 }, isTrial: Bool = false) throws(LedgerError) -> ActionOutcome {
        let now = Int(time(nil))
        func judge(_ db: Database) throws -> (ActionOutcome, [CaseRecord]) {
            var outcome = ActionOutcome()
            var chosen: [CaseRecord] = []
            let (condition, arguments) = selection.condition
            for record in try CaseRecord.fetch(db, "SELECT \(CaseRecord.columns) FROM \(CaseSelection.tables) WHERE \(condition) ORDER BY cases.id", arguments) {
                if !action.origins.contains(record.state) {
                    outcome.otherState[record.state, default: 0] += 1
                } else if case .accept = action, record.author.map(identity) == identity(actor) {
                    outcome.samePerson += 1
                } else {
                    chosen.append(record)
                    outcome.done.append(record.id)
                }
            }
            return (outcome, chosen)
        }
        if isTrial { return try read { db in try judge(db).0 } }
        return try write { db, key in
            let (outcome, chosen) = try judge(db)
            let unit: Int? = if case .assign(let name?, _, _) = action { try SealedRows.name(db, name, key) } else { nil }
            for var record in chosen {
                record.perform(action, unit: unit, at: now, by: actor)
                try record.save(db, key, action.name, at: now, by: actor, action.detail)
            }
            return outcome
        }
    }
}

extension CaseRecord {
    /// - Parameter unit: id of the unit that an assignment names.
    fileprivate mutating func perform(_ action: CaseAction, unit: Int?, at now: Int, by actor: String) {
        switch action {
        case .assign(_, let person, let deadline):
            state = .assigned
            assignedAt = now
            self.unit = unit ?? self.unit
            self.person = person ?? self.person
            self.deadline = deadline ?? self.deadline
        case .rectify(let measure, let evidence):
            state = .rectified
            rectifiedAt = now
            self.measure = measure ?? self.measure
            self.evidence = evidence ?? self.evidence
        case .dispute(let reason):
            state = .disputed
            (self.reason, author, approver) = (reason, actor, nil)
        case .accept:
            state = .falseAlarm
            approver = actor
            closedAt = now
        case .reject(let reason):
            state = assignedAt == nil ? .found : .assigned
            self.reason = reason ?? self.reason
            (author, approver) = (nil, nil)
        case .close:
            state = .closed
            closedAt = now
        case .reopen(let reason):
            reopen()
            self.reason = reason
        }
    }
}
