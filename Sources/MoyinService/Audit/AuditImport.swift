internal import Hummingbird
internal import HummingbirdCore
internal import MoyinAudit
internal import MoyinFiles
internal import MoyinLedger
internal import MoyinReports
internal import NIOCore

/// A list of what others found, as CSV: matched to items, line by line.
enum AuditImport {
    static func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        guard case .document(.csv, _) = try ReviewEndpoint.mediaType(request) else { throw Problem.otherMedia(["text/csv"]) }
        let items = try QueryItems(request.uri.query?[...])
        let known = ["source", "deadline", "dry_run", "by"]
        for item in items.items where !known.contains(item.name) {
            throw Problem.bad(nil, say("有不认识的选项", "there is an option that is not known"), say("可用：", "known: ") + known.joined(separator: ", "), code: "unknown-option")
        }
        let origin = try AuditFilter.origin(items.value("source") ?? CaseOrigin.superior.rawValue)
        guard origin != .own else { throw AuditFilter.unknown("source", CaseOrigin.allCases.filter { $0 != .own }.map(\.rawValue)) }
        let deadline = try items.value("deadline").map { (text) throws(Problem) in try AuditFilter.day(text, "deadline") }
        let isTrial = try items.flag("dry_run")
        let person = try items.value("by").map { (text) throws(Problem) in try AuditAction.short(text, "by") }
        let body = try await Body(request, exchange.core.limits, exchange.core.budget)
        defer { body.held.end() }
        exchange.add(bodyBytes: body.bytes.count)
        let bytes = body.bytes
        let answer = try await exchange.withLedger { desk, access in
            try access.demandAll()
            let list = try Self.list(bytes, desk)
            let outcome = try desk.ledger.enter(list, from: origin, deadline: deadline, by: access.actor(person.map(desk.shownName)), isTrial: isTrial)
            return Self.json(list, outcome, isTrial: isTrial, desk)
        }
        return ServiceResponder.json(ByteBuffer(bytes: answer))
    }

    private static func list(_ bytes: [UInt8], _ desk: AuditDesk) throws(Problem) -> [ListedProblem] {
        do throws(FileProblem) {
            return try ProblemList.read(bytes).map { line in
                var line = line
                line.problem = line.problem.map(desk.shown)
                line.unit = line.unit.map(desk.shownName)
                return line
            }
        } catch {
            throw Problem(.badRequest, "bad-table", error.reason, remedy: say("改好表格再发送", "correct the table and send it again"))
        }
    }

    private static func json(_ list: [ListedProblem], _ outcome: ImportOutcome, isTrial: Bool, _ desk: AuditDesk) -> [UInt8] {
        var json = JSONText()
        json.raw("{\"dry_run\":\(isTrial),\"lines\":\(list.count),\"added\":\(outcome.added),\"known\":\(outcome.known),\"reopened\":\(outcome.reopened)")
        json.raw(",\"unmatched\":")
        let names = Dictionary(list.map { ($0.line, $0.id ?? $0.url ?? "") }) { first, _ in first }
        json.list(outcome.unmatched) { json, line in
            json.raw("{\"line\":\(line),\"id\":")
            json.string(desk.shown(names[line] ?? ""))
            json.raw("}")
        }
        json.raw("}\n")
        return json.bytes
    }
}
