package import MoyinReports

/// What people do with cases. Each names the states that it may come from; a case in another state is left as it is.
package enum CaseAction: Sendable {
    /// 交办.
    case assign(unit: String?, person: String?, deadline: String?)
    /// 整改: the unit says that it is corrected, how, and what shows it.
    case rectify(measure: String?, evidence: String?)
    /// 申诉: nothing is wrong, and why.
    case dispute(reason: String)
    /// 误报: agreed to by another person than the one who said so.
    case accept
    /// The dispute is turned down.
    case reject(reason: String?)
    /// 销号.
    case close
    /// Again, for a reason that no reading shows.
    case reopen(reason: String)

    package var name: String {
        switch self {
        case .assign: "assigned"
        case .rectify: "rectified"
        case .dispute: "disputed"
        case .accept: "false_alarm"
        case .reject: "rejected"
        case .close: "closed"
        case .reopen: "reopened"
        }
    }

    /// States from which it is possible.
    package var origins: [CaseState] {
        switch self {
        case .assign: [.found, .assigned, .rectified]
        case .rectify: [.found, .assigned]
        case .dispute: [.found, .assigned, .rectified]
        case .accept, .reject: [.disputed]
        case .close: [.rechecked]
        case .reopen: [.rechecked, .closed, .falseAlarm]
        }
    }

    var detail: [(String, JSONValue)] {
        switch self {
        case .assign(let unit, let person, let deadline): [("unit", JSONValue(unit)), ("person", JSONValue(person)), ("deadline", JSONValue(deadline))]
        case .rectify(let measure, let evidence): [("measure", JSONValue(measure)), ("evidence", JSONValue(evidence))]
        case .dispute(let reason), .reopen(let reason): [("reason", .string(reason))]
        case .reject(let reason): [("reason", JSONValue(reason))]
        case .accept, .close: []
        }
    }
}

/// What came of an action on many cases.
package struct ActionOutcome: Sendable {
    /// Cases that it changed, by number.
    package var done: [Int] = []
    /// Cases left as they are, by the state they are in.
    package var otherState: [CaseState: Int] = [:]
    /// False alarms that the same person would have to agree to who said so.
    package var samePerson = 0

    package init() {}
}
