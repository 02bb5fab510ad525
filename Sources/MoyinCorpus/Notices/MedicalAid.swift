/// 医疗救助、两项补贴: illness and disability beside names.
enum MedicalAid {
    static func write(at desk: inout Desk) -> Paper {
        desk.isInTable = true
        let isDisability = desk.chance(50)
        var headers = ["序号", "姓名", isDisability ? desk.label("残疾人证号") : "住院号", isDisability ? "残疾类别" : "病种", "补助金额（元）"]
        let withPhone = desk.chance(50)
        if withPhone { headers.append(desk.label("联系电话")) }
        let withCard = desk.chance(50)
        if withCard { headers.append(desk.label("银行卡号")) }
        var roster = Roster(headers: headers)
        for index in 1...desk.number(4...12) {
            let person = desk.person()
            let (category, grade) = (desk.number(1...7), desk.number(1...4))
            var row: [LabelledText] = ["\(index)", "\(Piece(person.name, .personName))"]
            if isDisability {
                let sort = ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"][category - 1]
                row += ["\(Piece(person.residentID + "\(category)\(grade)", .disabilityCard))", "\(sort)\(["一", "二", "三", "四"][grade - 1])级"]
            } else {
                row += ["\(desk.value(.medical))", "\(desk.pick("尿毒症", "肺结核", "白血病", "脑梗死", "冠心病"))"]
            }
            row.append("\(desk.amount(100...30000))")
            if withPhone { row.append("\(desk.value(.mobile))") }
            if withCard { row.append("\(desk.value(.bankCard))") }
            roster.rows.append(row)
        }
        let title = isDisability ? "困难残疾人生活补贴和重度残疾人护理补贴发放公示" : "医疗救助对象公示"
        let above: LabelledText = "依据\(desk.documentNumber())，经审核，拟对下列对象给予救助，现予公示，公示期\(desk.number(3...7))天。"
        let below: LabelledText = "监督电话：\(desk.officePhone())，\(desk.hotline())。"
        return .around(roster, above: above, below: below, title: title, at: &desk)
    }
}
