/// Fills sentences of official style with names from the tables: the training texts have few of them.
struct OfficialSentences {
    private let templates: [String]
    private let tables: NameTables
    private var random: TrainingRandom
    private let surnames: Wheel
    private let given: [Wheel]
    private let posts: [(units: String, isBefore: Bool, isAfter: Bool)]

    private static let units = "市政府办公室 县教育局 区民政局 镇人民政府 街道办事处 市公安局 县卫健委 财政局 县林业局 广播电影电视科 法制办 市交通局 第一中学 中心小学 县人民医院 乡党委 市水务局 自然资源局 县纪委监委 村委会 社区居委会 市人社局 县应急管理局 科技局 文化馆".split(separator: " ").map(String.init)
    private static let matters = "政务公开 依法行政 安全生产 环境保护 脱贫攻坚 信访 招商引资 森林防火 防汛抗旱 廉政建设 养老保险 低保审核 危房改造 义务教育 食品安全 征地拆迁 档案管理 次日宣传 政府信息公开 农村改厕 就业培训 医疗救助".split(separator: " ").map(String.init)
    private static let places = "东河镇 南山街道 西湖村 北关社区 城关镇 开发区 新村乡 大塘村 柳林镇 石桥村 桃源县 青山区 河口镇 平安社区 双龙乡".split(separator: " ").map(String.init)

    /// A choice by weight.
    private struct Wheel {
        var values: [String] = []
        private var sums: [Float] = []

        mutating func add(_ value: String, _ weight: Float) {
            guard weight > 0 else { return }
            values.append(value)
            sums.append((sums.last ?? 0) + weight)
        }

        func pick(_ random: inout TrainingRandom) -> String {
            let place = Float(random.next() >> 40) / Float(1 << 24) * (sums.last ?? 0)
            var (low, high) = (0, sums.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] <= place { low = middle + 1 } else { high = middle }
            }
            return values[low]
        }
    }

    init(_ templates: [UInt8], _ tables: NameTables, seed: UInt64) {
        self.templates = String(decoding: templates, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.isEmpty }.map(String.init)
        self.tables = tables
        random = TrainingRandom(seed: seed)
        var surnames = Wheel()
        var given = [Wheel(), Wheel(), Wheel()]
        for unit in tables.characters.keys.sorted() {
            let character = tables.characters[unit]!
            let text = String(decoding: [unit], as: UTF16.self)
            // Flatter than life: rare surnames are to be learned too.
            surnames.add(text, character.surname.squareRoot())
            given[0].add(text, character.only)
            given[1].add(text, character.first)
            given[2].add(text, character.last)
        }
        for compound in tables.compounds where !compound.isJapanese {
            surnames.add(String(decoding: compound.units, as: UTF16.self), compound.weight.squareRoot())
        }
        self.surnames = surnames
        self.given = given
        posts = tables.titles.filter { $0.units.count > 1 }.map { (String(decoding: $0.units, as: UTF16.self), $0.isBefore, $0.isAfter) }
    }

    private mutating func name() -> String {
        let surname = surnames.pick(&random)
        if random.next() % 4 == 0 { return surname + given[0].pick(&random) }
        return surname + given[1].pick(&random) + given[2].pick(&random)
    }

    private mutating func pick(_ values: [String]) -> String { values[Int(random.next() % UInt64(values.count))] }

    private mutating func post(_ fits: (_ isBefore: Bool, _ isAfter: Bool) -> Bool) -> String {
        while true {
            let post = posts[Int(random.next() % UInt64(posts.count))]
            if fits(post.isBefore, post.isAfter) { return post.units }
        }
    }

    /// A text of a few sentences.
    mutating func document(weight: Float) -> TrainingDocument {
        var text: [UInt8] = []
        var names: [Range<Int>] = []
        for _ in 0..<(2 + random.next() % 6) {
            let template = templates[Int(random.next() % UInt64(templates.count))]
            var rest = template[...]
            while let open = rest.firstIndex(of: "{"), rest[open...].count >= 3 {
                text += Array(rest[..<open].utf8)
                let sign = rest[rest.index(after: open)]
                rest = rest[rest.index(open, offsetBy: 3)...]
                let start = text.count
                switch sign {
                case "N": text += Array(name().utf8)
                case "S": text += Array(surnames.pick(&random).utf8)
                case "T": text += Array(post { isBefore, _ in isBefore }.utf8)
                case "A": text += Array(post { _, isAfter in isAfter }.utf8)
                case "U": text += Array(pick(Self.units).utf8)
                case "M": text += Array(pick(Self.matters).utf8)
                case "P": text += Array(pick(Self.places).utf8)
                case "D": text += Array("1900年\(1 + random.next() % 12)月\(1 + random.next() % 28)日".utf8)
                default: text += Array("0000-\(1_000_000 + random.next() % 1_000_000)".utf8)
                }
                if sign == "N" || sign == "S" { names.append(start..<text.count) }
            }
            text += Array(rest.utf8)
            text.append(UInt8(0x0a))
        }
        return TrainingDocument(text: text, names: names, weight: weight)
    }
}
