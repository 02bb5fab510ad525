internal import Moyin
internal import MoyinReports

/// The document that a running service gives of itself: its source with the profiles, files and limits of this service.
struct ServiceDocument: Sendable {
    /// For the page, which tells of everything.
    let source: DocumentNode
    /// As OpenAPI 3.1 has it.
    let openAPI: DocumentNode

    /// What the source leaves open.
    struct Facts: Sendable {
        var profiles: [String]
        var rules: [String]
        var names: [String]
        /// Hosts of webhooks as `host` or `host:port`; nil: there are none.
        var webhooks: [String]?
        var documents: Int
        var hasKeys: Bool

        init(_ core: ServiceCore) {
            profiles = [Engine.noProfile] + core.shelf.standard.profiles.flatMap { [$0.name, $0.alias] }
            rules = core.shelf.ruleNames
            names = core.shelf.listNames
            webhooks = core.jobs.configuration.webhooks?.hosts.map { host in host.port.map { "\(host.name):\($0)" } ?? host.name }
            documents = core.limits.documents
            hasKeys = core.keys != nil
        }
    }

    /// - Throws: never for the source inside the binary, which tests read.
    init(_ facts: Facts) throws {
        source = try DocumentSource.read()
        openAPI = Builder(facts: facts, codes: source["x-problems"]?.members.map(\.key).sorted() ?? []).document(source)
    }
}
