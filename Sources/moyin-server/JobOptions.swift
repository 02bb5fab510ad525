import ArgumentParser
import MoyinReports
import MoyinService

/// Where jobs are kept, how large they may be, and whom their ends are told.
struct JobOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("任务库的文件；缺省在内存里，服务一停任务就没有了", "File of the database of jobs; by default they are in memory and end with the service"), valueName: say("文件", "file")),
        completion: .file())
    var jobs: String?

    @Option(help: ArgumentHelp(say("一个逐行的任务最多多少 MB", "Most MB of a job of lines"), valueName: "MB"))
    var maxJob: Int = JobConfiguration().bodyBytes >> 20

    @Option(help: ArgumentHelp(say("任务完成后保留多少小时", "Hours for which a job is kept after its end"), valueName: say("小时", "hours")))
    var jobTTL: Int = 24

    @Option(help: ArgumentHelp(say("最多多少个任务等候", "Most jobs that wait"), valueName: say("个数", "number")))
    var maxJobs: Int = JobConfiguration().waiting

    @Option(help: ArgumentHelp(say("webhook 的签名密钥所在的文件", "File of the secret that webhooks are signed with"), valueName: say("文件", "file")), completion: .file())
    var webhookSecretFile: String?

    @Option(help: ArgumentHelp(say("webhook 只发往这些主机（可多次），HOST 或 HOST:PORT", "Webhooks go to these hosts alone (repeatable), HOST or HOST:PORT"), valueName: say("主机", "host")))
    var webhookHost: [String] = []

    func validate() throws {
        for (name, value, most) in [("max-job", maxJob, 1 << 20), ("job-ttl", jobTTL, 24 * 366), ("max-jobs", maxJobs, 1_000_000)] {
            guard (1...most).contains(value) else { throw ValidationError(say("--\(name) 应在 1 到 \(most) 之间", "--\(name) is between 1 and \(most)")) }
        }
        guard (webhookSecretFile == nil) == webhookHost.isEmpty else {
            throw ValidationError(say("--webhook-secret-file 与 --webhook-host 要一起给出", "--webhook-secret-file and --webhook-host go together"))
        }
    }

    /// - Throws: ``Refusal``, and `StartError`.
    func configured() throws -> JobConfiguration {
        var configuration = JobConfiguration()
        configuration.file = jobs
        configuration.bodyBytes = maxJob << 20
        configuration.waiting = maxJobs
        configuration.lifetime = .seconds(jobTTL * 3600)
        if let webhookSecretFile {
            configuration.webhooks = try WebhookConfiguration(secret: NamedFiles.contents(webhookSecretFile), hosts: webhookHost)
        }
        return configuration
    }
}
