internal import Logging
internal import Moyin
internal import MoyinAudit
internal import MoyinFiles
internal import MoyinLedger
internal import MoyinReports
internal import MoyinText

/// The ledger that the service has, and what entering into it takes.
final class AuditDesk: Sendable {
    let ledger: Ledger
    let engine: Engine
    /// Of the rules: the command line with the same ones says the same, and skips what the service has reviewed.
    let version: String
    /// Names of people stay: who is responsible, who asks.
    private let numbersOnly: Engine
    private let kindNames: [String: (chinese: String, english: String)]

    /// - Returns: nil where the configuration names none.
    /// - Throws: ``StartError`` with the reason and the remedy.
    static func open(_ configuration: ServiceConfiguration, _ shelf: EngineShelf) throws -> AuditDesk? {
        guard let path = configuration.ledger else { return nil }
        do throws(LedgerError) {
            let ledger = try Ledger(path, keyFile: configuration.ledgerKey, makes: true)
            return try AuditDesk(ledger, configuration, shelf)
        } catch {
            throw StartError(.badLedger, error.description)
        }
    }

    private init(_ ledger: Ledger, _ configuration: ServiceConfiguration, _ shelf: EngineShelf) throws(LedgerError) {
        self.ledger = ledger
        engine = shelf.standard
        let files = configuration.rules + configuration.profiles + configuration.names
        version = RuleVersion.text(ItemMapping(), hidesNames: false, findsNames: true, digests: files.map { SHA256.hex($0.bytes) })
        // Rules of the user that want the built-in names do not go without them; then the standard ones hide more than they must.
        numbersOnly = (try? shelf.engine(EngineChoice(findsNames: false)).engine) ?? shelf.standard
        kindNames = Dictionary(shelf.standard.rules.map { ($0.kind.name, ($0.nameChinese, $0.nameEnglish)) }) { first, _ in first }
    }

    /// A kind in words, in the language of the request.
    func kindName(_ kind: String) -> String { kindNames[kind].map { say($0.chinese, $0.english) } ?? kind }

    /// What people write into the ledger, without what must not stand in it.
    func shown(_ text: String) -> String { String(decoding: engine.shown(Array(text.utf8)), as: UTF8.self) }

    /// The same for names of people and units, which may stand in it; their numbers may not.
    func shownName(_ text: String) -> String { String(decoding: numbersOnly.shown(Array(text.utf8)), as: UTF8.self) }
}

extension Exchange {
    /// Works on the ledger where the service computes, in the language of the request: its database makes its callers wait.
    ///
    /// - Throws: ``Problem``: 404 where there is no ledger, and what it says.
    func withLedger<T: Sendable>(_ body: @escaping @Sendable (AuditDesk, AuditAccess) throws -> T) async throws -> T {
        guard let desk = core.audit else { throw Problem.noLedger }
        let (access, isEnglish) = (try AuditAccess(self), isEnglish)
        return try await core.pool.run(before: .now + core.limits.reviewTime) { _ in
            try Language.$chosen.withValue(isEnglish) {
                do { return try body(desk, access) } catch let error as LedgerError { throw Problem(error) }
            }
        }
    }
}
