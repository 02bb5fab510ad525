/// 人口普查 and epidemiological notices: tracks, health, family.
enum Census {
    static func write(at desk: inout Desk) -> Paper {
        desk.chance(50) ? investigation(at: &desk) : enumerators(at: &desk)
    }

    private static func investigation(at desk: inout Desk) -> Paper {
        let person = desk.person()
        let day = desk.day()
        var text: LabelledText = """
            关于一例密切接触者的流行病学调查情况通报

            病例\(desk.number(1...9))：\(Piece(person.name, .personName))，\(person.sex)，\(Piece("\(person.age)岁", .age))，现住\(desk.home(person))，\(desk.label("身份证号"))\(desk.id(person))。
            \(day.month)月\(day.day)日8时30分，乘坐G\(desk.number(1000...7999))次列车（\(desk.number(2...16))车\(desk.number(1...18))F座）由\(desk.generator.pick(Place.all).native)返回；12时20分到某超市购物，停留约25分钟；\(day.month)月\(day.day + 1)日在家中未外出。
            请与上述轨迹有交集的人员主动向所在社区报备。24小时咨询电话：\(desk.officePhone())。

            """
        if desk.chance(50) {
            let relative = desk.person()
            text += "其密切接触者\(Piece(relative.name, .personName))（\(desk.label("手机号"))\(desk.value(.mobile))）已纳入健康管理。\n"
        }
        return Paper(text: text)
    }

    private static func enumerators(at desk: inout Desk) -> Paper {
        var text: LabelledText = """
            \(desk.place.county)人口变动抽样调查告知书

            广大居民朋友：
            根据国家统计局部署，本次调查以\(desk.number(2019...2025))年11月1日零时为标准时点，抽中我\(desk.place.county.suffix(1))\(desk.number(3...19))个调查小区，约\(desk.number(240...990))户、\(desk.number(1200...3600))人。调查员将佩戴证件入户登记：

            """
        for _ in 0..<desk.number(2...5) {
            let person = desk.person()
            text += "\(desk.generator.pick(Locality.communities))　调查员\(Piece(person.name, .personName))　\(desk.label("手机"))\(desk.value(.mobile))"
            if desk.chance(35) { text += "　\(desk.label("身份证号"))\(desk.id(person))" }
            text += "\n"
        }
        text += "调查资料依法予以保密。咨询电话：\(desk.officePhone())。\n"
        return Paper(text: text)
    }
}
