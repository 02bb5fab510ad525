internal import Moyin
internal import MoyinText

extension ReviewRecord {
    package static let format = "moyin-review-record"

    /// The record with the digest over everything else in it.
    package var json: JSONValue {
        guard case .object(let members) = content else { return .null }
        return .object(members + [("digest", .string(Self.digest(content)))])
    }

    /// SHA-256 over the canonical form of a record without its `digest`.
    package static func digest(_ record: JSONValue) -> String {
        guard case .object(let members) = record else { return "" }
        return SHA256.hex(JSONValue.object(members.filter { $0.key != "digest" }).canonical)
    }

    private var content: JSONValue {
        .object([
            ("format", .string(Self.format)), ("format_version", .integer(1)), ("time", .string(time)),
            ("information", information), ("file", file), ("decision", decision),
            ("aspects", .array(aspects.map(aspect))), ("personal", .array(personal.map(person))),
            ("findings", .array(findings.map(group))), ("choices", .array(choices.map(choice))), ("file_name_kinds", JSONValue(nameKinds)),
            ("settings", settings.json), ("versions", versions.json),
            ("chain", .object([("name", .string(chain.name)), ("steps", JSONValue(chain.steps.map { say($0.title.chinese, $0.title.english) }))])),
        ])
    }

    /// The attribute that the document bears.
    var attribute: String? {
        if [markings.withheld, markings.onRequest, markings.isOpen].count(where: { $0 }) > 1 { return "conflict" }
        if markings.withheld { return "withheld" }
        if markings.onRequest { return "on_request" }
        return markings.isOpen ? "proactive" : nil
    }

    private var information: JSONValue {
        .object([
            ("title", JSONValue(title)), ("document_number", JSONValue(documentNumber)), ("withheld_from_record", .bool(isWithheld)),
            ("carrier", JSONValue(markings.isNumbered ? "official_document" : nil)),
            ("secrecy", .string(markings.secret ? "marked" : markings.doubtful ? "doubtful" : "no_mark_found")), ("secrecy_marks", JSONValue(marks)),
            ("attribute", JSONValue(attribute)), ("reason_given", .bool(markings.reasonGiven)),
            ("clearance_stated", .bool(markings.cleared)), ("persons_exposed", .integer(persons)),
        ])
    }

    private var file: JSONValue {
        .object([
            ("name", JSONValue(fileName)), ("sha256", .string(sha256)), ("size", .integer(size)), ("encoding", .string(encoding.rawValue)),
            ("invalid_sequences", .integer(invalidSequences)),
        ])
    }

    private var decision: JSONValue {
        .object([
            ("verdict", .string(verdict.rawValue)), ("rule", .string(rule.rawValue)), ("flags", JSONValue(flags.map(\.rawValue))),
            ("notes", JSONValue(notes.map(\.code))), ("combinations", JSONValue(combinations)),
            ("profile", .string(profile?.alias ?? Engine.noProfile)),
            ("profile_from", .string(isProfileGiven ? "given" : profile == nil ? "none" : "recognised")),
            ("next", .string(next)),
        ])
    }

    private func aspect(_ aspect: Aspect) -> JSONValue {
        .object([
            ("aspect", .string(aspect.code)), ("answer", .string(aspect.answer.rawValue)), ("count", .integer(aspect.count)),
            ("basis", JSONValue(aspect.basis)),
        ])
    }

    private func person(_ kind: Personal) -> JSONValue {
        .object([
            ("kind", .string(kind.kind.name)), ("name", .string(kind.name)), ("severity", .string(kind.severity.name)),
            ("count", .integer(kind.count)), ("to_hide", .integer(kind.hidden)), ("to_review", .integer(kind.doubtful)),
            ("method", .string(kind.method)), ("basis", JSONValue(kind.basis)),
        ])
    }

    private func choice(_ choice: Choice) -> JSONValue {
        .object([
            ("kind", .string(choice.kind.name)), ("line", .integer(choice.line)), ("action", .string(choice.action)), ("reason", .string(choice.reason)),
        ])
    }

    private func group(_ group: Group) -> JSONValue {
        .object([
            ("kind", .string(group.kind.name)), ("severity", .string(group.severity.name)), ("disposition", .string(group.disposition.rawValue)),
            ("count", .integer(group.count)), ("lines", .array(group.lines.map { .integer($0) })), ("basis", JSONValue(group.basis)),
        ])
    }
}

extension RecordSettings {
    var json: JSONValue {
        .object([
            ("input", .string(input)), ("encoding", JSONValue(encoding)), ("profile", JSONValue(profile)), ("hide_names", .bool(hidesNames)),
            ("find_names", .bool(findsNames)), ("published", .bool(isPublished)), ("rules", JSONValue(rules)), ("profiles", JSONValue(profiles)),
            ("names", JSONValue(names)),
        ])
    }
}

extension RecordVersions {
    var json: JSONValue {
        .object([("moyin", .string(moyin)), ("rules", .string(rules)), ("icu", .string(icu)), ("pcre2", .string(pcre2))])
    }
}
