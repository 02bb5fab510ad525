/// Every word that speaks for or against a value, with the detectors it speaks to.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        /// Directly before the value: +25.
        var labels = DetectorSet()
        /// In the same sentence: +10.
        var cues = DetectorSet()
        /// Nearest on the left: −25.
        var negatives = DetectorSet()
        /// Directly after the value: +25.
        var after = DetectorSet()
        /// After the value, a measure word or unit: it is a count.
        var measures = DetectorSet()
        /// Header of a column that types its cells.
        var columns = DetectorSet()
        /// Header words of columns that are no detector's: name, sex, amount… (`ColumnRole`).
        var columnRole: UInt8 = 0
        /// Speaks of an office rather than a person.
        var isOffice = false
        /// Speaks of a private person or a home.
        var isPrivate = false
    }

    /// Plain values, so that reading one in the hot path costs no reference count.
    let entries: [Entry]
    /// The words as written in the rule files, for explanations; parallel to `entries`.
    let texts: [String]
    /// Matched leftwards from the value.
    let before: WordTrie
    /// Matched rightwards from the value.
    let behind: WordTrie

    init(entries: [(text: String, units: [UInt16], entry: Entry)]) {
        self.entries = entries.map(\.entry)
        texts = entries.map(\.text)
        var left: [([UInt16], UInt16)] = []
        var right: [([UInt16], UInt16)] = []
        for (index, item) in entries.enumerated() {
            let entry = item.entry
            let isLeft =
                !entry.labels.isEmpty || !entry.cues.isEmpty || !entry.negatives.isEmpty || entry.isOffice
                || entry.isPrivate || !entry.columns.isEmpty || entry.columnRole != 0
            if isLeft { left.append((item.units.reversed(), UInt16(index))) }
            if !entry.after.isEmpty || !entry.measures.isEmpty { right.append((item.units, UInt16(index))) }
        }
        before = WordTrie(left)
        behind = WordTrie(right)
    }
}
