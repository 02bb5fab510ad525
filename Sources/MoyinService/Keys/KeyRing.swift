internal import HTTPTypes
internal import MoyinReports
internal import Synchronization

/// Tells whether a request may be answered: the keys of the file, read again when it has changed, and how much each was
/// used lately.
final class KeyRing: Sendable {
    private struct State {
        var keys: [String: APIKey] = [:]
        var stamp: KeyFile.Stamp?
        var looked: ContinuousClock.Instant
        var buckets: [String: TokenBucket] = [:]
    }
    private let file: KeyFile
    private let state: Mutex<State>
    /// So old may be what is known of the file.
    private let patience: Duration

    /// - Throws: ``StartError`` when the file cannot be read or has no valid key.
    init(_ file: KeyFile, patience: Duration = .seconds(1)) throws {
        self.file = file
        self.patience = patience
        let stamp = file.stamp
        let keys = try file.read()
        guard keys.contains(where: { !$0.isRevoked }) else {
            throw StartError(
                .keysNeeded, say("\(file.path) 里没有有效的密钥；先运行 moyin-server keys create", "\(file.path) has no valid key; run moyin-server keys create first"))
        }
        state = Mutex(State(keys: Self.indexed(keys), stamp: stamp, looked: .now))
    }

    private static func indexed(_ keys: [APIKey]) -> [String: APIKey] {
        Dictionary(keys.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// The id of the key that a request shows.
    ///
    /// - Parameters:
    ///   - authorization: the header field.
    ///   - others: a key that is good for one of these will do as well.
    /// - Throws: ``Problem``: 401 without a valid key, 403 when it is not good for this, 429 when it was used too often.
    func admit(
        _ authorization: String?, for scope: APIKey.Scope, or others: [APIKey.Scope] = [], at now: ContinuousClock.Instant = .now
    ) throws(Problem) -> String {
        guard let authorization, authorization.utf8.count < 256, authorization.prefix(7).lowercased() == "bearer ",
            let (id, secret) = APIKey.parts(of: authorization.dropFirst(7))
        else { throw Self.unknown }
        let key = state.withLock { state -> APIKey? in
            if now - state.looked > patience { refresh(&state, now) }
            return state.keys[id]
        }
        guard let key, key.matches(secret: secret), !key.isRevoked else { throw Self.unknown }
        guard key.scopes.contains(scope) || others.contains(where: key.scopes.contains) else { throw Self.missing(scope) }
        guard key.rate > 0 else { return id }
        let wait = state.withLock { $0.buckets[id, default: TokenBucket(rate: key.rate, at: now)].take(at: now) }
        if let wait {
            throw Problem(
                .tooManyRequests, "rate-limit", say("这个密钥每秒最多 \(key.rate) 次", "this key is good for \(key.rate) requests a second"),
                remedy: say("放慢，或把多份文本放在一个请求里", "slow down, or send several texts in one request"), retryAfter: wait)
        }
        return id
    }

    /// For requests of which only their content tells what they need.
    ///
    /// - Parameter id: of a key that was admitted.
    /// - Throws: ``Problem``: 403 when it is not good for this.
    func demand(_ scope: APIKey.Scope, of id: String) throws(Problem) {
        guard state.withLock({ $0.keys[id]?.scopes.contains(scope) }) == true else { throw Self.missing(scope) }
    }

    /// - Parameter id: of a key that was admitted; nil when it was taken out of the file since.
    func key(_ id: String) -> APIKey? { state.withLock { $0.keys[id] } }

    private static func missing(_ scope: APIKey.Scope) -> Problem {
        Problem(
            .forbidden, "scope-missing", say("这个密钥没有 \(scope.rawValue) 权限", "this key has no scope \(scope.rawValue)"),
            remedy: say("用 moyin-server keys create --scope \(scope.rawValue) 另建一个", "make another with moyin-server keys create --scope \(scope.rawValue)"),
            field: "Authorization")
    }

    private func refresh(_ state: inout State, _ now: ContinuousClock.Instant) {
        state.looked = now
        let stamp = file.stamp
        guard stamp != state.stamp else { return }
        // A line that is being written is read with the next change; what was known stays good until then.
        guard let keys = try? file.read() else { return }
        state.stamp = stamp
        state.keys = Self.indexed(keys)
    }

    private static var unknown: Problem { .unknownKey }
}

extension Problem {
    static var unknownKey: Problem {
        Problem(
            .unauthorized, "key-needed", say("没有有效的密钥", "there is no valid key"),
            remedy: say("在 Authorization 里写 Bearer 和密钥", "send Authorization: Bearer and the key"), field: "Authorization")
    }
}

/// So many a second on average, and as many at once after a pause of a second.
struct TokenBucket: Sendable {
    private let rate: Double
    private var tokens: Double
    private var filled: ContinuousClock.Instant

    init(rate: Int, at now: ContinuousClock.Instant) {
        self.rate = Double(rate)
        tokens = Double(rate)
        filled = now
    }

    /// nil, or the seconds after which there is one again.
    mutating func take(at now: ContinuousClock.Instant) -> Int? {
        let elapsed = (now - filled).components
        tokens = min(rate, tokens + (Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18) * rate)
        filled = now
        if tokens >= 1 {
            tokens -= 1
            return nil
        }
        return max(1, Int(((1 - tokens) / rate).rounded(.up)))
    }
}
