internal import GRDB

/// What the ledger knows of an item beside its content.
package struct ItemFields: Sendable {
    package var title: String?
    /// That published it; whoever must correct it may be another.
    package var unit: String?
    package var column: String?
    package var url: String?
    package var published: String?
    /// Id of where it comes from.
    package var source: Int

    package init(title: String? = nil, unit: String? = nil, column: String? = nil, url: String? = nil, published: String? = nil, source: Int) {
        (self.title, self.unit, self.column, self.url, self.published, self.source) = (title, unit, column, url, published, source)
    }
}

extension Ledger {
    /// What is known of the items of some cases, by their keys.
    package func fields(of cases: [ListedCase]) throws(LedgerError) -> [String: ItemFields] {
        let numbers = cases.map { String($0.record.id) }.joined(separator: ", ")
        return try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT item.key, item.title, unit.text, channel.text, item.url, item.published, item.source FROM cases JOIN item ON item.id = cases.item
                    LEFT JOIN name unit ON unit.id = item.unit LEFT JOIN name channel ON channel.id = item.channel WHERE cases.id IN (\(numbers))
                    """)
            return rows.reduce(into: [:]) { $0[$1[0]] = ItemFields(title: $1[1], unit: $1[2], column: $1[3], url: $1[4], published: $1[5], source: $1[6]) }
        }
    }
}
