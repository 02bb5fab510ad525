internal import MoyinDocuments

/// Where a part of a package leads (ECMA-376 part 2, 9.3).
struct OfficeRelationship {
    var id: String
    /// Last word of the type, which the transitional and the strict form have in common: `worksheet`, `image`.
    var type: String
    /// Path in the package; of what is outside, the target as it stands.
    var target: String
    var isExternal: Bool

    /// The part that a part of relationships speaks of: `xl/workbook.xml` of `xl/_rels/workbook.xml.rels`, nothing for those of
    /// the package itself.
    static func source(_ path: String) -> String {
        guard path.hasSuffix(".rels"), let folder = path.range(of: "_rels/") else { return "" }
        return String(path[..<folder.lowerBound] + path[folder.upperBound...].dropLast(".rels".utf8.count))
    }

    /// The other way about.
    static func part(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "_rels/\(path).rels" }
        return "\(path[...slash])_rels/\(path[path.index(after: slash)...]).rels"
    }

    /// `../comments1.xml`, seen from `xl/worksheets/sheet1.xml`, as `xl/comments1.xml`.
    static func resolve(_ target: String, from source: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = source.split(separator: "/").dropLast()
        for part in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// Reads the relationships of a part.
final class OfficeRelationshipList: XMLHandler {
    private let source: String
    private(set) var list: [OfficeRelationship] = []
    init(_ source: String) { self.source = source }

    func start(_ tag: XMLTag) {
        guard tag.name == "Relationship" else { return }
        let isExternal = tag.string("TargetMode") == "External"
        let target = tag.string("Target")
        list.append(
            OfficeRelationship(
                id: tag.string("Id"), type: tag.string("Type").split(separator: "/").last.map(String.init) ?? "",
                target: isExternal ? target : OfficeRelationship.resolve(target, from: source), isExternal: isExternal))
    }
}

extension String {
    /// The first place of a text in another; the standard library alone has none.
    func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
