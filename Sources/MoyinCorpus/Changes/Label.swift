/// Labels in their disguises.
enum Label {
    /// Simplified and traditional forms of labels that differ by more than a few characters are written out; the others
    /// stay as they are.
    private static let traditional = [
        "身份证号": "身份證號", "身份证号码": "身份證號碼", "公民身份号码": "公民身份號碼", "手机": "手機", "手机号": "手機號", "手机号码": "手機號碼",
        "联系电话": "聯繫電話", "电话": "電話", "银行卡号": "銀行卡號", "账号": "帳號", "卡号": "卡號", "一卡通账号": "一卡通帳號", "开户账号": "開戶帳號",
        "证件号码": "證件號碼", "联系方式": "聯繫方式", "存折账号": "存摺帳號",
    ]

    static func written(_ label: String, disguise: Evasion?) -> String {
        switch disguise {
        case .spacedLabel: label.map { String($0) }.joined(separator: " ")
        case .backtickedLabel: label.prefix(2) + "`" + label.dropFirst(2)
        case .traditionalLabel: traditional[label] ?? label
        default: label
        }
    }
}
