public import MoyinPolicy
internal import MoyinText
public import MoyinTypes

/// A copy from which values were removed, proved by reading it again.
public struct Redaction: Sendable {
    /// One change, for reports. Holds no removed text.
    public struct Edit: Sendable {
        /// Bytes of the original text as UTF-8.
        public var range: Range<Int>
        public var kind: Kind
        public var replacement: [UInt8]
    }
    public let utf8: [UInt8]
    public let edits: [Edit]

    public var text: String { String(decoding: utf8, as: UTF8.self) }
}

/// Why no redacted copy was made. Holds no text of the document.
public struct RedactionError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// A removed value, or one that must go, is still in the copy.
        case stillPresent = "still-present"
        /// The text could not be checked as a whole.
        case notReviewed = "not-reviewed"
    }
    public var code: Code
    public var kind: Kind
    /// Byte of the copy where it stands.
    public var offset: Int

    public init(code: Code, kind: Kind, offset: Int) {
        self.code = code
        self.kind = kind
        self.offset = offset
    }

    public var description: String {
        code == .notReviewed ? "[\(code.rawValue)] 有规则超出匹配上限，全文没有检查完，未写出；请简化该规则后重试" : present
    }

    private var present: String {
        "[\(code.rawValue)] 输出第 \(offset) 字节处仍有应隐去的 \(kind)，未写出；请改用 --style remove，或人工处理后重试"
    }
}

/// Numbers for pseudonyms, the same for the same value throughout a run. Holds values: never print it.
public struct PseudonymBook: Sendable {
    private var numbers: [Kind: [[UInt8]: Int]] = [:]

    public init() {}

    mutating func number(_ kind: Kind, _ key: [UInt8]) -> Int {
        if let known = numbers[kind]?[key] { return known }
        let number = (numbers[kind]?.count ?? 0) + 1
        numbers[kind, default: [:]][key] = number
        return number
    }
}

extension Engine {
    /// Removes from a text everything that may not be published and proves the result clean.
    ///
    /// A value that goes is removed wherever it stands, in any guise, also where alone it would not have been found.
    ///
    /// - Parameter includeReview: also removes what is only suspected (confidence 30 to 59). On by default: a doubt
    ///   must not end in the open.
    /// - Throws: ``RedactionError`` when the copy is not provably clean.
    public func redact(
        _ text: String, style: RedactionStyle = .mask, includeReview: Bool = true
    ) throws(RedactionError) -> Redaction {
        var book = PseudonymBook()
        return try redact(check(text), style: style, includeReview: includeReview, book: &book)
    }

    public func redact(
        _ assessment: Assessment, style: RedactionStyle, includeReview: Bool = true, book: inout PseudonymBook
    ) throws(RedactionError) -> Redaction {
        let text = assessment.utf8
        if let rule = assessment.exceededRule { throw RedactionError(code: .notReviewed, kind: rule.kind, offset: 0) }
        var plan = RedactionPlan(self, style: style)
        plan.add(assessment, includeReview: includeReview, book: &book)
        plan.add(plan.removed.occurrences(in: text))
        guard !plan.edits.isEmpty else { return Redaction(utf8: text, edits: []) }
        let output = plan.apply(to: text)
        if let left = plan.removed.occurrences(in: output).first {
            throw RedactionError(code: .stillPresent, kind: left.kind, offset: left.range.lowerBound)
        }
        for finding in check(utf8: output).findings where Self.mustGo(finding, includeReview) {
            throw RedactionError(code: .stillPresent, kind: finding.kind, offset: finding.start)
        }
        return Redaction(utf8: output, edits: plan.edits)
    }

    static func mustGo(_ finding: Finding, _ includeReview: Bool) -> Bool {
        finding.disposition == .redact || includeReview && finding.disposition == .review
    }
}
