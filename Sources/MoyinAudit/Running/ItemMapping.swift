internal import Glibc
package import MoyinFiles
internal import MoyinReports

/// Says of items what their source does not: unit, column and sort of notice, by path, address, column or unit.
///
/// A CSV file with a header; any of `path` (with `*` and `?`, against key and address), `match_column`, `match_unit` are
/// conditions, empty ones hold for all; `unit`, `column`, `profile` are what follows. The first row that holds and says it
/// decides, for each of the three.
package struct ItemMapping: Sendable {
    private struct Rule: Sendable {
        var path: String?
        var matchColumn: String?
        var matchUnit: String?
        var unit: String?
        var column: String?
        var profile: String?
    }
    private var rules: [Rule] = []
    /// Names of the parts of a path: `{unit}/{column}/*`.
    private let pattern: [Substring]

    /// - Parameter pattern: what the parts of paths are called: `{unit}` and `{column}`, anything else says nothing.
    package init(pattern: String? = nil) { self.pattern = pattern?.split(separator: "/").map { $0 } ?? [] }

    /// - Parameter profiles: says whether there is a sort of notice of a name.
    /// - Throws: ``FileProblem`` with the line that is wrong.
    package init(_ path: FilePath, pattern: String? = nil, hasProfile: (String) -> Bool) throws(FileProblem) {
        self.init(pattern: pattern)
        var rows = TableRows(try OpenFile(path))
        let header = rows.next()?.fields.map { String(decoding: $0, as: UTF8.self).trimmed.lowercased() } ?? []
        let known = ["path", "match_column", "match_unit", "unit", "column", "profile"]
        guard header.contains(where: known[..<3].contains), header.contains(where: known[3...].contains), header.allSatisfy({ known.contains($0) || $0.isEmpty }) else {
            throw FileProblem(
                path, say("映射表的表头应为 \(known.joined(separator: ","))（前三列是条件，后三列是结果）", "the header of a mapping is \(known.joined(separator: ",")): conditions, then what follows"))
        }
        while let (fields, line) = rows.next() {
            var values: [String: String] = [:]
            for (name, field) in zip(header, fields) where !field.isEmpty { values[name] = String(decoding: field, as: UTF8.self).trimmed }
            if let profile = values["profile"], !hasProfile(profile) {
                throw FileProblem(path, say("第 \(line) 行：没有“\(profile)”这种公示类型；moyin rules list --profiles 列出", "line \(line): there is no profile '\(profile)'; moyin rules list --profiles shows them"))
            }
            rules.append(
                Rule(path: values["path"], matchColumn: values["match_column"], matchUnit: values["match_unit"], unit: values["unit"], column: values["column"], profile: values["profile"]))
        }
        if rows.hasFailed || rows.isDamaged { throw FileProblem(path, say("映射表没有读完；请检查引号和编码", "the mapping was not read to its end; check its quotation marks and encoding")) }
    }

    /// Completes an item; says the sort of notice where the mapping does.
    package func complete(_ item: inout PublishedItem) -> String? {
        if !pattern.isEmpty {
            let parts = item.key.split(separator: "/")
            for (name, part) in zip(pattern, parts.dropLast()) {
                if name == "{unit}", item.unit == nil { item.unit = String(part) }
                if name == "{column}", item.column == nil { item.column = String(part) }
            }
        }
        guard !rules.isEmpty else { return nil }
        let (unit, column) = (item.unit, item.column)
        var (mappedUnit, mappedColumn, profile): (String?, String?, String?)
        for rule in rules {
            guard rule.matchUnit == nil || rule.matchUnit == unit, rule.matchColumn == nil || rule.matchColumn == column,
                rule.path.map({ Self.holds($0, item.key) || item.url.map { url in Self.holds(rule.path!, url) } ?? false }) ?? true
            else { continue }
            mappedUnit = mappedUnit ?? rule.unit
            mappedColumn = mappedColumn ?? rule.column
            profile = profile ?? rule.profile
        }
        item.unit = mappedUnit ?? item.unit
        item.column = mappedColumn ?? item.column
        return profile
    }

    private static func holds(_ pattern: String, _ text: String) -> Bool { fnmatch(pattern, text, 0) == 0 }

    /// Part of what a review depends on.
    package var fingerprint: String { "\(pattern)\(rules)" }
}
