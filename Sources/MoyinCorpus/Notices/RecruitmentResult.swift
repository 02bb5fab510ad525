/// 录用公示: ticket numbers must be published, identity numbers must not.
enum RecruitmentResult {
    static func write(at desk: inout Desk) -> Paper {
        desk.isInTable = true
        let leaks = desk.chance(60)
        var roster = Roster(headers: ["序号", "姓名", "性别", "准考证号", "毕业院校", "拟录用职位"] + (leaks ? [desk.label("身份证号码")] : []))
        for index in 1...desk.number(3...9) {
            let person = desk.person()
            let ticket = Piece(Papers.admission(using: &desk.generator), .studentNumber)
            var row: [LabelledText] = [
                "\(index)", "\(Piece(person.name, .personName))", "\(person.sex)", "\(ticket)",
                "\(desk.pick("某师范大学", "省农业大学", "某理工学院", "省财经大学"))", "\(desk.pick("一级主任科员以下", "乡镇文秘", "综合执法岗1", "会计岗"))",
            ]
            if leaks { row.append("\(desk.id(person))") }
            roster.rows.append(row)
        }
        let year = desk.number(2019...2026)
        let above: LabelledText =
            "根据公务员录用有关规定，经笔试、面试、体检和考察，现将\(year)年度\(desk.place.county)拟录用公务员名单予以公示。公示时间为\(desk.number(5...7))个工作日。"
        let below: LabelledText = "监督电话：\(desk.officePhone())。来信请寄：\(desk.place.county)公务员局，邮政编码\(desk.place.region.prefix(4))00。"
        return .around(roster, above: above, below: below, title: "\(year)年度拟录用公务员公示", at: &desk)
    }
}
