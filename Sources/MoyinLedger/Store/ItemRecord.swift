package import Moyin
package import MoyinTypes
internal import GRDB
internal import MoyinText

/// What a run read of one published item, and what came of it. Holds no value that was found: its texts are shown without.
package struct ItemReading: Sendable {
    /// What tells the item from all others: its id, address or path.
    package var key: String
    package var title: String?
    package var unit: String?
    package var column: String?
    package var url: String?
    package var published: String?
    package var source: Int
    package var content: ContentDigest
    package var outcome: ItemOutcome

    package init(
        key: String, title: String?, unit: String?, column: String?, url: String?, published: String?, source: Int, content: ContentDigest, outcome: ItemOutcome
    ) {
        (self.key, self.title, self.unit, self.column, self.url) = (key, title, unit, column, url)
        (self.published, self.source, self.content, self.outcome) = (published, source, content, outcome)
    }

    /// An item that was met and not read, and why.
    package init(key: String, unread content: ContentDigest, source: Int, _ reason: String) {
        var outcome = ItemOutcome()
        (outcome.verdict, outcome.problem) = (.notReviewed, reason)
        self.init(key: key, title: nil, unit: nil, column: nil, url: nil, published: nil, source: source, content: content, outcome: outcome)
    }
}

/// What a review of an item came to, as the ledger keeps it.
package struct ItemOutcome: Sendable {
    package var verdict = Verdict.publish
    /// Something in it only a person can judge.
    package var needsPerson = false
    /// Why it was not reviewed.
    package var problem: String?
    /// So many persons are exposed.
    package var persons = 0
    /// What must go, by kind.
    package var leaks: [FindingRecord] = []
    /// Of the text, where something must go.
    package var sketch: TextSketch?

    package init() {}

    package var isLeaking: Bool { verdict == .redact || verdict == .secrecyReview || verdict == .withhold }
}

/// The key of an item in little room.
package struct KeyDigest: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    package init(_ key: String) {
        var hash = SHA256()
        var key = key
        key.withUTF8 { hash.add(UnsafeRawBufferPointer($0)) }
        let digest = hash.digest()
        (high, low) = (digest.high, digest.low)
    }
}

/// A row of the table `item` on its way in.
struct ItemRow {
    var id: Int
    var reading: ItemReading
    var unit: Int?
    var channel: Int?
    var version: Int
    var firstRun: Int
    var lastRun: Int

    func seal(_ key: LedgerKey) -> Int64 {
        // As ``SealedItem`` reads it: an item that was just read is not gone.
        var fields = SealedFields("item")
        fields.add(id)
        for text in [reading.key, reading.title, reading.url, reading.published, reading.outcome.problem] { fields.add(text) }
        let numbers = [unit, channel, reading.source, version, reading.outcome.verdict.code, reading.outcome.needsPerson ? 1 : 0, firstRun, lastRun, nil]
        for number in numbers { fields.add(number) }
        fields.add(reading.content.bytes)
        return key.shortSeal(fields)
    }
}

extension Verdict {
    /// As ledgers hold it: never changes.
    var code: Int {
        switch self {
        case .publish: 0
        case .redact: 1
        case .secrecyReview: 2
        case .withhold: 3
        case .notReviewed: 4
        }
    }

    init(code: Int) { self = Self.allCases.first { $0.code == code } ?? .notReviewed }
}
