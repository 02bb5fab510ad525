internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// The rules that users add with expressions or word lists, run over the folded text.
struct UserRules: Sendable {
    private struct Rule: Sendable {
        var index: UInt16
        var detector: DetectorRule
        var user: UserPattern
        var matcher: Matcher
        var context: WordTrie
        var literal: [UInt16]?
    }
    private enum Matcher: Sendable {
        case pattern(CompiledPattern)
        case words(WordTrie)
    }

    private var rules: [Rule] = []
    var isEmpty: Bool { rules.isEmpty }

    /// - Throws: every expression that does not compile.
    init(_ catalog: RuleCatalog, fold: FoldTable, folded: (String) -> [UInt16]) throws(RuleErrors) {
        var diagnostics: [RuleDiagnostic] = []
        for (index, detector) in catalog.rules.enumerated() {
            guard let user = detector.user else { continue }
            let matcher: Matcher
            var literal = user.literal.map { Self.units($0, fold) }
            switch user.matcher {
            case .words(let words): matcher = .words(WordTrie(words.map { (folded($0), 0) }))
            case .expression(let expression):
                let expression = FoldedExpression.write(expression, fold: fold)
                do {
                    matcher = .pattern(try CompiledPattern(expression))
                    if literal == nil { literal = RequiredLiteral.find(in: expression).map { Self.units($0, fold) } }
                } catch {
                    diagnostics.append(
                        RuleDiagnostic(
                            "bad-pattern", file: detector.file, line: detector.line, column: 1,
                            message: "规则 \(detector.id) 的表达式在第 \(error.offset + 1) 个字符处不合语法：\(error.message)",
                            remedy: "按 PCRE2 语法改正；字面的括号、点号前加反斜杠"))
                    continue
                }
            }
            rules.append(
                Rule(
                    index: UInt16(index), detector: detector, user: user, matcher: matcher,
                    context: WordTrie(user.context.map { (folded($0), 0) }), literal: literal))
        }
        if !diagnostics.isEmpty { throw RuleErrors(diagnostics) }
    }

    /// As the text is folded that it is looked for in, spaces and all.
    private static func units(_ literal: String, _ fold: FoldTable) -> [UInt16] {
        Array(literal.utf8).withUnsafeBufferPointer { FoldedText($0, fold: fold).units }
    }

    /// Expressions that must be tried on every text, though their rule does not say why.
    var unfiltered: [UInt16] {
        rules.filter { rule in
            guard case .pattern = rule.matcher else { return false }
            return rule.literal == nil && rule.user.unfiltered == nil
        }.map(\.index)
    }

    /// Looks for what begins in the window's segment, and appends findings with offsets of the whole text.
    ///
    /// An expression sees the segment with its margins, no more: what it finds depends on the text, never on how the
    /// text arrived. A match that reaches out of the margin counts as beyond the limit.
    ///
    /// - Returns: the rule whose expression exceeded its limits, if one did: the text then counts as not reviewed.
    func scan(_ window: TextWindow, fold: FoldTable, tables: ReferenceTables, into findings: inout [Finding]) -> UInt16? {
        let readable = UnsafeBufferPointer(start: window.base + window.readable.lowerBound, count: window.readable.count)
        let folded = FoldedText(readable, fold: fold)
        let origin = window.origin + window.readable.lowerBound
        let segment =
            folded.firstUnit(at: window.segment.lowerBound - window.readable.lowerBound)
            ..< folded.firstUnit(at: window.segment.upperBound - window.readable.lowerBound)
        let isLast = window.readable.upperBound == window.segment.upperBound
        var exceeded: UInt16?
        for rule in rules {
            if let literal = rule.literal, !contains(folded.units, literal) { continue }
            switch rule.matcher {
            case .words(let trie):
                folded.units.withUnsafeBufferPointer { units in
                    var index = segment.lowerBound
                    while index < segment.upperBound {
                        guard let (_, length) = trie.longest(units, from: index) else {
                            index += 1
                            continue
                        }
                        add(rule, index..<(index + length), index..<(index + length), folded, origin, tables, &findings)
                        index += length
                    }
                }
            case .pattern(let pattern):
                let outcome = pattern.matches(folded.units, in: segment, isLast: isLast) { whole, group in
                    add(rule, whole, group, folded, origin, tables, &findings)
                }
                if outcome == .limitExceeded { exceeded = exceeded ?? rule.index }
            }
        }
        return exceeded
    }

    private func contains(_ units: [UInt16], _ literal: [UInt16]) -> Bool {
        guard let first = literal.first, units.count >= literal.count else { return false }
        for start in 0...(units.count - literal.count) where units[start] == first {
            if units[start..<(start + literal.count)].elementsEqual(literal) { return true }
        }
        return false
    }

    private func add(
        _ rule: Rule, _ whole: Range<Int>, _ group: Range<Int>, _ folded: FoldedText, _ origin: Int,
        _ tables: ReferenceTables, _ findings: inout [Finding]
    ) {
        var evidence = EvidenceList()
        evidence.add(Evidence(.shape, rule.detector.base))
        if let validator = rule.user.validator {
            let symbols = folded.units[group].compactMap { unit -> UInt8? in
                switch unit {
                case 0x30...0x39: UInt8(unit)
                case 0x61...0x7a: UInt8(unit) - 0x20
                default: nil
                }
            }
            let facts = validator.examine(symbols.span, tables)
            let passed = facts != nil && facts?.checksum != .failed && facts?.date != .failed
            evidence.add(
                Evidence(passed ? .validatorPassed : .validatorFailed, passed ? Points.checksumPassed : Points.checksumFailed))
        }
        if !rule.user.context.isEmpty {
            let found = hasContext(rule, before: whole.lowerBound, folded.units)
            if found { evidence.add(Evidence(.label, Points.label)) } else if rule.user.contextRequired { return }
        }
        guard evidence.confidence >= Points.floor else { return }
        let bytes = folded.bytes(of: whole)
        findings.append(
            Finding(
                start: bytes.lowerBound + origin, end: bytes.upperBound + origin, kind: rule.detector.kind, rule: rule.index,
                severity: rule.detector.severity, evidence: evidence))
    }

    private func hasContext(_ rule: Rule, before end: Int, _ units: [UInt16]) -> Bool {
        let start = max(0, end - rule.user.within - 16)
        return units.withUnsafeBufferPointer { units in
            for index in start..<end {
                if let (_, length) = rule.context.longest(units, from: index), index + length <= end,
                    end - index - length <= rule.user.within
                {
                    return true
                }
            }
            return false
        }
    }
}
