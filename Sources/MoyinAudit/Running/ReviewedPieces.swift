package import MoyinLedger
internal import MoyinReports

/// Enters what was reviewed into a run. An id that comes twice is two items, unless they are the same to the byte.
final class ReviewedPieces: PieceSink, @unchecked Sendable {
    // Unchecked: taken in order, by one thread at a time.
    private let run: LedgerRun
    private var met: [KeyDigest: ContentDigest] = [:]
    private(set) var repeated = 0
    private(set) var sameID = 0

    init(_ run: LedgerRun) { self.run = run }

    func take(_ results: [ItemReviewer.Result], bytes: Int) throws(LedgerError) {
        var readings: [ItemReading] = []
        var unchanged: [KeyDigest] = []
        for result in results {
            switch result {
            case .unchanged(let key, let id, let content, let source):
                if met[key] == nil {
                    met[key] = content
                    unchanged.append(key)
                } else if let name = place(id, content) {
                    // Another one with its id came first and stands in its place: this one's content is gone by now.
                    let reason = say("编号与另一条相同，顺序变了；再运行一次就会检查", "another item has its id, and their order has changed; it is reviewed in the next run")
                    readings.append(ItemReading(key: name, unread: content, source: source, reason))
                }
            case .read(var reading):
                guard let name = place(reading.key, reading.content) else { continue }
                reading.key = name
                // Not the first with its id: what the reviewer looked up was the first.
                let key = KeyDigest(name)
                if run.isUnchanged(key, reading.content) { unchanged.append(key) } else { readings.append(reading) }
            case .other: break
            }
        }
        try run.enter(readings, unchanged: unchanged, bytes: bytes)
    }

    /// Under which key an item is entered: that under which the ledger has just this content, or else the first that is free.
    ///
    /// - Returns: nil where it stands in the sources twice, to the byte.
    private func place(_ id: String, _ content: ContentDigest) -> String? {
        var free: String?
        var number = 1
        while true {
            let name = Namesake.key(id, number)
            let key = KeyDigest(name)
            if let other = met[key] {
                if other == content {
                    repeated += 1
                    return nil
                }
            } else {
                let known = run.content(of: key)
                if known == content || known == nil {
                    let name = known == nil ? free ?? name : name
                    met[KeyDigest(name)] = content
                    if name != id { sameID += 1 }
                    return name
                }
                free = free ?? name
            }
            number += 1
        }
    }
}

/// What was read of items that are wanted.
package struct GatheredItems: Sendable {
    /// By id; of an id that comes twice all that differ, in their order.
    package fileprivate(set) var readings: [String: [ItemReading]] = [:]
    /// Items that were met, wanted or not, and those of them that may be any.
    fileprivate(set) var met = 0
    fileprivate(set) var nameless = 0

    /// Why it does not say that an item which was not met was withdrawn; nil: it does, as far as the sources were read to their
    /// end.
    package var doubt: String? {
        // A folder that is not mounted, an export that was not written.
        if met == 0 { return say("来源是空的，一条也没有读到，不能当作全部撤稿", "the sources are empty: that does not mean that everything was withdrawn") }
        if nameless > 0 {
            return say("有 \(grouped(nameless)) 行读不懂，不知道是哪些条目，没有找到的不能当作撤稿；请改正后再复查",
                "\(grouped(nameless)) lines cannot be read and may be any item: what was not met is not taken for withdrawn; correct them and recheck again")
        }
        return nil
    }
}

/// Keeps what was read.
final class GatheredPieces: PieceSink, @unchecked Sendable {
    // Unchecked: taken in order, by one thread at a time.
    private(set) var items = GatheredItems()

    func take(_ results: [ItemReviewer.Result], bytes: Int) {
        items.met += results.count
        for result in results {
            switch result {
            case .read(let reading):
                if items.readings[reading.key]?.contains(where: { $0.content == reading.content }) != true { items.readings[reading.key, default: []].append(reading) }
            case .other(let isNameless): if isNameless { items.nameless += 1 }
            case .unchanged: break
            }
        }
    }
}
