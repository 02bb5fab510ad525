internal import CPCRE2

extension Presidio {
    /// An expression of a request, compiled. How long a search takes does not depend on how cunning the expression is: past
    /// its limits the search fails, and the request with it, where Presidio would go on without the expression.
    final class BoundedPattern: @unchecked Sendable {
        // Unchecked because of the pointer: PCRE2's code is read-only once compiled.
        private let pattern: OpaquePointer

        /// What of Python's flags has a meaning here, by their values there.
        struct Flags: OptionSet {
            let rawValue: Int
            static let ignoreCase = Flags(rawValue: 2)
            static let multiline = Flags(rawValue: 8)
            static let dotAll = Flags(rawValue: 16)
            static let verbose = Flags(rawValue: 64)
            static let ascii = Flags(rawValue: 128)
            /// All that may be set: the four, and what says that strings are Unicode, which they are, and that versions are as
            /// they are by default.
            static let known: Flags = [ignoreCase, multiline, dotAll, verbose, ascii, Flags(rawValue: 32), Flags(rawValue: 0x2000)]
        }

        /// How often a search looks at the clock.
        enum Clock {
            /// At every step of the expression, which may be anything.
            case everyStep
            /// At every place of the text: a list of words takes no steps back.
            case everyPlace
        }

        /// - Throws: ``PythonExpression/Refusal`` with PCRE2's words for what is wrong.
        init(_ expression: String, _ flags: Flags, clock: Clock = .everyStep) throws(PythonExpression.Refusal) {
            var text = try PythonExpression(expression).text
            if clock == .everyPlace { text = "(?C)" + text }
            let units = Array(text.utf16)
            var options = clock == .everyStep ? UInt32(MOYIN_TIMED) : 0
            if flags.contains(.ignoreCase) { options |= UInt32(MOYIN_CASELESS) }
            if flags.contains(.multiline) { options |= UInt32(MOYIN_MULTILINE) }
            if flags.contains(.dotAll) { options |= UInt32(MOYIN_DOTALL) }
            if flags.contains(.verbose) { options |= UInt32(MOYIN_EXTENDED) }
            if !flags.contains(.ascii) { options |= UInt32(MOYIN_UNICODE) }
            var offset = 0
            var message = [CChar](repeating: 0, count: 256)
            guard let pattern = moyin_search_compile(units, units.count, options, &offset, &message, message.count) else {
                let reason = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                throw PythonExpression.Refusal(reason: reason, position: offset)
            }
            self.pattern = pattern
        }

        deinit { moyin_pattern_free(pattern) }

        /// Calls `body` with each match that is not empty, in UTF-16 units, from left to right.
        ///
        /// - Parameter body: says whether to go on.
        /// - Returns: false when a limit was met, so that what was found is not all.
        func search(_ text: [UInt16], before deadline: ContinuousClock.Instant, emptyToo: Bool = false, _ body: (Range<Int>) -> Bool) -> Bool {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return false }
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            let match = moyin_match_create(pattern)
            defer { moyin_match_free(match) }
            moyin_match_time(match, milliseconds)
            var start = 0
            var found = [0, 0]
            while start <= text.count {
                switch moyin_search_next(pattern, match, text, text.count, start, emptyToo ? 1 : 0, &found) {
                case Int32(MOYIN_MATCH):
                    guard body(found[0]..<found[1]) else { return true }
                    start = found[1] > start ? found[1] : start + 1
                    if start < text.count, text[start] & 0xfc00 == 0xdc00 { start += 1 }
                case Int32(MOYIN_NO_MATCH): return true
                default: return false
                }
            }
            return true
        }
    }
}
