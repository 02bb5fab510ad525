internal import MoyinReports
internal import Yams

/// A value of the document that the service gives of itself. Unlike JSON it knows words: a text in both languages.
indirect enum DocumentNode: Sendable {
    case null
    case flag(Bool)
    /// As it is written.
    case number(String)
    case text(String)
    case words(Words)
    case list([DocumentNode])
    /// In the order of the source.
    case object([Member])

    typealias Member = (key: String, value: DocumentNode)

    /// A text that people read: `{zh: …, en: …}`.
    struct Words: Sendable, Equatable {
        var chinese: String
        var english: String

        /// In the language of the request.
        var said: String { say(chinese, english) }
    }

    var members: [Member] { if case .object(let members) = self { members } else { [] } }
    var items: [DocumentNode] { if case .list(let items) = self { items } else { [] } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var isTrue: Bool { if case .flag(true) = self { true } else { false } }

    subscript(key: String) -> DocumentNode? { members.first { $0.key == key }?.value }

    /// What people read of it, in the language of the request: words, or a text that is the same in both.
    var said: String? { if case .words(let words) = self { words.said } else { text } }

    /// Sets a member; nil removes it.
    mutating func set(_ key: String, _ value: DocumentNode?) {
        var members = members.filter { value != nil || $0.key != key }
        if let value {
            if let index = members.firstIndex(where: { $0.key == key }) { members[index].value = value } else { members.append((key, value)) }
        }
        self = .object(members)
    }
}

extension DocumentNode {
    /// What is wrong with a source; the binary holds none that is.
    struct Fault: Error {
        var reason: String
    }

    /// - Throws: ``Fault``, and `YamlError`.
    init(yaml: String) throws {
        self = try Yams.compose(yaml: yaml).map { try Self.read($0) } ?? .object([])
    }

    private static func read(_ node: Node) throws -> DocumentNode {
        switch node {
        case .scalar(let scalar): return read(scalar)
        case .sequence(let sequence): return .list(try sequence.map { try read($0) })
        case .mapping(let mapping): return try read(mapping)
        case .alias: throw Fault(reason: "an alias of nothing")
        }
    }

    /// Only what stands without quotation marks is anything but a text; `yes` and `no` are texts.
    private static func read(_ scalar: Node.Scalar) -> DocumentNode {
        guard scalar.style == .plain else { return .text(scalar.string) }
        switch scalar.string {
        case "null", "": return .null
        case "true": return .flag(true)
        case "false": return .flag(false)
        case let text: return Double(text) != nil && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2e } ? .number(text) : .text(text)
        }
    }

    private static func read(_ mapping: Node.Mapping) throws -> DocumentNode {
        var members: [Member] = []
        var merged: [Member] = []
        for (key, value) in mapping {
            guard case .scalar(let name) = key else { throw Fault(reason: "a key that is no text") }
            // `<<` brings the members of another mapping, or of several; its own come first.
            guard name.string == "<<" else {
                members.append((name.string, try read(value)))
                continue
            }
            let others = try read(value)
            merged += others.items.isEmpty ? others.members : others.items.flatMap(\.members)
        }
        for member in merged where !members.contains(where: { $0.key == member.key }) { members.append(member) }
        if members.count == 2, let chinese = members.first(where: { $0.key == "zh" })?.value.text,
            let english = members.first(where: { $0.key == "en" })?.value.text
        {
            return .words(Words(chinese: chinese, english: english))
        }
        return .object(members)
    }
}
