/// 遗失声明: every number of a lost paper.
enum LostDocuments {
    static func write(at desk: inout Desk) -> Paper {
        var text: LabelledText = "遗失声明\n\n"
        for _ in 0..<desk.number(4...8) {
            let person = desk.person()
            let name = Piece(person.name, .personName)
            switch desk.number(0...8) {
            case 0: text += "\(name)遗失居民身份证，\(desk.label("身份证号"))：\(desk.id(person))，声明作废。\n"
            case 1: text += "\(name)不慎遗失护照，护照号码：\(desk.value(.passport))，声明作废。\n"
            case 2: text += "\(name)遗失残疾人证，残疾人证号：\(Piece(person.residentID + "\(desk.number(1...7))\(desk.number(1...4))", .disabilityCard))，特此声明。\n"
            case 3: text += "\(name)遗失往来港澳通行证，通行证号码：\(Piece("C" + text8(at: &desk), .passport))，声明作废。\n"
            case 4: text += "\(name)遗失军官证，证号：\(desk.value(.military))，声明作废。\n"
            case 5: text += "\(name)遗失驾驶证，档案编号：\(desk.value(.driverFile))，声明作废。\n"
            case 6: text += "\(desk.company())遗失公章一枚，统一社会信用代码：\(desk.value(.creditCode))，声明作废。\n"
            case 7: text += "\(name)遗失购房收据，票号00\(desk.number(10000...99999))，金额\(desk.amount(10000...90000))元，声明作废。\n"
            default: text += "\(name)遗失出生医学证明，编号：\(Piece("T33\(desk.number(1_000_000...9_999_999))", .medical))，声明作废。\n"
            }
        }
        text += "\(desk.day().han)\n"
        return Paper(text: text)
    }

    private static func text8(at desk: inout Desk) -> String { MoyinCorpus.text { $0.appendDigits(8, using: &desk.generator) } }
}
