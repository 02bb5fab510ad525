/// 補助名冊 of a Taiwanese district office.
enum TaiwanRoster {
    static func write(at desk: inout Desk) -> Paper {
        desk.isInTable = true
        var roster = Roster(headers: ["編號", "姓名", "身分證字號", "出生日期", "行動電話", "戶籍地址", "補助金額"])
        for index in 1...desk.number(4...10) {
            let person = desk.person()
            let birth = "民國\(max(1, person.birth.year - 1911))年\(person.birth.month)月\(person.birth.day)日"
            roster.rows.append([
                "\(index)", "\(Piece(person.name, .personName))", "\(desk.value(.taiwanIdentity))", "\(Piece(birth, .birthDate))",
                "\(desk.value(.taiwanMobile))", "\(Piece(Addresses.taiwanHome(using: &desk.generator), .address))", "\(desk.number(3...12))000元",
            ])
        }
        let above: LabelledText = "依\(desk.documentNumber())函辦理，本所審核通過之急難救助名冊如下，請各里幹事確認。"
        let below: LabelledText = "承辦人：\(desk.name())，電話：\(desk.officePhone())。"
        return .around(roster, above: above, below: below, title: "急難救助核定名冊", at: &desk)
    }
}
