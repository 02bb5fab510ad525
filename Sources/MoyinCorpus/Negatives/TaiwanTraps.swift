/// The same in traditional script, as Taiwan writes it.
enum TaiwanTraps {
    static func write(_ index: Int, at desk: inout Desk) -> LabelledText {
        switch index / 5 % 5 {
        case 0: "依據\(desk.documentNumber())函，全年公開資訊114條，辦理活動120餘次，民眾陳情122件，滿意度\(desk.number(90...99)).\(desk.number(10...99))%。\n"
        case 1: "標案案號：\(desk.number(110...114))A\(TradeTraps.digits(8, &desk))，預算金額新臺幣1\(desk.number(3...9))\(TradeTraps.digits(2, &desk))0000000元，決標金額\(desk.number(1...9)),\(desk.number(100...999)),000元，發票號碼AB-\(TradeTraps.digits(8, &desk))。\n"
        case 2: "修正「道路交通安全規則」第114條、第119條之1及第122條條文，自\(desk.day().roc)施行，司法院釋字第\(desk.number(100...813))號解釋參照。\n"
        case 3: "系統版本v2.10.3.1，設備型號TX-\(desk.number(1000...9999))B，序號SN\(TradeTraps.digits(12, &desk))，乘坐自強號\(desk.number(100...499))次列車，國道1號K\(desk.number(12...370))+\(desk.number(100...900))處，面積\(desk.number(10...99)).\(TradeTraps.digits(4, &desk))公頃。\n"
        default: "公司名稱：青松實業股份有限公司，統一編號：\(Piece(Regional.taiwanBusiness(using: &desk.generator), .taiwanBusiness))，資本額\(desk.number(10...900)),000,000元；條碼471\(TradeTraps.digits(10, &desk))，ISBN \(Piece(Organisations.isbn(using: &desk.generator), .isbn))。\n"
        }
    }
}
