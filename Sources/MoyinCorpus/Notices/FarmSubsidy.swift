/// 惠农补贴: name, area and amount in the village.
enum FarmSubsidy {
    static func write(at desk: inout Desk) -> Paper {
        desk.isInTable = true
        let withAccount = desk.chance(65)
        let withID = desk.chance(65)
        var headers = ["编号", "农户姓名"]
        if withID { headers.append(desk.label("公民身份号码")) }
        headers += ["面积（亩）", "补贴标准（元/亩）", "补贴金额（元）"]
        if withAccount { headers.append(desk.label("存折账号")) }
        var roster = Roster(headers: headers)
        let group = desk.number(1...12)
        for index in 1...desk.number(5...15) {
            let person = desk.person()
            let tenths = desk.number(8...160)
            var row: [LabelledText] = ["\(String(format3(group)))-\(format3(index))", "\(Piece(person.name, .personName))"]
            if withID { row.append("\(desk.id(person))") }
            row += ["\(tenths / 10).\(tenths % 10)", "118.92", "\(tenths * 11892 / 1000).\(tenths * 11892 % 1000 / 10 % 90 + 10)"]
            if withAccount { row.append("\(desk.value(.bankAccount))") }
            roster.rows.append(row)
        }
        let village = desk.generator.pick(Locality.villages)
        let above: LabelledText = "根据\(desk.documentNumber())，现将\(village)第\(group)村民组耕地地力保护补贴面积和金额公示如下："
        let below: LabelledText = "公示时间：\(desk.day().han)起七日。如有异议，请向镇财政所反映，电话：\(desk.officePhone())。"
        return .around(roster, above: above, below: below, title: "\(village)惠农补贴发放公示表", at: &desk)
    }

    private static func format3(_ number: Int) -> String { text { $0.append(number, width: 3) } }
}
