/// Official prose: sentences with places for words, so that no two pages say the same.
extension CityDesk {
    /// `count` sentences as one paragraph.
    mutating func prose(_ count: Int) -> String {
        var result = "　　"
        for _ in 0..<count {
            for piece in CityWords.sentences[g.below(CityWords.sentences.count)] {
                switch piece {
                case .text(let text): result += text
                case .word(let list): result += list[g.below(list.count)]
                case .count(let range): result += String(g.within(range))
                case .share: result += "\(g.within(51...99)).\(g.below(10))%"
                case .month: result += "\(g.within(1...12))月"
                }
            }
        }
        return result
    }

    /// Paragraphs of prose with headings, as plans and summaries have them.
    mutating func sections(_ range: ClosedRange<Int>, sentences: ClosedRange<Int> = 2...5) {
        let headings = g.shuffled(CityWords.headings)
        for (place, heading) in headings.prefix(number(range)).enumerated() {
            paper.add("　　\(CityWords.numerals[place])、\(heading)")
            paper.add(prose(number(sentences)))
        }
    }
}

enum CityWords {
    enum Piece: Sendable {
        case text(String)
        case word([String])
        case count(ClosedRange<Int>)
        case share, month
    }

    static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    static let headings = [
        "总体要求", "强化组织领导", "突出工作重点", "完善工作机制", "加强督促指导", "营造良好氛围", "严格资金管理", "提升服务效能", "压实工作责任", "夯实基层基础",
        "优化营商环境", "推进项目建设", "抓好队伍建设", "健全长效机制", "做好宣传引导", "落实保障措施",
    ]

    private static func list(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }
    static let fields = list("""
        教育 卫生 水利 农业 林业 交通 电力 供水 燃气 文化 旅游 体育 科技 商务 物流 建筑 环保 气象 消防 审计 统计 就业 养老 托育 物业 绿化 环卫 河湖 湿地 耕地 种业
        茶叶 水果 蔬菜 畜牧 渔业 粮食 会展 数字经济 先进制造 现代服务 乡村治理 城市更新 老旧小区 公共交通 农村公路 高标准农田 饮用水源 固体废物 大气环境 安全生产
        食品安全 药品安全 特种设备 知识产权 质量强市 公共文化 全民健身 义务教育 职业教育 公共卫生 基本医疗 社会保险 政务服务 信用体系 电子商务 冷链仓储
        """)
    static let things = list("""
        项目 工程 体系 机制 平台 设施 制度 行动 计划 规划 标准 服务 管理 监测 监管 培训 宣传 检查 整治 改造 建设 保护 修复 治理 评估 改革 创新 合作 保障 配套
        网络 阵地 队伍 基地 园区 中心 试点 示范 品牌 产业 链条 资源 要素 数据 系统 目录 清单 台账 流程 指标
        """)
    static let verbs = list("""
        推进 加强 完善 深化 优化 提升 落实 开展 实施 统筹 组织 巩固 拓展 健全 规范 强化 加快 抓好 做好 推动 细化 夯实 聚焦 支持 引导
        """)
    static let adverbs = list("全面 持续 扎实 有序 稳步 深入 切实 大力 积极 统筹 协同 精准 科学 依法 主动")
    static let bodies = list("""
        各乡镇（街道） 市直有关单位 各县（区） 有关行业主管部门 项目建设单位 牵头单位 责任单位 配合单位 基层党组织 行业协会 有关企业 各级各类学校 医疗卫生机构
        行政执法队伍 驻村工作队 网格员队伍 志愿服务队伍 技术支撑单位 第三方评估机构 市级专班
        """)
    static let results = list("""
        取得阶段性成效 得到群众认可 走在全省前列 保持平稳有序 迈上新台阶 形成良好局面 达到预期目标 完成年度任务 实现稳中有进 获得上级肯定
        """)
    static let units = list("个 项 处 次 场 批 家 件")
    static let places = list("柳溪 青石 松岭 桃源 云栖 白鹭 竹海 望江 清河 东湖 西岭 枫林 荷塘 银杏 石桥 双溪 梅岭 月湖")

    /// {f} field, {t} thing, {v} verb, {a} adverb, {b} body, {r} result, {u} unit, {p} place, {n} number, {%} share, {m} month.
    static let sentences: [[Piece]] = """
        {b}要{a}{v}{f}{t}，确保各项任务落到实处。
        围绕{f}{t}，{a}{v}{f}{t}和{f}{t}。
        全年累计{v}{f}{t}{n}{u}，完成年度目标的{%}。
        {m}以来，{p}片区{f}{t}{r}。
        坚持问题导向，{v}{f}领域{t}，{b}按照职责分工抓好落实。
        要建立健全{f}{t}和{f}{t}衔接机制，{a}{v}{t}。
        据统计，{m}底前共排查{f}方面问题{n}{u}，整改率达到{%}。
        {b}应当于每月{d}日前报送{f}{t}进展情况。
        以{p}、{p}等地为重点，{a}{v}{f}{t}。
        会同{b}制定{f}{t}实施细则，明确时间表、路线图。
        {f}{t}{r}，{f}{t}{r}。
        下一步，将{a}{v}{f}{t}，不断提高{f}{t}水平。
        聚焦群众关心的{f}{t}，开展{t}{n}{u}。
        对{f}{t}中发现的问题，{b}要逐项分析原因，限期整改到位。
        加大{f}{t}投入力度，落实资金{n}万元，支持{p}{f}{t}。
        {a}{v}“{f}+{f}”融合发展，培育{f}{t}{n}{u}。
        组织{b}开展{f}{t}专题培训{n}场，参训人员满意度{%}。
        通过网站、新媒体和公开栏等渠道{v}{f}{t}，扩大社会知晓面。
        {p}至{p}沿线{f}{t}纳入年度计划，计划于{m}完成。
        鼓励社会力量参与{f}{t}，形成共建共治共享格局。
        严格执行{f}{t}有关规定，做到程序规范、资料齐全。
        把{f}{t}列入年度考核，考核结果作为评先评优的重要依据。
        {v}{f}{t}是{v}{f}{t}的重要抓手，也是{v}{t}的现实需要。
        {b}主要负责同志要亲自研究、亲自部署{f}{t}。
        针对{p}片区{f}{t}短板，{v}配套{t}{n}{u}。
        建立{f}{t}定期会商制度，每季度通报一次进展。
        到{m}底，{f}{t}覆盖率达到{%}，{f}{t}达标率达到{%}。
        {a}{v}{t}，推动{f}由规模扩张向质量提升转变。
        强化部门联动，实现{f}、{f}、{f}数据共享。
        各项指标完成情况好于上年同期，其中{f}{t}增幅达到{n}.{d}个百分点。
        积极争取上级对{f}{t}的支持，储备{t}{n}{u}。
        {b}要结合实际，因地制宜{v}{f}{t}，不搞一刀切。
        落实“双随机、一公开”要求，抽查{f}单位{n}家。
        {p}{f}{t}已完成主体施工，预计{m}投入使用。
        对照目标任务，{f}{t}仍存在进展不平衡的问题，需要{b}合力攻坚。
        {v}{f}领域标准化{t}，制定修订地方规范{n}项。
        畅通意见反馈渠道，及时回应社会关切，{a}{v}{t}。
        坚持节约集约，从严控制{f}{t}规模，防止重复建设。
        深入{p}、{p}一线调研，现场协调解决{f}{t}难题{n}{u}。
        {f}{t}由市级统筹，{b}具体实施，{b}协同推进。
        """.split(separator: "\n").map { parsed($0.drop { $0 == " " }) }

    private static func parsed(_ line: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var rest = line
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            switch rest[rest.index(after: open)] {
            case "f": pieces.append(.word(fields))
            case "t": pieces.append(.word(things))
            case "v": pieces.append(.word(verbs))
            case "a": pieces.append(.word(adverbs))
            case "b": pieces.append(.word(bodies))
            case "r": pieces.append(.word(results))
            case "u": pieces.append(.word(units))
            case "p": pieces.append(.word(places))
            case "n": pieces.append(.count(11...986))
            case "d": pieces.append(.count(5...9))
            case "%": pieces.append(.share)
            default: pieces.append(.month)
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }
}
