/// 行政处罚决定: codes of enterprises are published, homes and numbers of natural persons are not.
enum Penalty {
    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        let year = desk.number(2019...2026)
        let shop = "\(desk.place.county)\(person.surname)记\(desk.pick("小吃店", "五金经营部", "水果店", "便利店"))"
        var text: LabelledText = """
            \(desk.place.county)市场监督管理局
            行政处罚决定书
            \(Piece("\(desk.place.organ)市监罚〔\(year)〕\(desk.number(1...380))号", .documentNumber))

            当事人：\(shop)
            主体资格证照名称：营业执照
            统一社会信用代码：\(Piece(Organisations.creditCode("92", using: &desk.generator), .creditCode))
            经营场所：\(desk.office())
            经营者：\(Piece(person.name, .personName))　性别：\(person.sex)
            \(desk.label(desk.pick("公民身份号码", "身份证号码", "身份证号")))：\(desk.id(person))
            住址：\(desk.home(person))

            """
        if desk.chance(60) { text += "\(desk.label("联系电话"))：\(desk.value(.mobile))\n" }
        text += """

            \(year)年\(desk.number(1...12))月\(desk.number(1...28))日，本局执法人员对当事人经营场所进行现场检查，发现货架上陈列待售的某品牌饮料\(desk.number(12...240))瓶，生产日期20\(desk.number(18...24))0305，保质期12个月，已超过保质期。经查，当事人货值金额\(desk.number(60...990)).\(desk.number(10...99))元，违法所得\(desk.number(10...99)).00元。
            上述行为违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定。依据该法第一百二十四条，决定：一、没收违法经营的食品；二、罚款人民币\(desk.amount(2000...50000))元。
            当事人应当自收到本决定书之日起15日内将罚款缴至指定账户，逾期不缴纳的，每日按罚款数额的3%加处罚款。

            """
        return Paper(text: text)
    }
}
