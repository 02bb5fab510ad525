internal import Moyin
internal import MoyinReports
internal import MoyinText
internal import Synchronization

/// What of the rules a request asks for. Requests that ask alike share an engine.
struct EngineChoice: Hashable, Sendable {
    var hidesNames = false
    var findsNames = true
    /// Names of files of rules; nil: all of them.
    var rules: [String]?
    /// Lists of names; nil: all of them.
    var names: [String]?
}

struct NumberedEngine: Sendable {
    let number: Int
    let engine: Engine
}

/// The engines that are in use. One is made when it is first asked for, which takes some tens of milliseconds.
final class EngineShelf: Sendable {
    private struct State {
        var engines: [(choice: EngineChoice, engine: NumberedEngine)] = []
        var made = 0
    }
    private let state = Mutex(State())
    private let rules: [ServiceConfiguration.NamedFile]
    private let profiles: [ServiceConfiguration.NamedFile]
    private let names: [ServiceConfiguration.NamedFile]
    /// Of each some megabytes.
    private static let most = 8
    /// With everything that was given at the start.
    let standard: Engine

    /// - Parameter ready: the engine with everything that was given, where it is made already.
    /// - Throws: `RuleErrors` with everything that is wrong in the files.
    init(_ configuration: ServiceConfiguration, ready: Engine? = nil) throws {
        rules = configuration.rules
        profiles = configuration.profiles
        names = configuration.names
        standard = try ready ?? Self.make(EngineChoice(), rules, profiles, names)
        state.withLock { $0 = State(engines: [(EngineChoice(), NumberedEngine(number: 0, engine: standard))], made: 1) }
    }

    var ruleNames: [String] { rules.map(\.name) }
    var listNames: [String] { names.map(\.name) }

    /// - Throws: ``Problem`` for a name that nobody gave to a file.
    func engine(_ choice: EngineChoice) throws -> NumberedEngine {
        let known = state.withLock { state -> NumberedEngine? in
            guard let index = state.engines.firstIndex(where: { $0.choice == choice }) else { return nil }
            let found = state.engines[index]
            // The first one stays; of the others the one that was not used for longest goes.
            if index > 0, index < state.engines.count - 1 {
                state.engines.remove(at: index)
                state.engines.append(found)
            }
            return found.engine
        }
        if let known { return known }
        try check(choice)
        let engine: Engine
        do {
            engine = try Self.make(choice, rules, profiles, names)
        } catch let errors as RuleErrors {
            // Each file was fine at the start; some do not go together with others, or not without them.
            throw Problem.bad(
                "rules", say("选定的规则不能一起使用：", "the chosen rules do not go together: ") + errors.diagnostics.map(\.message).joined(separator: "; "),
                say("换一组规则", "choose others"))
        }
        return state.withLock { state in
            if let made = state.engines.first(where: { $0.choice == choice }) { return made.engine }
            let numbered = NumberedEngine(number: state.made, engine: engine)
            state.made += 1
            if state.engines.count == Self.most { state.engines.remove(at: 1) }
            state.engines.append((choice, numbered))
            return numbered
        }
    }

    /// SHA-256 of the files behind a choice, in their order.
    struct Digests: Sendable {
        var rules: [String]
        var profiles: [String]
        var names: [String]
    }

    func digests(_ choice: EngineChoice) -> Digests {
        func digests(_ files: [ServiceConfiguration.NamedFile], _ chosen: [String]?) -> [String] {
            files.filter { chosen?.contains($0.name) != false }.map { SHA256.hex($0.bytes) }
        }
        return Digests(rules: digests(rules, choice.rules), profiles: digests(profiles, nil), names: digests(names, choice.names))
    }

    /// - Throws: ``Problem`` for a name that nobody gave to a file.
    func check(_ choice: EngineChoice) throws {
        try Self.check(choice.rules, among: ruleNames, "rules")
        try Self.check(choice.names, among: listNames, "names")
    }

    private static func check(_ chosen: [String]?, among names: [String], _ field: String) throws {
        guard let chosen, !chosen.allSatisfy(names.contains) else { return }
        let known = names.isEmpty ? say("没有", "none") : names.joined(separator: say("、", ", "))
        throw Problem.bad(
            field, say("没有这个名称的文件", "there is no file of this name"),
            say("可用：\(known)；文件在 moyin-server 启动时给出", "known: \(known); files are given when moyin-server starts"), code: "unknown-name")
    }

    private static func make(
        _ choice: EngineChoice, _ rules: [ServiceConfiguration.NamedFile], _ profiles: [ServiceConfiguration.NamedFile],
        _ names: [ServiceConfiguration.NamedFile]
    ) throws -> Engine {
        var lists = NameLists()
        for file in names where choice.names?.contains(file.name) != false { try lists.add(file: file.name, file.bytes) }
        let chosen = rules.filter { choice.rules?.contains($0.name) != false }
        return try Engine(
            rules: chosen.map { ($0.name, $0.bytes) }, profiles: profiles.map { ($0.name, $0.bytes) }, names: lists,
            hidesNames: choice.hidesNames, findsNames: choice.findsNames)
    }
}
