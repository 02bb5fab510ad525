internal import MoyinText

/// Writes a user's expression in the characters of the text that it is matched against: folded, in lower case and
/// simplified. Somebody who writes 「證號（甲）GH-」 means the same as 证号(甲)gh-.
///
/// ASCII stays as it is, since it carries the syntax; case is left to PCRE2. A sign that folds to one of the syntax is
/// escaped; what folds to several characters, or to nothing, stays and never matches.
enum FoldedExpression {
    static func write(_ expression: String, fold: FoldTable) -> String {
        var result = String.UnicodeScalarView()
        for scalar in expression.unicodeScalars {
            let entry = scalar.value < 0x80 ? FoldEntry(unit: 0, class: .other) : fold[scalar.value]
            guard entry.unit != 0, !entry.has(FoldEntry.expands), let folded = Unicode.Scalar(entry.unit) else {
                result.append(scalar)
                continue
            }
            if folded.value < 0x80, !folded.properties.isAlphabetic, !("0"..."9").contains(folded) { result.append("\\") }
            result.append(folded)
        }
        return String(result)
    }
}
