internal import MoyinDocuments

/// What the parts of a package are, by its own list (ECMA-376 part 2, 10.1.2).
final class OfficeContentTypes: XMLHandler {
    /// By paths and endings in lower case.
    private var parts: [String: String] = [:]
    private var endings: [String: String] = [:]
    /// Whether it is such a list; nil before anything of it was read.
    private(set) var isList: Bool?

    func start(_ tag: XMLTag) {
        isList = isList ?? (tag.name == "Types")
        switch tag.name {
        case "Override": parts[OfficePackage.key(tag.string("PartName"))] = tag.string("ContentType")
        case "Default": endings[tag.string("Extension").lowercased()] = tag.string("ContentType")
        default: break
        }
    }

    /// What is between the maker and the syntax: `wordprocessingml.document.main` of
    /// `application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml`. Empty when nothing is said.
    func kind(_ path: String) -> String {
        let key = OfficePackage.key(path)
        guard let type = parts[key] ?? key.split(separator: ".").last.flatMap({ endings[String($0)] }) else { return "" }
        var kind = type.split(separator: ";").first.map(String.init) ?? type
        for maker in ["application/vnd.openxmlformats-officedocument.", "application/vnd.ms-"] where kind.hasPrefix(maker) { kind = String(kind.dropFirst(maker.count)) }
        return kind.hasSuffix("+xml") ? String(kind.dropLast(4)) : kind
    }
}
