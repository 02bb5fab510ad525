/// 公報: offices, officers, telephones, dates of the Republic.
enum TaiwanGazette {
    static func write(at desk: inout Desk) -> Paper {
        let day = desk.day()
        let bureau = desk.pick("衛生福利部", "內政部", "農業部", "教育部", "勞動部")
        var text: LabelledText = """
            \(bureau)公告
            中華民國\(day.roc)
            發文字號：\(desk.documentNumber())

            主　　旨：預告修正「\(desk.pick("老人福利機構設立標準", "農產品分級包裝標準", "職業安全衛生設施規則"))」第\(desk.number(2...40))條、第\(desk.number(41...114))條條文。
            依　　據：行政程序法第一百五十一條第二項準用第一百五十四條第一項。
            公告事項：
            一、修正機關：\(bureau)。
            二、對於公告內容有任何意見或修正建議者，請於本公告刊登公報隔日起60日內陳述意見或洽詢：
            （一）承辦單位：\(bureau)\(desk.pick("社會及家庭署", "綜合規劃司", "法規會"))
            （二）地址：\(Piece(desk.pick("臺北市南港區忠孝東路六段488號12樓", "臺北市中正區徐州路5號", "南投縣中興新村光華路1號"), .address))
            （三）電話：\(desk.officePhone())
            （四）傳真：\(desk.officePhone())
            （五）電子郵件：\(desk.officeMail())

            """
        if desk.chance(50) { text += "（六）承辦人：\(desk.name())科員，行動電話：\(desk.value(.taiwanMobile))\n" }
        text += "部　　長　\(desk.name())\n"
        return Paper(text: text)
    }
}
