extension Presidio.AdHocRecogniser.Pattern {
    /// A list of words, as the expression that Presidio makes of it: each stands alone, between signs that are in no word.
    ///
    /// One thing differs on purpose. Chinese is written without spaces, so that a Chinese word of the list would only be found
    /// where it fills all between two signs, and a name on the list would go out. Where a word begins or ends with a Chinese
    /// character, nothing is asked of what stands before or behind it.
    ///
    /// - Parameter room: expressions at most.
    /// - Throws: ``Presidio/Failure``.
    init(words list: Presidio.Value, score: Presidio.Value, _ flags: Presidio.BoundedPattern.Flags, room: Int) throws(Presidio.Failure) {
        var words: [String] = []
        if let text = list.text {
            // A string is a list of its characters to Python.
            words = text.string.unicodeScalars.map { String($0) }
        } else {
            for item in try list.items() {
                guard let word = item.text else { throw .type("'\(item.typeName)' object is not iterable") }
                words.append(word.string)
            }
        }
        let escaped = words.map(Self.escaped)
        let isChinese = words.contains { Self.isHan($0.unicodeScalars.first) || Self.isHan($0.unicodeScalars.last) }
        var searches: [Presidio.BoundedPattern] = []
        var start = 0
        while start < escaped.count {
            guard searches.count < room else { throw .tooManyExpressions }
            var (end, length) = (start, 0)
            while end < escaped.count, end == start || length + escaped[end].utf16.count < Self.longest {
                length += escaped[end].utf16.count + 1
                end += 1
            }
            do throws(Presidio.PythonExpression.Refusal) {
                let expression = Self.beginning(words[start..<end]) + Self.expression(escaped[start..<end], isChinese)
                searches.append(try Presidio.BoundedPattern(expression, flags, clock: .everyPlace))
            } catch {
                throw .refused("Invalid regex pattern: \(error.reason) at position \(error.position)")
            }
            start = end
        }
        try Self.check(score)
        self.name = .text(Presidio.Text("deny_list"))
        self.score = score
        self.expression = Self.expression(escaped[...], isChinese)
        self.searches = searches
    }

    /// PCRE2 takes no expression that is much longer.
    private static let longest = 8000

    private static func expression(_ words: ArraySlice<String>, _ isChinese: Bool) -> String {
        let (before, behind) = isChinese ? ("|(?=\\p{Han})", "|(?<=\\p{Han})") : ("", "")
        return "(?:^|(?<=\\W)\(before))(\(words.joined(separator: "|")))(?:(?=\\W)|$\(behind))"
    }

    /// Where none of the words can begin, none is tried.
    private static func beginning(_ words: ArraySlice<String>) -> String {
        guard words.allSatisfy({ !$0.isEmpty }) else { return "" }
        let first = Set(words.compactMap(\.unicodeScalars.first)).sorted()
        return "(?=[" + first.map { "\\x{\(String($0.value, radix: 16))}" }.joined() + "])"
    }

    private static func isHan(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isIdeographic ?? false }

    /// As `regex.escape` does.
    private static func escaped(_ word: String) -> String {
        var text = ""
        for scalar in word.unicodeScalars {
            if scalar == "\0" {
                text += "\\000"
                continue
            }
            if special.contains(scalar) || scalar.properties.isWhitespace { text.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    private static let special = Set("()[]{}?*+|^$\\.-#&~".unicodeScalars)
}
