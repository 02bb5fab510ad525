internal import MoyinReports

/// Whom the service may tell that a job has ended, and what it signs that with.
public struct WebhookConfiguration: Sendable {
    struct Host: Sendable, Equatable {
        var name: String
        /// nil: that of the scheme.
        var port: Int?
    }
    let secret: [UInt8]
    let hosts: [Host]
    /// For `https`.
    var tls = WebhookClient.systemTLS
    /// Until the second attempt; each later pause is four times as long.
    var firstPause = Duration.seconds(10)
    var longestPause = Duration.seconds(3600)
    var attempts = 8
    /// For an attempt, from the connection to the head of the answer.
    var time = Duration.seconds(10)
    /// Between two looks at what is due.
    var lookTime = Duration.seconds(1)

    private static let shortestSecret = 16

    /// - Parameters:
    ///   - secret: the receiver knows it too; a line feed at its end does not count.
    ///   - hosts: `HOST` or `HOST:PORT`; no other is ever connected to.
    /// - Throws: ``StartError`` for a secret that is too short, and for a host that is none.
    public init(secret: [UInt8], hosts: [String]) throws {
        self.secret = Array(secret.reversed().drop { $0 == 0x0a || $0 == 0x0d }.reversed())
        guard self.secret.count >= Self.shortestSecret else {
            throw StartError(
                .badWebhook,
                say("webhook 的密钥不足 \(Self.shortestSecret) 字节；换一个长的随机串", "the webhooks' secret has fewer than \(Self.shortestSecret) bytes; take a long random one"))
        }
        self.hosts = try hosts.map { text in
            guard let target = WebhookTarget("http://\(text)/"), target.path == "/" else {
                throw StartError(.badWebhook, say("--webhook-host “\(text)”不是主机名；写作 HOST 或 HOST:PORT", "--webhook-host '\(text)' is no host; write HOST or HOST:PORT"))
            }
            return Host(name: target.host, port: target.hasPort ? target.port : nil)
        }
    }

    /// Whether it may be connected to.
    func allows(_ target: WebhookTarget) -> Bool {
        hosts.contains { $0.name == target.host && ($0.port ?? target.schemePort) == target.port }
    }
}
