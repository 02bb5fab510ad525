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
    /// Bytes of the original that a person let stand.
    let kept: [Range<Int>]
    /// The sort of notice that the original was taken for: so is the copy.
    let profile: String

    public var text: String { String(decoding: utf8, as: UTF8.self) }
}

/// Why no redacted copy was made. Holds no text of the document.
public struct RedactionError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// A removed value, or one that must go, is still in the copy.
        case stillPresent = "still-present"
        /// The text could not be checked as a whole.
        case notReviewed = "not-reviewed"
        /// The document is not to be published by way of a redacted copy: secrecy review, or withheld.
        case blocked
        /// What a person let stand is, or touches, what is removed elsewhere.
        case contradictory
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
        if code == .contradictory { return "[\(code.rawValue)] 第 \(offset) 字节处保留的内容与别处要隐去的 \(kind) 相同或重叠，未写出；请一并保留或一并隐去" }
        if code == .blocked { return "[\(code.rawValue)] 有 \(kind)，须先送保密审查或者不予公开，不能靠脱敏放行，未写出；请按检查结论办理" }
        return code == .notReviewed ? "[\(code.rawValue)] 有规则超出匹配上限，全文没有检查完，未写出；请简化该规则后重试" : present
    }

    private var present: String {
        "[\(code.rawValue)] 输出第 \(offset) 字节处仍有应隐去的 \(kind)，未写出；请改用 --style remove，或人工处理后重试"
    }
}

/// Numbers for pseudonyms, the same for the same value throughout a run. Holds values: never print it.
public struct PseudonymBook: Sendable {
    private var numbers: [PseudonymScope: [[UInt8]: Int]] = [:]
    /// Values that have a number.
    public private(set) var count = 0

    public init() {}

    mutating func number(_ scope: PseudonymScope, _ key: [UInt8]) -> Int {
        if let known = numbers[scope]?[key] { return known }
        let number = (numbers[scope]?.count ?? 0) + 1
        numbers[scope, default: [:]][key] = number
        count += 1
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

    /// - Parameter assessment: with what a person decided about single findings, if anything (``Assessment/deciding(_:)``).
    public func redact(
        _ assessment: Assessment, style: RedactionStyle, includeReview: Bool = true, structure: [UInt8] = [],
        book: inout PseudonymBook
    ) throws(RedactionError) -> Redaction {
        try redact(assessment, style, includeReview, structure, removing: nil, &book)
    }

    /// Redacts documents that go out together, such as a letter and what is attached to it: what is removed from one is
    /// removed from all.
    ///
    /// - Throws: ``RedactionError`` when one of the copies is not provably clean; `index` tells which.
    public func redact(
        together assessments: [Assessment], style: RedactionStyle, includeReview: Bool = true, book: inout PseudonymBook, failed index: inout Int
    ) throws(RedactionError) -> [Redaction] {
        var redactions: [Redaction] = []
        var removed = RemovedValues(masking: masking)
        for (number, assessment) in assessments.enumerated() {
            index = number
            redactions.append(try redact(assessment, style, includeReview, [], removing: nil, &book))
            removed.merge(redactions[number].removed)
        }
        guard assessments.count > 1, !removed.isEmpty else { return redactions }
        for (number, assessment) in assessments.enumerated() {
            index = number
            redactions[number] = try redact(assessment, style, includeReview, [], removing: removed, &book)
        }
        return redactions
    }

    private func redact(
        _ assessment: Assessment, _ style: RedactionStyle, _ includeReview: Bool, _ structure: [UInt8], removing others: RemovedValues?,
        _ book: inout PseudonymBook
    ) throws(RedactionError) -> Redaction {
        if let mark = assessment.blocking { throw RedactionError(code: .blocked, kind: mark.kind, offset: mark.start) }
        if let rule = assessment.exceededRule { throw RedactionError(code: .notReviewed, kind: rule.kind, offset: 0) }
        var plan = RedactionPlan(self, style: style, structure: structure)
        plan.add(assessment, includeReview: includeReview, book: &book)
        if let others { plan.removed.merge(others) }
        plan.add(plan.removed.occurrences(in: assessment.utf8))
        if let markup = assessment.markup { plan.move(to: markup) }
        let kept = assessment.kept
        func made() -> Redaction {
            Redaction(
                utf8: plan.edits.isEmpty ? assessment.source : plan.apply(to: assessment.source), edits: plan.edits, removed: plan.removed,
                form: assessment.markup?.form ?? .plain, includeReview: includeReview, kept: kept, profile: assessment.profile?.name ?? Self.noProfile)
        }
        var redaction = made()
        guard !plan.edits.isEmpty else { return redaction }
        if let (place, edit) = Self.contradiction(kept, redaction.edits) {
            throw RedactionError(code: .contradictory, kind: edit.kind, offset: place.lowerBound)
        }
        for round in 1... {
            let copy = check(utf8: redaction.utf8, as: redaction.form, profile: redaction.profile)
            if round < RedactionPlan.rounds,
                plan.addLateNames(of: copy, WrittenPlaces(redaction), book: &book)
            {
                redaction = made()
                continue
            }
            try prove(copy, of: redaction)
            break
        }
        return redaction
    }

    /// Reads a copy as its original was read, and as plain text: what was removed must not be in it, nor anything else
    /// that must go.
    ///
    /// - Parameter copy: that of the redaction, or one that differs in its replacements.
    public func prove(_ copy: [UInt8], of redaction: Redaction) throws(RedactionError) {
        try prove(check(utf8: copy, as: redaction.form, profile: redaction.profile), of: redaction)
    }

    /// The same for a copy that was written by other means, such as the page of a file that was read again.
    ///
    /// - Parameter places: where in it the replacements stand.
    public func prove(_ copy: [UInt8], of redaction: Redaction, at places: WrittenPlaces) throws(RedactionError) {
        try prove(check(utf8: copy, as: redaction.form, profile: redaction.profile), of: redaction, at: places)
    }

    /// The same for a copy that went through another program, which may order and space it in its own way: what is found in
    /// it must be found in the redaction too, as the same value.
    public func prove(_ copy: [UInt8], ofWhatIsLeftIn redaction: Redaction) throws(RedactionError) {
        let copy = check(utf8: copy, as: redaction.form, profile: redaction.profile)
        if let left = redaction.removed.occurrences(in: copy.utf8).first {
            throw RedactionError(code: .stillPresent, kind: left.kind, offset: left.range.lowerBound)
        }
        let known = check(utf8: redaction.utf8, as: redaction.form, profile: redaction.profile)
        let left = Set(known.findings.map { masking.key(Array(known.utf8[$0.range])) })
        for finding in copy.findings where Self.mustGo(finding, redaction.includeReview) && !left.contains(masking.key(Array(copy.utf8[finding.range]))) {
            throw RedactionError(code: .stillPresent, kind: finding.kind, offset: finding.start)
        }
    }

    private func prove(_ copy: Assessment, of redaction: Redaction, at places: WrittenPlaces? = nil) throws(RedactionError) {
        if let left = redaction.removed.occurrences(in: copy.source).first {
            throw RedactionError(code: .stillPresent, kind: left.kind, offset: left.range.lowerBound)
        }
        if let markup = copy.markup, let left = redaction.removed.occurrences(in: copy.utf8).first {
            throw RedactionError(code: .stillPresent, kind: left.kind, offset: markup.projection.hull(of: left.range).lowerBound)
        }
        let places = places ?? WrittenPlaces(redaction)
        for finding in copy.findings where Self.mustGo(finding, redaction.includeReview) {
            if places.excuse(finding, at: copy.sourceRange(of: finding)) { continue }
            throw RedactionError(code: .stillPresent, kind: finding.kind, offset: copy.sourceRange(of: finding).lowerBound)
        }
    }

    /// The first place that is kept and changed. Both come sorted. Cost: linear.
    private static func contradiction(_ kept: [Range<Int>], _ edits: [Redaction.Edit]) -> (Range<Int>, Redaction.Edit)? {
        var index = 0
        for place in kept {
            while index < edits.count, edits[index].range.upperBound <= place.lowerBound { index += 1 }
            guard index < edits.count else { return nil }
            if edits[index].range.overlaps(place) { return (place, edits[index]) }
        }
        return nil
    }

    static func mustGo(_ finding: Finding, _ includeReview: Bool) -> Bool {
        guard finding.disposition == .redact || includeReview && finding.disposition == .review else { return false }
        return !Kind.markings.contains(finding.kind)
    }
}
