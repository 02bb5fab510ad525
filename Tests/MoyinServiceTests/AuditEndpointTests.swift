import Foundation
import Logging
@testable import MoyinService
import MoyinLedger
import Testing

/// The ledger as a client of the service meets it.
@Suite struct AuditEndpointTests {
    private static let paths = [
        ("GET", "figures"), ("GET", "report"), ("GET", "verify"), ("GET", "cases"), ("GET", "cases/1"), ("POST", "actions"), ("POST", "import"), ("POST", "runs"), ("POST", "recheck"),
    ]

    private static func body(_ path: String) -> (type: String?, body: String) {
        switch path {
        case "actions": ("application/json", #"{"action":"assign","cases":[1],"dry_run":true}"#)
        case "import": ("text/csv", "id\na2\n")
        case "runs", "recheck": ("application/x-ndjson", #"{"id":"a1","text":"已经改正。"}"#)
        default: (nil, "")
        }
    }

    @Test func withoutALedgerTheOptionIsNamed() async throws {
        try await LiveServer.with { server in
            for (method, path) in Self.paths {
                let (type, body) = Self.body(path)
                let reply = try await server.send(method, "/v1/audit/\(path)", type: type, body: Array(body.utf8))
                #expect(reply.status == 404 && reply.json["code"] as? String == "no-ledger", "\(path)")
                #expect((reply.json["remedy"] as? String)?.contains("--ledger") == true)
            }
        }
    }

    @Test func aRunIsAJobAndItsSecondIsShort() async throws {
        let folder = try AuditFolder()
        try await LiveServer.with { $0.ledger = folder.ledger } _: { server in
            let first = try await server.fill()
            #expect(first["items"] as? Int == 4 && first["found"] as? Int == 2 && first["not_reviewed"] as? Int == 1 && first["open"] as? Int == 2)
            let second = try await server.fill()
            // What could not be reviewed is tried again.
            #expect(second["unchanged"] as? Int == 3 && second["found"] as? Int == 0 && second["not_reviewed"] as? Int == 1)
            // The service has no such file, and says so.
            let reason = try #require(try Ledger(reading: folder.ledger).notReviewed().first)
            #expect(reason.key == "a4" && reason.reason.contains("服务没有 file 指的文件"))
            // The same as CSV is the same.
            let table = "id,title,unit,column,url,published_at,text\na2,天气,气象局,动态,,,今天天气很好。\n"
            let third = try await server.audit("runs?whole=true", type: "text/csv", table)
            #expect(third["items"] as? Int == 1 && third["gone"] as? Int == 3)
            let list = try await server.get("/v1/audit/cases").json
            #expect(list["total"] as? Int == 2)
            let wrong = try await server.send("/v1/audit/runs", type: "text/csv", "name,phone\nx,1\n")
            #expect(wrong.status == 400 && wrong.json["code"] as? String == "bad-table")
            #expect(try await server.send("/v1/audit/runs", type: "text/plain", "x").status == 415)
        }
    }

    @Test func whatEachKeyMayNot() async throws {
        let folder = try AuditFolder()
        let keys: [(name: String, bearer: [String: String])] = [
            ("read", try folder.key("读", [.auditRead])), ("write", try folder.key("写", [.auditWrite])),
            ("unit", try folder.key("民政局", [.auditRead, .auditWrite], unit: "民政局")), ("check", try folder.key("发布系统", [.check, .redact, .admin])),
        ]
        let office = try folder.office()
        try await LiveServer.with {
            $0.keyFile = folder.keys.path
            $0.ledger = folder.ledger
        } _: { server in
            try await server.fill(office)
            _ = try await server.act(as: office, #"{"action":"rectify","cases":[1]}"#)
            for (method, path) in Self.paths {
                let (type, body) = Self.body(path)
                for (name, bearer) in keys {
                    let allowed: Bool =
                        switch name {
                        case "read": method == "GET"
                        case "write": method == "POST"
                        // Of what changes the ledger, only what those do who must correct.
                        case "unit": method == "GET" && path != "verify"
                        default: false
                        }
                    let reply = try await server.send(method, "/v1/audit/\(path)", type: type, bearer, body: Array(body.utf8))
                    #expect(allowed ? reply.status < 300 : reply.status == 403, "\(name) \(path) \(reply.status)")
                    if !allowed { #expect(reply.json["code"] as? String == (name == "unit" ? "unit-key" : "scope-missing"), "\(name) \(path)") }
                }
                #expect(try await server.send(method, "/v1/audit/\(path)", type: type, body: Array(body.utf8)).status == 401)
            }
            // A job of the ledger is its key's, and needs no scope of reviews.
            let job = try #require(try await server.send("/v1/audit/runs", type: "application/x-ndjson", headers: keys[1].bearer, AuditSample.export).json["id"] as? String)
            #expect(try await server.ended(job, keys[1].bearer)["state"] as? String == "done")
            #expect(try await server.get("/v1/jobs/\(job)", office).status == 404)
            // Nor does the path of other jobs take those of the ledger.
            #expect(try await server.send("/v1/jobs?task=audit_run", type: "application/x-ndjson", headers: keys[3].bearer, "{}").status == 400)
        }
    }

    @Test func aUnitSeesItsOwnAndCorrectsIt() async throws {
        let folder = try AuditFolder()
        let office = try folder.office()
        let unit = try folder.key("教育局经办", [.auditRead, .auditWrite], unit: "教育局")
        try await LiveServer.with {
            $0.keyFile = folder.keys.path
            $0.ledger = folder.ledger
        } _: { server in
            try await server.fill(office)
            let list = try await server.get("/v1/audit/cases", unit).json
            #expect((list["cases"] as? [[String: Any]])?.map { $0["id"] as? String } == ["a3"] && list["total"] as? Int == 1)
            #expect(try await server.get("/v1/audit/cases?unit=\("民政局".addingPercentEncoding(withAllowedCharacters: .alphanumerics)!)", unit).status == 403)
            #expect(try await server.get("/v1/audit/cases/1", unit).status == 404)
            #expect(try await server.one(2, unit)["actions"] as? [String] == ["rectify", "dispute"])
            let figures = try await server.get("/v1/audit/figures", unit).json
            #expect(figures["cases"] as? Int == 1 && (figures["runs"] as? [Any])?.isEmpty == true && figures["ledger_head"] as? String == "")
            for format in ["text", "csv", "html"] {
                let report = try await server.get("/v1/audit/report?format=\(format)", unit).text
                #expect(!report.contains("低保公示") && !report.contains("民政局"), "\(format)")
            }
            // Another's number changes nothing, and is not told from one that there is not.
            let both = try await server.act(as: unit, #"{"action":"rectify","cases":[1,2,99],"fields":{"measure":"撤稿"}}"#)
            #expect(both.json["changed"] as? [Int] == [2] && both.json["unknown"] as? Int == 2)
            #expect(try await server.one(1, office)["state"] as? String == "found")
            #expect(try await server.act(as: unit, #"{"action":"rectify","filter":{"all":true}}"#).status == 409)
            for action in ["assign", "accept", "reject", "close"] {
                #expect(try await server.act(as: unit, #"{"action":"\#(action)","cases":[2]}"#).status == 403)
            }
            // What is given to another unit is that unit's.
            _ = try await server.act(as: office, #"{"action":"assign","cases":[2],"fields":{"unit":"民政局"}}"#)
            #expect(try await server.get("/v1/audit/cases/2", unit).status == 404)
        }
    }

    @Test func anotherKeyMustAgree() async throws {
        let folder = try AuditFolder()
        let (first, second) = (try folder.office("经办 · 甲"), try folder.office("审核"))
        try await LiveServer.with {
            $0.keyFile = folder.keys.path
            $0.ledger = folder.ledger
        } _: { server in
            try await server.fill(first)
            #expect(try await server.act(as: first, #"{"action":"dispute","cases":[1,2],"fields":{"reason":"依法公开"},"by":"张三"}"#).status == 200)
            #expect(try await server.one(1, first)["actions"] as? [String] == ["reject"])
            // Whatever name is given beside the key.
            for person in ["李四", "审核", " · 审核", ""] {
                let own = try await server.act(as: first, #"{"action":"accept","cases":[1,2],"by":"\#(person)"}"#)
                #expect(own.status == 409 && own.json["code"] as? String == "nothing-changed", "\(person)")
                #expect((own.json["detail"] as? String)?.contains("须另一人同意") == true)
            }
            let agreed = try await server.act(as: second, #"{"action":"accept","cases":[1],"by":"王五"}"#)
            #expect(agreed.json["changed"] as? [Int] == [1])
            let one = try await server.one(1, second)
            #expect(one["state"] as? String == "false_alarm" && one["author"] as? String == "经办 甲 · 张三" && one["approver"] as? String == "审核 · 王五")
            let history = try #require(one["history"] as? [[String: Any]])
            #expect(history.map { $0["action"] as? String } == ["found", "disputed", "false_alarm"])
            #expect(history.map { $0["actor"] as? String } == ["经办 甲", "经办 甲 · 张三", "审核 · 王五"])
            let figures = try await server.get("/v1/audit/figures", second).json
            #expect(figures["false_alarms"] as? Int == 1 && figures["reconciles"] as? Bool == true)
        }
        #expect(try Ledger(folder.ledger).verify().isSound)
    }

    @Test func aRecheckPassesWhatWasCorrected() async throws {
        let folder = try AuditFolder()
        try await LiveServer.with { $0.ledger = folder.ledger } _: { server in
            try await server.fill()
            let none = try await server.send("/v1/audit/recheck", type: "application/x-ndjson", #"{"id":"a1","text":"改了。"}"#)
            #expect(none.status == 409 && none.json["code"] as? String == "nothing-changed")
            _ = try await server.act(#"{"action":"assign","cases":[1,2],"fields":{"unit":"街道办","deadline":"2026-12-31"}}"#)
            _ = try await server.act(#"{"action":"rectify","filter":{"unit":"街道办"},"fields":{"measure":"脱敏"}}"#)
            func outcomes(_ result: [String: Any]) -> [String?] { (result["outcomes"] as? [[String: Any]] ?? []).map { $0["outcome"] as? String } }
            let still = try await server.audit("recheck?by=x", #"{"id":"a1","text":"张某某，身份证号码\#(AuditSample.number)。"}"#)
            #expect(outcomes(still) == ["still_there", "not_met"] && still["passed"] as? Int == 0)
            #expect(try await server.one(1)["state"] as? String == "assigned")
            #expect(try await server.one(2)["state"] as? String == "rectified")
            let passed = try await server.audit("recheck?number=1,2", #"{"id":"a1","text":"低保对象公示：张某某。"}"# + "\n" + #"{"id":"a3","html":"<p>名单</p>"}"#)
            #expect(outcomes(passed) == ["passed", "passed"])
            let one = try await server.one(1)
            #expect(one["state"] as? String == "rechecked" && one["actions"] as? [String] == ["close", "reopen"])
            // Who sends a body alone loses nothing of the rest.
            #expect(one["title"] as? String == "低保公示" && one["unit"] as? String == "街道办" && one["url"] as? String == "https://www.example.gov.cn/a1.html")
            let ledger = try Ledger(reading: folder.ledger)
            let fields = try ledger.fields(of: ledger.cases())
            #expect(fields["a1"]?.unit == "民政局" && fields["a1"]?.column == "公示公告" && fields["a3"]?.title == "名单")
            #expect(try ledger.sources(of: ledger.cases()) == ["http"])
            #expect(try await server.act(#"{"action":"close","filter":{"state":["rechecked"]}}"#).json["count"] as? Int == 2)
            // It comes back: open again by itself.
            let again = try await server.fill()
            #expect(again["reopened"] as? Int == 2)
        }
        #expect(try Ledger(folder.ledger).verify().isSound)
    }

    @Test func theLedgerIsProved() async throws {
        let folder = try AuditFolder()
        try await LiveServer.with { $0.ledger = folder.ledger } _: { server in
            try await server.fill()
            let head = try #require(try await server.get("/v1/audit/figures").json["ledger_head"] as? String)
            let sound = try await server.get("/v1/audit/verify?head=\(head)").json
            #expect(sound["sound"] as? Bool == true && sound["cases"] as? Int == 2 && sound["items"] as? Int == 4 && sound["head"] as? String == head)
            #expect((sound["faults"] as? [Any])?.isEmpty == true)
            try AuditSample.tamper(folder.ledger, "UPDATE cases SET deadline = '2030-01-01' WHERE id = 2")
            let changed = try await server.get("/v1/audit/verify", ["Accept-Language": "en"]).json
            let faults = try #require(changed["faults"] as? [[String: Any]])
            #expect(changed["sound"] as? Bool == false && changed["fault_count"] as? Int == 1)
            #expect(faults.first?["code"] as? String == "case_changed" && faults.first?["number"] as? Int == 2)
            #expect(faults.first?["words"] as? String == "case 2 is not what the history says")
            let cut = try await server.get("/v1/audit/verify?head=999-0123456789abcdef").text
            #expect(cut.contains("history_cut"))
            #expect(try await server.get("/v1/audit/verify?x=1").json["code"] as? String == "unknown-option")
        }
    }

    @Test func whatToDoIsTold() async throws {
        let folder = try AuditFolder()
        try await LiveServer.with { $0.ledger = folder.ledger } _: { server in
            try await server.fill()
            _ = try await server.act(#"{"action":"rectify","filter":{"all":true}}"#)
            // The service has no files of the items: they come with the request, and an empty one withdraws nothing.
            for path in ["recheck", "recheck?withdrawn=true", "runs?whole=true"] {
                let none = try await server.send("/v1/audit/\(path)", type: "application/x-ndjson", "")
                #expect(none.status == 400 && none.json["code"] as? String == "missing-text", "\(path): \(none.text)")
            }
            let blank = try await server.audit("recheck?withdrawn=true", "\n\n")
            #expect(blank["passed"] as? Int == 0)
            let part = try await server.audit("recheck", #"{"id":"a1","text":"低保对象公示：张某某。"}"#)
            #expect(part["passed"] as? Int == 1 && (part["advice"] as? [String])?.first?.contains("withdrawn=true") == true)
            let rest = try await server.audit("recheck?withdrawn=true", #"{"id":"a1","text":"低保对象公示：张某某。"}"#)
            #expect(rest["passed"] as? Int == 1 && (rest["advice"] as? [String])?.isEmpty == true)
        }
    }

    @Test func aListIsMatchedAndWhatIsNotIsTold() async throws {
        let folder = try AuditFolder()
        try await LiveServer.with { $0.ledger = folder.ledger } _: { server in
            try await server.fill()
            let list = "编号,链接,问题,整改时限\na2,,泄露了\(AuditSample.other),2026-12-31\n,http://www.example.gov.cn/a1.html#x,也被发现,\n电话\(AuditSample.mobile),,没有,\n"
            let trial = try await server.send("/v1/audit/import?dry_run=true", type: "text/csv", list).json
            #expect(trial["added"] as? Int == 1 && trial["known"] as? Int == 1)
            #expect(try await server.get("/v1/audit/cases").json["total"] as? Int == 2)
            let done = try await server.send("/v1/audit/import?source=assigned&deadline=2026-11-30", type: "text/csv", list)
            let unmatched = try #require(done.json["unmatched"] as? [[String: Any]])
            #expect(unmatched.map { $0["line"] as? Int } == [4] && !done.text.contains(AuditSample.mobile))
            let one = try await server.one(3)
            #expect(one["state"] as? String == "assigned" && one["source"] as? String == "assigned" && one["deadline"] as? String == "2026-12-31")
            #expect((one["problem"] as? String)?.contains(AuditSample.other) == false)
            for (path, body, code) in [
                ("import", "problem\nx\n", "bad-table"), ("import", "id,deadline\na1,明天\n", "bad-table"), ("import?source=self", "id\na1\n", "unknown-value"),
                ("import?deadline=tomorrow", "id\na1\n", "bad-value"), ("import?unit=x", "id\na1\n", "unknown-option"),
            ] {
                let reply = try await server.send("/v1/audit/\(path)", type: "text/csv", body)
                #expect(reply.status == 400 && reply.json["code"] as? String == code, "\(path): \(reply.text)")
            }
            // Not while a run enters items.
            let run = try LedgerRun(Ledger(folder.ledger), version: "1", by: "甲")
            let meanwhile = try await server.send("/v1/audit/import", type: "text/csv", list)
            #expect(meanwhile.status == 409 && meanwhile.json["code"] as? String == "run-under-way")
            withExtendedLifetime(run) {}
        }
    }

    @Test func filtersAndPages() async throws {
        let folder = try AuditFolder()
        try await LiveServer.with { $0.ledger = folder.ledger } _: { server in
            try await server.fill()
            _ = try await server.act(#"{"action":"assign","cases":[1],"fields":{"deadline":"2020-01-01"}}"#)
            for (query, numbers) in [
                ("", [1, 2]), ("state=assigned", [1]), ("state=found,assigned", [1, 2]), ("state=open", [1, 2]), ("kind=CN_RESIDENT_ID", [1]), ("severity=S4", [1]),
                ("source=assigned", []), ("overdue=true", [1]), ("number=2", [2]), ("id=a3", [2]), ("from=2020-01-01", [1, 2]), ("to=2020-01-01", []),
                ("column=%E5%85%AC%E7%A4%BA%E5%85%AC%E5%91%8A&state=found", [2]),
            ] as [(String, [Int])] {
                let list = try await server.get("/v1/audit/cases?\(query)").json
                #expect((list["cases"] as? [[String: Any]])?.map { $0["number"] as? Int } == numbers, "\(query)")
                #expect(list["total"] as? Int == numbers.count)
            }
            let first = try await server.get("/v1/audit/cases?limit=1").json
            #expect(first["next"] as? Int == 1 && first["total"] as? Int == 2)
            let second = try await server.get("/v1/audit/cases?limit=1&after=1").json
            #expect((second["cases"] as? [[String: Any]])?.first?["id"] as? String == "a3" && second["next"] is NSNull)
            for query in ["limit=0", "after=-1", "state=none", "severity=5", "from=x", "number=x", "overdue=maybe", "foo=1", "state=found&state=closed"] {
                #expect(try await server.get("/v1/audit/cases?\(query)").status == 400, "\(query)")
            }
            for body in [
                "", "[]", #"{"action":"close"}"#, #"{"action":"close","cases":[]}"#, #"{"action":"close","filter":{}}"#, #"{"action":"close","cases":[1],"filter":{"all":true}}"#,
                #"{"action":"erase","cases":[1]}"#, #"{"action":"dispute","cases":[1]}"#, #"{"action":"assign","cases":[1],"fields":{"deadline":"soon"}}"#,
                #"{"action":"assign","cases":["1"]}"#, #"{"action":"assign","cases":[1],"fields":{"state":"closed"}}"#, #"{"action":"close","cases":[1],"actor":"x"}"#,
            ] { #expect(try await server.act(body).status == 400, "\(body)") }
            #expect(try await server.get("/v1/audit/cases/9").status == 404)
            #expect(try await server.get("/v1/audit/cases/x").status == 404)
        }
    }

    @Test func reportsInEveryFormat() async throws {
        let folder = try AuditFolder()
        try await LiveServer.with { $0.ledger = folder.ledger } _: { server in
            try await server.fill()
            for (format, type, sign) in [
                ("text", "text/plain; charset=utf-8", "自查 2"), ("json", "application/json", "\"found_self\": 2"), ("csv", "text/csv; charset=utf-8", "低保公示"),
                ("html", "text/html; charset=utf-8", "信息公开内容整改情况"),
            ] {
                let report = try await server.get("/v1/audit/report?format=\(format)")
                #expect(report.status == 200 && report.headers["content-type"] == type && report.text.contains(sign), "\(format)")
            }
            let page = try await server.get("/v1/audit/report?format=html")
            #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; style-src 'unsafe-inline'") == true)
            let book = try await server.get("/v1/audit/report?format=xlsx")
            #expect(book.body.starts(with: [0x50, 0x4b]) && book.headers["content-disposition"]?.contains("ledger.xlsx") == true)
            #expect(try await server.get("/v1/audit/report?format=doc").json["code"] as? String == "unknown-value")
            #expect(try await server.get("/v1/audit/figures", ["Accept-Language": "en"]).text.contains("Mobile number"))
            #expect(try await server.get("/v1/audit/figures?unit=%E6%B0%91%E6%94%BF%E5%B1%80").json["scope"] as? String == "民政局")
        }
    }

    /// Neither what was found nor what people type in the wrong place.
    @Test func noValueIsAnsweredKeptOrLogged() async throws {
        let folder = try AuditFolder()
        let server = try await LiveServer(level: .trace) { $0.ledger = folder.ledger }
        var answers = ""
        answers += "\(try await server.fill())"
        let typed = "13900005678"
        for body in [
            #"{"action":"assign","cases":[1],"fields":{"unit":"民政局\#(typed)","person":"李主任\#(typed)"},"by":"张三\#(typed)"}"#,
            #"{"action":"rectify","cases":[1],"fields":{"measure":"删去\#(typed)","evidence":"https://x.example/\#(typed)"}}"#,
            #"{"action":"dispute","cases":[2],"fields":{"reason":"\#(typed)是办公电话"}}"#, #"{"action":"reject","cases":[2],"fields":{"reason":"\#(typed)不是"}}"#,
        ] {
            let reply = try await server.act(body)
            #expect(reply.status == 200, "\(reply.text)")
            answers += reply.text
        }
        answers += "\(try await server.audit("recheck?number=1", #"{"id":"a1","text":"电话\#(typed)"}"#))"
        answers += try await server.send("/v1/audit/import?by=\(typed)", type: "text/csv", "id,problem\na2,有\(typed)\n\(typed),x\n").text
        for path in ["figures", "report?format=csv", "report?format=html", "report?format=text", "cases", "cases/1", "cases/2", "cases/3", "cases?id=\(typed)", "cases?unit=\(typed)&x=1"] {
            answers += try await server.get("/v1/audit/\(path)").text
        }
        // The history says who, and what was typed stands there with labels in its place.
        #expect(answers.contains("本机 · 张三[") && answers.contains("李主任["))
        try await server.stop()
        for value in [AuditSample.number, AuditSample.mobile, AuditSample.other, typed] {
            #expect(!answers.contains(value), "\(value)")
            #expect(!server.log.text.contains(value), "\(value)")
            #expect(try !folder.holds(value), "\(value)")
        }
    }

    @Test func aFileThatIsNoLedgerIsRefused() throws {
        let folder = try AuditFolder()
        try Data("某文件\n".utf8).write(to: URL(fileURLWithPath: folder.ledger))
        var configuration = ServiceConfiguration()
        configuration.ledger = folder.ledger
        let refused = #expect(throws: StartError.self) { try ServiceCore.make(configuration, engine: LiveServer.engine.get()) }
        #expect(refused?.code == .badLedger)
        #expect(try String(contentsOfFile: folder.ledger, encoding: .utf8) == "某文件\n")
        configuration.ledger = folder.url.appendingPathComponent("none/x.db").path
        #expect(throws: StartError.self) { try ServiceCore.make(configuration, engine: LiveServer.engine.get()) }
    }
}
