internal import MoyinText

/// Whether words stand anywhere in a text or in its first lines. Folds the text at the first question and remembers every
/// answer, so that the work stays linear.
struct TextConditions {
    private let text: UnsafeBufferPointer<UInt8>
    private let zones: TextZones
    private let fold: FoldTable
    private var whole: FoldedText?
    private var title: [UInt16]?
    private var answers: [Int: Bool] = [:]

    init(_ zones: TextZones, _ fold: FoldTable) {
        (text, self.zones, self.fold) = (zones.text, zones, fold)
    }

    /// - Parameter key: names the question; the same words always come with the same key.
    mutating func text(has words: [PhraseWord], key: Int) -> Bool {
        if let answer = answers[key] { return answer }
        let answer = Self.has(words, folded.units)
        answers[key] = answer
        return answer
    }

    mutating func title(has words: [PhraseWord]) -> Bool {
        if title == nil { title = readTitle() }
        return Self.has(words, title!)
    }

    var folded: FoldedText {
        mutating get {
            if whole == nil { whole = FoldedText(text, fold: fold) }
            return whole!
        }
    }

    /// The first lines, as far as they may be a title: four, or to the first that ends a sentence.
    private func readTitle() -> [UInt16] {
        guard zones.beginsText, !text.isEmpty else { return [] }
        var units: [UInt16] = []
        var line: Range<Int>? = zones.line(around: 0).range
        var left = 4
        while let here = line, left > 0 {
            let view = LineView(text, here, fold)
            if view.count > 0 {
                if view.units.contains(0x3002) { break }
                // The rows of a table are no title.
                if view.separator == 0 || units.isEmpty { units += view.units + [0x0a] }
                left -= 1
            }
            line = zones.next(here)
        }
        return units
    }

    private static func has(_ words: [PhraseWord], _ units: [UInt16]) -> Bool {
        units.withUnsafeBufferPointer { units in
            for word in words {
                guard let first = word.units.first, word.units.count <= units.count else { continue }
                let length = word.units.count
                for start in 0...(units.count - length) where units[start] == first {
                    var offset = 1
                    while offset < length, units[start + offset] == word.units[offset] { offset += 1 }
                    if offset == length { return true }
                }
            }
            return false
        }
    }

    /// Places of the words in the text that none of `right` follows, in bytes, at most `limit`.
    mutating func places(of words: [PhraseWord], notBefore right: [PhraseWord], limit: Int) -> [Range<Int>] {
        let folded = folded
        var result: [Range<Int>] = []
        for word in words {
            var start = 0
            while start + word.units.count <= folded.units.count, result.count < limit {
                if folded.units[start] == word.units[0], let end = word.match(folded.units, at: start, end: folded.units.count) {
                    if !right.contains(where: { $0.match(folded.units, at: end, end: folded.units.count) != nil }) {
                        result.append(folded.bytes(of: start..<end))
                    }
                    start = end
                } else {
                    start += 1
                }
            }
        }
        return result
    }
}
