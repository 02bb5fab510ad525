/// 任前公示: name, sex, people, month of birth and native place are lawful here.
enum Appointment {
    static func write(at desk: inout Desk) -> Paper {
        let place = desk.place
        let day = desk.day()
        var text: LabelledText = """
            \(place.county)\(desk.pick("干部任前公示", "拟任职干部公示公告", "领导干部任前公示"))
            \(desk.documentNumber())

            为进一步扩大干部工作中的民主，加强对领导干部选拔任用工作的监督，根据《党政领导干部选拔任用工作条例》有关规定，经\(desk.pick("县委常委会", "区委常委会议", "组织部部务会"))研究，现将拟任职人员公示如下：

            """
        for _ in 0..<desk.number(1...4) {
            let person = desk.person()
            let birth = Piece("\(person.birth.year)年\(person.birth.month)月", .birthDate)
            let native = Piece(person.place.native, .nativePlace)
            text += """
                \(Piece(person.name, .personName))，\(person.sex)，\(desk.pick("汉族", "汉族", "回族", "满族"))，\(birth)\(desk.pick("生", "出生"))，籍贯\(native)，\(desk.pick("大学", "在职研究生", "省委党校研究生"))学历，\(desk.pick("中共党员", "民革会员", "无党派"))，现任\(place.county)\(desk.pick("农业农村局副局长", "财政局办公室主任", "民政局四级调研员"))，拟任\(place.county)\(desk.pick("林业局局长", "审计局党组成员、副局长", "司法局政治处主任"))。

                """
        }
        text += """
            公示期限：\(day.han)至\(day.month)月\(day.day + 1)日。公示期间，如对公示对象有异议，请以书面、电话或来访形式向区委组织部干部监督科反映。
            \(desk.label("联系电话"))：\(desk.officePhone())，举报电话：\(Piece("12380", .hotline))，电子邮箱：\(desk.officeMail())。
            中共\(place.county)委组织部
            \(day.han)

            """
        return Paper(text: text)
    }
}
