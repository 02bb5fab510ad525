extension Presidio {
    /// A regular expression as Python's `regex` package writes it, in PCRE2's words. Most are the same in both; what PCRE2
    /// would silently take for something else is rewritten, or refused.
    struct PythonExpression {
        /// In PCRE2's words.
        private(set) var text = ""
        private let source: [Unicode.Scalar]
        private var index = 0
        private var isInClass = false
        /// In bytes; PCRE2 takes none that are much longer.
        private static let longest = 1 << 17
        /// No repetition that means anything is longer.
        private static let longestBrace = 64

        /// Why an expression is refused.
        struct Refusal: Error {
            let reason: String
            /// Code points of the expression.
            let position: Int
        }

        init(_ expression: String) throws(Refusal) {
            guard expression.utf8.count <= Self.longest else { throw Refusal(reason: "regular expression is too large", position: 0) }
            source = Array(expression.unicodeScalars)
            var isClassStart = false
            while let scalar = next {
                let atStart = isClassStart
                isClassStart = false
                switch scalar {
                case "\\": try escape()
                case "[" where !isInClass:
                    isInClass = true
                    copy()
                    if next == "^" { copy() }
                    isClassStart = true
                case "]" where isInClass:
                    // The first sign of a class stands for itself.
                    if !atStart { isInClass = false }
                    copy()
                case "[" where next(is: "[:"):
                    // [:alpha:] within a class.
                    while let scalar = next, scalar != "]" { _ = scalar; copy() }
                    if next != nil { copy() }
                case "{" where !isInClass: try brace()
                case "(" where !isInClass && next(is: "(*"): throw refusal("nothing to repeat")
                default: copy()
                }
            }
        }

        private var next: Unicode.Scalar? { index < source.count ? source[index] : nil }

        private func next(is text: String) -> Bool { source[index...].starts(with: text.unicodeScalars) }

        private mutating func copy() {
            text.unicodeScalars.append(source[index])
            index += 1
        }

        private func refusal(_ reason: String) -> Refusal { Refusal(reason: reason, position: index) }

        private mutating func escape() throws(Refusal) {
            guard index + 1 < source.count else { throw refusal("bad escape (end of pattern)") }
            switch source[index + 1] {
            // The end, not before a last line feed.
            case "Z" where !isInClass:
                text += "\\z"
                index += 2
            case "u": try codePoint(digits: 4)
            case "U": try codePoint(digits: 8)
            // In PCRE2 a call of the group, here what it matched.
            case "g" where next(is: "\\g<"):
                text += "\\g{"
                index += 3
                while let scalar = next, scalar != ">" { _ = scalar; copy() }
                guard next != nil else { throw refusal("missing >") }
                text += "}"
                index += 1
            case "m", "M", "L", "N", "Q", "E": throw refusal("the escape is not supported")
            case "x", "p", "P", "k", "o", "g":
                copy()
                copy()
                // What stands in braces belongs to the escape.
                if next == "{" { while let scalar = next, scalar != "}" { _ = scalar; copy() } }
            default:
                copy()
                copy()
            }
        }

        private mutating func codePoint(digits: Int) throws(Refusal) {
            let end = index + 2 + digits
            guard end <= source.count, source[(index + 2)..<end].allSatisfy({ $0.properties.isASCIIHexDigit }) else { throw refusal("bad escape") }
            text += "\\x{\(String(String.UnicodeScalarView(source[(index + 2)..<end])))}"
            index = end
        }

        /// `{,3}` means up to three; `{e<=1}` would match with errors.
        private mutating func brace() throws(Refusal) {
            let content = source[(index + 1)...].prefix(Self.longestBrace).prefix { $0 != "}" }
            if content.first == ",", content.count > 1, content.dropFirst().allSatisfy({ ("0"..."9").contains($0) }) {
                text += "{0"
                index += 1
                return
            }
            let fuzzy = Set("eids0123456789<=+,: ".unicodeScalars)
            if content.endIndex < source.count, content.contains(where: { "eids".unicodeScalars.contains($0) }), content.allSatisfy(fuzzy.contains) {
                throw refusal("fuzzy matching is not supported")
            }
            copy()
        }
    }
}
