internal import MoyinDocuments
public import MoyinPolicy
internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// What is to be changed in one document so that it may be published. Holds values: never print it.
public struct RedactionPlan: Sendable {
    let engine: Engine
    let style: RedactionStyle
    /// Sorted; no two share a byte.
    public private(set) var edits: [Redaction.Edit] = []
    var removed: RemovedValues
    /// What the profile prescribes instead of the rules' masks.
    private var masks: [Kind: MaskRule] = [:]
    /// Signs of the document's own make-up that an edit never takes away: delimiters and quotation marks of a table.
    let structure: [UInt8]

    /// - Parameter structure: ASCII signs that survive where a value stretches over them.
    public init(_ engine: Engine, style: RedactionStyle, structure: [UInt8] = []) {
        self.engine = engine
        self.style = style
        self.structure = structure
        removed = RemovedValues(masking: engine.masking)
    }

    /// What a review found that may not stay; the review must have kept ``ReviewDetail/removable``.
    public mutating func add(_ review: Review, book: inout PseudonymBook) {
        masks = review.profile?.masks ?? [:]
        for found in review.found where Engine.mustGo(found.finding, true) { add(found.finding, value: found.value, book: &book) }
    }

    public mutating func add(_ assessment: Assessment, includeReview: Bool = true, book: inout PseudonymBook) {
        add(assessment, assessment.findings.filter { Engine.mustGo($0, includeReview) }, book: &book)
    }

    mutating func add(_ assessment: Assessment, _ findings: [Finding], book: inout PseudonymBook) {
        masks = assessment.profile?.masks ?? [:]
        // In the order of what was scanned: of markup the findings come in that of the source.
        for finding in findings.sorted(by: { $0.start < $1.start }) {
            // A line break that only the projection has must not end up in the copy.
            let own = assessment.markup?.projection.ownText(of: finding.range)
            let isRemoved = assessment.chosen[finding.range] == .remove
            add(finding, value: own ?? Array(assessment.utf8[finding.range]), style: isRemoved ? .remove : style, book: &book)
        }
    }

    /// Findings come sorted.
    mutating func add(_ finding: Finding, value: [UInt8], style chosen: RedactionStyle? = nil, book: inout PseudonymBook) {
        let rule = engine.rule(of: finding, masks)
        let key = engine.masking.key(value)
        // What somebody hid badly has no official form: its signs do not stand where the digits stood.
        let wanted = chosen ?? style
        let style = finding.masked != nil && wanted == .mask && rule.mask != .surname ? .label : wanted
        let replacement = value.withUnsafeBufferPointer {
            engine.masking.replacement(for: $0, rule: rule, style: style) { book.number($0, $1) }
        }
        // What may be no name at all does not go from other places too.
        if finding.kind != .personName || finding.disposition == .redact {
            removed.add(key, kind: finding.kind, replacement: replacement)
        }
        let edit = Redaction.Edit(range: finding.range, kind: finding.kind, replacement: keepingStructure(replacement, value))
        var list = edits
        edits = []
        append(edit, to: &list)
        edits = list
    }

    /// The same values elsewhere in the text, however written.
    ///
    /// - Parameter read: the text as UTF-8 from its start.
    public mutating func addOccurrences(_ read: (UnsafeMutableRawBufferPointer) -> Int) {
        var occurrences: [Redaction.Edit] = []
        let known = edits
        var index = 0
        removed.forEachOccurrence(read) { edit in
            while index < known.count, known[index].range.upperBound <= edit.range.lowerBound { index += 1 }
            let isKnown = index < known.count && known[index].range.lowerBound <= edit.range.lowerBound
                && known[index].range.upperBound >= edit.range.upperBound
            if !isKnown { occurrences.append(edit) }
        }
        add(occurrences)
    }

    /// Occurrences come sorted.
    mutating func add(_ occurrences: [Redaction.Edit]) {
        guard !occurrences.isEmpty else { return }
        var merged: [Redaction.Edit] = []
        merged.reserveCapacity(edits.count + occurrences.count)
        var other = occurrences[...]
        for edit in edits {
            while let next = other.first, next.range.lowerBound < edit.range.lowerBound {
                append(next, to: &merged)
                other.removeFirst()
            }
            append(edit, to: &merged)
        }
        for next in other { append(next, to: &merged) }
        edits = merged
    }

    /// Of two edits that share a byte one comes of it, which shows nothing of either.
    private func append(_ edit: Redaction.Edit, to edits: inout [Redaction.Edit]) {
        guard let last = edits.last, edit.range.lowerBound < last.range.upperBound else { return edits.append(edit) }
        guard edit.range.upperBound > last.range.upperBound else { return }
        edits[edits.count - 1].range = last.range.lowerBound..<edit.range.upperBound
        guard style != .remove else { return }
        let kept = (last.replacement + edit.replacement).filter(structure.contains)
        let rule = engine.rules.first { $0.kind == last.kind }
        edits[edits.count - 1].replacement = (rule.map { engine.masking.label($0) } ?? Array("***".utf8)) + kept
    }

    /// Turns edits of a projection into edits of its source, and adds the values that the source as plain text shows.
    mutating func move(to markup: MarkupSource) {
        let all = edits.flatMap(markup.edits) + removed.occurrences(in: markup.bytes).map(markup.plainEdit)
        edits = []
        var end = 0
        // Sorted stably: the first of two at the same place says what stands there, the later only removes what is left.
        for (_, edit) in all.enumerated().sorted(by: {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }) {
            guard edit.range.upperBound > end else { continue }
            let isRest = edit.range.lowerBound < end
            edits.append(
                Redaction.Edit(
                    range: max(end, edit.range.lowerBound)..<edit.range.upperBound, kind: edit.kind,
                    replacement: isRest ? [] : edit.replacement))
            end = edit.range.upperBound
        }
    }

    private func keepingStructure(_ replacement: [UInt8], _ value: [UInt8]) -> [UInt8] {
        guard !structure.isEmpty else { return replacement }
        let signs = value.filter(structure.contains)
        if replacement.filter(structure.contains) == signs { return replacement }
        return replacement.filter { !structure.contains($0) } + signs
    }

    func apply(to text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var position = 0
        for edit in edits {
            output += text[position..<edit.range.lowerBound]
            output += edit.replacement
            position = edit.range.upperBound
        }
        return output + text[position...]
    }

    /// The first removed value that is still in the copy.
    ///
    /// - Parameter read: the copy as UTF-8 from its start.
    public func firstLeft(_ read: (UnsafeMutableRawBufferPointer) -> Int) -> RedactionError? {
        var left: Redaction.Edit?
        removed.forEachOccurrence(read) { left = left ?? $0 }
        return left.map { RedactionError(code: .stillPresent, kind: $0.kind, offset: $0.range.lowerBound) }
    }
}
