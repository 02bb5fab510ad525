internal import Foundation
internal import GRDB

/// What was found of one kind in an item: how many values, where, and their fingerprints.
package struct FindingRecord: Sendable {
    package var kind: String
    /// 0 (S0) to 4 (S4).
    package var severity: Int
    package var count: Int
    /// The first places, in words: 第3、8行.
    package var places: String
    /// Of different values, ascending.
    package var fingerprints: [Int64]
    /// Was found at the last reading.
    package var isPresent = true
    var isChanged = true

    package init(kind: String, severity: Int, count: Int, places: String, fingerprints: [Int64]) {
        (self.kind, self.severity, self.count, self.places, self.fingerprints) = (kind, severity, count, places, fingerprints)
    }

    /// - Parameter row: of the table `finding`, by place.
    init(_ row: Row) {
        kind = row[1]
        severity = row[2]
        count = row[3]
        places = row[4]
        let bytes = Array(row[5] as Data)
        fingerprints = stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { at in
            bytes[at..<(at + 8)].reduce(0) { $0 << 8 | Int64($1) }
        }
        isPresent = row[6]
        isChanged = false
    }

    private var bytes: [UInt8] { fingerprints.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) } } }

    func add(to fields: inout SealedFields) {
        fields.add(kind)
        fields.add(severity)
        fields.add(count)
        fields.add(places)
        fields.add(bytes)
        fields.add(isPresent ? 1 : 0)
    }

    func save(_ db: Database, case id: Int) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO finding ("case", kind, severity, count, places, fingerprints, is_present) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ("case", kind, severity) DO UPDATE SET count = excluded.count, places = excluded.places,
                    fingerprints = excluded.fingerprints, is_present = excluded.is_present
                """
        ).execute(arguments: [id, kind, severity, count, places, Data(bytes), isPresent])
    }
}
