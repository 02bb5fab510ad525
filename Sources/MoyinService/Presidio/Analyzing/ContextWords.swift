extension Presidio {
    /// The words before a value that may speak for it: the last five and the one it stands in, without function words, as
    /// Presidio takes them from its model of the language. Here no model says what a word is: of Latin script it is what
    /// stands between signs; of Chinese two characters count as one.
    struct ContextWords {
        private let text: [UInt8]
        private static let most = 6

        init(_ text: [UInt8]) { self.text = text }

        /// - Parameter start: byte at which the value begins.
        /// - Returns: in lower case.
        func before(_ start: Int) -> [String] {
            var words = first(from: start).map { [$0] } ?? []
            var left = Self.most
            // The word that the value begins in, or the first one in it, counts as a whole.
            var end = start
            while let (scalar, length) = scalar(at: end), scalar.properties.isWhitespace { end += length }
            while let (scalar, length) = scalar(at: end), isWord(scalar), !isHan(scalar) { end += length }
            while left > 0, let (word, begin) = last(before: end, characters: 2 * left) {
                end = begin
                if word.isHan {
                    left -= (word.count + 1) / 2
                    words.append(word.text)
                } else if !Self.functionWords.contains(word.text) {
                    left -= 1
                    words.append(word.text)
                }
            }
            return words
        }

        /// The first word from the value's beginning on that is no function word. Where that is not the value, Presidio counts
        /// what follows.
        private func first(from start: Int) -> String? {
            var index = start
            for _ in 0..<Self.most {
                while let (scalar, length) = scalar(at: index), !isWord(scalar) { index += length }
                guard let (scalar, _) = scalar(at: index) else { return nil }
                let (begin, han) = (index, isHan(scalar))
                var count = 0
                while count < (han ? 2 : 100), let (scalar, length) = self.scalar(at: index), isWord(scalar), isHan(scalar) == han {
                    index += length
                    count += 1
                }
                let word = String(decoding: text[begin..<index], as: UTF8.self).lowercased()
                if !Self.functionWords.contains(word) { return word }
            }
            return nil
        }

        private struct Word {
            var text: String
            var count: Int
            var isHan: Bool
        }

        /// - Parameter characters: at most so many of Chinese.
        private func last(before end: Int, characters: Int) -> (Word, Int)? {
            var end = end
            while let (scalar, length) = scalar(before: end), !isWord(scalar) { end -= length }
            guard let (first, _) = scalar(before: end) else { return nil }
            let han = isHan(first)
            var (begin, count) = (end, 0)
            // A run of letters that never ends is no word.
            while count < (han ? characters : 100), let (scalar, length) = scalar(before: begin), isWord(scalar), isHan(scalar) == han {
                begin -= length
                count += 1
            }
            return (Word(text: String(decoding: text[begin..<end], as: UTF8.self).lowercased(), count: count, isHan: han), begin)
        }

        private func scalar(before end: Int) -> (Unicode.Scalar, Int)? {
            guard end > 0 else { return nil }
            var begin = end - 1
            while begin > 0, text[begin] & 0xc0 == 0x80 { begin -= 1 }
            return scalar(at: begin)
        }

        private func scalar(at index: Int) -> (Unicode.Scalar, Int)? {
            guard index < text.count else { return nil }
            let length = text[index] < 0x80 ? 1 : text[index] < 0xe0 ? 2 : text[index] < 0xf0 ? 3 : 4
            return String(decoding: text[index..<min(index + length, text.count)], as: UTF8.self).unicodeScalars.first.map { ($0, length) }
        }

        private func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || scalar.properties.numericType != nil }

        private func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }

        /// English words that say nothing of what follows, among them forms of be and have.
        private static let functionWords: Set<String> = [
            "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "but", "by", "can", "did",
            "do", "does", "for", "from", "had", "has", "have", "he", "her", "here", "his", "i", "if", "in", "is", "it", "its", "may", "me", "my",
            "no", "not", "of", "on", "or", "our", "out", "please", "she", "so", "some", "than", "that", "the", "their", "them", "then", "there",
            "these", "they", "this", "those", "to", "up", "us", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with",
            "would", "you", "your",
        ]
    }
}
