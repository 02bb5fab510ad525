internal import MoyinLedger
package import MoyinReports

/// What entries of a history are called.
package enum ActionWords {
    package static func words(_ action: String) -> String {
        switch action {
        case "found": say("发现", "found")
        case "listed": say("列入清单", "listed")
        case "read": say("重读", "read again")
        case "assigned": say("交办", "assigned")
        case "rectified": say("报告已整改", "said to be corrected")
        case "rechecked": say("复查", "rechecked")
        case "disputed": say("申诉", "disputed")
        case "false_alarm": say("同意为误报", "agreed: a false alarm")
        case "rejected": say("不同意申诉", "dispute turned down")
        case "closed": say("销号", "closed")
        case "reopened": say("重新打开", "opened again")
        default: action
        }
    }

    /// What stands beside an entry.
    ///
    /// - Parameter json: as the history has it.
    package static func detail(_ json: String) -> String {
        guard case .object(let members)? = try? JSONValue.parse(Array(json.utf8)) else { return json }
        return members.compactMap { name, value in
            let text: String
            switch value {
            case .string(let words): text = words
            case .integer(let number): text = "\(number)"
            default: return nil
            }
            switch name {
            case "unit": return say("责任单位：", "unit: ") + text
            case "person": return say("责任人：", "person: ") + text
            case "deadline": return say("整改时限：", "deadline: ") + text
            case "measure": return say("整改措施：", "measure: ") + text
            case "evidence": return say("整改证据：", "evidence: ") + text
            case "reason": return say("理由：", "reason: ") + text
            case "origin": return say("来源：", "found by: ") + (CaseOrigin(rawValue: text)?.words ?? text)
            case "line": return say("清单第 \(text) 行", "line \(text) of the list")
            case "outcome": return Recheck(rawValue: text)?.words ?? text
            default: return "\(name): \(text)"
            }
        }.joined(separator: say("；", "; "))
    }
}
