import ArgumentParser
import Moyin
import MoyinRules
import MoyinTypes

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "列出、解释、检验规则。", subcommands: [List.self, Explain.self, Lint.self, Test.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出所有规则。")

        func run() throws {
            let engine = try Engine()
            var output = Output()
            for rule in engine.rules {
                output.write("\(rule.kind.name)\t\(rule.severity.name)\t\(rule.id)\t\(rule.nameChinese)\n")
            }
            output.flush()
        }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "说明一种内容怎样识别、怎样遮盖、依据什么。")

        @Argument(help: ArgumentHelp("种类，例如 CN_RESIDENT_ID", valueName: "种类"))
        var kind: String

        func run() throws {
            let rules = try RuleCatalog.builtin(examples: true).rules.filter { $0.kind.name == kind.uppercased() }
            guard !rules.isEmpty else {
                complain("没有“\(kind)”这种内容；moyin rules list 列出全部")
                throw ExitStatus.failure
            }
            var output = Output()
            for rule in rules {
                output.write("\(rule.kind.name)  \(rule.nameChinese) / \(rule.nameEnglish)\n")
                output.write("  规则 \(rule.id)（\(rule.file):\(rule.line)）  严重程度 \(rule.severity.name)  基础分 \(rule.base)\n")
                if let source = rule.source { output.write("  来源 \(source)\n") }
                output.write("  标签 \(rule.labels.joined(separator: "、"))\n")
                if !rule.basis.isEmpty { output.write("  依据 \(rule.basis.joined(separator: "、"))\n") }
                if let lawful = rule.lawful { output.write("  可公开 \(lawful)\n") }
                for example in rule.examples {
                    let sign = example.expected.isEmpty ? "不命中" : "命中"
                    output.write("  \(sign)  \(example.text)\(example.why.map { "（\($0)）" } ?? "")\n")
                }
            }
            output.flush()
        }
    }

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "检查规则文件的写法。")

        @Argument(help: ArgumentHelp("规则文件", valueName: "文件"))
        var files: [String]

        func run() throws {
            var failed = false
            for path in files {
                let isGood: Void? = reporting {
                    var catalog = try RuleCatalog.builtin()
                    try catalog.add(file: path, contents(FilePath(argument: path)))
                    _ = try Engine(catalog)
                }
                if isGood == nil { failed = true } else { print("\(path)：没有问题") }
            }
            if failed { throw ExitStatus.failure }
        }
    }

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "用规则自带的示例检验规则。")

        @Argument(help: ArgumentHelp("规则文件；不写则检验内置规则", valueName: "文件"))
        var files: [String] = []

        private func load() throws -> (RuleCatalog, Engine) {
            var catalog = try RuleCatalog.builtin(examples: files.isEmpty)
            for path in files { try catalog.add(file: path, contents(FilePath(argument: path))) }
            return (catalog, try Engine(catalog))
        }

        func run() throws {
            guard let (catalog, engine) = reporting({ try load() }) else { throw ExitStatus.failure }
            var checked = 0
            var wrong = 0
            for rule in catalog.rules {
                for example in rule.examples {
                    checked += 1
                    let found = engine.check(example.text).findings.filter { $0.kind == rule.kind }.map(\.range)
                    let holds = example.expected.isEmpty ? found.isEmpty : example.expected.allSatisfy(found.contains)
                    if !holds {
                        wrong += 1
                        let wanted = example.expected.isEmpty ? "不应命中" : "应命中 \(example.expected)"
                        complain("\(rule.file):\(example.line): \(rule.id)：\(wanted)，实际 \(found)（UTF-8 字节）")
                    }
                }
            }
            print("示例 \(checked) 条，不符 \(wrong) 条")
            if wrong > 0 { throw ExitStatus.findings }
        }
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
