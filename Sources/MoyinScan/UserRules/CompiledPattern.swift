internal import CPCRE2

/// A user's expression, compiled. Immutable: PCRE2's code is read-only after compilation, so threads may share it.
final class CompiledPattern: @unchecked Sendable {
    private let pattern: OpaquePointer

    struct Failure: Error {
        /// UTF-16 unit of the expression.
        var offset: Int
        var message: String
    }

    init(_ expression: String) throws(Failure) {
        let units = Array(expression.utf16)
        var offset = 0
        var message = [CChar](repeating: 0, count: 256)
        guard let pattern = moyin_pattern_compile(units, units.count, &offset, &message, message.count) else {
            let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw Failure(offset: offset, message: text)
        }
        self.pattern = pattern
    }

    deinit { moyin_pattern_free(pattern) }

    enum Outcome { case finished, limitExceeded }

    /// Calls `body` with the range of each match that begins in `range`, and of its first group, from left to right.
    ///
    /// - Parameter isLast: the text ends with `text`; otherwise a match that reaches the end of `text` might have gone on,
    ///   and counts as beyond the limit.
    func matches(_ text: [UInt16], in range: Range<Int>, isLast: Bool, _ body: (Range<Int>, Range<Int>) -> Void) -> Outcome {
        let match = moyin_match_create(pattern)
        defer { moyin_match_free(match) }
        var start = range.lowerBound
        var found = [0, 0, 0, 0]
        while start <= range.upperBound {
            switch moyin_match_next(pattern, match, text, text.count, start, isLast ? 1 : 0, &found) {
            case Int32(MOYIN_MATCH):
                guard found[0] < range.upperBound else { return .finished }
                if found[1] == text.count, !isLast { return .limitExceeded }
                if found[1] > found[0] { body(found[0]..<found[1], found[2]..<max(found[2], found[3])) }
                // An empty match must not stand still, nor split a pair of surrogates.
                start = found[1] > start ? found[1] : start + 1
                if start < text.count, text[start] & 0xfc00 == 0xdc00 { start += 1 }
            case Int32(MOYIN_NO_MATCH): return .finished
            default: return .limitExceeded
            }
        }
        return .finished
    }
}
