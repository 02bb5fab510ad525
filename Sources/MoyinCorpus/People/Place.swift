/// Where a synthetic person lives and an office stands: a real county with its codes; everything below it is invented.
struct Place: Sendable {
    var province: String
    /// Empty where the province is a city itself.
    var city: String
    var county: String
    /// Six digits of GB/T 2260.
    var region: String
    var area: String
    /// Digits of a local telephone number.
    var localDigits: Int
    /// Province sign and office letter of licence plates.
    var plate: String
    /// 机关代字 of the county and one-character short name of the province.
    var organ: String
    var sign: String

    private init(
        _ province: String, _ city: String, _ county: String, _ region: String, _ area: String, _ localDigits: Int,
        _ plate: String, _ organ: String
    ) {
        (self.province, self.city, self.county, self.region) = (province, city, county, region)
        (self.area, self.localDigits, self.plate, self.organ) = (area, localDigits, plate, organ)
        sign = String(plate.first!)
    }

    static let all: [Place] = [
        Place("浙江省", "绍兴市", "越城区", "330602", "0575", 8, "浙D", "越"),
        Place("安徽省", "安庆市", "潜山县", "340824", "0556", 7, "皖H", "潜"),
        Place("北京市", "", "东城区", "110101", "010", 8, "京A", "东"),
        Place("上海市", "", "黄浦区", "310101", "021", 8, "沪A", "黄"),
        Place("天津市", "", "和平区", "120101", "022", 8, "津A", "和"),
        Place("重庆市", "", "渝中区", "500103", "023", 8, "渝A", "渝中"),
        Place("广东省", "广州市", "越秀区", "440104", "020", 8, "粤A", "越秀"),
        Place("福建省", "福州市", "鼓楼区", "350102", "0591", 8, "闽A", "鼓"),
        Place("福建省", "三明市", "永安市", "350481", "0598", 7, "闽G", "永"),
        Place("四川省", "成都市", "武侯区", "510107", "028", 8, "川A", "武侯"),
        Place("湖北省", "武汉市", "江岸区", "420102", "027", 8, "鄂A", "岸"),
        Place("陕西省", "西安市", "碑林区", "610103", "029", 8, "陕A", "碑"),
        Place("湖南省", "长沙市", "芙蓉区", "430102", "0731", 8, "湘A", "芙"),
        Place("山东省", "济南市", "历下区", "370102", "0531", 8, "鲁A", "历"),
        Place("河南省", "郑州市", "中原区", "410102", "0371", 8, "豫A", "中原"),
        Place("辽宁省", "沈阳市", "和平区", "210102", "024", 8, "辽A", "和"),
        Place("黑龙江省", "哈尔滨市", "道里区", "230102", "0451", 8, "黑A", "里"),
        Place("江苏省", "南京市", "玄武区", "320102", "025", 8, "苏A", "玄"),
        Place("江西省", "南昌市", "东湖区", "360102", "0791", 8, "赣A", "东"),
        Place("云南省", "昆明市", "五华区", "530102", "0871", 8, "云A", "五"),
        Place("甘肃省", "兰州市", "城关区", "620102", "0931", 7, "甘A", "城"),
        Place("山西省", "太原市", "小店区", "140105", "0351", 7, "晋A", "店"),
        Place("河北省", "石家庄市", "长安区", "130102", "0311", 8, "冀A", "长"),
        Place("广西壮族自治区", "南宁市", "兴宁区", "450102", "0771", 7, "桂A", "兴"),
        Place("贵州省", "贵阳市", "南明区", "520102", "0851", 8, "贵A", "南"),
        Place("海南省", "海口市", "秀英区", "460105", "0898", 8, "琼A", "秀"),
        Place("新疆维吾尔自治区", "乌鲁木齐市", "天山区", "650102", "0991", 7, "新A", "天"),
        Place("青海省", "西宁市", "城东区", "630102", "0971", 7, "青A", "城"),
        Place("宁夏回族自治区", "银川市", "兴庆区", "640104", "0951", 7, "宁A", "兴"),
        Place("内蒙古自治区", "呼和浩特市", "新城区", "150102", "0471", 7, "蒙A", "新"),
        Place("吉林省", "长春市", "南关区", "220102", "0431", 8, "吉A", "南"),
    ]

    /// `浙江省绍兴市越城区`.
    var full: String { province + city + county }
    /// The short name of the province and city, as a native place is written: `浙江绍兴`, `上海`.
    var native: String { city.isEmpty ? String(province.dropLast()) : shortProvince + city.dropLast() }

    private var shortProvince: String {
        province.hasPrefix("内蒙古") ? "内蒙古" : province.hasSuffix("省") ? String(province.dropLast()) : String(province.prefix(2))
    }
}

/// Names below the county, invented.
enum Locality {
    static let towns = ["柳溪镇", "松岭镇", "桃源乡", "枫林街道", "白鹭街道", "青石镇", "云栖街道", "荷塘乡", "望湖镇", "竹海镇", "银杏街道", "清河镇"]
    static let villages = ["青山村", "红星村", "前进村", "大塘村", "新联村", "石桥村", "杨家湾村", "西河村", "上坊村", "龙泉村"]
    static let communities = ["塔山社区", "翠湖社区", "文昌社区", "朝阳社区", "锦绣社区", "东苑社区", "望江社区"]
    static let roads = ["文三路", "青松路", "解放北路", "人民路", "建设街", "桂花巷", "学府路", "滨江大道", "红旗街", "梧桐路"]
    static let estates = ["金色家园", "翠湖花园", "阳光小区", "桃源新村", "学苑公寓", "东方苑"]
}
