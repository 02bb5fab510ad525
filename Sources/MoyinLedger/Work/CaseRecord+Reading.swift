/// What a further reading of an item does to its case.
extension CaseRecord {
    enum Change { case none, updated, reopened }

    /// Takes what was found. A corrected item with something that must go is open again; so is a false alarm when there is
    /// more than was agreed on.
    mutating func take(_ outcome: ItemOutcome) -> Change {
        let leaks = outcome.isLeaking ? outcome.leaks : []
        let isNew = leaks.contains { leak in
            let known = findings.filter { $0.kind == leak.kind }.flatMap(\.fingerprints)
            return !leak.fingerprints.allSatisfy(Set(known).contains)
        }
        // Markings are found without a value.
        let isBack = outcome.isLeaking && state.isCorrected
        let isMore = outcome.isLeaking && state == .falseAlarm && (isNew || findings.isEmpty)
        var change = merge(leaks) ? Change.updated : .none
        if outcome.isLeaking {
            let severity = leaks.map(\.severity).max() ?? 0
            if severity > self.severity || outcome.persons > persons { change = .updated }
            self.severity = max(self.severity, severity)
            persons = max(persons, outcome.persons)
        }
        if isBack || isMore {
            reopen()
            change = .reopened
        }
        return change
    }

    /// - Returns: whether something of it changed.
    private mutating func merge(_ leaks: [FindingRecord]) -> Bool {
        var isChanged = false
        for leak in leaks {
            guard let index = findings.firstIndex(where: { $0.kind == leak.kind && $0.severity == leak.severity }) else {
                findings.append(leak)
                isChanged = true
                continue
            }
            let all = Set(findings[index].fingerprints).union(leak.fingerprints)
            guard all.count > findings[index].fingerprints.count || !findings[index].isPresent else { continue }
            findings[index].fingerprints = all.sorted()
            findings[index].count = max(findings[index].count, leak.count)
            findings[index].places = leak.places
            findings[index].isPresent = true
            findings[index].isChanged = true
            isChanged = true
        }
        for index in findings.indices where findings[index].isPresent {
            let leak = leaks.first { $0.kind == findings[index].kind && $0.severity == findings[index].severity }
            guard leak == nil else { continue }
            findings[index].isPresent = false
            findings[index].isChanged = true
            isChanged = true
        }
        return isChanged
    }

    /// Begins again, with whom it was assigned to.
    mutating func reopen() {
        state = assignedAt == nil ? .found : .assigned
        reopened += 1
        (rectifiedAt, recheckedAt, recheckedBy, closedAt, approver) = (nil, nil, nil, nil, nil)
    }
}

extension FindingRecord {
    /// Stands for all values of some findings together.
    static func seal(of findings: [FindingRecord], _ key: LedgerKey) -> [UInt8] {
        var fields = SealedFields("leaks")
        for finding in findings.sorted(by: { ($0.kind, $0.severity) < ($1.kind, $1.severity) }) {
            fields.add(finding.kind)
            // 尿毒症 of four persons is not that of three, though the word is the same.
            fields.add(finding.count)
            for number in finding.fingerprints { fields.add(Int(number)) }
        }
        return Array(key.seal(fields).prefix(8))
    }
}
