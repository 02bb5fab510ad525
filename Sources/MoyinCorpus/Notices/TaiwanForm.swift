/// 申請表 with every kind of Taiwanese number.
enum TaiwanForm {
    static let fields: [(kind: ValueKind, labels: [String])] = [
        (.taiwanResident, ["居留證號", "外僑居留證統一證號"]), (.taiwanBusiness, ["統一編號", "統編"]), (.taiwanMobile, ["行動電話", "手機"]),
        (.taiwanLandline, ["聯絡電話", "電話"]), (.taiwanPlate, ["車牌號碼", "車號"]), (.taiwanPassport, ["中華民國護照號碼"]),
        (.taiwanHealthCard, ["健保卡號"]), (.email, ["電子郵件", "電子信箱"]), (.credential, ["密碼"]), (.networkAddress, ["IP位址"]),
        (.passport, ["護照號碼"]), (.taiwanPermit, ["臺灣居民來往大陸通行證號碼"]),
    ]

    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        var text: LabelledText = """
            \(desk.pick("低收入戶調查申請表", "育兒津貼申請書", "志工報名表"))
            申請人姓名：\(Piece(person.name, .personName))
            國民身分證統一編號：\(desk.value(.taiwanIdentity))
            戶籍地址：\(Piece(Addresses.taiwanHome(using: &desk.generator), .address))

            """
        for field in desk.generator.shuffled(fields).prefix(desk.number(4...8)) {
            text += "\(desk.generator.pick(field.labels))：\(desk.value(field.kind))\n"
        }
        text += "中華民國\(desk.day().roc)\n"
        return Paper(text: text)
    }
}
