/// Where the service listens, what it knows beside the built-in rules, and whom it serves.
public struct ServiceConfiguration: Sendable {
    public var host = "127.0.0.1"
    /// 0: any that is free.
    public var port = 8080
    /// File of API keys; nil: none are asked for, which only a loopback address allows.
    public var keyFile: String?
    /// Files of rules of the user by the names that requests call them; in force unless a request chooses among them.
    public var rules: [NamedFile] = []
    /// Files of profiles of the user; always in force.
    public var profiles: [NamedFile] = []
    /// Lists of names, as for rules.
    public var names: [NamedFile] = []
    /// Origins of sites whose pages may send requests and read answers, as browsers write them; none unless named.
    public var allowedOrigins: [String] = []
    /// Certificate and key, PEM files; nil: without TLS.
    public var tls: TLSFiles?
    public var limits = ServiceLimits()
    public var jobs = JobConfiguration()
    /// The ledger of corrections; made where there is none. nil: its paths say that there is none.
    public var ledger: String?
    /// The ledger's key; nil: beside it.
    public var ledgerKey: String?
    /// Whose answers Presidio's paths give.
    public var presidio = PresidioRelease.withoutScore

    public init() {}

    /// A certificate with the chain behind it, and its key.
    public struct TLSFiles: Sendable {
        public var certificate: String
        public var key: String

        public init(certificate: String, key: String) {
            (self.certificate, self.key) = (certificate, key)
        }
    }

    /// The contents of a file under the name by which requests and diagnostics call it.
    public struct NamedFile: Sendable {
        public var name: String
        public var bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            (self.name, self.bytes) = (name, bytes)
        }
    }

    /// Whether nobody but programs of this machine can reach the address.
    public var isLoopback: Bool { Self.isLoopback(host) }

    static func isLoopback(_ host: some StringProtocol) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Why the service does not start: what is wrong and what to do.
public struct StartError: Error, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// An address beyond this machine without keys.
        case keysNeeded = "keys-needed"
        /// The file of keys cannot be read, or a line of it.
        case badKeyFile = "bad-key-file"
        /// What was to be allowed is no origin.
        case badOrigin = "bad-origin"
        /// Certificate or key cannot be read, or do not go together.
        case badCertificate = "bad-certificate"
        /// The database of jobs cannot be used.
        case badJobFile = "bad-job-file"
        /// The ledger cannot be opened.
        case badLedger = "bad-ledger"
        /// A webhook's secret or host is none.
        case badWebhook = "bad-webhook"
        /// The address cannot be listened on.
        case cannotListen = "cannot-listen"
    }
    public let code: Code
    public let description: String

    init(_ code: Code, _ description: String) {
        (self.code, self.description) = (code, description)
    }
}
