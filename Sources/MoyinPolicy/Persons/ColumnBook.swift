internal import MoyinRules
internal import MoyinText

/// Headers that tell what a table lists: persons, or offices, firms and works.
struct ColumnBook: Sendable {
    private var names = PhraseSet()
    private var units = PhraseSet()

    init(_ headers: [(ColumnRole, [String])], _ fold: FoldTable) {
        for (role, words) in headers {
            for word in words where word.unicodeScalars.count > 1 {
                if role == .name { names.add(fold.folded(word), 0) }
                if role == .organisation { units.add(fold.folded(word), 0) }
            }
        }
    }

    func isName(_ header: [UInt16]) -> Bool { names.first(header, in: header.indices) != nil }
    func isUnit(_ header: [UInt16]) -> Bool { units.first(header, in: header.indices) != nil }
}
