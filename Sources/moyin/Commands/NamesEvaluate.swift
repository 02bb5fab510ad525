import ArgumentParser
import MoyinFiles
import MoyinNames
import MoyinReports
import MoyinText

extension Names {
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate",
            abstract: say("在标注过姓名的文本上检验模型。", "Measure a model on texts whose names are marked."),
            discussion: say(
                "JSON 行：{\"id\", \"text\", \"spans\": [[起, 止, \"PER\"], …], \"partial\"?: true}，位置按字符。标 partial 的只算召回率。训练用过的文本不要拿来检验。",
                "JSON lines: {\"id\", \"text\", \"spans\": [[start, end, \"PER\"], …], \"partial\"?: true}, in characters. Of texts marked partial only recall is counted. Do not measure on what the model was trained on."))

        enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

        @Argument(
            help: ArgumentHelp(say("标注过的文本（JSON 行）", "Texts with their names (JSON lines)"), valueName: say("文件", "file")),
            completion: .file(extensions: ["jsonl", "ndjson"]))
        var files: [String] = []

        @Option(
            help: ArgumentHelp(say("没有人名的文本，找到的都算误报；多份以换页符分开（可多次）", "A text without names: every name found is false; form feeds separate several texts (repeatable)"), valueName: say("文件", "file")),
            completion: .file())
        var negative: [String] = []

        @Option(help: ArgumentHelp(say("模型文件；不写则用内置模型", "Model file; the built-in model without it"), valueName: say("文件", "file")), completion: .file())
        var model: String?

        @Option(
            help: ArgumentHelp(say("哪个标签是人名（可多次；缺省 PER 和 PERSON）", "Which label means a name (repeatable; PER and PERSON by default)"), valueName: say("标签", "label")))
        var label: [String] = []

        @Flag(name: .customLong("recall-only"), help: ArgumentHelp(say("只算召回率：文本里只标了一部分姓名", "Count recall only: not all names are marked")))
        var recallOnly = false

        @Flag(name: .customLong("skip-masked"), help: ArgumentHelp(say("张某某一类没有标注的不算误报", "Masked names that are not marked do not count as false")))
        var skipMasked = false

        @Option(help: ArgumentHelp(say("列出头几处错误", "Show the first so many errors"), valueName: say("个数", "number")))
        var show = 0

        @Option(help: ArgumentHelp(say("输出格式：text、json", "Output format: text, json"), valueName: say("格式", "format")))
        var format: Format = .text

        @OptionGroup var language: LanguageOption

        func validate() throws {
            if files.isEmpty, negative.isEmpty {
                throw ValidationError(say("请给出文件，或用 --negative", "give files, or --negative"))
            }
            if show < 0 { throw ValidationError(say("--show 不能小于 0", "--show is at least 0")) }
        }

        func run() throws {
            Interrupt.installAbrupt()
            let bytes = try Names.reporting(model ?? "") { try Names.model(model) }
            let loaded = try Names.reporting(model ?? say("内置模型", "built-in model")) { try NameModel.read(bytes) }
            let run = EvaluationRun(loaded, fold: Names.fold(), skipMasked: skipMasked, show: show)
            var report = EvaluationReport(isJSON: format == .json)
            var total = NameEvaluation()
            for path in files {
                try Names.reporting(path) {
                    try AnnotatedText.read(FilePath(argument: path), labels: label) { run.add($0, isPartial: recallOnly || $0.isPartial) }
                }
                let (figures, mistakes) = run.take()
                report.add(path, figures, mistakes)
                total += figures
            }
            for path in negative {
                let texts = try Names.reporting(path) { try contents(FilePath(argument: path)).split(separator: 0x0c) }
                for text in texts { run.add(TrainingDocument(text: Array(text), names: []), isPartial: false) }
                let (figures, mistakes) = run.take()
                report.add(path, figures, mistakes)
                total += figures
            }
            report.finish(total, loaded.version, SHA256.hex(bytes), files: files.count + negative.count)
        }
    }
}
