/// Home addresses from the province to the door.
enum Addresses {
    static func home(in place: Place, using g: inout SeededGenerator) -> String {
        let town = g.pick(Locality.towns)
        if g.chance(40), !town.hasSuffix("街道") {
            let group = g.chance(50) ? "\(g.within(1...12))组" : "\(g.pick(["李家", "王家", "新屋", "上湾"]))组"
            return place.full + town + g.pick(Locality.villages) + group + "\(g.within(1...199))号"
        }
        let road = g.pick(Locality.roads) + "\(g.within(1...299))号"
        let room = "\(g.within(1...30))\(g.pick(["幢", "栋", "号楼"]))\(g.within(1...4))单元\(g.within(1...18))0\(g.within(1...6))室"
        switch g.below(3) {
        case 0: return place.full + road + room
        case 1: return place.full + town + g.pick(Locality.communities) + room
        default: return place.full + g.pick(Locality.towns) + road + g.pick(Locality.estates) + room
        }
    }

    private static let taiwan = [
        ("臺北市", "大安區", "青田里", "和平東路一段"), ("新北市", "板橋區", "文聖里", "文化路二段"), ("臺中市", "西屯區", "福星里", "福星路"),
        ("高雄市", "前鎮區", "竹西里", "瑞隆路"), ("臺南市", "東區", "大學里", "大學路"), ("桃園市", "中壢區", "中山里", "中山路"),
    ]

    static func taiwanHome(using g: inout SeededGenerator) -> String {
        let (city, district, village, road) = g.pick(taiwan)
        let lane = g.chance(40) ? "\(g.within(2...60))巷" : ""
        let near = g.chance(40) ? village + "\(g.within(1...20))鄰" : ""
        return "\(city)\(district)\(near)\(road)\(lane)\(g.within(1...280))號\(g.within(2...12))樓"
    }

    static func hongKongHome(using g: inout SeededGenerator) -> String {
        let (area, road, building) = g.pick([
            ("九龍", "旺角彌敦道", "青松大廈"), ("香港", "灣仔軒尼詩道", "雲海樓"), ("新界", "沙田正街", "翠林閣"), ("九龍", "觀塘道", "紅棉樓"),
        ])
        return "\(area)\(road)\(g.within(1...699))號\(building)\(g.within(2...30))樓\(g.pick(["A", "B", "C", "D"]))室"
    }
}
