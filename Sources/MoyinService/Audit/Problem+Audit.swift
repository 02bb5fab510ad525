internal import HTTPTypes
internal import MoyinLedger
internal import MoyinReports

extension Problem {
    static var noLedger: Problem {
        Problem(
            .notFound, "no-ledger", say("这个服务没有台账", "this service has no ledger"),
            remedy: say("请管理员启动时用 --ledger 指定台账", "have the administrator start it with --ledger and a file"))
    }

    static var noSuchCase: Problem {
        Problem(
            .notFound, "no-such-case", say("台账里没有这个问题，或者不是这个单位的", "the ledger has no such case, or it is another unit's"),
            remedy: say("用 GET /v1/audit/cases 列出", "see GET /v1/audit/cases"))
    }

    static var otherUnit: Problem {
        Problem(
            .forbidden, "unit-key", say("这个密钥只能看本单位的问题、报告整改和申诉", "this key sees the cases of its unit, and can rectify and dispute them"),
            remedy: say("用不限单位的密钥（moyin-server keys create 不加 --unit）", "use a key without a unit (moyin-server keys create without --unit)"),
            field: "Authorization")
    }

    static func otherMedia(_ known: [String]) -> Problem {
        Problem(
            .unsupportedMediaType, "media-type", say("这里不收这种 Content-Type", "this Content-Type is not taken here"),
            remedy: say("可用：", "known: ") + known.joined(separator: ", "), field: "Content-Type", closes: true)
    }

    static var nothingToRecheck: Problem {
        Problem(
            .conflict, "nothing-changed", say("没有要复查的问题", "there are no cases to be rechecked"),
            remedy: say("缺省只复查报告已整改的；用 number 或过滤条件指定别的", "by default what was said to be corrected is rechecked; choose others with number or a filter"))
    }

    /// The service has no files of the items: what is to be read comes with the request.
    static func emptyExport(_ task: Job.Task) -> Problem {
        Problem(
            .badRequest, "missing-text", say("正文是空的", "the body is empty"),
            remedy: task == .auditRecheck
                ? say("把改正后的条目放进正文，一行一条：{\"id\": 台账里的编号, \"text\" 或 \"html\": 改正后的内容}", "send the corrected items, one a line: {\"id\": as the ledger has it, \"text\" or \"html\": the corrected content}")
                : say("把导出放进正文：JSON 行或 CSV", "send the export: JSON lines or CSV"))
    }

    /// Whoever asked should know that nothing was done, and why.
    static func nothingChanged(_ outcome: ActionOutcome) -> Problem {
        var reasons = outcome.otherState.sorted { $0.key.rawValue < $1.key.rawValue }.map { state, count in
            say("\(grouped(count)) 条处于“\(state.words)”，不能这样做", "\(grouped(count)) are \(state.words), which does not allow it")
        }
        if outcome.samePerson > 0 {
            reasons.append(say("\(grouped(outcome.samePerson)) 条由同一密钥提出，须另一人同意", "\(grouped(outcome.samePerson)) were disputed with the same key; another one must agree"))
        }
        if reasons.isEmpty { reasons.append(say("没有这样的问题", "there are no such cases")) }
        return Problem(
            .conflict, "nothing-changed", say("没有改动：", "nothing was changed: ") + reasons.joined(separator: say("；", "; ")),
            remedy: outcome.samePerson > 0 ? say("用另一人的密钥", "use the key of another person") : say("看一下它们现在的状态", "see the state that they are in"))
    }

    /// - Parameter error: that of a report, which names no file.
    static func noWorkbook(_ error: LedgerError) -> Problem {
        Problem(.unprocessableContent, "no-workbook", error.description, remedy: say("按时间或单位分开取，或用 format=csv", "ask by period or unit, or use format=csv"))
    }

    private static var ledgerFull: Problem {
        Problem(
            insufficientStorage, "ledger-full", say("台账写不下了；已入账的不受影响", "the ledger cannot be written any further; what was entered stands"),
            remedy: say("请管理员腾出磁盘空间，再做一次", "have the administrator free disk space, and do it again"), retryAfter: 60)
    }

    /// What a ledger says names files of the server: here it is said without them.
    init(_ error: LedgerError) {
        switch error.code {
        case .busy:
            self.init(
                .serviceUnavailable, "ledger-busy", say("台账正被占用", "the ledger is in use"), remedy: say("稍后重试", "try again in a moment"), retryAfter: 5)
        case .runUnderWay:
            self.init(
                .conflict, "run-under-way", say("另一次检查或导入正在给台账记账", "another run or import is entering items into the ledger"),
                remedy: say("等它做完再来", "wait until it is done"), retryAfter: 30)
        case .noRoom: self = .ledgerFull
        default:
            self.init(
                .internalServerError, "ledger-failed", say("台账出错（\(error.code.rawValue)）", "the ledger failed (\(error.code.rawValue))"),
                remedy: say("请管理员运行 moyin audit verify", "have the administrator run moyin audit verify"))
        }
    }
}
