internal import MoyinText

/// What a key is good for, and its hash. The key itself is shown once, when it is made, and kept nowhere.
public struct APIKey: Sendable, Equatable {
    public enum Scope: String, CaseIterable, Sendable {
        /// Reviews, and the lists of rules and profiles.
        case check
        /// Redacted copies.
        case redact
        /// Metrics.
        case admin
        /// Lists, figures and reports of the ledger.
        case auditRead = "audit_read"
        /// Changes of the ledger, and runs.
        case auditWrite = "audit_write"
    }
    /// Names the key in the log and in commands; public.
    public let id: String
    /// What its maker calls it.
    public let label: String
    public let scopes: Set<Scope>
    /// Requests a second; 0: as many as there are workers for.
    public let rate: Int
    /// The only unit whose cases of the ledger it is good for; nil: all of them.
    public let unit: String?
    /// Seconds since 1970.
    public let created: Int
    /// SHA-256 of the secret part, in hexadecimal digits. The secret has 256 random bits, so nothing slower is needed.
    let hash: String
    public internal(set) var isRevoked = false

    /// Makes a key.
    ///
    /// - Returns: the key's record, and the key as its user sends it.
    public static func make(label: String, scopes: Set<Scope>, rate: Int, unit: String? = nil, at time: Int) -> (key: APIKey, token: String) {
        var random = SystemRandomNumberGenerator()
        func digits(_ words: Int) -> String {
            (0..<words).map { _ in
                let word = String(random.next() as UInt64, radix: 16)
                return String(repeating: "0", count: 16 - word.utf8.count) + word
            }.joined()
        }
        let id = String(digits(1).prefix(12))
        let secret = digits(4)
        let key = APIKey(id: id, label: label, scopes: scopes, rate: rate, unit: unit, created: time, hash: SHA256.hex(Array(secret.utf8)))
        return (key, "moyin_\(id)_\(secret)")
    }

    /// The id and the secret of a key as it is sent; nil: it does not look like one.
    static func parts(of token: some StringProtocol) -> (id: String, secret: String)? {
        let parts = token.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "moyin", parts[1].utf8.count == 12, parts[2].utf8.count == 64 else { return nil }
        return (String(parts[1]), String(parts[2]))
    }

    /// Takes as long for a wrong secret as for the right one.
    func matches(secret: String) -> Bool {
        let other = SHA256.hex(Array(secret.utf8))
        guard hash.utf8.count == other.utf8.count else { return false }
        // Every digit is looked at, whichever differs.
        return zip(hash.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == UInt8(0)
    }
}
