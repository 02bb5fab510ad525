/// What may be published, most of it full of numbers and names.
extension CityDesk {
    mutating func notice() {
        start("关于\(g.pick(CityWords.verbs))\(g.pick(CityWords.fields))\(g.pick(CityWords.things))工作的通知", column: "通知公告")
        paper.add("　　\(document())")
        paper.add("各乡镇人民政府、街道办事处，各有关单位：")
        sections(3...6)
        paper.add("　　联系单位：\(unit.name)办公室，联系电话：\(phone())，传真：\(phone())，电子邮箱：\(Online.officeMail(using: &g))。")
        paper.add("　　\(unit.name)")
        paper.add("　　\(day.han)")
        paper.add("　　（此件公开发布）")
    }

    mutating func policy() {
        start("\(CityUnit.city)\(g.pick(CityWords.fields))\(g.pick(CityWords.things))\(pick("实施办法", "管理办法", "若干措施", "实施细则"))", column: "政策文件")
        paper.add("　　（\(document())印发）")
        for article in 1...number(8...18) {
            paper.add("　　第\(chinese(article))条　" + prose(number(1...3)).dropFirst(2))
        }
        paper.add("　　本办法自\(day.year)年\(number(1...12))月1日起施行，有效期五年。")
    }

    mutating func news() {
        start("\(g.pick(CityWords.places))\(g.pick(CityWords.fields))\(g.pick(CityWords.things))\(pick("全面启动", "有序推进", "提前完成", "获好评"))", column: "新闻")
        paper.add("　　本网讯（记者 \(official())）\(day.month)月\(day.day)日，记者从\(unit.name)获悉，" + prose(2).dropFirst(2))
        for _ in 0..<number(3...7) { paper.add(prose(number(2...5))) }
        if chance(40) { paper.blocks.append(.image("现场图片")) }
        paper.add("　　（编辑：\(official())）")
    }

    mutating func meeting() {
        start("\(unit.place)召开\(g.pick(CityWords.fields))工作\(pick("会议", "推进会", "专题会", "调度会"))", column: "会议")
        let chair = official()
        paper.add("　　\(day.month)月\(day.day)日，\(unit.place)召开\(g.pick(CityWords.fields))工作会议。\(pick("副市长", "局长", "党组书记", "主任"))\(chair)主持会议并讲话，\(pick("副局长", "副主任", "二级调研员"))\(official())出席会议。")
        for _ in 0..<number(2...5) { paper.add(prose(number(2...5))) }
        paper.add("　　\(chair)强调，" + prose(2).dropFirst(2))
    }

    mutating func appointment() {
        start("干部任前公示", column: "任前公示")
        paper.add("　　根据《党政领导干部选拔任用工作条例》规定，现将拟任职人员公示如下：")
        for _ in 0..<number(1...5) {
            let born = Day.birth(using: &g)
            paper.add("　　\(official())，\(pick("男", "女"))，\(pick("汉族", "回族", "畲族"))，\(born.year + 60)年\(born.month)月出生，籍贯\(g.pick(Place.all).native)，\(pick("大学", "在职研究生"))学历，中共党员，现任\(unit.place)\(pick("办公室副主任", "综合科科长"))，拟任\(unit.place)\(pick("办公室主任", "党组成员、副局长"))。")
        }
        paper.add("　　公示期五个工作日。举报电话：12380，监督电话：\(phone())，来信请寄：\(CityUnit.city)行政中心\(number(2...9))号楼，邮政编码323000。")
        paper.add("　　中共\(CityUnit.city)委组织部")
        paper.add("　　\(day.han)")
    }

    mutating func subsistence() {
        let town = unit.town(&g)
        start("\(town)\(day.year)年\(day.month)月最低生活保障对象公示", column: "低保公示")
        paper.add("　　经审核，拟对下列家庭给予最低生活保障，现予公示，公示期七天。")
        var table = CityTable(headers: ["序号", "户主姓名", "保障人口", "月保障金（元）"])
        for serial in 1...rows() { table.rows.append(["\(serial)", hiddenName(), "\(number(1...5))", "\(number(420...2600))"]) }
        paper.add(table)
        supervision()
    }

    mutating func farm() {
        start("\(unit.town(&g))\(day.year)年\(pick("耕地地力保护补贴", "种粮农民一次性补贴", "公益林补偿资金"))发放明细公示", column: "惠农补贴")
        paper.add("　　根据\(document())文件要求，现将补贴面积和金额公示如下，接受群众监督。")
        let withAccount = chance(30)
        var table = CityTable(headers: ["序号", "农户姓名", "面积（亩）", "补贴金额（元）"] + (withAccount ? ["一卡通账号"] : []))
        for serial in 1...rows() {
            table.rows.append(["\(serial)", official(), "\(number(1...18)).\(number(10...99))", "\(number(80...1900))"] + (withAccount ? ["***************\(number(1000...9999))"] : []))
        }
        paper.add(table)
        supervision()
    }

    mutating func studentAid() {
        start("\(g.pick(CityWords.places))\(pick("职业技术学校", "中学"))\(day.year)年国家助学金受助学生名单公示", column: "学生资助")
        paper.add("　　根据学生资助政策，现将受助学生名单公示如下，公示期五个工作日。")
        var table = CityTable(headers: ["序号", "姓名", "年级", "班级", "资助金额（元）"])
        for serial in 1...rows() { table.rows.append(["\(serial)", official(), "高\(pick("一", "二"))", "\(number(1...12))班", pick("1000", "1150", "1500")]) }
        paper.add(table)
        supervision()
    }

    mutating func recruitment() {
        start("\(day.year)年度\(unit.place)拟录用公务员公示", column: "人事招考")
        paper.add("　　根据公务员录用有关规定，经笔试、面试、体检和考察，现将拟录用人员名单予以公示。")
        var table = CityTable(headers: ["序号", "姓名", "性别", "准考证号", "毕业院校", "拟录用职位"])
        for serial in 1...number(3...24) {
            table.rows.append(["\(serial)", official(), pick("男", "女"), Papers.admission(using: &g), pick("某师范大学", "省财经大学"), pick("一级科员", "综合执法岗")])
        }
        paper.add(table)
        supervision()
    }

    mutating func penalty() {
        start("行政处罚决定书（\(unit.organ)\(pick("市监", "交", "林", "综执"))罚决字〔\(day.year)〕第\(number(10...380))号）", column: "行政处罚")
        paper.add("　　当事人：\(company())")
        paper.add("　　统一社会信用代码：\(Organisations.creditCode("91", using: &g))")
        paper.add("　　法定代表人：\(official())")
        penaltyFacts()
    }

    mutating func permits() {
        start("\(unit.place)行政许可信息公示（第\(number(1...52))期）", column: "行政许可")
        var table = CityTable(headers: ["序号", "行政相对人名称", "统一社会信用代码", "许可编号", "许可决定日期", "许可机关"])
        for serial in 1...number(4...22) {
            table.rows.append([
                "\(serial)", company(), Organisations.creditCode("91", using: &g), "3311\(number(10...29))\(day.compact)0\(number(101...999))",
                day.dashed, unit.name,
            ])
        }
        paper.add(table)
        paper.add("　　咨询电话：\(phone())。")
    }

    mutating func tender() {
        let project = "\(g.pick(CityWords.places))\(g.pick(CityWords.fields))\(pick("改造工程", "设备采购", "信息系统", "检测服务"))"
        start("\(project)\(pick("中标", "成交"))结果公告", column: "招标公告")
        paper.add("　　一、项目编号：YZZC-\(day.year)-\(number(1000...9999))　项目代码：\(day.year)-331100-\(number(41...78))-0\(number(1...3))-\(number(100_000...999_999))")
        paper.add("　　二、中标供应商：\(company())，统一社会信用代码：\(Organisations.creditCode("91", using: &g))，中标金额：\(money(98_000...9_860_000))元")
        paper.add("　　三、评审专家名单：\(official())（组长）、\(official())、\(official())")
        paper.add(prose(2))
        paper.add("　　四、凡对本次公告内容提出询问，请按以下方式联系。采购人：\(unit.name)，联系方式：\(phone())；采购代理机构：\(company())，联系方式：\(phone())。")
        paper.add("　　保证金账户名称：\(CityUnit.city)公共资源交易中心，开户行：某银行云泽分行，账号：\(Finance.account(using: &g))。")
        paper.add("　　\(day.han)")
    }

    mutating func budget() {
        start("\(unit.name)\(day.year - 1)年度部门决算", column: "财政预决算")
        paper.add("　　一、部门职责。" + prose(2).dropFirst(2))
        var table = CityTable(headers: ["项目", "预算数（万元）", "决算数（万元）"])
        var (planned, spent) = (0, 0)
        for item in g.shuffled(["一般公共服务支出", "教育支出", "科学技术支出", "社会保障和就业支出", "卫生健康支出", "节能环保支出", "城乡社区支出", "农林水支出", "住房保障支出"]).prefix(number(4...9)) {
            let (first, second) = (number(120...9800), number(120...9800))
            (planned, spent) = (planned + first, spent + second)
            table.rows.append([item, "\(first)", "\(second)"])
        }
        table.rows.append(["合计", "\(planned)", "\(spent)"])
        paper.add(table)
        for _ in 0..<number(2...5) { paper.add(prose(number(2...4))) }
        paper.add("　　联系电话：\(phone())")
    }

    mutating func statistics() {
        start("\(unit.place)\(day.year)年\(number(1...12))月主要经济指标", column: "统计信息")
        var table = CityTable(headers: ["指标名称", "单位", "累计", "同比增长（%）"])
        for item in g.shuffled(["规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "进出口总额", "用电量", "财政总收入", "存款余额", "贷款余额", "新增就业", "旅客运输量"]).prefix(number(5...10)) {
            table.rows.append([item, pick("亿元", "万元", "万人次"), "\(number(11...9999)).\(number(10...99))", "\(number(1...19)).\(number(1...9))"])
        }
        paper.add(table)
        paper.add(prose(3))
        paper.add("　　注：本表数据为快报数。\(pick("森林覆盖率", "城镇化率"))\(number(51...80)).\(number(10...99))%，县域面积\(number(1100...2900)).\(number(10...99))平方公里，介于东经119°21′至119°47′、北纬28°06′至28°44′之间。")
    }

    mutating func letter() {
        start("关于\(pick("小区楼道照明损坏", "灵活就业人员参保", "路面积水", "夜间施工噪声"))问题的来信及答复", column: "领导信箱")
        paper.add("　　来信人：\(g.pick(NameLists.surnames))\(pick("先生", "女士"))")
        paper.add("　　来信内容：\(pick("楼道照明长期损坏，物业一直未修", "门前道路雨后积水严重", "附近工地夜间施工影响休息"))，望尽快解决。")
        letterAnswer()
    }

    mutating func leader() {
        start("\(unit.place)领导分工", column: "领导之窗")
        for _ in 0..<number(3...7) {
            paper.add("　　\(official())，\(pick("党组书记、局长", "党组成员、副局长", "副主任", "二级调研员"))，\(pick("主持全面工作", "分管办公室、人事科", "分管项目建设", "协助分管安全生产"))。办公电话：\(phone())")
        }
        paper.add("　　办公地址：\(CityUnit.city)\(g.pick(Locality.roads))\(number(1...300))号，办公时间：8:30—12:00，14:00—17:30。")
    }

    mutating func enforcement() {
        start("\(unit.name)行政执法人员名录", column: "行政执法公示")
        var table = CityTable(headers: ["序号", "姓名", "职务", "执法证号", "执法类别"])
        for serial in 1...number(6...40) {
            table.rows.append(["\(serial)", official(), pick("科长", "副科长", "科员", "中队长"), Papers.certificate(using: &g), pick("市场监管", "交通运输", "农业农村", "综合行政执法")])
        }
        paper.add(table)
        paper.add("　　监督举报电话：\(phone())、12345。")
    }

    /// Masked as the law asks.
    mutating func masked() {
        start("\(day.year)年\(pick("稳岗返还", "求职创业补贴", "公共租赁住房轮候", "技能提升补贴"))人员名单公示", column: "就业创业")
        paper.add("　　经审核，下列人员符合条件，现予公示，公示期五个工作日。")
        var table = CityTable(headers: ["序号", "姓名", "身份证号码", "联系电话"])
        for serial in 1...rows() {
            let number = ResidentIdentity.number(using: &g)
            let mobile = Telephones.mobile(using: &g)
            table.rows.append(["\(serial)", official(), masked(number, 2, 3), masked(mobile, 3, 4)])
        }
        paper.add(table)
        supervision()
    }

    /// Numbers that are nobody's, in a page about something else.
    mutating func traps() {
        start("\(g.pick(CityWords.fields))\(g.pick(CityWords.things))\(pick("情况说明", "工作简报", "信息公告", "办事指南"))", column: "公告")
        paper.add(prose(3))
        var desk = Desk(generator: g, script: .simplified)
        for _ in 0..<number(2...5) {
            let (_, text) = Negatives.write(desk.generator.below(Negatives.traps.count), at: &desk)
            for line in text.text.split(whereSeparator: \.isNewline) { paper.add("　　" + line) }
        }
        g = desk.generator
        paper.add(prose(number(3...8)))
        paper.add("　　咨询电话：\(phone())，服务热线：\(g.pick(Telephones.hotlines))。")
    }

    mutating func guide() {
        start("\(pick("居民身份证换领", "城乡居民养老保险参保", "残疾人证办理", "不动产转移登记"))办事指南", column: "办事指南")
        paper.add("　　一、申请材料：居民身份证原件、户口簿、申请表（姓名、身份证号码、联系电话由本人填写）。")
        paper.add("　　填写样例：姓名：张某某；身份证号码：□□□□□□□□□□□□□□□□□□；联系电话：0578-□□□□□□□。")
        paper.add("　　二、办理地点：\(CityUnit.city)政务服务中心\(number(1...4))楼\(number(11...49))号窗口，\(g.pick(Locality.roads))\(number(1...300))号。")
        paper.add("　　三、承诺期限：\(number(5...20))个工作日。收费标准：不收费。")
        for _ in 0..<number(2...5) { paper.add(prose(number(2...4))) }
        paper.add("　　咨询电话：\(phone())，监督投诉电话：\(phone())、12345。")
    }

    mutating func utilities() {
        start("关于\(g.pick(CityWords.places))片区\(pick("计划停水", "计划停电", "道路封闭施工", "公交线路调整"))的公告", column: "公告")
        paper.add("　　因\(pick("管网检修", "线路改造", "路面养护"))，\(day.month)月\(day.day)日\(number(6...9)):00至\(number(16...20)):30，\(g.pick(Locality.roads))、\(g.pick(Locality.roads))沿线将受到影响，请提前做好准备。")
        paper.add(prose(number(2...6)))
        paper.add("　　24小时服务热线：96\(number(100...999))，值班电话：\(phone())。")
        paper.add("　　\(day.han)")
    }

    mutating func writeLawful() {
        let drawn = g.below(100)
        switch drawn {
        case 0..<16: notice()
        case 16..<25: policy()
        case 25..<40: news()
        case 40..<50: meeting()
        case 50..<53: appointment()
        case 53..<56: unit.isRural ? subsistence() : budget()
        case 56..<60: unit.isRural ? farm() : statistics()
        case 60..<62: studentAid()
        case 62..<64: recruitment()
        case 64..<68: penalty()
        case 68..<71: permits()
        case 71..<76: tender()
        case 76..<80: budget()
        case 80..<83: statistics()
        case 83..<86: letter()
        case 86..<88: leader()
        case 88..<89: enforcement()
        case 89..<92: masked()
        case 92..<96: traps()
        case 96..<98: guide()
        default: utilities()
        }
    }

    private func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        return (number >= 20 ? digits[number / 10] : "") + (number >= 10 ? "十" : "") + digits[number % 10]
    }
}
