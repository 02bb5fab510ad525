/// Leaks in prose and in single papers.
extension CityDesk {
    mutating func appointmentLeak() {
        start("干部任前公示", column: "任前公示")
        paper.add("　　为加强对干部选拔任用工作的监督，根据《党政领导干部选拔任用工作条例》规定，现将拟任职人员公示如下：")
        let way = number(0...2)
        for _ in 0..<number(1...4) {
            let person = person()
            var line = "　　\(person.name)，\(person.sex)，汉族，"
            let (year, month) = (person.birth.year, person.birth.month)
            let day = "\(year)年\(month)月\(person.birth.day)日出生"
            switch way {
            case 0:
                leak("BIRTH_DATE")
                line += isCorrected ? "\(year)年\(month)月出生" : day
            case 1:
                let written = identity(person)
                line += "\(year)年\(month)月出生，" + (isCorrected ? "" : "身份证号\(written)，")
            default:
                let home = home(person)
                line += "\(year)年\(month)月出生，" + (isCorrected ? "" : "现住\(home)，")
            }
            paper.add(line + "，大学学历，中共党员，现任\(unit.place)\(pick("办公室副主任", "综合科科长", "四级调研员"))，拟任\(unit.place)\(pick("办公室主任", "总工程师", "党组成员、副局长"))。")
        }
        paper.add("　　公示期间，如对公示对象有异议，请向组织部门反映。举报电话：12380，监督电话：\(phone())。")
        paper.add("　　\(day.han)")
    }

    mutating func honoursLeak() {
        start("关于拟表彰\(pick("先进工作者", "优秀教师", "最美志愿者", "劳动模范"))人选的公示", column: "评优公示")
        paper.add("　　按照\(document())要求，经基层推荐、资格审查、综合评定，拟表彰下列同志，现予公示。")
        let way = number(0...1)
        for place in 1...number(3...8) {
            let person = person()
            let tail = way == 0 ? "身份证号\(identity(person))" : "手机\(mobile(person))"
            paper.add("　　\(place)．\(person.name)，\(person.sex)，\(unit.place)\(pick("第二中学教师", "人民医院主治医师", "供电所班组长", "环卫所职工"))，\(tail)；")
        }
        supervision()
    }

    mutating func penaltyLeak() {
        let person = person()
        let number = "\(unit.organ)\(pick("市监", "交", "林", "综执"))罚决字〔\(day.year)〕第\(self.number(10...380))号"
        start("行政处罚决定书（\(number)）", column: "行政处罚")
        let code = Organisations.creditCode("92", using: &g)
        paper.add("　　当事人：\(CityUnit.city)\(g.pick(CityWords.places))\(pick("小吃店", "五金经营部", "水果店", "便利店"))")
        paper.add("　　统一社会信用代码：\(code)")
        let written = identity(person)
        paper.add("　　经营者：\(person.name)　身份证号码：\(written)")
        if chance(60) {
            let home = home(person)
            paper.add("　　住址：\(home)")
        }
        if chance(40) { paper.add("　　联系电话：\(mobile(person))") }
        penaltyFacts()
    }

    mutating func penaltyFacts() {
        paper.add("　　\(day.year)年\(number(1...6))月\(number(1...28))日，本机关执法人员依法开展现场检查，发现当事人\(pick("销售超过保质期的食品", "未按规定公示价格", "未建立进货查验记录", "占道经营"))，货值金额\(number(60...990)).\(number(10...99))元。")
        paper.add("　　上述行为违反了有关法律规定，本机关决定责令当事人改正，并处罚款\(money(2000...50000))元。")
        paper.add("　　本机关在检查中一并告知当事人：" + prose(number(2...4)).dropFirst(2))
        paper.add("　　当事人应当自收到本决定书之日起十五日内缴纳罚款。如不服本决定，可以依法申请行政复议或者提起行政诉讼。")
        paper.add("　　\(unit.name)")
        paper.add("　　\(day.han)")
    }

    mutating func letterLeak() {
        let person = person()
        start("关于\(pick("小区楼道照明损坏", "灵活就业人员参保", "路面积水", "夜间施工噪声"))问题的来信及答复", column: "领导信箱")
        let name = named(person)
        let phone = mobile(person)
        paper.add("　　来信人：\(isCorrected ? person.surname.prefix(1) + (person.isFemale ? "女士" : "先生") : name)" + (isCorrected ? "" : "　联系电话：\(phone)"))
        let home = home(person)
        paper.add("　　来信内容：本人住\(home)，\(pick("楼道照明长期损坏，物业一直未修", "门前道路雨后积水严重", "附近工地夜间施工影响休息"))，望尽快解决。")
        if chance(35) {
            let number = identity(person)
            if !isCorrected { paper.add("　　我的身份证号是\(number)，随时可以核实。") }
        }
        letterAnswer()
    }

    mutating func letterAnswer() {
        paper.add("　　办理结果：您好！来信收悉。经\(unit.name)核实，现答复如下：已于\(number(1...12))月\(number(1...28))日责成有关单位整改，更换灯具\(number(12...40))盏，清理排水口\(number(11...29))处。感谢您对我们工作的关心和支持。")
        paper.add(prose(number(2...5)))
        paper.add("　　如有疑问，请拨打\(phone())或12345政务服务便民热线。")
        paper.add("　　答复单位：\(unit.name)　答复时间：\(day.han)")
    }

    mutating func contactLeak() {
        start("关于做好\(day.year)年\(g.pick(CityWords.fields))\(pick("检查", "培训", "评估", "统计"))工作的通知", column: "通知公告")
        paper.add("各乡镇人民政府、街道办事处，各有关单位：")
        paper.add("　　根据\(document())部署，现将有关事项通知如下。")
        sections(2...5)
        let person = person()
        let written = disguised(mobile(person), [3, 4, 4], disguise())
        let office = phone()
        paper.add("　　联系人：\(person.name)，" + (isCorrected ? "电话：\(office)。" : "\(pick("手机", "手机号码", "个人手机"))：\(written)。"))
        paper.add("　　\(unit.name)")
        paper.add("　　\(day.han)")
        paper.add("　　（此件公开发布）")
    }

    mutating func attendanceLeak() {
        start("关于召开\(g.pick(CityWords.fields))工作\(pick("推进会", "调度会", "培训班"))的通知", column: "会议通知")
        paper.add("各有关单位：")
        paper.add("　　经研究，定于\(day.han)上午9:00召开会议，请下列人员准时参加，并持身份证报到。")
        paper.add(roster([
            ("单位", .one(["水利局", "应急管理局", "气象局", "融媒体中心", "林业局"])), ("姓名", .name), ("职务", .one(["科长", "副科长", "科员", "办公室主任"])),
            ("手机号码", .mobile), ("身份证号", .identity),
        ]))
        paper.add("　　会务联系电话：\(phone())，传真：\(phone())。")
    }

    mutating func expertsLeak() {
        start("\(g.pick(CityWords.fields))\(pick("设备采购", "信息系统", "检测服务"))项目评审专家劳务费发放公示", column: "政府采购")
        paper.add("　　项目编号：YZZC-\(day.year)-\(number(1000...9999))，现将评审专家劳务费发放情况公示如下。")
        for _ in 0..<number(3...5) {
            let person = person()
            let number = identity(person)
            let card = card(person)
            paper.add("　　\(person.name)，身份证号：\(number)，开户行：某银行城南支行，卡号：\(card)，金额：\(self.number(5...15))00元。")
        }
        supervision()
    }

    mutating func lostLeak() {
        start("遗失声明", column: "公告")
        for _ in 0..<number(3...7) {
            let person = person()
            let number = identity(person)
            paper.add("　　\(person.name)遗失居民身份证，身份证号：\(number)，声明作废。")
        }
        paper.add(prose(2))
        paper.add("　　\(day.han)")
    }

    mutating func leaderLeak() {
        let person = person()
        start("\(unit.place)领导简介", column: "领导之窗")
        paper.add("　　\(person.name)，\(pick("党组成员、副局长", "党组书记、局长", "四级调研员"))，\(pick("主持全面工作", "分管办公室、人事科", "分管项目建设"))。")
        paper.add("　　办公电话：\(phone())")
        let (number, home) = (mobile(person), home(person))
        if !isCorrected {
            paper.add("　　手机：\(number)")
            paper.add("　　家庭住址：\(home)")
        }
    }

    /// One of the leaks that this unit would publish.
    mutating func writeLeak() {
        let anywhere: [(inout CityDesk) -> Void] = [
            { $0.contactLeak() }, { $0.honoursLeak() }, { $0.lostLeak() }, { $0.attendanceLeak() }, { $0.recruitmentLeak() }, { $0.hiddenLeak() }, { $0.maskedTooLittleLeak() },
        ]
        let theme: [(inout CityDesk) -> Void] =
            switch unit.theme {
            case .education: [{ $0.studentLeak() }, { $0.honoursLeak() }]
            case .welfare: [{ $0.subsistenceLeak() }, { $0.disabilityLeak() }, { $0.veteransLeak() }, { $0.orphansLeak() }]
            case .health: [{ $0.patientLeak() }]
            case .labour: [{ $0.hiddenLeak() }, { $0.maskedTooLittleLeak() }, { $0.recruitmentLeak() }]
            case .farming: [{ $0.farmLeak() }]
            case .police: [{ $0.vehiclesLeak() }]
            case .market: [{ $0.penaltyLeak() }]
            case .land: [{ $0.landLeak() }, { $0.expertsLeak() }]
            case .housing: [{ $0.housingLeak() }]
            case .finance: [{ $0.expertsLeak() }]
            case .general where unit.isRural: [
                { $0.subsistenceLeak() }, { $0.farmLeak() }, { $0.elderlyLeak() }, { $0.landLeak() }, { $0.disabilityLeak() }, { $0.patientLeak() },
                { $0.orphansLeak() }, { $0.veteransLeak() }, { $0.letterLeak() }, { $0.studentLeak() },
            ]
            case .general: [{ $0.letterLeak() }, { $0.appointmentLeak() }, { $0.expertsLeak() }, { $0.leaderLeak() }]
            }
        if rowsAsked != nil { return farmOrElderly() }
        let choices = chance(unit.isRural ? 70 : 60) ? theme : anywhere
        choices[g.below(choices.count)](&self)
    }

    /// What rosters of thousands of rows are of.
    private mutating func farmOrElderly() { form == .csv ? elderlyLeak() : subsistenceLeak() }
}
