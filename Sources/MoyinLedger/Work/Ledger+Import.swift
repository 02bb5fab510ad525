internal import GRDB
internal import Glibc
internal import Foundation
internal import MoyinReports

/// A line of somebody else's list of what must be corrected.
package struct ListedProblem: Sendable {
    /// Where it stands in the list, from 1.
    package var line: Int
    package var id: String?
    package var url: String?
    /// What they say is wrong, without any value.
    package var problem: String?
    package var unit: String?
    package var deadline: String?

    package init(line: Int, id: String?, url: String?, problem: String?, unit: String?, deadline: String?) {
        (self.line, self.id, self.url, self.problem, self.unit, self.deadline) = (line, id, url, problem, unit, deadline)
    }
}

package struct ImportOutcome: Sendable {
    /// New cases.
    package var added = 0
    /// Items that have a case already: of the list, or of an audit of one's own.
    package var known = 0
    /// Corrected ones that are open again.
    package var reopened = 0
    /// Lines of the list that no item matches.
    package var unmatched: [Int] = []
}

extension Ledger {
    /// Enters somebody else's list: each line is the case of one item, by its id or else its address.
    ///
    /// - Parameters:
    ///   - deadline: for lines that name none.
    ///   - isTrial: says what would be done, and changes nothing.
    package func enter(
        _ list: [ListedProblem], from origin: CaseOrigin, deadline: String? = nil, by actor: String, isTrial: Bool = false
    ) throws(LedgerError) -> ImportOutcome {
        let now = Int(time(nil))
        let body = { (db: Database, key: LedgerKey?) throws -> ImportOutcome in
            var outcome = ImportOutcome()
            let items = try Self.items(db, list)
            var entered: Set<Int> = []
            for line in list {
                guard let item = line.id.flatMap({ items[$0] }) ?? line.url.flatMap({ items[Self.address($0)] }) else {
                    outcome.unmatched.append(line.line)
                    continue
                }
                guard entered.insert(item.id).inserted else {
                    outcome.known += 1
                    continue
                }
                var record = try CaseRecord.fetch(db, "SELECT \(CaseRecord.columns) FROM cases WHERE item = ?", [item.id]).first
                    ?? CaseRecord(item: item.id, origin: origin, content: item.content, foundAt: now)
                let isNew = record.id == 0
                let isAgain = !isNew && !record.state.isOpen
                if isNew { outcome.added += 1 } else if isAgain { outcome.reopened += 1 } else { outcome.known += 1 }
                guard let key else { continue }
                if isAgain { record.reopen() }
                if !isNew, record.origin != origin, !record.also.contains(origin) { record.also.append(origin) }
                record.problem = line.problem ?? record.problem
                record.deadline = line.deadline ?? record.deadline ?? deadline
                if let unit = line.unit { record.unit = try SealedRows.name(db, unit, key) }
                // On the list of a superior it is assigned already: to the unit whose item it is.
                if origin == .superior, record.state == .found { (record.state, record.assignedAt) = (.assigned, now) }
                try record.save(db, key, "listed", at: now, by: actor, [("origin", .string(origin.rawValue)), ("line", .integer(line.line))])
            }
            return outcome
        }
        if isTrial { return try read { db in try body(db, nil) } }
        // A run knows beforehand which items have cases: none comes about beside it.
        let lock = try RunLock(try requiredKey().file, name)
        return try withExtendedLifetime(lock) { () throws(LedgerError) in try write { db, key in try body(db, key) } }
    }

    /// Items that a list names, by id and address.
    private static func items(_ db: Database, _ list: [ListedProblem]) throws -> [String: (id: Int, content: [UInt8])] {
        let wanted = Set(list.compactMap(\.id) + list.compactMap { $0.url.map(address) })
        var items: [String: (Int, [UInt8])] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT id, key, url, content FROM item")
        while let row = try rows.next() {
            let content = { Array(row[3] as Data) }
            let key: String = row[1]
            if wanted.contains(key) { items[key] = (row[0], content()) }
            // A file's key is its address where it has no other.
            let url = address(row[2] as String? ?? key)
            if wanted.contains(url), items[url] == nil { items[url] = (row[0], content()) }
        }
        return items
    }

    /// An address as it is compared: without scheme, fragment and a slash at its end.
    package static func address(_ url: String) -> String {
        var rest = Substring(url)
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }
}
