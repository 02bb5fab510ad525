internal import HTTPTypes
internal import Moyin
internal import MoyinReports
internal import MoyinText

/// What a request asks for, in the words of the command line; `hide-names` may be written `hide_names` too.
struct ReviewOptions: Sendable {
    var choice = EngineChoice()
    var profile: String?
    var isPublished = false
    var unit = OffsetUnit.codepoint
    var withText = true
    var style = RedactionStyle.mask
    /// nil: by the media type.
    var input: Input?
    /// nil: detected.
    var encoding: TextEncoding?
    /// Names a document that is a body of its own.
    var id: String?
    /// How a review record is written.
    var recordFormat = RecordFormat.json
    /// Who signs a review record; nil: the customary chain.
    var chain: String?

    enum RecordFormat: String, CaseIterable, Sendable { case json, html }
    enum Input: String, CaseIterable, Sendable { case auto, text, html, csv, tsv, markdown }

    /// The value of an option as it came.
    enum Value: Sendable {
        case text(String)
        case flag(Bool)
        case list([String])
    }

    static let names = [
        "profile", "published", "offsets", "no_text", "style", "hide_names", "no_names", "rules", "names", "input", "encoding", "id", "format", "chain",
    ]

    /// - Throws: ``Problem`` for an option that there is not, or a value that it has not: a request is never understood as
    ///   less than it says.
    mutating func set(_ name: String, _ value: Value) throws {
        switch name.replacing("-", with: "_") {
        case "profile": profile = try text(name, value)
        case "id": id = try text(name, value)
        case "published": isPublished = try flag(name, value)
        case "no_text": withText = try !flag(name, value)
        case "hide_names": choice.hidesNames = try flag(name, value)
        case "no_names": choice.findsNames = try !flag(name, value)
        case "rules": choice.rules = try list(name, value)
        case "names": choice.names = try list(name, value)
        case "chain": chain = try text(name, value)
        case "format": recordFormat = try one(name, value, of: RecordFormat.allCases)
        case "offsets": unit = try one(name, value, of: OffsetUnit.allCases)
        case "style": style = try one(name, value, of: RedactionStyle.allCases)
        case "input": input = try one(name, value, of: Input.allCases)
        case "encoding":
            guard let known = TextEncoding(name: try text(name, value)) else { throw unknown(name, TextEncoding.allCases.map(\.rawValue)) }
            encoding = known
        default:
            let near = RuleCatalog.nearestName(to: name, in: Self.names)
            throw Problem.bad(
                near, say("有不认识的选项", "there is an option that is not known"),
                near.map { say("是否想写 \($0)？", "did you mean \($0)?") } ?? say("可用：", "known: ") + Self.names.joined(separator: ", "), code: "unknown-option")
        }
    }

    /// - Throws: ``Problem`` for a profile that there is not: nothing is decided by another than was asked for.
    static func check(profile: String?, _ engine: Engine) throws {
        if let profile, !engine.hasProfile(profile) {
            throw Problem.bad(
                "profile", say("没有这种公示类型", "there is no such profile"),
                say("用 GET /v1/profiles 列出", "see GET /v1/profiles"), code: "unknown-profile")
        }
    }

    /// Checks what goes together once all of it is there.
    func validate() throws {
        if choice.hidesNames, !choice.findsNames {
            throw Problem(
                .unprocessableContent, "contradictory-options", say("hide_names 与 no_names 不能同用", "hide_names and no_names exclude each other"),
                remedy: say("只留一个", "leave one out"), field: "no_names")
        }
    }

    private func text(_ name: String, _ value: Value) throws -> String {
        if case .text(let text) = value { return text }
        throw Problem.bad(name, say("此处应为字符串", "a string is expected"), say("写成字符串", "give a string"))
    }

    private func flag(_ name: String, _ value: Value) throws -> Bool {
        switch value {
        case .flag(let flag): return flag
        case .text("true"), .text("1"), .text(""): return true
        case .text("false"), .text("0"): return false
        default: throw unknown(name, ["true", "false"])
        }
    }

    private func list(_ name: String, _ value: Value) throws -> [String] {
        switch value {
        case .list(let list): return list.sorted()
        // In a query.
        case .text(let text): return text.split(separator: ",").map(String.init).sorted()
        case .flag: throw Problem.bad(name, say("此处应为数组", "an array is expected"), say("写成字符串的数组", "give an array of strings"))
        }
    }

    private func one<T: RawRepresentable>(_ name: String, _ value: Value, of all: [T]) throws -> T where T.RawValue == String {
        guard let known = T(rawValue: try text(name, value)) else { throw unknown(name, all.map(\.rawValue)) }
        return known
    }

    private func unknown(_ name: String, _ known: [String]) -> Problem {
        Problem.bad(
            name, say("没有这个值", "there is no such value"), say("可用：", "known: ") + known.joined(separator: ", "), code: "unknown-value")
    }
}

extension ReviewOptions {
    /// The options of a query: `profile=低保公示&hide-names`.
    init(query: Substring?) throws {
        var seen: Set<String> = []
        for item in try QueryItems(query).items {
            try set(item.name, .text(item.value))
            let name = item.name.replacing("-", with: "_")
            guard seen.insert(name).inserted else { throw Problem.twice(name) }
        }
        try validate()
    }

    /// How tags are read in a body of this format.
    func form(_ format: MediaType.Format) -> TextForm {
        switch input ?? .auto {
        case .text: .plain
        case .html: .html
        case .auto where format == .html: .html
        default: .automatic
        }
    }

    /// Signs that hold a table together: replacements leave them alone.
    func structure(_ format: MediaType.Format) -> [UInt8] {
        let format: MediaType.Format =
            switch input ?? .auto {
            case .auto: format
            case .text, .html: .text
            case .csv: .csv
            case .tsv: .tsv
            case .markdown: .markdown
            }
        return switch format {
        case .csv: TableSigns.csv
        case .tsv: TableSigns.tsv
        case .markdown: TableSigns.markdown
        case .text, .html, .mail: []
        }
    }
}
