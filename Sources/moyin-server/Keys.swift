import ArgumentParser
import Glibc
import MoyinReports
import MoyinService

struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: say("建立、列出、吊销密钥。", "Create, list and revoke API keys."),
        subcommands: [Create.self, List.self, Revoke.self])

    struct FileOption: ParsableArguments {
        @Option(help: ArgumentHelp(say("密钥文件，只存摘要", "The file of keys, which holds their hashes alone"), valueName: say("文件", "file")), completion: .file())
        var keys: String

        @OptionGroup var language: LanguageOption

        var file: KeyFile { KeyFile(keys) }
    }

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: say("建立一个密钥，写到标准输出；只显示这一次。", "Make a key and print it; it is shown this once."))

        @OptionGroup var options: FileOption

        @Option(
            help: ArgumentHelp(
                say("权限，逗号分隔：check 检查、redact 遮盖、admin 指标、audit_read 看台账、audit_write 改台账；缺省 check，有 --unit 时为两种台账权限", "Scopes, with commas between them: check, redact, admin (metrics), audit_read (see the ledger), audit_write (change it); check by default, with --unit both of the ledger's"), valueName: say("权限", "scopes")))
        var scope: String?

        @Option(
            help: ArgumentHelp(
                say("只看这个单位的台账，只能报告整改和申诉", "Sees the cases of this unit alone, and can rectify and dispute them, no more"), valueName: say("单位", "unit")))
        var unit: String?

        @Option(help: ArgumentHelp(say("给谁用，供列出时辨认", "Whose it is, for lists"), valueName: say("说明", "label")))
        var label: String = ""

        @Option(help: ArgumentHelp(say("每秒最多多少次；0 为不限", "Most requests a second; 0 for no limit"), valueName: say("次数", "number")))
        var rate: Int = 0

        private var scopes: [APIKey.Scope?] { (scope ?? (unit == nil ? "check" : "audit_read,audit_write")).split(separator: ",").map { APIKey.Scope(rawValue: String($0)) } }

        func validate() throws {
            guard !scopes.isEmpty, !scopes.contains(nil) else {
                let known = APIKey.Scope.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError(say("--scope 可用：\(known)", "--scope is of: \(known)"))
            }
            if let unit, unit.isEmpty || !scopes.contains(.auditRead) && !scopes.contains(.auditWrite) {
                throw ValidationError(say("--unit 须写明单位，并有 audit_read 或 audit_write 权限", "--unit names a unit, and goes with the scope audit_read or audit_write"))
            }
            guard rate >= 0, rate <= 1_000_000 else { throw ValidationError(say("--rate 应在 0 到 1000000 之间", "--rate is between 0 and 1000000")) }
        }

        func run() throws {
            try refusing {
                let (key, token) = APIKey.make(label: label, scopes: Set(scopes.compactMap { $0 }), rate: rate, unit: unit, at: time(nil))
                try options.file.add(key)
                print(token)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: say("列出密钥；不含密钥本身。", "List the keys, which do not hold themselves."))

        @OptionGroup var options: FileOption

        func run() throws {
            try refusing {
                for key in try options.file.read() {
                    let scopes = key.scopes.map(\.rawValue).sorted().joined(separator: ",")
                    let state = key.isRevoked ? say("已吊销", "revoked") : say("有效", "valid")
                    print("\(key.id)\t\(state)\t\(scopes)\t\(key.rate)/s\t\(day(key.created))\t\(key.label)" + (key.unit.map { "\t\($0)" } ?? ""))
                }
            }
        }

        private func day(_ seconds: Int) -> String {
            var seconds = seconds
            var parts = tm()
            localtime_r(&seconds, &parts)
            func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: say("吊销一个密钥；运行中的服务一秒内生效。", "Revoke a key; a service that runs knows within a second."))

        @OptionGroup var options: FileOption

        @Argument(help: ArgumentHelp(say("密钥的编号（moyin_ 后的 12 位）", "The key's id (the 12 digits behind moyin_)"), valueName: say("编号", "id")))
        var id: String

        func run() throws {
            try refusing { try options.file.revoke(id) }
        }
    }
}

/// What is wrong, as the command says it.
private func refusing(_ body: () throws -> Void) throws {
    do { try body() } catch let error as StartError { throw Refusal(error.description) }
}
