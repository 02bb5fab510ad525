package import MoyinFiles
package import MoyinLedger
internal import MoyinReports
internal import MoyinText

/// A list of problems that somebody else found, as a CSV file.
package enum ProblemList {
    private static let names: [String: String] = [
        "编号": "id", "信息编号": "id", "链接": "url", "网址": "url", "问题": "problem", "问题描述": "problem", "问题類型": "problem", "问题类型": "problem", "单位": "unit",
        "责任单位": "unit", "整改时限": "deadline", "期限": "deadline",
    ]

    /// - Throws: ``FileProblem`` with the line that is wrong.
    package static func read(_ path: FilePath) throws(FileProblem) -> [ListedProblem] {
        let file = try OpenFile(path)
        return try read(path) { file.read($0) }
    }

    /// - Throws: ``FileProblem`` with the line that is wrong.
    package static func read(_ bytes: [UInt8]) throws(FileProblem) -> [ListedProblem] {
        var position = 0
        return try read(FilePath(say("清单", "list"))) { buffer in
            let count = min(buffer.count, bytes.count - position)
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }
    }

    private static func read(_ path: FilePath, _ source: @escaping DecodingReader.Source) throws(FileProblem) -> [ListedProblem] {
        var rows = TableRows(source)
        let header: [String] = (rows.next()?.fields ?? []).map { field in
            let name = String(decoding: field, as: UTF8.self).trimmed
            return names[name] ?? name.lowercased()
        }
        guard header.contains("id") || header.contains("url") else {
            throw FileProblem(path, say("清单的表头须有 id 或 url，可有 problem、unit、deadline", "the header of the list needs id or url, and may have problem, unit, deadline"))
        }
        var list: [ListedProblem] = []
        while let (fields, line) = rows.next() {
            func value(_ name: String) -> String? {
                guard let index = header.firstIndex(of: name), index < fields.count else { return nil }
                let text = String(decoding: fields[index], as: UTF8.self).trimmed
                return text.isEmpty ? nil : text
            }
            if let deadline = value("deadline"), LedgerTime.start(of: deadline) == nil {
                throw FileProblem(path, say("第 \(line) 行的 deadline 不是日期；请写成 2026-12-31", "line \(line): its deadline is no day; write 2026-12-31"))
            }
            list.append(ListedProblem(line: line, id: value("id"), url: value("url"), problem: value("problem"), unit: value("unit"), deadline: value("deadline")))
        }
        if rows.hasFailed || rows.isDamaged { throw FileProblem(path, say("没有读完；请检查引号和编码", "not read to its end; check its quotation marks and encoding")) }
        return list
    }
}
