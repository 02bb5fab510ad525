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
}
