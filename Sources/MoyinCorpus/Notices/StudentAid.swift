/// 学生资助: school, class and name may be published; numbers, birth and card never.
enum StudentAid {
    static func write(at desk: inout Desk) -> Paper {
        desk.isInTable = true
        let columns = desk.generator.shuffled(["身份证号", "银行卡号", "家长联系电话", "学籍号", "出生日期"]).prefix(desk.number(1...4))
        var roster = Roster(headers: ["序号", "姓名", "性别", "年级班级"])
        for column in columns { roster.headers.append(desk.label(column)) }
        roster.headers.append("资助金额（元）")
        for index in 1...desk.number(4...12) {
            let person = desk.person()
            var row: [LabelledText] = [
                "\(index)", "\(Piece(person.name, .personName))", "\(person.sex)", "\(desk.pick("七", "八", "九"))年级（\(desk.number(1...9))）班",
            ]
            for column in columns {
                switch column {
                case "身份证号": row.append("\(desk.id(person))")
                case "银行卡号": row.append("\(desk.value(.bankCard))")
                case "家长联系电话": row.append("\(desk.value(.mobile))")
                case "学籍号": row.append("\(Piece("G" + person.residentID, .studentNumber))")
                default: row.append("\(Piece(person.birth.dashed, .birthDate))")
                }
            }
            row.append("\(desk.pick("500", "625", "750", "1000", "1250"))")
            roster.rows.append(row)
        }
        let above: LabelledText =
            "根据学生资助政策，经个人申请、班级评议、学校审核，拟对以下\(roster.rows.count)名家庭经济困难学生发放\(desk.pick("春季", "秋季"))学期助学金，现公示如下，公示期5个工作日。"
        let below: LabelledText = "监督电话：\(desk.officePhone())。公示期满后将及时撤下。"
        return .around(roster, above: above, below: below, title: "家庭经济困难学生资助名单公示", at: &desk)
    }
}
