internal import MoyinReports

/// The documentation for people: one page without a script, in the language of the request.
struct DocumentPage {
    let document: DocumentNode
    private let guide: [DocumentNode]
    /// By the tag behind whose operations they stand.
    private let guideBehind: [String: [DocumentNode]]
    private var html = PageText()

    init(_ document: ServiceDocument) {
        self.document = document.openAPI
        let sections = document.source["x-guide"]?.items ?? []
        guide = sections.filter { $0["behind"] == nil }
        guideBehind = Dictionary(grouping: sections.filter { $0["behind"] != nil }) { $0["behind"]?.text ?? "" }
    }

    var bytes: [UInt8] {
        var page = self
        page.write()
        return Array(page.html.text.utf8)
    }

    /// An operation where it stands.
    struct Operation {
        var path: String
        var method: String
        var node: DocumentNode
        var id: String { node["operationId"]?.text ?? "" }
    }

    private static let methods = ["get", "post", "delete"]

    func operations(_ tag: String) -> [Operation] {
        (document["paths"]?.members ?? []).flatMap { path in
            path.value.members.filter { Self.methods.contains($0.key) && $0.value["tags"]?.items.first?.text == tag }
                .map { Operation(path: path.key, method: $0.key, node: $0.value) }
        }
    }

    private var tags: [DocumentNode] { document["tags"]?.items ?? [] }
    private var schemas: [DocumentNode.Member] { document["components"]?["schemas"]?.members ?? [] }

    private mutating func write() {
        let title = say("墨隐 HTTP 接口", "Moyin over HTTP")
        html.raw("<!DOCTYPE html>\n<html lang=\"\(say("zh-CN", "en"))\">\n<head>\n<meta charset=\"utf-8\">\n")
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
        html.element("title", title)
        html.raw("\n<link rel=\"icon\" href=\"/console/icon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"/docs.css\">\n</head>\n<body class=\"docs\">\n")
        html.raw("<header class=\"top\">\n<a class=\"brand\" href=\"/\"><span class=\"seal\" aria-hidden=\"true\"></span><b>墨隐</b>")
        html.element("span", say("接口文档", "interface"))
        html.raw("</a>\n<nav>")
        html.link("/", say("检查稿件", "Review a draft"))
        html.link("/jobs", say("批量任务", "Batch jobs"))
        html.link("/openapi.json", "OpenAPI")
        html.raw("</nav>\n<div class=\"tools\"><a href=\"/docs?lang=\(say("en", "zh"))\" lang=\"\(say("en", "zh-CN"))\">\(say("English", "中文"))</a></div>\n</header>\n")
        html.raw("<div class=\"columns\">\n")
        contents()
        html.raw("<main>\n")
        html.element("h1", title)
        html.element("p", document["info"]?["description"]?.said ?? "")
        for section in guide { write(section) }
        for tag in tags {
            let name = tag["name"]?.text ?? ""
            html.raw("<section>\n<h2 id=\"tag-\(name)\">")
            html.words(tag["x-displayName"]?.said ?? name)
            html.raw("</h2>\n")
            html.element("p", tag["description"]?.said ?? "")
            for operation in operations(name) { html.write(operation, of: document) }
            html.raw("</section>\n")
            for section in guideBehind[name] ?? [] { write(section) }
        }
        html.problems(document["x-problems"]?.members ?? [])
        html.schemas(schemas)
        html.raw("</main>\n</div>\n</body>\n</html>\n")
    }

    private mutating func contents() {
        html.raw("<nav class=\"contents\" aria-label=\"\(say("目录", "Contents"))\">\n<ul>\n")
        for section in guide { item(section["id"]?.text ?? "", section["title"]?.said ?? "") }
        for tag in tags {
            let name = tag["name"]?.text ?? ""
            html.raw("<li><a href=\"#tag-\(name)\">")
            html.words(tag["x-displayName"]?.said ?? name)
            html.raw("</a>\n<ul>")
            for operation in operations(name) {
                html.raw("<li><a href=\"#\(operation.id)\"><span class=\"method\">\(operation.method.uppercased())</span> ")
                html.words(operation.path)
                html.raw("</a></li>")
            }
            html.raw("</ul></li>\n")
            for section in guideBehind[name] ?? [] { item(section["id"]?.text ?? "", section["title"]?.said ?? "") }
        }
        item("problems", say("出错信息", "Problems"))
        item("schemas", say("数据结构", "Schemas"))
        html.raw("</ul>\n</nav>\n")
    }

    private mutating func item(_ id: String, _ title: String) {
        html.raw("<li><a href=\"#\(id)\">")
        html.words(title)
        html.raw("</a></li>\n")
    }

    private mutating func write(_ section: DocumentNode) {
        html.raw("<section>\n<h2 id=\"\(section["id"]?.text ?? "")\">")
        html.words(section["title"]?.said ?? "")
        html.raw("</h2>\n")
        for block in section["body"]?.items ?? [] {
            if let words = block["p"]?.said { html.element("p", words) }
            if let code = block["code"]?.text { html.code(code) }
            if let table = block["table"] {
                html.table(table["head"]?.items.map { $0.said ?? "" } ?? []) { html in
                    for row in table["rows"]?.items ?? [] { html.row(row.items.map { .words($0.said ?? "") }) }
                }
            }
        }
        html.raw("</section>\n")
    }
}
