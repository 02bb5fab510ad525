/// A paper as the page of a government site: frame, breadcrumb, text, foot. The sites of a city share one design; city,
/// departments and counties differ in their menus.
struct CityPage {
    let unit: CityUnit
    let day: Day
    /// 转载: where the paper came from, if it is not the unit's own.
    var origin: CityUnit?

    func append(_ paper: CityPaper, path: String, to bytes: inout [UInt8]) {
        let source = origin?.name ?? unit.name
        bytes.append("""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="SiteName" content="\(unit.name)">
            <meta name="SiteDomain" content="\(unit.site)">
            <meta name="SiteIDCode" content="3311000\(100 + unit.number)">
            <meta name="ColumnName" content="\(paper.column)">
            <meta name="ArticleTitle" content="\(paper.title)">
            <meta name="PubDate" content="\(day.dashed) 09:30">
            <meta name="ContentSource" content="\(source)">
            <title>\(paper.title)-\(unit.name)</title>
            <link rel="stylesheet" href="/assets/css/base.css?v=2.10.3">
            <script src="/assets/js/jquery-3.6.0.min.js"></script>
            </head>
            <body>

            """)
        header(paper, to: &bytes)
        bytes.append("<div class=\"article\">\n<h1>\(paper.title)</h1>\n")
        bytes.append("<div class=\"info\"><span>发布时间：\(day.dashed) 09:30</span><span>来源：\(source)</span><span>字号：[大 中 小]</span></div>\n")
        bytes.append("<div class=\"content\" id=\"zoom\">\n")
        if let origin { bytes.append("<p>（转载自\(origin.name)网站）</p>\n") }
        Self.append(paper.blocks, path: path, to: &bytes)
        bytes.append("</div>\n<div class=\"tools\"><a href=\"javascript:window.print()\">打印</a><a href=\"javascript:window.close()\">关闭</a></div>\n</div>\n")
        footer(to: &bytes)
        bytes.append("</body>\n</html>\n")
    }

    static func append(_ blocks: [CityPaper.Block], path: String, to bytes: inout [UInt8]) {
        for block in blocks {
            switch block {
            case .paragraph(let text):
                bytes.append("<p>")
                bytes.append(text)
                bytes.append("</p>\n")
            case .comment(let text): bytes.append("<!-- \(text) -->\n")
            case .image(let alt): bytes.append("<p style=\"text-align:center\"><img src=\"\(path).jpg\" alt=\"\(alt)\" width=\"600\"></p>\n")
            case .table(let table):
                bytes.append("<table border=\"1\" cellspacing=\"0\">\n<thead><tr>")
                for header in table.headers { bytes.append("<th>\(header)</th>") }
                bytes.append("</tr></thead>\n<tbody>\n")
                for row in table.rows {
                    bytes.append("<tr>")
                    for cell in row {
                        bytes.append("<td>")
                        bytes.append(cell)
                        bytes.append("</td>")
                    }
                    bytes.append("</tr>\n")
                }
                bytes.append("</tbody>\n</table>\n")
            }
        }
    }

    private func header(_ paper: CityPaper, to bytes: inout [UInt8]) {
        let home = unit.level == .city ? "首页" : "网站首页"
        bytes.append("<header>\n<a class=\"logo\" href=\"/\">\(unit.name)</a>\n<form action=\"/search\" role=\"search\"><input name=\"q\" placeholder=\"请输入关键词\"><button>搜索</button></form>\n<nav><ul>\n")
        let entries =
            switch unit.level {
            case .city: ["要闻动态", "政务公开", "政务服务", "互动交流", "走进云泽", "数据开放"]
            case .department: ["机构概况", "政务公开", "办事服务", "互动交流", "专题专栏"]
            case .county, .township: ["要闻", "公开", "服务", "互动", "魅力乡镇"]
            }
        bytes.append("<li><a href=\"/\">\(home)</a></li>")
        for (place, entry) in entries.enumerated() { bytes.append("<li><a href=\"/col/col\(1_229_000 + place)/index.html\">\(entry)</a></li>") }
        bytes.append("\n</ul></nav>\n</header>\n<div class=\"position\">当前位置：<a href=\"/\">\(home)</a> &gt; <a href=\"/zwgk/\">政务公开</a> &gt; <a href=\"./\">\(paper.column)</a></div>\n")
    }

    private func footer(to bytes: inout [UInt8]) {
        bytes.append("""
            <footer>
            <p><a href="/about.html">关于我们</a> | <a href="/map.html">网站地图</a> | <a href="/contact.html">联系我们</a> | <a href="/law.html">隐私声明</a></p>
            <p>主办单位：\(unit.name)　承办单位：\(CityUnit.city)大数据发展管理局　联系电话：\(unit.hotline)</p>
            <p>地址：\(unit.place)\(Locality.roads[unit.number % 10])\(10 + unit.number)号　邮编：323\(100 + unit.number)</p>
            <p>网站标识码：3311000\(100 + unit.number)　浙ICP备05000\(100 + unit.number)号-1　浙公网安备33110002000\(100 + unit.number)号</p>
            </footer>
            <script>var _site={id:"3311000\(100 + unit.number)",build:"20250101.\(1000 + unit.number)"};(function(){var s=document.createElement("script");s.src="/assets/js/stat.js?9f3c5a7e1b2d4c6f8a0e";document.body.appendChild(s)})();</script>

            """)
    }
}

extension CityPaper {
    /// Plain text: what stands in a field of the system, or in a file.
    func appendText(to bytes: inout [UInt8]) {
        bytes.append(title + "\n\n")
        for block in blocks {
            switch block {
            case .paragraph(let text): bytes.append(text + "\n")
            case .comment, .image: break
            case .table(let table):
                bytes.append(table.headers.joined(separator: "\t") + "\n")
                for row in table.rows { bytes.append(row.joined(separator: "\t") + "\n") }
            }
        }
    }

    /// The tables alone; a paper without one is a column of its paragraphs.
    func appendCSV(to bytes: inout [UInt8]) {
        var isEmpty = true
        for case .table(let table) in blocks {
            isEmpty = false
            bytes.append(table.headers.joined(separator: ",") + "\r\n")
            for row in table.rows { bytes.append(row.joined(separator: ",") + "\r\n") }
        }
        guard isEmpty else { return }
        bytes.append("内容\r\n")
        for case .paragraph(let text) in blocks { bytes.append("\"\(text)\"\r\n") }
    }

    func fileBytes(_ form: CityForm, unit: CityUnit, day: Day) -> [UInt8] {
        var bytes: [UInt8] = []
        switch form {
        case .csv: appendCSV(to: &bytes)
        case .workbook: bytes = CityWorkbook.bytes(of: self)
        case .letter: bytes = CityTextDocument.bytes(of: self)
        case .pageFile, .page: CityPage(unit: unit, day: day, origin: nil).append(self, path: "W020250101", to: &bytes)
        case .textFile, .text: appendText(to: &bytes)
        }
        return bytes
    }
}
