/// 裁判文书 as it is before names and homes are struck out.
enum Judgment {
    static func write(at desk: inout Desk) -> Paper {
        let (plaintiff, defendant) = (desk.person(), desk.person())
        let judge = desk.name()
        var text: LabelledText = """
            \(desk.place.full)人民法院
            民事判决书
            \(Piece(Organisations.caseNumber(using: &desk.generator), .caseNumber))

            原告：\(party(plaintiff, at: &desk))
            被告：\(party(defendant, at: &desk))
            委托诉讼代理人：\(desk.name())，某律师事务所律师。

            原告\(Piece(plaintiff.name, .personName))与被告\(Piece(defendant.name, .personName))\(desk.pick("民间借贷纠纷", "机动车交通事故责任纠纷", "房屋租赁合同纠纷"))一案，本院立案后依法适用简易程序，公开开庭进行了审理。本案现已审理终结。
            本院经审理认定事实如下：\(desk.day().han)，

            """
        if desk.chance(50) {
            text += "被告\(Piece(defendant.name, .personName))驾驶\(Piece(Vehicles.plate(prefix: desk.place.plate, using: &desk.generator), .plate))小型轿车沿\(desk.generator.pick(Locality.roads))由北向南行驶，与原告相撞，造成原告受伤。"
        } else {
            text += "原告通过银行转账向被告账户（\(desk.label("卡号"))\(desk.value(.bankCard))）汇入\(desk.amount(10000...300000))元，被告出具借条一份。"
        }
        text += """

            依照《中华人民共和国民法典》第六百七十五条、《中华人民共和国民事诉讼法》第六十七条规定，判决如下：
            被告于本判决生效之日起十日内向原告支付\(desk.amount(8000...280000))元。案件受理费\(desk.number(50...4800))元，减半收取。
            如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状。
            审判员　\(judge)
            \(desk.day().han)
            书记员　\(desk.name())

            """
        return Paper(text: text)
    }

    private static func party(_ person: Person, at desk: inout Desk) -> LabelledText {
        var text: LabelledText =
            "\(Piece(person.name, .personName))，\(person.sex)，\(Piece(person.birth.han, .birthDate))出生，汉族，住\(desk.home(person))"
        if desk.chance(75) { text += "，\(desk.label(desk.pick("公民身份号码", "身份证号码")))\(desk.id(person))" }
        if desk.chance(30) { text += "，\(desk.label("手机"))\(desk.value(.mobile))" }
        return text + "。"
    }
}
