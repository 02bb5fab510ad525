internal import HTTPTypes
internal import Moyin
internal import MoyinReports
internal import MoyinText

extension ReviewDesk {
    /// Appends the copy of a text with what was changed, or why there is none.
    mutating func redact(_ draft: Draft) {
        do throws(Problem) { try redactAlone(draft) } catch { refuse(draft.id, error) }
    }

    /// Appends the copy of a text with what was changed.
    ///
    /// - Throws: ``Problem`` when there is none.
    mutating func redactAlone(_ draft: Draft, _ decisions: [Decision] = []) throws(Problem) {
        let (assessment, redaction) = try copy(draft, decisions)
        json.raw("{\"id\":")
        json.string(draft.id)
        json.raw(",\"verdict\":\"\(assessment.verdict.rawValue)\",\"flags\":")
        json.strings(assessment.flags.map(\.rawValue))
        json.raw(",\"profile\":")
        json.string(assessment.profile?.name ?? Engine.noProfile)
        json.raw(",\"text\":")
        json.string(redaction.utf8)
        json.raw(",\"edits\":")
        write(redaction.edits, of: draft.text)
        json.raw("}")
    }

    /// Appends the line with the text of its copy in place of its own, or why there is none. Blank lines stay.
    mutating func redact(_ line: DocumentLine) {
        let feed = line.isEnded ? "\n" : ""
        switch line.read() {
        case .blank: json.append(line.bytes)
        case .failed(let reason):
            fail(String(line.number), reason)
            return json.raw("\n")
        case .document(let fields, let text):
            let id = fields.id ?? String(line.number)
            do throws(Problem) {
                let draft = Draft(id: id, text: text, profile: fields.profile, isPublished: fields.isPublished)
                let (_, redaction) = try copy(draft)
                guard let rewritten = line.rewritten(fields, with: redaction) else { throw Problem.unreadable }
                json.append(rewritten.bytes)
            } catch {
                refuse(id, error)
                return json.raw("\n")
            }
        }
        json.raw(feed)
    }

    /// The copy of a text, proved clean.
    ///
    /// - Throws: ``Problem`` when there is none.
    mutating func copy(_ draft: Draft, _ decisions: [Decision] = []) throws(Problem) -> (Assessment, Redaction) {
        try mayBegin()
        let assessment = desk.checker.check(draft.text, as: form(.text), profile: draft.profile ?? options.profile)
        // Of a text alone only the option tells that it is a table.
        let structure = options.structure(.text)
        guard !decisions.isEmpty else { return try copy(assessment, structure: structure) }
        var places: [Range<Int>: Range<Int>] = [:]
        for (finding, place) in zip(assessment.findings, assessment.ranges(in: options.unit)) { places[place] = assessment.sourceRange(of: finding) }
        let choices = decisions.compactMap { decision in places[decision.place].map { ReviewerChoice(range: $0, action: decision.action) } }
        guard choices.count == decisions.count, let decided = assessment.deciding(choices) else { throw Decision.unknownPlace }
        return try copy(decided, structure: structure)
    }

    /// The copy of a document that is a body of its own, as UTF-8.
    ///
    /// - Throws: ``Problem`` when there is none.
    mutating func copy(document body: [UInt8], _ format: MediaType.Format, charset: String?) throws(Problem) -> Redaction {
        try mayBegin()
        let form = options.form(format)
        let reader = reader(body, charset: charset)
        // Whether it is a text at all is what a review says.
        let review = memory.finish(engine.review(reader, as: form, profile: options.profile, detail: .counts, jobs: processors))
        if reader.hasFailed { throw Problem.outOfTime }
        if let reason = review.notReviewed(option: { $0 }) { throw Problem.notText(reason) }
        let text = Self.decoded(self.reader(body, charset: charset))
        guard let text else { throw Problem.outOfTime }
        return try copy(
            desk.checker.check(text, as: form, profile: options.profile), structure: options.structure(format)).1
    }

    private func mayBegin() throws(Problem) {
        if isOutOfTime { throw Problem.outOfTime }
        guard memory.hasRoom else {
            throw Problem.bad("style", say("代号用完了", "there are no numbers left for pseudonyms"), say("分几次发送", "send the texts in several requests"))
        }
    }

    private mutating func copy(_ assessment: Assessment, structure: [UInt8] = []) throws(Problem) -> (Assessment, Redaction) {
        do throws(RedactionError) {
            let redaction = try engine.redact(assessment, style: options.style, structure: structure, book: &memory.book)
            note(assessment.verdict)
            metrics.add(assessment.verdict, counts(assessment))
            return (assessment, redaction)
        } catch {
            metrics.add(assessment.verdict, counts(assessment))
            throw Problem(error, assessment.verdict)
        }
    }

    private func counts(_ assessment: Assessment) -> [Kind: Int] {
        var counts: [Kind: Int] = [:]
        for finding in assessment.findings { counts[finding.kind, default: 0] += 1 }
        return counts
    }

    private mutating func refuse(_ id: String, _ problem: Problem) {
        note(problem.verdict)
        json.raw("{\"id\":")
        json.string(id)
        json.raw(",\"verdict\":\"\(problem.verdict.rawValue)\",\"problem\":")
        problem.write(into: &json)
        json.raw("}")
    }

    private mutating func write(_ edits: [Redaction.Edit], of text: [UInt8]) {
        var converter = OffsetConverter(isValid: false)
        let (unit, span) = (options.unit, text.span)
        func offset(_ place: TextPosition, _ byte: Int) -> Int {
            switch unit {
            case .utf8: byte
            case .codepoint: place.codePoint
            case .utf16: place.utf16
            }
        }
        json.raw("[")
        for (index, edit) in edits.enumerated() {
            let start = converter.advance(to: edit.range.lowerBound, in: span)
            let end = converter.advance(to: edit.range.upperBound, in: span)
            json.raw(index > 0 ? "," : "")
            json.raw("{\"kind\":\"\(edit.kind.name)\",\"start\":\(offset(start, edit.range.lowerBound)),\"end\":\(offset(end, edit.range.upperBound)),\"replacement\":")
            json.string(edit.replacement)
            json.raw("}")
        }
        json.raw("]")
    }

    /// All of a text as UTF-8; nil when its reading ended before it did.
    private static func decoded(_ reader: DecodingReader) -> [UInt8]? {
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = block.withUnsafeMutableBytes { reader.read(into: $0) }
            if count <= 0 { return reader.hasFailed ? nil : text }
            text += block[0..<count]
        }
    }
}

extension Problem {
    init(_ error: RedactionError, _ verdict: Verdict) {
        switch error.code {
        case .blocked:
            self.init(
                .unprocessableContent, error.code.rawValue,
                say("有 \(error.kind)，须先送保密审查或者不予公开，不能靠脱敏放行", "there is a \(error.kind): secrecy review or withholding comes first, and no redacted copy clears it"),
                remedy: say("按 /v1/check 的结论办理", "proceed as the verdict of /v1/check says"))
            self.verdict = verdict
        case .notReviewed:
            self.init(
                .unprocessableContent, error.code.rawValue, say("有规则超出匹配上限，全文没有检查完", "a rule exceeded its match limit, so the text was not reviewed to the end"),
                remedy: say("简化该规则后重试", "simplify the rule"))
        case .contradictory:
            self.init(
                .unprocessableContent, error.code.rawValue,
                say("第 \(error.offset) 字节处保留的内容与别处要隐去的 \(error.kind) 相同或重叠", "what is kept at byte \(error.offset) is the same as a \(error.kind) removed elsewhere, or overlaps it"),
                remedy: say("一并保留或一并隐去", "keep or hide both"), field: "decisions")
        case .stillPresent:
            self.init(
                .unprocessableContent, error.code.rawValue,
                say("副本第 \(error.offset) 字节处仍有应隐去的 \(error.kind)", "at byte \(error.offset) of the copy there is still a \(error.kind) that must go"),
                remedy: say("改用 style label 或 remove，或人工处理后重试", "use style label or remove, or edit by hand"))
        }
    }

    static func notText(_ reason: String) -> Problem {
        Problem(.unprocessableContent, "not-text", reason, remedy: say("另存为文本，或用 encoding 指定编码", "save it as text, or name its encoding"))
    }

    static var unreadable: Problem {
        Problem(
            .unprocessableContent, "not-readable", say("这一行改写后读不回来", "the line does not read after rewriting"),
            remedy: say("改用 {\"text\": …} 发送", "send it as {\"text\": …}"))
    }
}
