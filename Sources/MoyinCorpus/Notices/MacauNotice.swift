/// 澳門特別行政區公報通告.
enum MacauNotice {
    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        let day = desk.day()
        var text: LabelledText = """
            澳門特別行政區　\(desk.pick("市政署", "財政局", "房屋局"))
            通告
            第\(desk.number(1...300))/\(desk.pick("DHP/DHS", "IC", "DSF"))/\(day.year)號

            茲通知\(Piece(person.name, .personName))，持澳門居民身份證編號\(desk.value(.macauIdentity))，就社會房屋申請一事，須於本通告刊登日起計\(desk.number(10...30))日內提交文件。
            如有查詢，請致電\(Piece(Telephones.macau(using: &desk.generator), .macauPhone))，或於辦公時間內親臨本局。

            """
        if desk.chance(50) { text += "申請編號：3\(desk.number(10_000_000...99_999_999))，通行證號碼：\(desk.value(.hongKongMacauPermit))\n" }
        text += "\(day.han)於\(desk.pick("市政署", "財政局", "房屋局"))\n局長　\(desk.name())\n"
        return Paper(text: text)
    }
}
