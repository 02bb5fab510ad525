internal import MoyinLedger
internal import MoyinReports

/// What lists and reports say of a case. None of it is a value that was found: the ledger holds none.
extension ListedCase {
    /// Its address, or else what its source calls it.
    var place: String { url ?? key }

    func isOverdue(_ today: String) -> Bool { record.state.isOpen && record.deadline.map { $0 < today } ?? false }

    /// 完成情况.
    var progressWords: String { record.state.progressWords }

    var severityWords: String { SeverityWords.name(record.severity) }

    /// 问题类型.
    var problemWords: String {
        var sorts: [String] = []
        for kind in kinds {
            let sort = ProblemSort.words(kind)
            if !sorts.contains(sort) { sorts.append(sort) }
        }
        return sorts.isEmpty ? say("其他", "other") : sorts.joined(separator: say("、", ", "))
    }

    /// 涉密情况: what marks there were. Whether it is secret is not for a program to say.
    var secrecyWords: String {
        if kinds.contains("SECRET_MARK") { return say("疑似涉密", "may be secret") }
        if kinds.contains(where: ProblemSort.isInternal) { return say("疑似工作秘密", "may be internal") }
        // What others found was not looked at for that.
        return kinds.isEmpty ? "" : say("未发现", "no mark")
    }

    /// 问题描述: what others said of it, and what was found where.
    func description(_ kindName: (String) -> String) -> String {
        let found = findings.sorted { ($1.severity, $0.kind) < ($0.severity, $1.kind) }.map { finding in
            let places = finding.places.isEmpty ? "" : say("（\(finding.places)）", " (\(finding.places))")
            return say("\(kindName(finding.kind)) \(grouped(finding.count)) 处\(places)", "\(kindName(finding.kind)): \(grouped(finding.count))\(places)")
        }
        return ((record.problem.map { [$0] } ?? []) + found).joined(separator: say("；", "; "))
    }

    func kindWords(_ kindName: (String) -> String) -> String { kinds.map(kindName).joined(separator: say("、", ", ")) }

    /// 复查结果、复查人.
    var recheckWords: String {
        let by = record.recheckedBy.map { say("，\($0)", ", \($0)") } ?? ""
        if record.state.isCorrected, record.recheckedAt != nil { return say("通过", "passed") + by }
        if record.failedRechecks > 0 { return say("\(record.failedRechecks) 次未通过", "failed \(record.failedRechecks) times") + by }
        return ""
    }

    /// 备注.
    var remarks: String {
        var remarks: [String] = []
        if let other = record.sameAs { remarks.append(say("与第 \(other) 号内容相同，合并计数", "says the same as no. \(other), counted with it")) }
        if !record.also.isEmpty {
            let others = record.also.map(\.words).joined(separator: say("、", ", "))
            remarks.append(say("另由\(others)发现", "also found by: \(others)"))
        }
        if record.reopened > 0 { remarks.append(say("改后重新出现 \(record.reopened) 次", "came back \(record.reopened) times")) }
        if record.state.isCorrected, record.failedRechecks > 0 { remarks.append(say("曾 \(record.failedRechecks) 次复查未通过", "failed \(record.failedRechecks) rechecks before")) }
        if record.state == .disputed || record.state == .falseAlarm {
            let people = [record.author.map { say("\($0)提出", "raised by \($0)") }, record.approver.map { say("\($0)认定", "agreed by \($0)") }].compactMap { $0 }
            let who = people.isEmpty ? "" : say("（\(people.joined(separator: "，"))）", " (\(people.joined(separator: ", ")))")
            remarks.append(record.state.words + say("：", ": ") + (record.reason ?? say("未说明理由", "no reason given")) + who)
        } else if let reason = record.reason {
            remarks.append(reason)
        }
        if isGone { remarks.append(say("来源已无此件", "its source no longer holds it")) }
        return remarks.joined(separator: say("；", "; "))
    }
}

extension CaseState {
    /// 完成情况, as the customary ledger calls it.
    var progressWords: String {
        switch self {
        case .found: say("未整改", "not begun")
        case .assigned: say("整改中", "under way")
        case .rectified: say("已改待复查", "to be rechecked")
        case .rechecked: say("已整改", "corrected")
        case .closed: say("已销号", "closed")
        case .disputed: say("申诉中", "disputed")
        case .falseAlarm: say("误报", "false alarm")
        }
    }
}

enum SeverityWords {
    /// - Parameter severity: 0 to 4; what only others found has none.
    static func name(_ severity: Int) -> String {
        switch severity {
        case 4: say("S4 严重", "S4 grave")
        case 3: say("S3 较重", "S3 serious")
        case 2: say("S2 一般", "S2 ordinary")
        case 1: say("S1 轻微", "S1 slight")
        default: say("未定级", "not graded")
        }
    }
}

/// What sort of problem a kind is: marks of the document are not personal data.
private enum ProblemSort {
    static func isInternal(_ kind: String) -> Bool { ["INTERNAL_MARK", "PROCESS_INFO", "INTERNAL_AFFAIRS", "CASE_FILE"].contains(kind) }

    static func words(_ kind: String) -> String {
        switch kind {
        case "SECRET_MARK": say("国家秘密标志", "mark of a state secret")
        case _ where isInternal(kind): say("工作秘密和内部信息", "work secrets, internal papers")
        case "TRADE_SECRET": say("商业秘密", "trade secret")
        case "SECURITY_RISK": say("公共安全", "public security")
        case "SECRET_CREDENTIAL": say("密码口令", "passwords and keys")
        case "OPEN_ATTRIBUTE", "OPEN_ATTRIBUTE_CONFLICT": say("公开属性", "attribute of publication")
        default: say("个人信息", "personal information")
        }
    }
}

/// A unit or column as reports name it.
func named(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return say("（未注明）", "(not stated)") }
    return text
}
