/// Rosters published with columns that the law keeps back (catalogue §7, §11: "forbidden in any case").
extension CityDesk {
    mutating func subsistenceLeak() {
        let town = unit.town(&g)
        start("\(town)\(day.year)年\(day.month)月最低生活保障对象公示", column: "低保公示")
        paper.add("　　经个人申请、入户调查、民主评议、\(town)审核，拟对下列家庭给予最低生活保障，现予公示，公示期七天。")
        var columns: [(String, Field)] = [("序号", .serial), ("户主姓名", .hiddenName), ("身份证号码", .identity)]
        if chance(50) { columns.append(("联系电话", .mobile)) }
        if chance(40) { columns.append(("一卡通账号", .card)) }
        if chance(40) { columns.append(("家庭住址", .home)) }
        paper.add(roster(columns + [("保障人口", .one(["1", "2", "3", "4"])), ("月保障金（元）", .amount(420...2600))], disguise: disguise()))
        supervision()
    }

    mutating func farmLeak() {
        start("\(unit.town(&g))\(day.year)年耕地地力保护补贴发放明细公示", column: "惠农补贴")
        paper.add("　　根据\(document())文件要求，现将耕地地力保护补贴面积和金额公示如下，接受群众监督。")
        var columns: [(String, Field)] = [("序号", .serial), ("农户姓名", .name)]
        let which = number(0...2)
        if which != 1 { columns.append(("身份证号码", .identity)) }
        columns += [("面积（亩）", .area), ("补贴金额（元）", .amount(80...1900))]
        if which != 0 { columns.append(("存折账号", .account)) }
        if chance(30) { columns.append(("联系电话", .mobile)) }
        paper.add(roster(columns, disguise: disguise()))
        supervision()
    }

    mutating func studentLeak() {
        let school = "\(g.pick(CityWords.places))\(pick("中学", "小学", "职业技术学校", "实验学校"))"
        start("\(school)\(day.year)年\(pick("春季", "秋季"))学期家庭经济困难学生资助名单公示", column: "学生资助")
        paper.add("　　根据学生资助政策，经个人申请、班级评议、学校审核，拟对以下学生给予资助，现予公示，公示期五个工作日。")
        var columns: [(String, Field)] = [("序号", .serial), ("姓名", .name), ("班级", .one(["七（1）班", "七（2）班", "八（1）班", "八（3）班", "九（2）班"]))]
        switch number(0...3) {
        case 0: columns.append(("身份证号", .identity))
        case 1: columns += [("出生日期", .birth), ("家长联系电话", .mobile)]
        case 2: columns += [("身份证号", .identity), ("银行卡号", .card)]
        default: columns += [("家庭住址", .home), ("家长联系电话", .mobile)]
        }
        paper.add(roster(columns + [("资助金额（元）", .one(["500", "625", "750", "1000"]))], disguise: disguise()))
        supervision()
    }

    mutating func patientLeak() {
        start("\(day.year)年\(day.month)月医疗救助对象公示", column: "社会救助")
        paper.add("　　依据\(document())，经审核，拟对下列人员给予医疗救助，现予公示。")
        var columns: [(String, Field)] = [
            ("序号", .serial), ("姓名", .hiddenName),
            ("病种", .fact(kind: "HEALTH", ["尿毒症", "肺结核", "白血病", "脑梗死", "冠心病", "乳腺癌", "肝硬化"])),
        ]
        if chance(60) { columns.append(("身份证号码", .identity)) }
        if chance(40) { columns.append(("银行卡号", .card)) }
        paper.add(roster(columns + [("救助金额（元）", .amount(600...28000))]))
        supervision()
    }

    mutating func disabilityLeak() {
        start("\(day.year)年困难残疾人生活补贴和重度残疾人护理补贴发放公示", column: "残疾人补贴")
        paper.add("　　按照\(document())要求，现将两项补贴发放对象公示如下。")
        var columns: [(String, Field)] = [("序号", .serial), ("姓名", .hiddenName), ("残疾人证号", .disabilityCard)]
        if chance(60) {
            columns.append(("残疾类别", .fact(kind: "DISABILITY", ["肢体一级", "视力二级", "听力二级", "智力三级", "精神二级"])))
        }
        if chance(40) { columns.append(("银行卡号", .card)) }
        paper.add(roster(columns + [("补贴金额（元）", .one(["88", "135", "176", "264"]))]))
        supervision()
    }

    mutating func elderlyLeak() {
        start("\(unit.town(&g))\(day.year)年第\(number(1...4))季度高龄津贴发放名单公示", column: "养老服务")
        paper.add("　　现将本季度高龄津贴发放对象公示如下，公示期五天。")
        var columns: [(String, Field)] = [("序号", .serial), ("姓名", .hiddenName), ("性别", .sex), ("身份证号码", .identity)]
        if chance(40) { columns.append(("开户银行账号", .card)) }
        if chance(40) { columns.append(("现住址", .home)) }
        paper.add(roster(columns + [("津贴标准（元）", .one(["150", "300", "600", "900"]))], disguise: disguise()))
        supervision()
    }

    mutating func veteransLeak() {
        start("\(day.year)年重点优抚对象抚恤补助金发放名册公示", column: "优待抚恤")
        paper.add("　　根据\(document())，现将抚恤补助金发放情况予以公示。")
        paper.add(roster(
            [("序号", .serial), ("姓名", .hiddenName), ("公民身份号码", .identity), ("发放账号", .card), ("补助金额（元）", .amount(800...9800))], disguise: disguise()))
        supervision()
    }

    mutating func orphansLeak() {
        start("\(day.year)年事实无人抚养儿童基本生活补贴发放公示", column: "儿童福利")
        paper.add("　　经审核，下列儿童符合事实无人抚养儿童保障条件，现予公示。")
        paper.add(roster([
            ("序号", .serial), ("儿童姓名", .hiddenName), ("性别", .sex), ("身份证号", .identity), ("监护人电话", .mobile), ("月补贴（元）", .one(["1100", "1250", "1400"])),
        ]))
        supervision()
        leak("PERSON_NAME")
    }

    mutating func housingLeak() {
        start("\(day.year)年第\(number(1...8))批公共租赁住房保障对象公示", column: "住房保障")
        paper.add("　　经初审、复审和联合审查，下列申请人符合公共租赁住房保障条件，现予公示。")
        var columns: [(String, Field)] = [("序号", .serial), ("申请人姓名", .name), ("身份证号码", .identity)]
        if chance(40) { columns.append(("联系电话", .mobile)) }
        paper.add(roster(columns + [("家庭人口", .one(["1", "2", "3", "4"])), ("轮候顺序", .one(["A", "B", "C"]))], disguise: disguise()))
        supervision()
    }

    mutating func recruitmentLeak() {
        start("\(day.year)年度\(unit.place)公开招聘拟聘用人员名单公示", column: "人事招考")
        paper.add("　　经笔试、面试、体检和考察，现将拟聘用人员名单予以公示，公示期七个工作日。")
        paper.add(roster([
            ("序号", .serial), ("姓名", .name), ("性别", .sex), ("身份证号", .identity), ("毕业院校", .one(["某师范大学", "省农业大学", "省财经大学", "某理工学院"])),
            ("拟聘岗位", .one(["综合岗", "会计岗", "教师岗", "护理岗"])),
        ], disguise: disguise()))
        supervision()
    }

    mutating func vehiclesLeak() {
        start("关于注销机动车登记的公告", column: "车辆管理")
        paper.add("　　下列机动车已达到国家强制报废标准，现依法注销登记，所有人如有异议可以申请复核。")
        paper.add(roster([("序号", .serial), ("所有人姓名", .name), ("身份证号码", .identity), ("号牌种类", .one(["小型汽车", "普通摩托车", "大型汽车"])), ("联系电话", .mobile)]))
        supervision()
    }

    mutating func maskedTooLittleLeak() {
        start("\(day.year)年\(pick("临时救助", "一次性交通补助", "稳岗补贴", "求职创业补贴"))发放人员名单公示", column: "社会救助")
        paper.add("　　现将本次发放人员名单公示如下，公示期五天。")
        paper.add(roster([("序号", .serial), ("姓名", .hiddenName), ("身份证号码", .maskedTooLittle), ("金额（元）", .amount(300...3000))]))
        supervision()
    }

    mutating func landLeak() {
        let village = g.pick(Locality.villages)
        start("\(village)集体土地征收补偿分户公示", column: "征地补偿")
        paper.add("　　依据《中华人民共和国土地管理法》和\(document())，现将\(village)征地补偿费用分户情况公示如下。")
        var columns: [(String, Field)] = [("序号", .serial), ("户主姓名", .name), ("征收面积（亩）", .area), ("补偿金额（元）", .amount(18000...280000))]
        switch number(0...2) {
        case 0: columns.append(("身份证号", .identity))
        case 1: columns += [("身份证号", .identity), ("银行卡号", .card)]
        default: columns += [("银行卡号", .card), ("联系电话", .mobile)]
        }
        paper.add(roster(columns, disguise: disguise()))
        supervision()
    }

    /// A workbook that shows names and hides the numbers; a comment of the editor that nobody sees; where nothing can be
    /// hidden, it stands in full.
    mutating func hiddenLeak() {
        start("\(day.year)年\(pick("技能培训补贴", "创业担保贷款贴息", "灵活就业社保补贴"))人员名单公示", column: "就业创业")
        paper.add("　　经审核，下列人员符合条件，现予公示。")
        let shown: [(String, Field)] = [("序号", .serial), ("姓名", .name)]
        let last: (String, Field) = ("培训工种", .one(["育婴员", "电工", "焊工", "中式面点师"]))
        let isComment =
            switch form {
            case .page, .pageFile, .letter: true
            case .workbook: chance(50)
            case .text, .csv, .textFile: false
            }
        if isComment {
            let person = person()
            let number = identity(person)
            onlyExposed = 1
            paper.add(roster(shown + [last]))
            if !isCorrected { paper.blocks.append(.comment("核对底稿：\(person.name)，身份证号\(number)，发布前删除")) }
        } else {
            paper.add(roster(shown + [("身份证号码", .identity), last], hidden: form == .workbook ? ["身份证号码"] : []))
        }
        supervision()
    }

    mutating func start(_ title: String, column: String) {
        paper.title = title
        paper.column = column
    }

    /// The foot of a 公示.
    mutating func supervision() {
        paper.add("　　公示期间如有异议，请以书面或电话形式反映。监督电话：\(phone())。")
        paper.add("　　\(unit.name)")
        paper.add("　　\(day.han)")
    }
}
