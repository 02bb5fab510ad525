/// Every word that speaks for or against a value, with the detectors it speaks to.
///
/// A class, so that handing it on costs one reference and copies no tables.
final class Lexicon: @unchecked Sendable {
    // Unchecked because of the pointer: written in `init` only, freed in `deinit`.
    struct Entry: Sendable {
        /// Directly before the value: +25.
        var labels = DetectorSet()
        /// In the same sentence: +10.
        var cues = DetectorSet()
        /// Nearest on the left, at most `within` characters away: −25.
        var negatives = DetectorSet()
        /// Likewise, but the value is not reported at all.
        var rejects = DetectorSet()
        var within: UInt8 = 0
        /// A detector's own negative words: near the value they rule it out, farther they cost points.
        var ownNegatives = DetectorSet()
        /// Directly after the value: +25.
        var after = DetectorSet()
        /// Directly after the value, a measure word or unit: it is a count.
        var measures = DetectorSet()
        var measureRejects = DetectorSet()
        /// Header of a column that types its cells.
        var columns = DetectorSet()
        /// Header of a column that is no detector's: name, sex, amount… (`ColumnRole`), or 0.
        var columnRole: UInt8 = 0
        /// Detectors to whose values the word gives an owner: an office, or a private person.
        var office = DetectorSet()
        var home = DetectorSet()
        /// Only says that a number follows (编号, 证号): a label before it is the value's label.
        var isGeneric = false
        /// Begins or ends with a Latin letter, so that it must stand alone.
        var isLatin = false

        /// As a header says what stands below it.
        var typesColumn: Bool { !columns.isEmpty || columnRole != 0 }

        /// Whether it says anything before a value, or above it.
        var standsBefore: Bool {
            columnRole != 0 || isGeneric || !labels.isEmpty || !cues.isEmpty || !negatives.isEmpty || !ownNegatives.isEmpty
                || !rejects.isEmpty || !columns.isEmpty || !office.isEmpty || !home.isEmpty
        }

        var standsBehind: Bool { !after.isEmpty || !measures.isEmpty || !measureRejects.isEmpty }

        /// Takes over what a word that ends this one says, as far as this one says nothing of the kind.
        mutating func inherit(_ ending: Entry) {
            guard !ending.isLatin else { return }
            var against = negatives
            against.formUnion(rejects)
            against.formUnion(ownNegatives)
            let spoken = labels
            labels.formUnion(ending.labels.subtracting(against))
            negatives.formUnion(ending.negatives.subtracting(spoken))
            rejects.formUnion(ending.rejects.subtracting(spoken))
            if !ending.rejects.isEmpty || !ending.negatives.isEmpty { within = max(within, ending.within) }
        }
    }

    let entries: Entries
    /// The words as written in the rule files, for explanations; parallel to `entries`.
    let texts: [String]
    /// Matched leftwards from the value.
    let before: WordTrie
    /// Matched rightwards from the value.
    let behind: WordTrie
    let traits: UnitTraits
    /// Detectors with a label that ends with a unit.
    let labelEnds: UnitSlots
    /// Whether a generic word ends with a unit: all detectors or none.
    let genericEnds: UnitSlots
    /// The last two units of labels and generic words, nearest to the value first.
    let labelPairs: UnitPairs
    /// Detectors with a word for behind the value that begins with a unit.
    let afterBegins: UnitSlots

    init(entries: [(text: String, units: [UInt16], entry: Entry)]) {
        self.entries = Entries(entries.map(\.entry))
        texts = entries.map(\.text)
        var left = WordTrie(expecting: entries.count / 2)
        var right = WordTrie()
        for index in entries.indices {
            if entries[index].entry.standsBefore { left.add(entries[index].units.reversed(), UInt16(index)) }
            if entries[index].entry.standsBehind { right.add(entries[index].units, UInt16(index)) }
        }
        labelEnds = UnitSlots(entries.map { ($0.units[$0.units.count - 1], $0.entry.labels) })
        genericEnds = UnitSlots(entries.compactMap { $0.entry.isGeneric ? ($0.units[$0.units.count - 1], .all) : nil })
        traits = UnitTraits(
            labelEnds: entries.compactMap {
                $0.entry.labels.isEmpty && !$0.entry.isGeneric ? nil : $0.units[$0.units.count - 1]
            })
        labelPairs = UnitPairs(
            entries.compactMap { $0.entry.labels.isEmpty && !$0.entry.isGeneric ? nil : $0.units.reversed() })
        afterBegins = UnitSlots(entries.map { ($0.units[0], $0.entry.after) })
        before = left
        behind = right
    }

    deinit { entries.free() }

    /// Entries by their index, read in place: an array would hand out copies of three hundred bytes.
    struct Entries {
        private let base: UnsafeMutablePointer<Entry>

        init(_ entries: [Entry]) {
            base = .allocate(capacity: entries.count)
            for (index, entry) in entries.enumerated() { (base + index).initialize(to: entry) }
        }

        func free() { base.deallocate() }

        subscript(index: Int) -> Entry {
            @inline(__always) unsafeAddress { UnsafePointer(base + index) }
        }
    }
}
