package import MoyinReports

/// How far the correction of an item is (发现 → 交办 → 整改 → 复查 → 销号).
package enum CaseState: String, Sendable, CaseIterable, Codable {
    /// 发现: something must be corrected, and nobody has been told yet.
    case found
    /// 交办: a unit has been told to correct it.
    case assigned
    /// 整改: the unit says that it is corrected.
    case rectified
    /// 复查: the item was read again, and what was wrong is gone.
    case rechecked
    /// 销号: struck off the list.
    case closed
    /// 申诉: the unit says that nothing is wrong.
    case disputed
    /// 误报: somebody other than who said so has agreed that nothing is wrong.
    case falseAlarm = "false_alarm"

    /// Neither corrected, as far as a second reading proves it, nor a false alarm.
    package var isOpen: Bool {
        switch self {
        case .found, .assigned, .rectified, .disputed: true
        case .rechecked, .closed, .falseAlarm: false
        }
    }

    /// It was corrected, and a second reading has proved it.
    package var isCorrected: Bool { self == .rechecked || self == .closed }

    package var words: String {
        switch self {
        case .found: say("发现", "found")
        case .assigned: say("交办", "assigned")
        case .rectified: say("整改", "rectified")
        case .rechecked: say("复查", "rechecked")
        case .closed: say("销号", "closed")
        case .disputed: say("申诉", "disputed")
        case .falseAlarm: say("误报", "false alarm")
        }
    }

    static let open = allCases.filter(\.isOpen)

    /// States in which a second reading decides.
    package static let recheckable: [CaseState] = [.found, .assigned, .rectified]
}

/// Who found that an item must be corrected.
package enum CaseOrigin: String, Sendable, CaseIterable, Codable {
    /// 自查: an audit of one's own.
    case own = "self"
    /// 上级交办: a list of the superior body.
    case superior = "assigned"
    /// 第三方测评.
    case thirdParty = "third_party"
    /// 群众举报.
    case report

    package var words: String {
        switch self {
        case .own: say("自查", "self-check")
        case .superior: say("上级交办", "assigned by superior")
        case .thirdParty: say("第三方", "third party")
        case .report: say("举报", "report by the public")
        }
    }
}
