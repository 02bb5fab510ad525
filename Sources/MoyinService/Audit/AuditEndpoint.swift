internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import MoyinAudit
internal import MoyinLedger
internal import MoyinReports
internal import NIOCore

/// `/v1/audit`: the ledger of corrections, as `moyin audit` has it. Nothing of it is a value that was found.
enum AuditEndpoint {
    static let all = [
        Endpoint(.get, "/v1/audit/figures", scope: .auditRead) { try await report($0, $1, formats: [.json], others: []) },
        Endpoint(.get, "/v1/audit/report", scope: .auditRead, contentSecurityPolicy: page) {
            try await report($0, $1, formats: ReportFormat.allCases, others: ["format"])
        },
        Endpoint(.get, "/v1/audit/cases", scope: .auditRead) { try await list($0, $1) },
        Endpoint(.get, "/v1/audit/cases/{number}", scope: .auditRead) { _, exchange in try await one(exchange) },
        Endpoint(.get, "/v1/audit/verify", scope: .auditRead) { try await AuditProof.answer($0, $1) },
        Endpoint(.post, "/v1/audit/actions", scope: .auditWrite) { try await AuditAction.answer($0, $1) },
        Endpoint(.post, "/v1/audit/import", scope: .auditWrite) { try await AuditImport.answer($0, $1) },
        Endpoint(.post, "/v1/audit/runs", scope: .auditWrite) { try await AuditIntake.answer($0, $1, .auditRun) },
        Endpoint(.post, "/v1/audit/recheck", scope: .auditWrite) { try await AuditIntake.answer($0, $1, .auditRecheck) },
    ]

    /// The page of figures brings its own style; scripts there are none.
    private static let page = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

    enum ReportFormat: String, CaseIterable, Sendable {
        case text, json, csv, xlsx, html

        var mediaType: String {
            switch self {
            case .text: "text/plain; charset=utf-8"
            case .json: "application/json"
            case .csv: "text/csv; charset=utf-8"
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case .html: "text/html; charset=utf-8"
            }
        }
    }

    private static func report(_ request: Request, _ exchange: Exchange, formats: [ReportFormat], others: [String]) async throws -> Response {
        let items = try QueryItems(request.uri.query?[...])
        let asked = try AuditFilter.selection(items, others: others)
        let name = formats.count > 1 ? items.value("format") ?? "json" : "json"
        guard let format = formats.first(where: { $0.rawValue == name }) else { throw AuditFilter.unknown("format", formats.map(\.rawValue)) }
        let bytes = try await exchange.withLedger { desk, access in
            let selection = try access.bounded(asked)
            var figures = try desk.ledger.figures(selection, today: LedgerTime.today())
            // Runs and the end of the history are of all units together.
            if access.unit != nil { (figures.runs, figures.head) = ([], "") }
            let needsCases = format == .csv || format == .xlsx || format == .html
            let report = AuditReport(figures, needsCases ? try desk.ledger.cases(selection) : [], scope: selection.words(desk.kindName), time: LedgerTime.now())
            switch format {
            case .text: return Array(report.text(desk.kindName).utf8)
            case .json: return report.json(desk.kindName)
            case .csv: return report.csv(desk.kindName)
            case .html: return report.page(desk.kindName)
            case .xlsx:
                do { return try report.workbook(desk.kindName) } catch let error as LedgerError { throw Problem.noWorkbook(error) }
            }
        }
        var headers: HTTPFields = [.contentType: format.mediaType]
        if format == .csv || format == .xlsx { headers[.contentDisposition] = "attachment; filename=\"ledger.\(format.rawValue)\"" }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static let longestPage = 1000

    private static func list(_ request: Request, _ exchange: Exchange) async throws -> Response {
        let items = try QueryItems(request.uri.query?[...])
        let asked = try AuditFilter.selection(items, others: ["after", "limit"])
        guard let limit = Int(items.value("limit") ?? "100"), (1...longestPage).contains(limit) else {
            throw Problem.bad("limit", say("limit 应在 1 到 \(longestPage) 之间", "limit is between 1 and \(longestPage)"), say("分页取", "ask page by page"))
        }
        guard let after = Int(items.value("after") ?? "0"), after >= 0 else {
            throw Problem.bad("after", say("after 是上一页的 next", "after is next of the page before"), say("从头取就不写", "leave it out to begin at the start"))
        }
        let bytes = try await exchange.withLedger { desk, access in
            let selection = try access.bounded(asked)
            // One more than is told says whether there are more.
            let cases = try desk.ledger.cases(selection, after: after, limit: limit + 1)
            return CaseJSON.list(
                Array(cases.prefix(limit)), total: try desk.ledger.count(selection), hasMore: cases.count > limit,
                actions: access.possible, desk)
        }
        return ServiceResponder.json(ByteBuffer(bytes: bytes))
    }

    private static func one(_ exchange: Exchange) async throws -> Response {
        guard let number = exchange.parameter.flatMap({ Int($0) }), number > 0 else { throw Problem.noSuchCase }
        let bytes = try await exchange.withLedger { desk, access in
            var asked = CaseSelection()
            asked.numbers = [number]
            guard let listed = try desk.ledger.cases(access.bounded(asked)).first else { throw Problem.noSuchCase }
            return CaseJSON.one(listed, try desk.ledger.history(of: number), actions: access.actions(listed.record), desk)
        }
        return ServiceResponder.json(ByteBuffer(bytes: bytes))
    }
}
