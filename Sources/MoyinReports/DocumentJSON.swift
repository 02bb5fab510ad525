package import Moyin
internal import MoyinText

/// What is told of a file that is no text, beside what was found in it. Its places count in the page that shows it.
package struct FileAccount {
    package struct Place {
        package var words: String
        package var carrier: String
        package var isHidden: Bool
        package init(words: String, carrier: String, isHidden: Bool) { (self.words, self.carrier, self.isHidden) = (words, carrier, isHidden) }
    }
    package var type: String
    package var remarks: [String]
    package var flags: [VerdictFlag]
    package var place: (Found) -> Place?

    package init(type: String, remarks: [String], flags: [VerdictFlag], place: @escaping (Found) -> Place?) {
        (self.type, self.remarks, self.flags, self.place) = (type, remarks, flags, place)
    }
}

/// What came of one document as JSON: the one writer of the command line and of the service.
package struct DocumentJSON: Sendable {
    private let engine: Engine
    private let unit: OffsetUnit
    /// Whether values stand in it as they were found.
    private let withText: Bool
    /// How many places of damage are named.
    private static let listedDamage = 10

    package init(engine: Engine, unit: OffsetUnit, withText: Bool) {
        self.engine = engine
        self.unit = unit
        self.withText = withText
    }

    /// Appends one object, without a line feed.
    ///
    /// - Parameters:
    ///   - id: names the document.
    ///   - reason: why it was not reviewed, or not as a whole.
    ///   - review: nil where nothing could be read.
    ///   - name: what stands in the name of its file.
    ///   - file: what is known of a file that is no text.
    ///   - members: writes the files within it, an object each, when it has any.
    ///   - spill: is called now and then with what was written, which it may take: a document may have millions of findings.
    package func write(
        id: String, verdict: Verdict, reason: String? = nil, review: Review?, name: Review? = nil, file: FileAccount? = nil, members: ((inout JSONText) -> Void)? = nil, into json: inout JSONText,
        spill: (inout JSONText) -> Void = { _ in }
    ) {
        json.raw("{\"id\":")
        json.string(id)
        json.raw(",\"verdict\":\"")
        json.raw(verdict.rawValue)
        json.raw("\",\"flags\":")
        json.strings((file?.flags ?? review?.flags ?? []).map(\.rawValue))
        if let reason {
            json.raw(",\"reason\":")
            json.string(reason)
        }
        if let file {
            json.raw(",\"type\":\"\(file.type)\",\"remarks\":")
            json.strings(file.remarks)
        }
        if let review {
            decided(review, &json, withSentence: verdict == review.verdict)
            if file == nil { about(review, &json) }
        }
        if let name {
            json.raw(",\"name_findings\":")
            json.list(name.found.filter { $0.finding.disposition != .keep }) { write($1, nil, nil, &$0) }
        }
        json.raw(",\"findings\":[")
        for (index, found) in (review?.found ?? []).enumerated() {
            if index > 0 { json.raw(",") }
            write(found, review?.profile, file?.place(found), &json)
            if json.bytes.count > 1 << 16 { spill(&json) }
        }
        json.raw("]")
        if let members {
            json.raw(",\"members\":[")
            members(&json)
            json.raw("]")
        }
        json.raw("}")
    }

    /// - Parameter withSentence: one for the form: not where it would say less than the verdict does.
    private func decided(_ review: Review, _ json: inout JSONText, withSentence: Bool) {
        json.raw(",\"profile\":")
        json.string(review.profile?.name ?? Engine.noProfile)
        guard let ruling = review.ruling else { return }
        json.raw(",\"rule\":\"\(ruling.rule.rawValue)\",\"notes\":")
        json.strings(ruling.notes.map(\.name))
        json.raw(",\"combinations\":")
        json.strings(ruling.combinations.names)
        json.raw(",\"persons\":\(ruling.persons),\"clauses\":")
        json.strings(review.basis(engine))
        if withSentence, let sentence = review.sentence(engine, english: Language.isEnglish) {
            json.raw(",\"sentence\":")
            json.string(sentence)
        }
    }

    private func about(_ review: Review, _ json: inout JSONText) {
        json.raw(",\"encoding\":\"\(review.encoding.rawValue)\",\"invalid_sequences\":\(review.damage.count)")
        guard !review.damage.isEmpty else { return }
        json.raw(",\"invalid_offsets\":")
        json.list(Array(review.damage.sequences.prefix(Self.listedDamage))) { $0.raw(String($1.offset)) }
    }

    private func write(_ found: Found, _ profile: Profile?, _ place: FileAccount.Place?, _ json: inout JSONText) {
        let finding = found.finding
        let rule = engine.rules[Int(finding.rule)]
        let range = found.range(in: unit)
        // Piece by piece: an interpolation is a string of its own, and a list has a hundred thousand findings.
        json.raw("{\"kind\":\"")
        json.raw(finding.kind.name)
        json.raw("\",\"start\":")
        json.number(range.lowerBound)
        json.raw(",\"end\":")
        json.number(range.upperBound)
        if withText {
            json.raw(",\"text\":")
            json.string(String(decoding: found.value, as: UTF8.self))
        }
        json.raw(",\"confidence\":")
        hundredths(finding.confidence, &json)
        json.raw(",\"severity\":\"")
        json.raw(finding.severity.name)
        json.raw("\",\"disposition\":\"")
        json.raw(finding.disposition.rawValue)
        json.raw("\",\"masked\":")
        word(finding.masked?.rawValue, &json)
        json.raw(",\"subject\":")
        word(finding.subject?.rawValue, &json)
        json.raw(",\"rule\":\"")
        json.raw(rule.id)
        json.raw("\",\"reasons\":")
        json.strings(engine.reasons(for: finding, english: Language.isEnglish))
        json.raw(",\"basis\":")
        json.strings(rule.basis)
        json.raw(",\"replacement\":")
        if finding.disposition == .keep { json.raw("null") } else { json.string(engine.replacement(for: found, profile: profile)) }
        if let place {
            json.raw(",\"place\":")
            json.string(place.words)
            json.raw(",\"carrier\":\"\(place.carrier)\",\"hidden\":\(place.isHidden)")
        }
        json.raw("}")
    }

    /// 98 as `0.98`.
    private func hundredths(_ points: Int, _ json: inout JSONText) {
        if points == 100 { return json.raw("1") }
        json.raw(points < 10 ? "0.0" : "0.")
        json.number(points)
    }

    private func word(_ word: String?, _ json: inout JSONText) {
        guard let word else { return json.raw("null") }
        json.raw("\"")
        json.raw(word)
        json.raw("\"")
    }
}
