/// Lists as public bodies publish them, to be laid out in every way: a title, a table of persons, closing lines.
struct LayoutContent: Sendable, CustomStringConvertible {
    var name: String
    var title: String
    var headers: [String]
    var rows: [[String]]
    var closing: [String] = []

    var description: String { name }
}

extension LayoutContent {
    enum Layout: String, CaseIterable, Sendable {
        case csv, tabs, html, markdown, aligned, paragraphs, forms
    }

    func text(_ layout: Layout) -> String {
        switch layout {
        case .csv: lines([title] + ([headers] + rows).map { $0.joined(separator: ",") } + closing)
        case .tabs: lines([title] + ([headers] + rows).map { $0.joined(separator: "\t") } + closing)
        case .html: page
        case .markdown:
            lines(["# " + title, ""] + ([headers, headers.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" } + [""] + closing.flatMap { [$0, ""] })
        case .aligned: lines([title] + ([headers] + rows).map(padded) + closing)
        case .paragraphs: lines([title] + rows.map { zip(headers, $0).map { "\($0)：\($1)" }.joined(separator: "，") + "。" } + closing)
        case .forms: lines([title, ""] + rows.flatMap { zip(headers, $0).map { "\($0)：\($1)" } + [""] } + closing)
        }
    }

    private func lines(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

    private var page: String {
        func row(_ cells: [String], _ tag: String) -> String { "<tr>" + cells.map { "<\(tag)>\($0)</\(tag)>" }.joined() + "</tr>\n" }
        return "<html><head><meta charset=\"utf-8\"><title>\(title)</title></head>\n<body>\n<h1>\(title)</h1>\n<table>\n" + row(headers, "th")
            + rows.map { row($0, "td") }.joined() + "</table>\n" + closing.map { "<p>\($0)</p>\n" }.joined() + "</body></html>\n"
    }

    /// Columns as a terminal shows them: an ideograph is two wide, two spaces between the widest cell and the next.
    private func padded(_ cells: [String]) -> String {
        func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2e80 ? 2 : 1) } }
        var line = ""
        for (column, cell) in cells.enumerated() {
            let widest = ([headers] + rows).map { width($0[column]) }.max() ?? 0
            line += cell
            if column + 1 < cells.count { line += String(repeating: " ", count: widest - width(cell) + 2) }
        }
        return line
    }

    /// Numbers are of births from 1900 to 1909, samples of standards, or hold zeros in the middle.
    static let all = [
        LayoutContent(
            name: "低保", title: "大柳树村农村低保对象公示", headers: ["户主", "保障人数", "月保障金"], rows: [["王建国", "2人", "960元"], ["李志强", "1人", "530元"]],
            closing: ["公示期：7月1日至7月7日", "监督电话：0570-7020035"]),
        LayoutContent(
            name: "低保证件号", title: "大柳树村农村低保对象公示", headers: ["户主", "身份证号", "月保障金"],
            rows: [["王建国", "110101190003070010", "960元"], ["李志强", "440524188001010014", "530元"]], closing: ["公示期：7月1日至7月7日", "监督电话：0570-7020035"]),
        LayoutContent(
            name: "低保病因", title: "临时救助对象公示", headers: ["姓名", "救助金额", "致困原因"], rows: [["王建国", "3000元", "尿毒症"], ["李志强", "2000元", "肺癌"]],
            closing: ["公示期：7月1日至7月7日", "监督电话：0570-7020035"]),
        LayoutContent(
            name: "任前", title: "干部任前公示", headers: ["姓名", "性别", "出生年月", "现任职务", "拟任职务"],
            rows: [["王建国", "男", "1974年9月", "县应急管理局副局长", "县应急管理局局长"], ["李志强", "男", "1979年3月", "县民政局科长", "县民政局副局长"]], closing: ["监督电话：12380"]),
        LayoutContent(
            name: "任前生日", title: "干部任前公示", headers: ["姓名", "性别", "出生日期", "现任职务", "拟任职务"],
            rows: [["王建国", "男", "1974年9月3日", "县应急管理局副局长", "县应急管理局局长"], ["李志强", "男", "1979年3月7日", "县民政局科长", "县民政局副局长"]],
            closing: ["监督电话：12380"]),
        LayoutContent(
            name: "助学", title: "国家助学金拟受助学生公示", headers: ["姓名", "班级", "资助金额", "手机"],
            rows: [["王建国", "软件技术1班", "3300元", "13800138000"], ["李志强", "软件技术2班", "3300元", "13900001234"]], closing: ["公示期：10月20日至10月24日", "监督电话：0871-65120088"]),
        LayoutContent(
            name: "惠农", title: "耕地地力保护补贴公示", headers: ["户主", "面积", "金额", "银行卡号"],
            rows: [["王建国", "6.50亩", "617.50元", "6222020000000000000"], ["李志强", "3.20亩", "304.00元", "6217000000000000004"]], closing: ["监督电话：0578-3120201"]),
        LayoutContent(
            name: "录用", title: "2025年拟录用公务员公示", headers: ["姓名", "准考证号", "毕业院校", "身份证号"],
            rows: [["王建国", "102250071834", "江州财经大学", "110101190003070010"], ["李志强", "102250071835", "江州大学", "440524188001010014"]], closing: ["监督电话：0578-3110380"]),
        LayoutContent(
            name: "评优", title: "三好学生公示", headers: ["姓名", "班级"], rows: [["王建国", "三（1）班"], ["李志强", "三（2）班"]], closing: ["监督电话：0570-7020220"]),
        LayoutContent(
            name: "征地", title: "大柳树村征地补偿费用分户公示", headers: ["户主", "征收面积", "补偿费", "家庭住址"],
            rows: [["王建国", "1.352亩", "73008元", "柳溪县城关镇桂花巷12号2单元201室"], ["李志强", "0.5亩", "27000元", "柳溪县城关镇桂花巷14号1单元101室"]], closing: ["监督电话：0578-3120201"]),
        LayoutContent(
            name: "处罚", title: "行政处罚信息公示", headers: ["处罚决定书文号", "当事人", "身份证号", "处罚内容"],
            rows: [["柳市监处罚〔2025〕112号", "王建国", "110101190003070010", "罚款3600元"], ["柳市监处罚〔2025〕113号", "李志强", "440524188001010014", "罚款800元"]]),
        LayoutContent(
            name: "通讯录", title: "工作人员联系方式", headers: ["姓名", "手机", "邮箱"],
            rows: [["王建国", "13800138000", "wang@example.com"], ["李志强", "13900001234", "li@example.com"], ["张秀英", "13700007777", "zhang@example.com"]]),
        LayoutContent(
            name: "目录", title: "文件目录", headers: ["编号", "题名", "密级"], rows: [["1", "关于防汛工作的通知", "公开"], ["2", "关于应急物资的请示", "机密"], ["3", "关于值班的通知", "公开"]]),
        LayoutContent(
            name: "备注", title: "大柳树村征地补偿费用分户公示", headers: ["户主", "征收面积", "补偿费", "备注"],
            rows: [["王建国", "1.352亩", "73008元", "离异"], ["李志强", "0.5亩", "27000元", "无"]], closing: ["监督电话：0578-3120201"]),
        LayoutContent(
            name: "残疾", title: "关于发放慰问金的公示", headers: ["姓名", "残疾等级", "金额"], rows: [["王建国", "肢体二级", "500元"], ["李志强", "视力一级", "800元"]]),
        LayoutContent(
            name: "举报人", title: "环境违法行为查处情况公示", headers: ["违法单位", "举报人", "处理结果"],
            rows: [["云岭恒发电镀有限公司", "王建国", "罚款21万元"], ["柳溪县永盛食品厂", "李志强", "罚款8000元"]]),
        LayoutContent(
            name: "批量", title: "参会人员名册", headers: ["姓名", "身份证号码"], rows: (10..<34).map { ["刘建\($0 % 2 == 0 ? "国" : "军")", "1101011900030700\($0)"] }),
        LayoutContent(
            name: "监护人", title: "新生入学名册", headers: ["学生姓名", "监护人", "联系电话"], rows: [["王小明", "王建国", "13800138000"], ["李小红", "李志强", "13900001234"]]),
        LayoutContent(
            name: "采购联系人", title: "课桌椅采购项目成交公告", headers: ["采购单位", "联系人", "联系电话", "成交供应商", "评审专家"],
            rows: [["柳溪县教育局", "王建国", "0578-3110077", "江州育才家具有限公司", "李志强"], ["青石镇中心小学", "张秀英", "0578-3110078", "云岭启明家具有限公司", "陈国华"]]),
        LayoutContent(
            name: "遮盖", title: "惠农补贴发放公示", headers: ["户主", "身份证号", "补贴金额"],
            rows: [["王建国", "110101********0010", "617.50元"], ["李志强", "440524********0014", "304.00元"]], closing: ["监督电话：0578-3120201"]),
    ]
}
