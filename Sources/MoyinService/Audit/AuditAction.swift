internal import Hummingbird
internal import HummingbirdCore
internal import MoyinLedger
internal import MoyinReports
internal import NIOCore

/// `{"action": …, "cases": […] or "filter": {…}, "fields": {…}, "by": …, "dry_run": …}`: moves cases on.
struct AuditAction: Sendable {
    static let names = ["assign", "rectify", "dispute", "accept", "reject", "close", "reopen"]
    /// What those do who must correct; the rest is for those who see to it.
    static let ofUnits = ["rectify", "dispute"]

    /// What goes with an action.
    struct Fields: Sendable {
        var values: [String: String] = [:]
        subscript(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// What an action may say, and what it must.
    private static let fields: [String: (known: [String], needed: String?)] = [
        "assign": (["unit", "person", "deadline"], nil), "rectify": (["measure", "evidence"], nil), "dispute": (["reason"], "reason"),
        "accept": ([], nil), "reject": (["reason"], nil), "close": ([], nil), "reopen": (["reason"], "reason"),
    ]

    private var name = ""
    private var selection = CaseSelection()
    /// Cases that were named one by one.
    private var count = 0
    private var fields = Fields()
    private var person: String?
    private var isTrial = false

    static func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        guard case .json = try ReviewEndpoint.mediaType(request) else { throw Problem.otherMedia(["application/json"]) }
        let body = try await Body(request, exchange.core.limits, exchange.core.budget)
        defer { body.held.end() }
        exchange.add(bodyBytes: body.bytes.count)
        let asked = try AuditAction(body.bytes)
        let bytes = try await exchange.withLedger { try asked.perform($0, $1) }
        return ServiceResponder.json(ByteBuffer(bytes: bytes))
    }

    /// - Throws: ``Problem`` for what is not understood: nothing is done then.
    init(_ body: [UInt8]) throws(Problem) {
        let value: JSONValue
        do throws(JSONLine.Problem) { value = try JSONValue.parse(body) } catch {
            throw Problem.bad(
                nil, say("正文第 \(error.column) 字节：\(error.reason)", "body, byte \(error.column): \(error.reason)"),
                say("正文应为 {\"action\": …, \"cases\": […]}", "the body is {\"action\": …, \"cases\": […]}"), code: "bad-json")
        }
        guard case .object(let members) = value else { throw Self.wrong(nil, say("对象", "an object")) }
        for (key, value) in members {
            switch key {
            case "action": name = try Self.text(value, key)
            case "by": person = try Self.text(value, key)
            case "dry_run": isTrial = try Self.flag(value, key)
            case "cases":
                var numbers: [String] = []
                for item in try Self.list(value, key) {
                    guard case .integer(let number) = item else { throw Self.wrong(key, say("序号的数组", "an array of numbers")) }
                    numbers.append("\(number)")
                }
                selection.numbers = Array(Set(try AuditFilter.numbers(numbers, key))).sorted()
                count = selection.numbers.count
            case "filter": try readFilter(value)
            case "fields":
                guard case .object(let members) = value else { throw Self.wrong(key, say("对象", "an object")) }
                for (key, value) in members where value != .null { fields.values[key] = try Self.text(value, key) }
            default: throw Self.unknown(["action", "cases", "filter", "fields", "by", "dry_run"])
            }
        }
        try validate(hasBoth: value["cases"] != nil && value["filter"] != nil)
    }

    private var isAll = false

    private mutating func readFilter(_ value: JSONValue) throws(Problem) {
        guard case .object(let members) = value else { throw Self.wrong("filter", say("对象", "an object")) }
        for (key, value) in members {
            if key == "all" {
                isAll = try Self.flag(value, key)
                continue
            }
            var values: [String] = []
            switch value {
            case .string(let text): values = [text]
            case .bool(let flag): values = ["\(flag)"]
            case .array(let items): for item in items { values.append(try Self.text(item, key)) }
            default: throw Self.wrong(key, say("字符串或字符串的数组", "a string or an array of strings"))
            }
            guard !values.isEmpty, try AuditFilter.set(key, values, &selection) else { throw Self.unknown(AuditFilter.names + ["all"]) }
        }
    }

    private func validate(hasBoth: Bool) throws(Problem) {
        guard let rule = Self.fields[name] else { throw AuditFilter.unknown("action", Self.names) }
        guard !hasBoth, count > 0 || isAll || !selection.isEverything else {
            throw Problem.bad(
                "cases", say("没有说是哪些问题，或者 cases 与 filter 同时给出", "it does not say which cases, or says both cases and filter"),
                say("给出 cases（序号）或 filter；要全部时写 {\"filter\": {\"all\": true}}", "give cases (numbers) or filter; for all of them {\"filter\": {\"all\": true}}"))
        }
        for key in fields.values.keys where !rule.known.contains(key) { throw Self.unknown(rule.known) }
        if let needed = rule.needed, fields[needed] == nil {
            throw Problem.bad(needed, say("须有 fields.\(needed)", "fields.\(needed) is needed"), say("写明理由，不要写个人信息", "say why, without personal information"))
        }
        if let deadline = fields["deadline"] { _ = try AuditFilter.day(deadline, "deadline") }
    }

    private func perform(_ desk: AuditDesk, _ access: AuditAccess) throws -> [UInt8] {
        if access.unit != nil, !Self.ofUnits.contains(name) { throw Problem.otherUnit }
        var fields = fields
        for (key, text) in fields.values where key != "deadline" { fields.values[key] = key == "unit" || key == "person" ? desk.shownName(text) : desk.shown(text) }
        // Checked before.
        guard let action = CaseAction(name: name, fields) else { throw AuditFilter.unknown("action", Self.names) }
        let outcome = try desk.ledger.perform(
            action, on: access.bounded(selection), by: access.actor(person.map(desk.shownName)), identity: access.identity, isTrial: isTrial)
        if outcome.done.isEmpty, !isTrial { throw Problem.nothingChanged(outcome) }
        var json = JSONText()
        json.raw("{\"action\":\"\(name)\",\"dry_run\":\(isTrial),\"count\":\(outcome.done.count),\"changed\":")
        json.list(outcome.done) { $0.number($1) }
        json.raw(",\"other_state\":{")
        for (index, entry) in outcome.otherState.sorted(by: { $0.key.rawValue < $1.key.rawValue }).enumerated() {
            json.raw("\(index > 0 ? "," : "")\"\(entry.key.rawValue)\":\(entry.value)")
        }
        let met = outcome.done.count + outcome.otherState.values.reduce(0, +) + outcome.samePerson
        json.raw("},\"same_person\":\(outcome.samePerson),\"unknown\":\(max(0, count - met))}\n")
        return json.bytes
    }

    // MARK: values

    /// Characters of anything that people write here.
    static let longest = 1000

    static func text(_ value: JSONValue, _ name: String) throws(Problem) -> String {
        guard let text = value.text else { throw wrong(name, say("字符串", "a string")) }
        return try short(text, name)
    }

    static func short(_ text: String, _ name: String) throws(Problem) -> String {
        guard text.unicodeScalars.count <= longest else {
            throw Problem.bad(name, say("超过 \(grouped(longest)) 字", "more than \(grouped(longest)) characters"), say("写短些", "make it shorter"))
        }
        return text
    }

    private static func flag(_ value: JSONValue, _ name: String) throws(Problem) -> Bool {
        guard case .bool(let flag) = value else { throw wrong(name, say("true 或 false", "true or false")) }
        return flag
    }

    private static func list(_ value: JSONValue, _ name: String) throws(Problem) -> [JSONValue] {
        guard case .array(let items) = value else { throw wrong(name, say("数组", "an array")) }
        return items
    }

    private static func wrong(_ name: String?, _ expected: String) -> Problem {
        Problem.bad(name, say("此处应为\(expected)", "\(expected) is expected"), say("照文档改", "see /docs"))
    }

    private static func unknown(_ known: [String]) -> Problem {
        Problem.bad(
            nil, say("有不认识的键", "there is a key that is not known"), say("可用：", "known: ") + (known.isEmpty ? say("没有", "none") : known.joined(separator: ", ")),
            code: "unknown-option")
    }
}

extension CaseAction {
    /// nil for a name that there is not.
    init?(name: String, _ fields: AuditAction.Fields) {
        switch name {
        case "assign": self = .assign(unit: fields["unit"], person: fields["person"], deadline: fields["deadline"])
        case "rectify": self = .rectify(measure: fields["measure"], evidence: fields["evidence"])
        case "dispute": self = .dispute(reason: fields["reason"] ?? "")
        case "accept": self = .accept
        case "reject": self = .reject(reason: fields["reason"])
        case "close": self = .close
        case "reopen": self = .reopen(reason: fields["reason"] ?? "")
        default: return nil
        }
    }
}
