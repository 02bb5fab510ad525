import ArgumentParser
import MoyinFiles
import MoyinNames
import MoyinReports
import MoyinRules
import MoyinText

extension Names {
    struct Train: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "train",
            abstract: say("按配方训练姓名模型。", "Train a model of person names by a recipe."),
            discussion: say(
                "配方的写法见 Patterns/names/README.md。同样的输入，写出的模型逐字节相同。",
                "Patterns/names/README.md describes recipes. The same inputs give a model of the same bytes."))

        @Argument(
            help: ArgumentHelp(say("配方（YAML）", "The recipe (YAML)"), valueName: say("配方", "recipe")), completion: .file(extensions: ["yaml", "yml"]))
        var recipe: String

        @Option(name: .shortAndLong, help: ArgumentHelp(say("写到哪个文件", "The file to write"), valueName: say("模型", "model")), completion: .file())
        var output: String

        @OptionGroup var language: LanguageOption

        func run() throws {
            // Until the model is written there is nothing to clear away.
            Interrupt.installAbrupt()
            try Names.reporting(recipe) {
                let place = FilePath(argument: output)
                if let status = place.status(), status.isFolder { throw FileProblem(place, say("这是文件夹；请写文件名", "is a folder; give a file name")) }
                // Better to learn at once that it cannot be written than after the training.
                _ = try DraftCopy(in: place.folder)
                let inputs = try RecipeInputs(FilePath(argument: recipe))
                var trainer = try NameTrainer(inputs.tables, inputs.documents, fold: Names.fold(), options: inputs.options)
                let model = try trainer.train { complain(Self.describe($0)) }
                Interrupt.install()
                let copy = try DraftCopy(in: place.folder)
                try copy.write(model)
                try copy.flush()
                if Interrupt.isRequested { throw Interrupt.status }
                try copy.keep(as: place)
                complain(
                    say("已写出 \(place.display)：\(grouped(model.count)) 字节，SHA-256 ", "\(place.display) written: \(grouped(model.count)) bytes, SHA-256 ")
                        + SHA256.hex(model))
            }
        }

        private static func describe(_ step: NameTrainer.Step) -> String {
            switch step {
            case .lessons(let texts, let candidates, let names, let missed):
                return say(
                    "文本 \(grouped(texts)) 份，候选 \(grouped(candidates)) 个；姓名 \(grouped(names)) 个，其中 \(grouped(missed)) 个没有候选",
                    "\(grouped(texts)) texts, \(grouped(candidates)) candidates; \(grouped(names)) names, \(grouped(missed)) of them no candidate")
            case .firstStage(let lost, let names, let kept, let others):
                return say(
                    "初筛：姓名 \(grouped(names)) 个，漏去 \(grouped(lost)) 个；其他候选 \(grouped(others)) 个，留下 \(grouped(kept)) 个",
                    "first stage: \(grouped(lost)) of \(grouped(names)) names lost, \(grouped(kept)) of \(grouped(others)) others kept")
            case .epoch(let epoch, let count, let half, let loss):
                let part = half.map { say("除去第 \($0 + 1) 半", "without half \($0 + 1)") } ?? say("全部", "all")
                return say("\(part)，第 \(epoch)/\(count) 轮：损失 \(grouped(loss))", "\(part), epoch \(epoch)/\(count): loss \(grouped(loss))")
            case .secondLook: return say("全文线索已学", "what the whole text adds is learned")
            case .calibration(let values):
                return say("置信度校准：", "calibration: ") + values.map { Decimals.text(Double($0), 2) }.joined(separator: " ")
            }
        }
    }
}
