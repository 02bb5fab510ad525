import ArgumentParser
import Moyin
import MoyinFiles
import MoyinReports
import MoyinRules
import MoyinTypes

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: say("列出、解释、检验规则。", "List, explain and test rules."), subcommands: [List.self, Explain.self, Lint.self, Test.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: say("列出所有规则。", "List all rules."))

        @Flag(help: ArgumentHelp(say("列出公开类型（任前公示、低保公示等）", "List the sorts of notices (profiles) instead")))
        var profiles = false

        @OptionGroup var language: LanguageOption

        func run() throws {
            var output = Output()
            if profiles {
                for profile in try RuleCatalog.builtin().profiles {
                    output.write("\(profile.name)\t\(profile.alias)\t\(say(profile.summary, profile.summaryEnglish))\n")
                }
                output.flush()
                return
            }
            let engine = try Engine()
            for rule in engine.rules {
                output.write("\(rule.kind.name)\t\(rule.severity.name)\t\(rule.id)\t\(say(rule.nameChinese, rule.nameEnglish))\n")
            }
            output.flush()
        }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: say("说明一种内容、一种公开类型或一个条款。", "Explain a kind, a profile or a clause."))

        @Argument(
            help: ArgumentHelp(
                say("种类、公开类型或条款，例如 CN_RESIDENT_ID、低保公示、政府信息公开条例#15", "A kind, a profile or a clause, such as CN_RESIDENT_ID or subsistence-allowance"),
                valueName: say("名称", "name")))
        var name: String

        @OptionGroup var language: LanguageOption

        func run() throws {
            let explanation = RuleExplanation(try RuleCatalog.builtin(examples: true))
            guard let text = try explanation.text(for: name) else {
                let hint = try explanation.suggestion(for: name).map { say("；是否想写“\($0)”？", "; did you mean '\($0)'?") } ?? ""
                complain(
                    say("没有“\(name)”这种内容、公开类型或条款\(hint)", "there is no kind, profile or clause '\(name)'\(hint)")
                        + (hint.isEmpty ? say("；moyin rules list 列出种类，加 --profiles 列出公开类型", "; moyin rules list shows the kinds, with --profiles the profiles") : ""))
                throw ExitStatus.failure
            }
            var output = Output()
            output.write(text)
            output.flush()
        }
    }

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "lint", abstract: say("检查规则文件的写法。", "Check how files of rules are written."))

        @Argument(help: ArgumentHelp(say("规则文件或公示类型文件", "Files of rules or of profiles"), valueName: say("文件", "file")), completion: .file(extensions: ["yaml", "yml"]))
        var files: [String]

        @OptionGroup var language: LanguageOption

        /// A profile is read behind the files of rules that are named with it: it may speak of their kinds.
        private func lint(_ path: String) throws -> Engine {
            var catalog = try RuleCatalog.builtin()
            let bytes = try contents(FilePath(argument: path))
            if RuleCatalog.isProfile(bytes) {
                for other in files where other != path {
                    // What is wrong with that file is said when its turn comes.
                    guard let rules = try? contents(FilePath(argument: other)), !RuleCatalog.isProfile(rules) else { continue }
                    try? catalog.add(file: other, rules)
                }
                try catalog.add(profile: path, bytes)
            } else {
                try catalog.add(file: path, bytes)
            }
            return try Engine(catalog)
        }

        func run() throws {
            var failed = false
            for path in files {
                let engine = reporting { try lint(path) }
                guard let engine else {
                    failed = true
                    continue
                }
                for rule in engine.rulesTriedEverywhere {
                    print(
                        say(
                            "\(rule.file):\(rule.line): 提示：规则 \(rule.id) 的表达式里没有必含的文字，每段文字都要试一遍，较慢；写 literal: 必含的文字，或写 unfiltered: 原因",
                            "\(rule.file):\(rule.line): note: the expression of rule \(rule.id) has no text that every match contains, so it is tried everywhere, which is slow; give literal: TEXT, or unfiltered: REASON"))
                }
                print(say("\(path)：没有问题", "\(path): nothing wrong"))
            }
            if failed { throw ExitStatus.failure }
        }
    }

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "test", abstract: say("用规则自带的示例检验规则。", "Test rules by their own examples."))

        @Argument(
            help: ArgumentHelp(say("规则文件或公示类型文件；不写则检验内置的", "Files of rules or of profiles; without them the built-in ones are tested"), valueName: say("文件", "file")),
            completion: .file(extensions: ["yaml", "yml"]))
        var files: [String] = []

        @OptionGroup var language: LanguageOption

        private func load() throws -> (RuleCatalog, Engine) {
            var catalog = try RuleCatalog.builtin(examples: files.isEmpty)
            try catalog.add(try files.map { (name: $0, bytes: try contents(FilePath(argument: $0))) })
            return (catalog, try Engine(catalog))
        }

        func run() throws {
            guard let (catalog, engine) = reporting({ try load() }) else { throw ExitStatus.failure }
            var examples = ExampleTest(engine)
            for rule in catalog.rules { examples.test(rule) }
            for profile in catalog.profiles { examples.test(profile) }
            let open = examples.open > 0 ? say("，尚待解决 \(examples.open) 条", ", \(examples.open) still open") : ""
            print(say("示例 \(examples.checked) 条，不符 \(examples.wrong) 条", "\(examples.checked) examples, \(examples.wrong) not as they say") + open)
            if examples.wrong > 0 { throw ExitStatus.findings }
        }
    }
}

extension RuleCatalog {
    /// Adds files of rules and of profiles, whatever their order: profiles may speak of kinds that the rules bring.
    fileprivate mutating func add(_ files: [(name: String, bytes: [UInt8])]) throws {
        for file in files where !Self.isProfile(file.bytes) { try add(file: file.name, file.bytes) }
        for file in files where Self.isProfile(file.bytes) { try add(profile: file.name, file.bytes) }
    }
}

/// What `body` gives, or nil after saying what is wrong.
private func reporting<T>(_ body: () throws -> T) -> T? {
    do {
        return try body()
    } catch let problem as FileProblem {
        complain("\(problem.path.display)：\(problem.reason)")
    } catch {
        complain("\(error)")
    }
    return nil
}
