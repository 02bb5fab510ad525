/// Numbers that offices give to papers and projects.
enum OfficialNumberTraps {
    static func documents(at desk: inout Desk) -> LabelledText {
        """
        根据\(desk.documentNumber())、\(Piece("国办发〔2016〕80号", .documentNumber))文件精神，制定本细则。《\(desk.place.county)政府投资项目管理办法》（\(desk.documentNumber())）同时废止。
        本办法自\(desk.day().han)起施行，有效期\(desk.number(2...5))年，由区发展改革局负责解释。

        """
    }

    static func cases(at desk: inout Desk) -> LabelledText {
        "本院依法受理\(Piece(Organisations.caseNumber(using: &desk.generator), .caseNumber))、\(Piece(Organisations.caseNumber(using: &desk.generator), .caseNumber))两案，决定合并审理，定于\(desk.day().han)\(desk.number(9...16))时00分在第\(desk.number(1...12))法庭开庭。\n"
    }

    /// Construction permits: region, date, serial. Some pass the checks of an identity number.
    static func permits(at desk: inout Desk) -> LabelledText {
        var text: LabelledText = "建筑工程施工许可公示\n"
        let day = desk.day()
        let number = desk.chance(50) ? "340803202001150104" : checked(desk.place.region + day.compact, at: &desk)
        text += "施工许可证编号：\(number)\n"
        text += "项目代码：\(day.year)-\(desk.place.region)-\(desk.pick("48", "47", "78"))-0\(desk.number(1...3))-\(desk.number(100_000...999_999))\n"
        text += "建设用地规划许可证：地字第\(desk.place.region)\(day.year)00\(desk.number(10...99))号\n"
        text += "取水许可编号：D\(desk.place.region)S\(day.year)-\(desk.number(1000...9999))；排污许可证编号：\(Organisations.creditCode("91", using: &desk.generator))001P\n"
        return text
    }

    /// Digits whose last one happens to satisfy MOD 11-2.
    private static func checked(_ lead: String, at desk: inout Desk) -> String {
        text { bytes in
            repeat {
                bytes = Array(lead.utf8)
                bytes.append(desk.number(1...9), width: 3)
                bytes.append(Checksum.mod11x2(bytes[...]))
            } while bytes[17] == 0x58
        }
    }

    static func standards(at desk: inout Desk) -> LabelledText {
        "产品应符合GB/T \(desk.number(1000...45574))-20\(desk.number(10...25))、GB 11643-1999、JGJ/T 429-2018和DB\(desk.place.region.prefix(2))/T \(desk.number(1000...9999))-2020的要求，行政区划代码依据GB/T 2260-2007，邮政编码\(desk.place.region.prefix(4))00。\n"
    }

    static func books(at desk: inout Desk) -> LabelledText {
        "《\(desk.pick("政府信息公开实务", "公文写作范例", "基层治理读本"))》，ISBN \(Piece(Organisations.isbn(using: &desk.generator), .isbn))，定价\(desk.number(28...88)).00元，印数0001—\(desk.number(3...9))000册，\(desk.number(180...640))千字。\n"
    }
}
