/// 机动车报废、牌证作废公告.
enum VehicleScrap {
    static func write(at desk: inout Desk) -> Paper {
        desk.isInTable = true
        let withOwner = desk.chance(60)
        var headers = ["序号", "号牌号码", "号牌种类"]
        if desk.chance(60) { headers.append("车辆识别代号") }
        if withOwner { headers += ["所有人", desk.label("身份证号")] }
        headers.append("强制报废期止")
        var roster = Roster(headers: headers)
        for index in 1...desk.number(4...12) {
            var row: [LabelledText] = [
                "\(index)", "\(Piece(Vehicles.plate(prefix: desk.place.plate, using: &desk.generator), .plate))", "\(desk.pick("小型汽车", "普通摩托车", "大型汽车"))",
            ]
            if headers.contains("车辆识别代号") { row.append("\(Piece(Vehicles.vin(using: &desk.generator), .vin))") }
            if withOwner {
                let owner = desk.person()
                row += ["\(Piece(owner.name, .personName))", "\(desk.id(owner))"]
            }
            row.append("\(desk.day().dashed)")
            roster.rows.append(row)
        }
        let above: LabelledText = "根据《机动车强制报废标准规定》，下列机动车已达到报废标准，请所有人于公告之日起两个月内办理注销登记；逾期未办理的，公告其机动车登记证书、号牌、行驶证作废。"
        let below: LabelledText = "\(desk.place.county)公安局交通警察大队车辆管理所　咨询电话：\(desk.officePhone())"
        return .around(roster, above: above, below: below, title: "关于机动车牌证作废的公告", at: &desk)
    }
}
