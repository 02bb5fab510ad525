/// 征地补偿: name, area and amount down to the village.
enum LandCompensation {
    static func write(at desk: inout Desk) -> Paper {
        let village = desk.generator.pick(Locality.villages)
        var text: LabelledText = """
            征地补偿安置公告
            （\(desk.documentNumber())）

            根据《中华人民共和国土地管理法》第四十七条、第四十八条，现将\(desk.place.county)\(desk.pick("高铁站前片区", "经济开发区二期", "环城北路拓宽"))项目征收\(village)集体土地补偿登记结果公告如下。
            一、征收范围：东至\(desk.pick("滨江大道", "青松路"))，南至规划支路，西至清河，北至G\(desk.number(104...330))国道，总面积\(desk.number(2...48)).\(desk.number(1000...9999))公顷。
            二、补偿登记：

            """
        for _ in 0..<desk.number(2...6) {
            let person = desk.person()
            text += "户主\(Piece(person.name, .personName))"
            if desk.chance(70) { text += "（\(desk.label("身份证号"))：\(desk.id(person))）" }
            text += "，征收面积\(desk.number(1...9)).\(desk.number(10...99))亩，补偿款\(desk.amount(18000...980000))元"
            if desk.chance(60) { text += "，\(desk.pick("汇入", "拨付至"))\(desk.label("银行卡号"))\(desk.value(.bankCard))" }
            if desk.chance(35) { text += "，\(desk.label("联系电话"))\(desk.value(.mobile))" }
            text += "。\n"
        }
        text += """
            三、异议办理：被征收人对登记结果有异议的，请于\(desk.day().han)前持不动产权属证书到\(desk.place.county)自然资源和规划局（\(desk.office(inFull: false, building: "政务大楼\(desk.number(2...6))楼"))）申请复核，电话：\(desk.officePhone())。

            """
        return Paper(text: text)
    }
}
