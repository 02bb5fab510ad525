/// 领导简介: what a leader's page may hold, and sometimes more.
enum LeaderProfile {
    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        var text: LabelledText = """
            \(desk.place.county)\(desk.pick("水利局", "教育体育局", "卫生健康委员会"))领导简介

            \(desk.pick("局长", "党组书记", "副局长"))：\(Piece(person.name, .personName))
            \(person.sex)，汉族，\(Piece("\(person.birth.year)年\(person.birth.month)月", .birthDate))出生，籍贯：\(Piece(person.place.native, .nativePlace))，大学学历，中共党员。
            分工：主持全面工作，分管办公室、人事科、财务科。
            办公地址：\(desk.office(building: "行政中心\(desk.number(2...9))号楼"))
            办公电话：\(desk.officePhone())
            电子邮箱：\(desk.officeMail())
            工作简历：\(desk.number(1990...1999)).07—\(desk.number(2000...2008)).12　\(desk.place.county)柳溪镇工作人员、党政办主任；\(desk.number(2009...2012)).01至今　现职。

            """
        if desk.chance(50) {
            text += "家庭住址：\(desk.home(person))\n\(desk.label("手机"))：\(desk.value(.mobile))\n"
        }
        if desk.chance(30) { text += "\(desk.label("身份证号"))：\(desk.id(person))\n" }
        return Paper(text: text)
    }
}
