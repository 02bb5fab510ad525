import ArgumentParser
import Logging
import Moyin
import MoyinReports
import MoyinService
import ServiceLifecycle
import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: say("运行服务（缺省的命令）。", "Run the service (the default command)."))

    @Option(help: ArgumentHelp(say("监听的地址", "Address to listen on"), valueName: say("地址", "address")))
    var host: String = "127.0.0.1"

    @Option(help: ArgumentHelp(say("端口；0 为任意空闲端口", "Port; 0 for any that is free"), valueName: say("端口", "port")))
    var port: Int = 8080

    @Option(help: ArgumentHelp(say("密钥文件；给出后，连本机也要密钥", "File of API keys; with it, this machine needs them too"), valueName: say("文件", "file")), completion: .file())
    var keys: String?

    @Option(name: .customLong("tls-cert"), help: ArgumentHelp(say("TLS 证书链（PEM），与 --tls-key 同用", "TLS certificate chain (PEM), with --tls-key"), valueName: say("文件", "file")), completion: .file(extensions: ["pem", "crt"]))
    var tlsCertificate: String?

    @Option(name: .customLong("tls-key"), help: ArgumentHelp(say("TLS 私钥（PEM）", "TLS private key (PEM)"), valueName: say("文件", "file")), completion: .file(extensions: ["pem", "key"]))
    var tlsKey: String?

    @Option(name: .customLong("allow-origin"), help: ArgumentHelp(say("允许哪个网站的网页调用，如 https://cms.example.gov.cn（可多次）", "Site whose pages may call, such as https://cms.example.gov.cn (repeatable)"), valueName: say("来源", "origin")))
    var allowedOrigins: [String] = []

    @Option(help: ArgumentHelp(say("再加一个规则文件（可多次）；请求里用不带扩展名的文件名选用", "One more file of rules (repeatable); requests choose it by its name without extension"), valueName: say("文件", "file")), completion: .file(extensions: ["yaml", "yml"]))
    var rules: [String] = []

    @Option(help: ArgumentHelp(say("再加一个公示类型文件（可多次）", "One more file of a profile (repeatable)"), valueName: say("文件", "file")), completion: .file(extensions: ["yaml", "yml"]))
    var profiles: [String] = []

    @Option(help: ArgumentHelp(say("姓名名单（可多次）；选用同 --rules", "A list of names (repeatable); chosen as --rules are"), valueName: say("文件", "file")), completion: .file())
    var names: [String] = []

    @Option(help: ArgumentHelp(say("正文最多多少 MB", "Most MB of a body"), valueName: "MB"))
    var maxBody: Int = ServiceLimits().bodyBytes >> 20

    @Option(help: ArgumentHelp(say("一个请求最多多少份文本", "Most texts in a request"), valueName: say("份数", "number")))
    var maxDocuments: Int = ServiceLimits().documents

    @Option(help: ArgumentHelp(say("一个请求最多检查多少秒", "Most seconds of reviewing for a request"), valueName: say("秒", "seconds")))
    var timeLimit: Int = 30

    @Option(help: ArgumentHelp(say("最多多少个请求等候", "Most requests that wait"), valueName: say("个数", "number")))
    var queue: Int = ServiceLimits().queue

    @Option(help: ArgumentHelp(say("同时检查的线程数", "Threads that review"), valueName: say("个数", "number")))
    var workers: Int = ServiceLimits().workers

    @Option(help: ArgumentHelp(say("按 Presidio 哪一版的格式回答 /anonymize：2.2.364 无 score，2.2.366 有", "The release of Presidio whose answers /anonymize gives: 2.2.364 without score, 2.2.366 with"), valueName: say("版本", "release")))
    var presidio: String = ServiceConfiguration.PresidioRelease.withoutScore.rawValue

    @OptionGroup var jobs: JobOptions

    @Option(help: ArgumentHelp(say("整改台账（没有就建立）；给出后才有台账的页面和接口", "The ledger of corrections, made where there is none; without it there are no pages and answers of a ledger"), valueName: say("文件", "file")), completion: .file())
    var ledger: String?

    @Option(name: .customLong("ledger-key"), help: ArgumentHelp(say("台账的密钥文件（缺省为台账旁边的 .key）", "The ledger's key (by default beside it, .key)"), valueName: say("文件", "file")), completion: .file())
    var ledgerKey: String?

    @Option(name: .customLong("log-level"), help: ArgumentHelp(say("日志：debug、info、warning、error", "Log: debug, info, warning, error"), valueName: say("级别", "level")))
    var logLevel: String = "info"

    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError(say("--port 应在 0 到 65535 之间", "--port is between 0 and 65535")) }
        for (name, value) in [("max-body", maxBody), ("max-documents", maxDocuments), ("time-limit", timeLimit), ("workers", workers)] where value < 1 {
            throw ValidationError(say("--\(name) 至少为 1", "--\(name) is at least 1"))
        }
        guard maxBody <= 1024, workers <= 256, queue >= 0 else {
            throw ValidationError(say("--max-body 至多 1024，--workers 至多 256，--queue 不小于 0", "--max-body is at most 1024, --workers at most 256, --queue at least 0"))
        }
        if ledger == nil, ledgerKey != nil { throw ValidationError(say("--ledger-key 须与 --ledger 同用", "--ledger-key goes with --ledger")) }
        if (tlsCertificate == nil) != (tlsKey == nil) {
            throw ValidationError(say("--tls-cert 与 --tls-key 须同时给出", "--tls-cert and --tls-key go together"))
        }
        if ServiceConfiguration.PresidioRelease(rawValue: presidio) == nil {
            throw ValidationError(say("--presidio 只能是 2.2.364 或 2.2.366", "--presidio is 2.2.364 or 2.2.366"))
        }
        if Logger.Level(rawValue: logLevel) == nil {
            throw ValidationError(say("--log-level 只能是 debug、info、warning 或 error", "--log-level is debug, info, warning or error"))
        }
    }

    private func configured() throws -> ServiceConfiguration {
        var configuration = ServiceConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.keyFile = keys
        configuration.allowedOrigins = allowedOrigins
        if let tlsCertificate, let tlsKey { configuration.tls = .init(certificate: tlsCertificate, key: tlsKey) }
        configuration.rules = try NamedFiles.read(rules)
        configuration.profiles = try NamedFiles.read(profiles)
        configuration.names = try NamedFiles.read(names)
        configuration.presidio = ServiceConfiguration.PresidioRelease(rawValue: presidio) ?? .withoutScore
        configuration.limits.bodyBytes = maxBody << 20
        configuration.limits.heldBytes = max(configuration.limits.heldBytes, maxBody << 20)
        configuration.limits.documents = maxDocuments
        configuration.limits.reviewTime = .seconds(timeLimit)
        configuration.limits.queue = queue
        configuration.limits.workers = workers
        configuration.jobs = try jobs.configured()
        (configuration.ledger, configuration.ledgerKey) = (ledger, ledgerKey)
        return configuration
    }

    func run() async throws {
        var logger = Logger(label: "moyin") { _ in JSONLogHandler.standardError() }
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        do {
            let configuration = try configured()
            let service = try MoyinService(configuration, logger: logger)
            var group = ServiceGroupConfiguration(services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            group.maximumGracefulShutdownDuration = configuration.limits.drainTime
            try await ServiceGroup(configuration: group).run()
        } catch let error as StartError {
            throw Refusal(error.description)
        } catch let errors as RuleErrors {
            throw Refusal(errors.description)
        }
    }
}

/// Why the command ends without having done anything.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
