internal import Foundation
internal import GRDB

/// One of the items that are published under the same id. The ledger has the first as `id`, the others as `id#2`, `id#3`, …
/// Whoever gives one of them alone to be read again may call it that, and the first `id#1`.
package struct Namesake: Sendable {
    package var key: String
    package var url: String?
    /// Id of where it comes from.
    package var source: Int
    var content: ContentDigest?
    var isGone: Bool

    /// The key of the item with an id that has come `number` times.
    package static func key(_ id: String, _ number: Int) -> String { number == 1 ? id : "\(id)#\(number)" }

    /// The ids under which items are to be read: those of their sources, and these names.
    package static func ids(_ namesakes: [String: [Namesake]]) -> Set<String> {
        namesakes.reduce(into: []) { ids, entry in
            ids.insert(entry.key)
            if entry.value.count > 1 { ids.formUnion(entry.value.map(\.key) + [entry.key + "#1"]) }
        }
    }

    /// `id` of `id#2`; nil where it is none of these.
    fileprivate static func id(_ key: String) -> String? {
        guard let mark = key.lastIndex(of: "#") else { return nil }
        let digits = key[key.index(after: mark)...]
        // Longer ones are fingerprints: see ``ItemReviewer``.
        guard digits.utf8.count <= 6, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(digits), number > 1 else { return nil }
        return String(key[..<mark])
    }
}

extension Ledger {
    /// The items that are published under the ids of some cases, by id: mostly one each.
    package func namesakes(of cases: [ListedCase]) throws(LedgerError) -> [String: [Namesake]] {
        try read { db in
            var shared: [String: [Namesake]] = [:]
            func add(_ key: String, to id: String) throws {
                guard let row = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT url, source, content, gone FROM item WHERE key = ?"), arguments: [key]) else { return }
                shared[id, default: []].append(
                    Namesake(key: key, url: row[0], source: row[1], content: ContentDigest(Array(row[2] as Data)), isGone: row[3] as Int? != nil))
            }
            let numbered = try String.fetchAll(db, sql: "SELECT key FROM item WHERE key GLOB '*#[0-9]*' ORDER BY id").compactMap { key in
                Namesake.id(key).map { (key: key, id: $0) }
            }
            for id in Set(numbered.map(\.id)) { try add(id, to: id) }
            // An id that ends like this by itself has no item before the mark.
            for (key, id) in numbered where shared[id] != nil { try add(key, to: id) }
            var wanted: [String: [Namesake]] = [:]
            for key in cases.map(\.key) {
                let id = Namesake.id(key).flatMap { shared[$0] == nil ? nil : $0 } ?? key
                if shared[id] == nil { try add(key, to: key) }
                wanted[id] = shared[id]
            }
            return wanted
        }
    }
}

/// Which reading is of which item.
enum Met {
    case read(ItemReading)
    case missing
    /// Several have the id, and nothing tells which is which.
    case unclear

    /// Says of each item of an id what was read of it.
    ///
    /// The same content is the same item; so is the same address, where it has only one of each; the rest goes by its order
    /// where nothing is left over, which may be another now: what any of them still holds does not pass.
    ///
    /// - Parameters:
    ///   - readings: with different contents, in their order.
    ///   - named: those that say themselves which they are, by key.
    static func match(_ items: [Namesake], _ readings: [ItemReading], named: [String: ItemReading]) -> [String: Met] {
        var met = named.mapValues { Met.read($0) }
        var (left, unread) = (items.filter { named[$0.key] == nil }, readings)
        func pair(_ matches: (Namesake, ItemReading) -> Bool) {
            for item in left {
                guard let index = unread.firstIndex(where: { matches(item, $0) }) else { continue }
                var reading = unread.remove(at: index)
                reading.key = item.key
                met[item.key] = .read(reading)
                left.removeAll { $0.key == item.key }
            }
        }
        pair { $0.content == $1.content }
        pair { item, reading in
            item.url != nil && item.url == reading.url && items.count { $0.url == item.url } == 1 && readings.count { $0.url == item.url } == 1
        }
        // Items that are gone are not waited for.
        let waiting = left.filter { !$0.isGone }.count == unread.count ? left.filter { !$0.isGone } : left
        if waiting.count == unread.count {
            for (item, reading) in zip(waiting, unread) {
                let isOther = items.count > 1 && item.url != nil && reading.url != nil && item.url != reading.url
                var reading = reading
                reading.key = item.key
                met[item.key] = isOther ? .unclear : .read(reading)
            }
            unread = []
        }
        for item in left where met[item.key] == nil { met[item.key] = unread.isEmpty ? .missing : .unclear }
        return met
    }
}
