internal import MoyinFiles
internal import MoyinReports
internal import MoyinText
internal import Synchronization

/// A table that a content management system wrote: the columns of ``ExportRecord`` in a CSV file, in any order, others between.
final class TableSource: ItemSource {
    let name: String
    let byteCount: Int
    /// nil: it came as a stream.
    private let path: FilePath?
    private let columns: [ExportRecord.Field?]
    private let state: Mutex<State>
    private static let batch = 2 << 20

    private struct State: ~Copyable {
        nonisolated(unsafe) var rows: TableRows
    }

    /// nil: a table of something else.
    convenience init?(_ path: FilePath) throws(FileProblem) {
        let file = try OpenFile(path)
        self.init(path, path.text, file.size) { file.read($0) }
    }

    /// - Parameter path: nil: it comes as a stream.
    init?(_ path: FilePath?, _ name: String, _ byteCount: Int, _ read: @escaping DecodingReader.Source) {
        var rows = TableRows(read)
        guard let header = rows.next() else { return nil }
        var known: Set<ExportRecord.Field> = []
        columns = header.fields.map { name in
            guard let field = ExportRecord.Field(header: String(decoding: name, as: UTF8.self).trimmed), known.insert(field).inserted else { return nil }
            return field
        }
        guard !known.isDisjoint(with: [.text, .html, .file]), !known.isDisjoint(with: [.id, .url, .title]) else { return nil }
        (self.path, self.name, self.byteCount) = (path, name, byteCount)
        state = Mutex(State(rows: rows))
    }

    func next() -> [ItemPiece] {
        state.withLock { state in
            var pieces: [ItemPiece] = []
            var size = 0
            while size < Self.batch, let (fields, line) = state.rows.next() {
                pieces.append(.row(fields, line: line))
                size += pieces[pieces.count - 1].byteCount
            }
            return pieces
        }
    }

    var problem: String? {
        state.withLock { state in
            if state.rows.hasFailed { return say("没有读完，后面的条目没有检查", "not read to its end; what stands behind was not reviewed") }
            return state.rows.isDamaged
                ? say("有引号没有结束，后面的条目没有检查；请修好后重跑", "a quotation mark does not end, what stands behind was not reviewed; mend it and run again") : nil
        }
    }

    func item(_ piece: ItemPiece) -> PublishedItem? {
        guard case .row(let fields, let line) = piece else { return nil }
        var record = ExportRecord()
        for (field, value) in zip(columns, fields) { if let field { record.values[field] = value } }
        return record.item(of: path, name, line: line)
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
        var text = String.UnicodeScalarView(scalars)
        while let last = text.last, last.properties.isWhitespace { text.removeLast() }
        return String(text)
    }
}
