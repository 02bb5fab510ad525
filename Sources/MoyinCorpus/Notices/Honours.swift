/// 评优公示: name, unit and post.
enum Honours {
    static func write(at desk: inout Desk) -> Paper {
        let award = desk.pick("先进工作者", "优秀共产党员", "师德标兵", "最美志愿者", "优秀教师")
        var text: LabelledText = """
            关于拟表彰\(award)的公示

            各乡镇（街道），\(desk.place.county)直各单位：
            按照\(desk.documentNumber())文件要求，经基层推荐、资格审查、综合评定，拟表彰下列同志为\(award)，现予公示：

            """
        for index in 1...desk.number(3...8) {
            let person = desk.person()
            text += "\(index)．\(Piece(person.name, .personName))，\(person.sex)，\(desk.place.county)\(desk.pick("第二中学教师", "人民医院主治医师", "柳溪镇党政办主任", "供电公司班组长", "环卫所职工"))"
            if desk.chance(35) { text += "，\(desk.label("身份证号"))\(desk.id(person))" }
            if desk.chance(25) { text += "，\(desk.label("手机"))\(desk.value(.mobile))" }
            text += "；\n"
        }
        text += """
            如有异议，请于\(desk.day().han)前实名反映。受理部门：\(desk.place.county)总工会，电话\(desk.officePhone())，联系人：\(desk.name())。

            """
        return Paper(text: text)
    }
}
