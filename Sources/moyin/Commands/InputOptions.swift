import ArgumentParser
import Glibc
import Moyin
import MoyinDocuments
import MoyinFiles
import MoyinReports
import MoyinRules
import MoyinText

/// What every command that reads texts understands.
struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            say("文件或文件夹；- 为标准输入（缺省）。文件夹里以点开头的名字略过。", "Files or folders; - is standard input (the default). In folders, names that begin with a dot are passed over."),
            valueName: say("路径", "path")),
        completion: .file())
    var paths: [String] = ["-"]

    @Option(
        help: ArgumentHelp(say("输入格式（缺省看扩展名和开头）：", "Input format (by default told by extension and first bytes): ") + Self.formats.joined(separator: ", "), valueName: say("格式", "format")),
        completion: .list(Self.formats))
    var input: String = "auto"

    @Option(
        help: ArgumentHelp(
            say("文字编码（缺省自动识别）：", "Text encoding (detected by default): ") + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "),
            valueName: say("编码", "encoding")),
        completion: .list(TextEncoding.allCases.map(\.rawValue)))
    var encoding: String?

    @Option(
        help: ArgumentHelp(
            say("公示类型，如 任前公示、低保公示；general 为不分类型（缺省从标题判断；moyin rules list --profiles 列出）",
                "Sort of notice, such as appointment; general for none (by default told by the title; moyin rules list --profiles shows all)"),
            valueName: say("类型", "profile")))
    var profile: String?

    @Flag(help: ArgumentHelp(say("文本已经公开：发现密级标志时提示疑似泄密", "The texts are online already: a secrecy marking counts as a suspected leak")))
    var published = false

    @OptionGroup var engineOptions: EngineOptions

    @OptionGroup var language: LanguageOption

    static let formats = ["auto", "text", "jsonl", "html", "csv", "tsv", "markdown"]

    var threads: Int { engineOptions.threads }
    var textEncoding: TextEncoding? { encoding.flatMap(TextEncoding.init(name:)) }

    func validate() throws {
        if !Self.formats.contains(input) {
            let list = Self.formats.joined(separator: ", ")
            throw ValidationError(say("不认识的输入格式“\(input)”；可用：\(list)", "unknown input format '\(input)'; known: \(list)"))
        }
        if let encoding, textEncoding == nil {
            let list = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(say("不认识的编码“\(encoding)”；可用：\(list)", "unknown encoding '\(encoding)'; known: \(list)"))
        }
    }

    /// The engine with the rules and names asked for; says what is wrong with them and ends.
    func engine() throws -> Engine {
        let engine = try engineOptions.engine()
        if let unknown = unknownProfile(engine) {
            complain(unknown)
            throw ExitStatus.failure
        }
        return engine
    }

    /// What is wrong with the profile that was named; nil when nothing is.
    private func unknownProfile(_ engine: Engine) -> String? {
        guard let profile, !engine.hasProfile(profile) else { return nil }
        let names = engine.profiles.map { say($0.name, $0.alias) }.joined(separator: say("、", ", "))
        return say("没有“\(profile)”这种公示类型；可用：general、\(names)", "there is no profile '\(profile)'; known: general, \(names)")
    }

    /// Whether a file is read as what it is, and not as a text.
    func isDocument(_ file: InputFile, _ head: [UInt8]) -> Bool { input == "auto" && FileKind.isDocument(head, named: file.path.lastComponent) }

    /// Reads files that are no texts; ends with the run.
    func fileReader() -> FileReader { FileReader(isCancelled: { Interrupt.isRequested }) }

    /// Why a file with these first bytes is not read as text; nil when it is.
    func refusal(_ head: [UInt8]) -> String? {
        if let kind = FileKind.unsupported(head) {
            return say("这是\(kind)，不能按文本检查；请去掉 --input，或另存为文本", "this is \(kind) and no text: leave out --input, or save it as text")
        }
        return nil
    }

    /// Whether tags are markup or text.
    func form(_ path: FilePath) -> TextForm {
        switch input {
        case "text": .plain
        case "html": .html
        case "auto" where [".html", ".htm", ".xhtml", ".shtml"].contains(where: path.hasSuffix): .html
        default: .automatic
        }
    }

    /// Reads a text in its encoding: the one asked for, or what the bytes and the page's own word for it tell.
    func reader(_ source: @escaping DecodingReader.Source) -> DecodingReader {
        DecodingReader(forced: textEncoding, hint: { DeclaredEncoding.find($0.span) }, source: source)
    }

    /// What is written for a replacement, as UTF-8 and in the encoding of its document.
    func written(_ replacement: [UInt8], _ encoding: TextEncoding, _ path: FilePath) throws(FileProblem)
        -> (utf8: [UInt8], bytes: [UInt8])
    {
        let isWide = encoding == .utf16le || encoding == .utf16be
        if encoding == .utf8 || !isWide && replacement.allSatisfy({ $0 < 0x80 }) { return (replacement, replacement) }
        if let bytes = TextEncoder.encode(replacement.span, to: encoding) { return (replacement, bytes) }
        // Simplified labels do not fit Big5: stars do, and the signs that hold a table together.
        let plain = Array("***".utf8) + replacement.filter(structure(path).contains)
        if let bytes = TextEncoder.encode(plain.span, to: encoding) { return (plain, bytes) }
        throw FileProblem(path, say("替换文字无法用 \(encoding.rawValue) 表示", "the replacement cannot be written in \(encoding.rawValue)"))
    }

    func isJSONLines(_ path: FilePath) -> Bool {
        input == "jsonl" || input == "auto" && (path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson"))
    }

    /// Signs that hold a table together.
    func structure(_ path: FilePath) -> [UInt8] {
        func isFormat(_ name: String, _ extensions: String...) -> Bool {
            input == name || input == "auto" && extensions.contains(where: path.hasSuffix)
        }
        if isFormat("csv", ".csv") { return TableSigns.csv }
        if isFormat("tsv", ".tsv", ".tab") { return TableSigns.tsv }
        if isFormat("markdown", ".md", ".markdown") { return TableSigns.markdown }
        return []
    }
}
