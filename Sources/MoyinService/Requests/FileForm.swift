internal import HTTPTypes
internal import MoyinReports

/// A form with files to be reviewed, and options beside them.
struct FileForm {
    struct File: Sendable {
        var name: String
        var type: MediaType?
        /// In the body.
        var content: Range<Int>
    }
    private(set) var options: ReviewOptions
    private(set) var files: [File] = []

    /// - Parameters:
    ///   - options: those of the query, which the form may overrule.
    ///   - limit: of files.
    /// - Throws: ``Problem``.
    init(_ body: [UInt8], _ boundary: String, _ options: ReviewOptions, limit: Int) throws {
        self.options = options
        let parts = try Multipart(body, boundary: boundary, limit: limit + ReviewOptions.names.count).parts
        var seen: Set<String> = []
        for part in parts {
            if let name = part.fileName {
                files.append(File(name: name, type: MediaType(file: name, type: part.type), content: part.content))
            } else {
                guard let value = String(validating: body[part.content], as: UTF8.self) else {
                    throw Problem.bad(nil, say("选项不是 UTF-8", "an option is not UTF-8"), say("用 UTF-8 发送", "send it as UTF-8"))
                }
                try self.options.set(part.name, .text(value))
                let name = part.name.replacing("-", with: "_")
                guard seen.insert(name).inserted else { throw Problem.twice(name) }
            }
        }
        try self.options.validate()
        guard files.count <= limit else { throw Problem.tooManyDocuments(limit: limit) }
        guard !files.isEmpty else {
            throw Problem.bad(
                "file", say("表单里没有文件", "there is no file in the form"), say("放一个带 filename 的字段", "add a field with a filename"), code: "missing-text")
        }
    }

    /// - Throws: ``Problem`` unless there is one file.
    func only() throws(Problem) -> File {
        guard files.count == 1 else {
            throw Problem(
                .unprocessableContent, "one-file", say("一次只给一个文件写副本", "a copy is made of one file at a time"),
                remedy: say("一个请求发一个文件", "send each in a request of its own"), field: "file")
        }
        return files[0]
    }

    /// What is told of JSON and JSON lines: their escapes would hide values from a reader of plain text.
    static var apart: String {
        say("JSON 不按文件检查；请作为正文发送，Content-Type 用 application/json 或 application/x-ndjson", "JSON is not read as a file: send it as the body, as application/json or application/x-ndjson")
    }
}
