internal import MoyinReports

/// Where a webhook goes: `http://host:port/path?query`, of printable ASCII, without a user and without a fragment.
struct WebhookTarget: Sendable, Equatable {
    let isSecure: Bool
    /// In small letters; of an IPv6 address without its brackets.
    let host: String
    let port: Int
    let hasPort: Bool
    /// With the query.
    let path: String

    private static let longest = 2048

    /// nil: it is none.
    init?(_ url: String) {
        guard url.utf8.count <= Self.longest, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != 0x5c }) else { return nil }
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[1].isEmpty, !url.contains("#") else { return nil }
        switch parts[0].lowercased() {
        case "http:": isSecure = false
        case "https:": isSecure = true
        default: return nil
        }
        guard let (host, port) = Self.authority(parts[2]) else { return nil }
        self.host = host
        hasPort = port != nil
        self.port = port ?? (isSecure ? 443 : 80)
        path = "/" + (parts.count > 3 ? parts[3] : "")
    }

    private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
        var (host, rest): (Substring, Substring)
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            (host, rest) = (text[..<end].dropFirst(), text[text.index(after: end)...])
            guard host.contains(":"), host.utf8.allSatisfy({ isHexDigit($0) || $0 == 0x3a || $0 == 0x2e }) else { return nil }
        } else {
            host = text.prefix { $0 != ":" }
            rest = text.dropFirst(host.count)
            guard !host.isEmpty, host.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == 0x2d || $0 == 0x2e }) else { return nil }
        }
        if rest.isEmpty { return (host.lowercased(), nil) }
        rest = rest.dropFirst()
        guard text.dropFirst(text.count - rest.count - 1).first == ":", !rest.isEmpty, rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(rest), (1...65535).contains(port)
        else { return nil }
        return (host.lowercased(), port)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isHexDigit(byte) || (0x41...0x5a).contains(byte & 0xdf) }
    private static func isHexDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xdf) }

    /// That of the scheme.
    var schemePort: Int { isSecure ? 443 : 80 }

    /// As `Host` has it.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == schemePort ? name : "\(name):\(port)"
    }

    /// Refuses whatever the service would not connect to.
    ///
    /// - Throws: ``Problem``.
    static func check(_ url: String, _ configuration: WebhookConfiguration?) throws(Problem) {
        guard let configuration else {
            throw Problem.bad(
                "webhook", say("服务没有开启 webhook", "the service sends no webhooks"),
                say("启动时用 --webhook-secret-file 和 --webhook-host，或用 GET /v1/jobs/{id} 查询", "start it with --webhook-secret-file and --webhook-host, or ask GET /v1/jobs/{id}"),
                code: "no-webhooks")
        }
        guard let target = WebhookTarget(url) else {
            throw Problem.bad(
                "webhook", say("不是可用的地址", "it is no address that can be used"), say("写作 https://HOST:PORT/路径", "write https://HOST:PORT/path"))
        }
        guard configuration.allows(target) else {
            throw Problem.bad(
                "webhook", say("不在允许的主机之列", "its host is not among those that are allowed"),
                say("请管理员用 --webhook-host 加上", "have the administrator add it with --webhook-host"), code: "host-not-allowed")
        }
    }
}
