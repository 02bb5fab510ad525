internal import MoyinFiles
internal import MoyinReports

/// One record of an export, whatever its format.
struct ExportRecord {
    enum Field: String, CaseIterable {
        case id, title, unit, column, url
        case published = "published_at"
        case text, html, file

        /// Headers that mean the same in tables which offices make.
        static let synonyms: [String: Field] = [
            "编号": .id, "序号": .id, "信息编号": .id, "索引号": .id, "標題": .title, "标题": .title, "信息名称": .title, "单位": .unit, "發布單位": .unit, "发布单位": .unit,
            "发布机构": .unit, "责任单位": .unit, "栏目": .column, "欄目": .column, "所属栏目": .column, "链接": .url, "網址": .url, "网址": .url, "地址": .url,
            "发布时间": .published, "发布日期": .published, "發布時間": .published, "正文": .text, "内容": .text, "內容": .text, "文件": .file, "附件": .file, "published": .published,
        ]

        init?(header: String) {
            guard let field = Field(rawValue: header.lowercased()) ?? Self.synonyms[header] else { return nil }
            self = field
        }
    }
    var values: [Field: [UInt8]] = [:]

    private func text(_ field: Field) -> String? {
        guard let bytes = values[field], !bytes.isEmpty else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// - Parameters:
    ///   - export: paths of files count from its folder; nil: it came without any files.
    ///   - name: of the export.
    func item(of export: FilePath?, _ name: String, line: Int) -> PublishedItem {
        let key = text(.id) ?? text(.url) ?? text(.file) ?? "\(name)#\(line)"
        var item = PublishedItem(
            key: key, title: text(.title), unit: text(.unit), column: text(.column), url: text(.url), published: text(.published),
            content: .problem(
                say("第 \(line) 行没有 text、html、file 之一；请补上正文或文件", "line \(line) has none of text, html and file; add the body or the file")))
        // An empty body is one that says nothing; a record may have a title alone.
        if let html = values[.html], !html.isEmpty || values[.text] == nil && values[.file] == nil {
            item.content = .html(html)
        } else if let text = values[.text], !text.isEmpty || values[.file] == nil {
            item.content = .text(text)
        } else if let file = values[.file], !file.isEmpty {
            item.content = Self.file(file, of: export)
        }
        return item
    }

    /// A file below the export's folder; paths that lead out of it are refused.
    private static func file(_ path: [UInt8], of export: FilePath?) -> PublishedItem.Content {
        guard let export else {
            return .problem(
                say("服务没有 file 指的文件，没有检查；请给出 text 或 html，或在文件所在的机器上运行 moyin audit run",
                    "the service has not the file that its field file names, and did not review it; give text or html, or run moyin audit run where the file is"))
        }
        let isInside = path.first != 0x2f && !path.split(separator: 0x2f).contains([0x2e, 0x2e])
        guard isInside else {
            return .problem(say("file 指向导出文件夹之外，没有读；请把文件放到导出文件旁边", "its file lies outside the export's folder and was not read; put it beside the export"))
        }
        return .file(export.folder.appending(path))
    }
}
