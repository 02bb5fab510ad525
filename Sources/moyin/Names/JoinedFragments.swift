import MoyinNames

/// Fragments without punctuation made into sentences: so the model sees their names between commas and full stops too.
enum JoinedFragments {
    /// Joins four to twelve fragments at a time.
    static func join(_ fragments: [TrainingDocument], seed: UInt64) -> [TrainingDocument] {
        var joined: [TrainingDocument] = []
        var random = TrainingRandom(seed: seed)
        var index = 0
        while index < fragments.count {
            let count = min(4 + Int(random.next() % 9), fragments.count - index)
            var document = TrainingDocument(text: [], names: [])
            for offset in 0..<count {
                let fragment = fragments[index + offset]
                let start = document.text.count
                func moved(_ range: Range<Int>) -> Range<Int> { (range.lowerBound + start)..<(range.upperBound + start) }
                document.names += fragment.names.map(moved)
                document.doubts += fragment.doubts.map(moved)
                document.isPartial = document.isPartial || fragment.isPartial
                document.text += fragment.text
                document.text += (offset % 3 == 2 || offset == count - 1 ? "。" : "，").utf8
            }
            joined.append(document)
            index += count
        }
        return joined
    }
}
