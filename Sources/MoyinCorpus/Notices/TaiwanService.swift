/// 公示送達、裁處書.
enum TaiwanService {
    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        let day = desk.day()
        let city = desk.pick("臺北市政府", "高雄市政府", "桃園市政府", "臺中市政府")
        var text: LabelledText = """
            \(city)　公告
            發文日期：中華民國\(day.roc)
            發文字號：\(desk.documentNumber())

            主旨：公示送達受處分人\(Piece(person.name, .personName))君違反\(desk.pick("道路交通管理處罰條例", "廢棄物清理法", "菸害防制法"))案件裁處書乙份。
            依據：行政程序法第78條至第82條。
            公告事項：
            一、受處分人：\(Piece(person.name, .personName))，\(desk.pick("國民身分證統一編號", "身分證字號", "身分證統一編號"))：\(desk.value(.taiwanIdentity))，戶籍地址：\(Piece(Addresses.taiwanHome(using: &desk.generator), .address))。

            """
        if desk.chance(50) { text += "二、違規車輛：車號\(desk.value(.taiwanPlate))，於\(day.roc)上午9時12分在本市違規停放。\n" }
        if desk.chance(40) { text += "二之一、雇主：青松實業有限公司（統一編號：\(desk.value(.taiwanBusiness))），外籍受僱人居留證號：\(desk.value(.taiwanResident))。\n" }
        text += """
            三、應處罰鍰新臺幣\(desk.number(1...60)),000元整，請至本局領取裁處書，洽詢電話：\(desk.officePhone())。
            四、本公告自公告之日起經20日發生送達效力。

            """
        return Paper(text: text)
    }
}
