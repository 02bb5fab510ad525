/// Long texts of known contents for measurements: any size, no labels, values counted by kind.
///
/// A pure function of kind and seed. Sentences are put together from a vocabulary by a grammar, so that no stretch
/// repeats; what they say makes no sense. How dense digits, letters, punctuation and labels are follows real papers.
public struct Bulk: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Articles of law: long prose, hardly a digit, nobody's number.
        case statutes
        /// An official gazette of Taiwan: many short lines, document numbers, offices with telephone and address.
        case gazette
        /// Encyclopaedia and news: dates, figures, foreign names in Latin letters, ages.
        case encyclopaedia
        /// Judgments: case numbers, births, plates, amounts, articles quoted.
        case judgments
        /// What an office's folder holds: all of the above, notices with a contact, short rosters.
        case drafts
        /// Name, identity number, mobile and card, a person a line.
        case rosters
    }

    public let kind: Kind
    public let seed: UInt64
    private let words: Words

    public init(_ kind: Kind, seed: UInt64) {
        (self.kind, self.seed) = (kind, seed)
        words = Words(kind == .gazette ? .taiwan : .simplified)
    }

    /// Appends document number `index`, some kilobytes, whatever was asked for before, and counts its values.
    ///
    /// - Returns: where the names of persons stand in `text`, in bytes and in order.
    @discardableResult
    public func append(document index: Int, to text: inout [UInt8], counts: inout ValueCounts) -> [Range<Int>] {
        let salt = UInt64(Kind.allCases.firstIndex(of: kind)!) &<< 48
        var writer = BulkWriter(
            text: text, counts: counts, generator: SeededGenerator(seed: seed &+ salt, index: index), words: words)
        text = []
        switch kind {
        case .statutes: writer.statute()
        case .gazette: writer.gazette()
        case .encyclopaedia: writer.encyclopaedia()
        case .judgments: writer.judgment()
        case .drafts: writer.draft(index)
        case .rosters: writer.roster(lines: 200)
        }
        (text, counts) = (writer.text, writer.counts)
        return writer.names
    }
}
