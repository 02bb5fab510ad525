/// 香港憲報公告、部門通告.
enum HongKongNotice {
    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        let day = desk.day()
        var text: LabelledText = """
            政府公告第\(desk.number(100...7999))號
            \(desk.pick("遺產管理通告", "註銷登記通告", "失物認領通告", "招聘合約職位通告"))

            現通告\(Piece(person.name, .personName))（香港身份證號碼：\(desk.value(.hongKongIdentity))），最後居住地址為\(Piece(Addresses.hongKongHome(using: &desk.generator), .address))，如有任何人士就上述事宜提出反對，須於\(day.han)下午5時30分或之前以書面通知本署。
            查詢電話：\(desk.officePhone())　電郵：\(Piece("enquiry@example.gov.hk", .email))

            """
        if desk.chance(50) { text += "申請人手提電話：\(Piece(Telephones.hongKong(using: &desk.generator), .hongKongPhone))\n" }
        if desk.chance(40) { text += "回鄉證號碼：\(desk.value(.hongKongMacauPermit))\n" }
        text += "是次招聘共收到\(desk.number(112...999))份申請，月薪為\(desk.number(20...60)),\(desk.number(100...999))元。\n\(day.han)　\(desk.pick("民政事務總署署長", "入境事務處處長", "公司註冊處處長"))\(desk.name())\n"
        return Paper(text: text)
    }
}
