/// 不动产权证书遗失、作废、首次登记公告.
enum RealEstate {
    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        let title = desk.pick("不动产权证书遗失（灭失）声明", "不动产权证书作废公告", "不动产首次登记公告")
        var text: LabelledText = """
            \(title)
            编号：\(desk.place.region)\(desk.number(2019...2026))\(desk.number(1000...9999))

            权利人\(Piece(person.name, .personName))因保管不善，将坐落于\(Piece(Addresses.home(in: desk.place, using: &desk.generator), .address))的不动产权证书遗失，证号：\(Piece("\(desk.place.sign)（\(desk.number(2016...2025))）\(desk.place.county)不动产权第00\(desk.number(10000...99999))号", .realEstate))，建筑面积\(desk.number(48...160)).\(desk.number(10...99))平方米。根据《不动产登记暂行条例实施细则》第二十二条规定，申请补发，现予公告。

            """
        if desk.chance(60) { text += "权利人证件：居民身份证　\(desk.label("证件号码"))：\(desk.id(person))\n" }
        if desk.chance(40) { text += "不动产单元号：\(unit(at: &desk))\n" }
        text += "如有异议，请自本公告之日起十五个工作日内（\(desk.day().han)前）将书面材料送达我机构。公告单位：\(desk.place.county)不动产登记中心　联系方式：\(desk.officePhone())\n"
        return Paper(text: text)
    }

    private static func unit(at desk: inout Desk) -> Piece {
        let region = desk.place.region
        var value = ""
        repeat { value = Papers.realEstate(using: &desk.generator) } while value.count != 28
        return Piece(region + value.dropFirst(6), .realEstate)
    }
}
