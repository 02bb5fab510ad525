/// An office that publishes: the city itself, a department, a county or a township. All invented.
struct CityUnit: Sendable {
    enum Level: String, Sendable { case city, department, county, township }
    /// What a department is about; counties and townships do everything.
    enum Theme: Sendable { case general, education, welfare, health, labour, farming, police, market, land, housing, finance }

    let name: String
    /// How its papers name it: 云泽市教育局, 云泽市柳溪县松岭镇.
    let place: String
    let level: Level
    let theme: Theme
    let host: String
    /// 机关代字.
    let organ: String
    let number: Int

    static let city = "云泽市"
    static let area = "0578"

    static let all: [CityUnit] = {
        var units = [CityUnit(name: "云泽市人民政府", place: city, level: .city, theme: .general, host: "www", organ: "云", number: 0)]
        for (name, theme, host) in departments {
            units.append(CityUnit(name: city + name, place: city, level: .department, theme: theme, host: host, organ: "云", number: units.count))
        }
        var town = 0
        for (county, host) in counties {
            let organ = String(county.first!)
            units.append(CityUnit(name: county + "人民政府", place: city + county, level: .county, theme: .general, host: host, organ: organ, number: units.count))
            // Thirteen each for the first six, twelve for the others: 150.
            for _ in 0..<(town < 78 ? 13 : 12) {
                let kind = town % 4 == 0 ? "街道" : town % 4 == 3 ? "乡" : "镇"
                let name = firsts[town % firsts.count] + lasts[(town / firsts.count * 7 + town) % lasts.count] + kind
                units.append(CityUnit(
                    name: county + name + (kind == "街道" ? "办事处" : "人民政府"), place: city + county + name, level: .township,
                    theme: .general, host: host, organ: organ, number: units.count))
                town += 1
            }
        }
        return units
    }()

    private static let departments: [(String, Theme, String)] = [
        ("发展和改革委员会", .general, "fgw"), ("教育局", .education, "jyj"), ("科学技术局", .general, "kjj"), ("经济和信息化局", .general, "jxj"),
        ("民族宗教事务局", .general, "mzj"), ("公安局", .police, "gaj"), ("民政局", .welfare, "mzheng"), ("司法局", .general, "sfj"),
        ("财政局", .finance, "czj"), ("人力资源和社会保障局", .labour, "rsj"), ("自然资源和规划局", .land, "zrzy"), ("生态环境局", .market, "sthj"),
        ("住房和城乡建设局", .housing, "zjj"), ("交通运输局", .general, "jtj"), ("水利局", .general, "slj"), ("农业农村局", .farming, "nyj"),
        ("商务局", .general, "swj"), ("文化广电和旅游局", .general, "wgl"), ("卫生健康委员会", .health, "wjw"), ("退役军人事务局", .welfare, "tyj"),
        ("应急管理局", .general, "yjj"), ("审计局", .general, "sjj"), ("国有资产监督管理委员会", .finance, "gzw"), ("市场监督管理局", .market, "scj"),
        ("体育局", .education, "tyju"), ("统计局", .finance, "tjj"), ("医疗保障局", .health, "ybj"), ("机关事务管理局", .general, "jgsw"),
        ("综合行政执法局", .market, "zfj"), ("行政审批服务管理局", .general, "spj"), ("信访局", .general, "xfj"), ("林业局", .farming, "lyj"),
        ("粮食和物资储备局", .farming, "lsj"), ("地方金融监督管理局", .finance, "jrj"), ("人民防空办公室", .general, "rfb"), ("供销合作社联合社", .farming, "gxs"),
        ("残疾人联合会", .welfare, "cl"), ("红十字会", .welfare, "hszh"), ("总工会", .labour, "zgh"), ("住房公积金管理中心", .housing, "gjj"),
        ("公共资源交易中心", .land, "ggzy"), ("气象局", .general, "qxj"), ("消防救援支队", .police, "xfzd"), ("税务局", .finance, "swju"),
        ("烟草专卖局", .market, "ycj"),
    ]
    private static let counties = [
        ("东湖区", "dhq"), ("西岭区", "xlq"), ("柳溪县", "lxx"), ("青石县", "qsx"), ("桃源县", "tyx"), ("松岭县", "slx"), ("云栖县", "yqx"), ("白鹭县", "blx"),
        ("竹海县", "zhx"), ("望江县", "wjx"), ("清河县", "qhx"), ("经济技术开发区", "kfq"),
    ]
    private static let firsts = ["枫林", "荷塘", "银杏", "石桥", "龙泉", "上坊", "大塘", "杨湾", "西河", "红叶", "梅岭", "双溪", "古樟", "沙洲", "月湖", "茶园", "浮桥"]
    private static let lasts = ["", "头", "口", "畈", "坪", "港", "坞", "埠", "亭"]

    /// 0578 and a number of seven digits: an office's.
    func phone(_ g: inout SeededGenerator) -> String {
        let local = Telephones.local(digits: 7, using: &g)
        return g.chance(12) ? "（0578）\(local)" : "0578-\(local)"
    }

    /// The number that stands under every page.
    var hotline: String { "0578-2000\(100 + number)" }
    var site: String { "\(host).yunze.example.gov.cn" }
    var isRural: Bool { level == .township || level == .county }
    /// Towns that a county's or the city's papers speak of.
    func town(_ g: inout SeededGenerator) -> String {
        level == .township ? String(place.dropFirst(6)) : g.pick(Locality.towns)
    }
}
