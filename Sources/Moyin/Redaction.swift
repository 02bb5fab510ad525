internal import MoyinDocuments
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
    let removed: RemovedValues
    let form: TextForm
    let includeReview: Bool

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
        _ assessment: Assessment, style: RedactionStyle, includeReview: Bool = true, structure: [UInt8] = [],
        book: inout PseudonymBook
    ) throws(RedactionError) -> Redaction {
        if let rule = assessment.exceededRule { throw RedactionError(code: .notReviewed, kind: rule.kind, offset: 0) }
        var plan = RedactionPlan(self, style: style, structure: structure)
        plan.add(assessment, includeReview: includeReview, book: &book)
        plan.add(plan.removed.occurrences(in: assessment.utf8))
        if let markup = assessment.markup { plan.move(to: markup) }
        let output = plan.edits.isEmpty ? assessment.source : plan.apply(to: assessment.source)
        let redaction = Redaction(
            utf8: output, edits: plan.edits, removed: plan.removed, form: assessment.markup?.form ?? .plain,
            includeReview: includeReview)
        if !plan.edits.isEmpty { try prove(output, of: redaction) }
        return redaction
    }

    /// Reads a copy as its original was read, and as plain text: what was removed must not be in it, nor anything else
    /// that must go.
    ///
    /// - Parameter copy: that of the redaction, or one that differs in its replacements.
    public func prove(_ copy: [UInt8], of redaction: Redaction) throws(RedactionError) {
        let again = check(utf8: copy, as: redaction.form)
        if let left = redaction.removed.occurrences(in: copy).first {
            throw RedactionError(code: .stillPresent, kind: left.kind, offset: left.range.lowerBound)
        }
        if let markup = again.markup, let left = redaction.removed.occurrences(in: again.utf8).first {
            throw RedactionError(code: .stillPresent, kind: left.kind, offset: markup.projection.hull(of: left.range).lowerBound)
        }
        let places = WrittenPlaces(redaction.edits)
        for finding in again.findings where Self.mustGo(finding, redaction.includeReview) {
            if places.isOwnMask(finding, at: again.sourceRange(of: finding)) { continue }
            throw RedactionError(code: .stillPresent, kind: finding.kind, offset: again.sourceRange(of: finding).lowerBound)
        }
    }

    static func mustGo(_ finding: Finding, _ includeReview: Bool) -> Bool {
        finding.disposition == .redact || includeReview && finding.disposition == .review
    }
}
