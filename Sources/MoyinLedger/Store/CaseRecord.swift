internal import Foundation
internal import GRDB

/// A row of the table `cases`: an item that must be corrected, and how far that is. Times are seconds since 1970.
package struct CaseRecord: Sendable {
    package internal(set) var id = 0
    package internal(set) var item: Int
    /// The case of an item that says the same; figures count the two once.
    package internal(set) var sameAs: Int?
    package internal(set) var origin: CaseOrigin
    /// Others who found it too.
    package internal(set) var also: [CaseOrigin] = []
    package internal(set) var state: CaseState
    package internal(set) var severity = 0
    package internal(set) var persons = 0
    /// What the one who found it said, without any value.
    package internal(set) var problem: String?
    /// Id of the unit that must correct it; nil: the item's.
    package internal(set) var unit: Int?
    package internal(set) var person: String?
    /// `2026-12-31`.
    package internal(set) var deadline: String?
    package internal(set) var measure: String?
    package internal(set) var evidence: String?
    package internal(set) var reason: String?
    package internal(set) var author: String?
    package internal(set) var approver: String?
    package internal(set) var foundAt: Int
    package internal(set) var assignedAt: Int?
    package internal(set) var rectifiedAt: Int?
    package internal(set) var recheckedAt: Int?
    package internal(set) var recheckedBy: String?
    package internal(set) var closedAt: Int?
    package internal(set) var failedRechecks = 0
    package internal(set) var reopened = 0
    /// Stands for the item as it was when the case began.
    var content: [UInt8]
    /// What tells near-duplicates: the seal of all its fingerprints together, and a sketch of its text.
    var leaks: [UInt8] = []
    var sketch: [UInt8] = []
    var findings: [FindingRecord] = []

    init(item: Int, origin: CaseOrigin, content: [UInt8], foundAt: Int) {
        (self.item, self.origin, state, self.content, self.foundAt) = (item, origin, .found, content, foundAt)
    }

    /// The columns in the order in which a row is read.
    static let columns = [
        "id", "item", "same_as", "origin", "also", "state", "severity", "persons", "problem", "unit", "person", "deadline", "measure", "evidence", "reason",
        "author", "approver", "found_at", "assigned_at", "rectified_at", "rechecked_at", "rechecked_by", "closed_at", "failed_rechecks", "reopened",
        "content", "leaks", "sketch",
    ].map { "cases.\($0)" }.joined(separator: ", ")

    /// - Parameter row: begins with ``columns``. By place, since names are compared letter by letter.
    init(_ row: Row) {
        var place = -1
        func next<T: DatabaseValueConvertible>() -> T {
            place += 1
            return row[place]
        }
        func nextIfAny<T: DatabaseValueConvertible>() -> T? {
            place += 1
            return row[place]
        }
        id = next()
        item = next()
        sameAs = nextIfAny()
        // Written from these enumerations; what a stranger wrote reads as the first, and `verify` tells.
        origin = CaseOrigin(rawValue: next()) ?? .own
        also = (next() as String).split(separator: ",").compactMap { CaseOrigin(rawValue: String($0)) }
        state = CaseState(rawValue: next()) ?? .found
        severity = next()
        persons = next()
        problem = nextIfAny()
        unit = nextIfAny()
        person = nextIfAny()
        deadline = nextIfAny()
        measure = nextIfAny()
        evidence = nextIfAny()
        reason = nextIfAny()
        author = nextIfAny()
        approver = nextIfAny()
        foundAt = next()
        assignedAt = nextIfAny()
        rectifiedAt = nextIfAny()
        recheckedAt = nextIfAny()
        recheckedBy = nextIfAny()
        closedAt = nextIfAny()
        failedRechecks = next()
        reopened = next()
        content = Array(next() as Data)
        leaks = Array(next() as Data)
        sketch = Array(next() as Data)
    }

    /// A case with what was found in it.
    static func fetch(_ db: Database, _ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [CaseRecord] {
        var cases = try Row.fetchAll(db, sql: sql, arguments: arguments).map { CaseRecord($0) }
        let findings = try db.cachedStatement(sql: "SELECT * FROM finding WHERE \"case\" = ? ORDER BY kind, severity")
        for index in cases.indices {
            cases[index].findings = try Row.fetchAll(findings, arguments: [cases[index].id]).map { FindingRecord($0) }
        }
        return cases
    }

    /// Over all that the row and its findings hold, so that no field changes unseen.
    func seal(_ key: LedgerKey) -> Int64 {
        var fields = SealedFields("case")
        for number in [id, item, sameAs, severity, persons, unit, foundAt, assignedAt, rectifiedAt, recheckedAt, closedAt, failedRechecks, reopened] {
            fields.add(number)
        }
        for text in [
            origin.rawValue, alsoText, state.rawValue, problem, person, deadline, measure, evidence, reason, author, approver, recheckedBy,
        ] {
            fields.add(text)
        }
        fields.add(content)
        fields.add(leaks)
        fields.add(sketch)
        for finding in findings { finding.add(to: &fields) }
        return key.shortSeal(fields)
    }

    private var alsoText: String { also.map(\.rawValue).joined(separator: ",") }

    /// Writes the row and its findings; a new one gets its id.
    ///
    /// - Returns: its seal.
    mutating func save(_ db: Database, _ key: LedgerKey) throws -> Int64 {
        if id == 0 { id = (try Int.fetchOne(db.cachedStatement(sql: "SELECT ifnull(max(id), 0) FROM cases")) ?? 0) + 1 }
        findings.sort { ($0.kind, $0.severity) < ($1.kind, $1.severity) }
        let seal = seal(key)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO cases (id, item, same_as, origin, also, state, severity, persons, problem, unit, person, deadline, measure, evidence,
                    reason, author, approver, found_at, assigned_at, rectified_at, rechecked_at, rechecked_by, closed_at, failed_rechecks,
                    reopened, content, leaks, sketch, seal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET item = excluded.item, same_as = excluded.same_as, origin = excluded.origin, also = excluded.also,
                    state = excluded.state, severity = excluded.severity, persons = excluded.persons, problem = excluded.problem,
                    unit = excluded.unit, person = excluded.person, deadline = excluded.deadline, measure = excluded.measure,
                    evidence = excluded.evidence, reason = excluded.reason, author = excluded.author, approver = excluded.approver,
                    found_at = excluded.found_at, assigned_at = excluded.assigned_at, rectified_at = excluded.rectified_at,
                    rechecked_at = excluded.rechecked_at, rechecked_by = excluded.rechecked_by, closed_at = excluded.closed_at,
                    failed_rechecks = excluded.failed_rechecks, reopened = excluded.reopened, content = excluded.content, leaks = excluded.leaks,
                    sketch = excluded.sketch, seal = excluded.seal
                """)
        try statement.execute(arguments: [
            id, item, sameAs, origin.rawValue, alsoText, state.rawValue, severity, persons, problem, unit, person, deadline, measure, evidence, reason,
            author, approver, foundAt, assignedAt, rectifiedAt, recheckedAt, recheckedBy, closedAt, failedRechecks, reopened, Data(content),
            Data(leaks), Data(sketch), seal,
        ])
        for finding in findings where finding.isChanged { try finding.save(db, case: id) }
        return seal
    }
}
