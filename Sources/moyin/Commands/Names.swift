import ArgumentParser
import MoyinFiles
import MoyinNames
import MoyinReports
import MoyinRules
import MoyinText

struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names",
        abstract: say("训练、检验姓名模型。", "Train and measure models of person names."), subcommands: [Train.self, Evaluate.self, Card.self])

    /// The tables of the rule packs, for folding traditional characters.
    static func fold() -> FoldTable { FoldTable(simplified: BuiltinData.file("tables/traditional-simplified.tsv")!) }

    /// The bytes of a model: a file, or the one that is built in.
    static func model(_ path: String?) throws -> [UInt8] {
        guard let path else { return Array(BuiltinData.file("names/names.model")!) }
        return try contents(FilePath(argument: path))
    }

    /// What `body` gives; says what is wrong and ends otherwise.
    static func reporting<T>(_ place: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let problem as FileProblem {
            complain("\(problem.path.display)：\(problem.reason)")
        } catch let error as RuleErrors {
            complain(error.description)
        } catch let error as RuleDiagnostic {
            complain(error.description)
        } catch let error as NameModelError {
            complain("\(displayed(place))：\(error.description)")
        }
        throw ExitStatus.failure
    }

    struct Card: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "card",
            abstract: say("显示模型的来历：配方、数据、许可。", "Show where a model comes from: recipe, data, licences."))

        @Argument(help: ArgumentHelp(say("模型文件；不写则为内置模型", "Model file; the built-in model without it"), valueName: say("模型", "model")), completion: .file())
        var model: String?

        @OptionGroup var language: LanguageOption

        func run() throws {
            let bytes = try Names.reporting(model ?? "") { try Names.model(model) }
            let card = try Names.reporting(model ?? say("内置模型", "built-in model")) { try NameModelCard(bytes) }
            var output = Output()
            output.write(say("姓名模型 \(card.version)，\(grouped(bytes.count)) 字节", "name model \(card.version), \(grouped(bytes.count)) bytes") + "\n")
            output.write("SHA-256 \(SHA256.hex(bytes))\n")
            output.write(card.provenance.isEmpty ? say("文件没有说明来历\n", "the file does not say where it comes from\n") : "\n" + card.provenance)
            output.flush()
        }
    }
}
