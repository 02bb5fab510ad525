extension Presidio {
    /// A string as Python has it: of code points, halves of surrogate pairs among them. Its bytes are UTF-8, in which such a
    /// half is written like any other character of three bytes.
    struct Text: Hashable, Sendable {
        var bytes: [UInt8]

        init(bytes: [UInt8]) { self.bytes = bytes }

        init(_ text: String) { bytes = Array(text.utf8) }

        var isEmpty: Bool { bytes.isEmpty }

        /// Code points.
        var count: Int { bytes.reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) } }

        /// Whether it is text that can be encoded: without halves of pairs.
        var isWhole: Bool { halves.isEmpty }

        /// The text with U+FFFD for each half of a pair, which takes as many bytes and code points.
        var whole: [UInt8] {
            var whole = bytes
            for index in halves { whole.replaceSubrange(index..<(index + 3), with: [0xef, 0xbf, 0xbd]) }
            return whole
        }

        /// Halves show as U+FFFD.
        var string: String { String(decoding: whole, as: UTF8.self) }

        /// Where halves of pairs stand.
        private var halves: [Int] {
            bytes.indices.dropLast().filter { bytes[$0] == 0xed && bytes[$0 + 1] >= 0xa0 }
        }
    }

    /// Finds code points of a text by their number, without a table of all of them.
    struct CodePoints: Sendable {
        private let bytes: [UInt8]
        /// Where every so many code points begin.
        private var marks: [Int] = []
        let count: Int
        private static let step = 128

        init(_ text: Text) {
            bytes = text.bytes
            var count = 0
            for index in bytes.indices where bytes[index] & 0xc0 != 0x80 {
                if count % Self.step == 0 { marks.append(index) }
                count += 1
            }
            self.count = count
        }

        /// The byte at which a code point begins, of 0 … ``count``.
        func byte(at codePoint: Int) -> Int {
            guard codePoint < count else { return bytes.count }
            var index = marks[codePoint / Self.step]
            var left = codePoint % Self.step
            while left > 0 {
                index += 1
                if bytes[index] & 0xc0 != 0x80 { left -= 1 }
            }
            return index
        }

        subscript(_ range: Range<Int>) -> Text {
            Text(bytes: Array(bytes[byte(at: range.lowerBound)..<byte(at: range.upperBound)]))
        }
    }
}
