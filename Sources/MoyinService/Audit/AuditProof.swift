internal import Hummingbird
internal import MoyinLedger
internal import MoyinReports
internal import NIOCore

/// `/v1/audit/verify`: whether anybody has changed the ledger behind its history.
enum AuditProof {
    /// So many faults are told one by one.
    private static let faultsTold = 100

    static func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        var items = try QueryItems(request.uri.query?[...])
        let noted = try items.take("head").map { (text) throws(Problem) in try AuditAction.short(text, "head") }
        guard items.items.isEmpty else {
            throw Problem.bad(nil, say("有不认识的选项", "there is an option that is not known"), say("可用：", "known: ") + "head", code: "unknown-option")
        }
        let bytes = try await exchange.withLedger { desk, access in
            try access.demandAll()
            return json(try desk.ledger.verify(noted: noted))
        }
        return ServiceResponder.json(ByteBuffer(bytes: bytes))
    }

    private static func json(_ proof: Verification) -> [UInt8] {
        var json = JSONText()
        json.raw("{\"sound\":\(proof.isSound),\"entries\":\(proof.entries),\"cases\":\(proof.cases),\"items\":\(proof.items),\"head\":")
        json.string(proof.head)
        json.raw(",\"fault_count\":\(proof.faults.count),\"faults\":")
        json.list(Array(proof.faults.prefix(faultsTold))) { json, fault in
            json.raw("{\"code\":\"\(fault.code.rawValue)\",\"number\":\(fault.number.map { "\($0)" } ?? "null"),\"words\":")
            json.string(fault.words)
            json.raw("}")
        }
        json.raw("}\n")
        return json.bytes
    }
}
