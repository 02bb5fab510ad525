internal import Glibc
internal import MoyinDocuments
internal import MoyinFiles
internal import MoyinReports
internal import MoyinText
internal import Synchronization

/// JSON lines of a content management system: `id, title, unit, column, url, published_at` and one of `text`, `html`, `file`,
/// the last a path that counts from the export.
final class LinesSource: ItemSource {
    let name: String
    let byteCount: Int
    /// nil: it came as a stream.
    private let path: FilePath?
    private let state: Mutex<State>

    private struct State: ~Copyable {
        nonisolated(unsafe) var batches: LineBatches
    }

    init(_ path: FilePath) throws(FileProblem) {
        let file = try OpenFile(path)
        (self.path, name, byteCount) = (path, path.text, file.size)
        state = Mutex(State(batches: LineBatches { file.read($0) }))
    }

    init(_ name: String, byteCount: Int, _ read: @escaping DecodingReader.Source) {
        (path, self.name, self.byteCount) = (nil, name, byteCount)
        state = Mutex(State(batches: LineBatches(read)))
    }

    func next() -> [ItemPiece] { state.withLock { $0.batches.next().map { .line($0) } } }

    var problem: String? {
        state.withLock { $0.batches.hasFailed } ? say("没有读完，后面的条目没有检查", "not read to its end; what stands behind was not reviewed") : nil
    }

    func item(_ piece: ItemPiece) -> PublishedItem? {
        guard case .line(let line) = piece else { return nil }
        func failed(_ reason: String) -> PublishedItem {
            var item = PublishedItem(key: "\(name)#\(line.number)", content: .problem(reason))
            item.isNameless = true
            return item
        }
        if line.isTooLong {
            let limit = DocumentLine.longest >> 20
            return failed(say("第 \(line.number) 行超过 \(limit) MB；请改用 file 字段指向文件", "line \(line.number) is longer than \(limit) MB; let its field file name a file instead"))
        }
        var bytes = line.bytes[...]
        if line.number == 1, bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes = bytes.dropFirst(3) }
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0d || $0 == 0x09 }) { return nil }
        var record = ExportRecord()
        do {
            let fields = try JSONLine.parse(bytes) { (key, parser) throws(JSONLine.Problem) in
                guard let field = ExportRecord.Field(rawValue: String(decoding: key, as: UTF8.self)) else { return false }
                if parser.next == 0x22 {
                    record.values[field] = try parser.string()
                } else {
                    // Numbers as they stand; null is none.
                    let literal = try parser.literal()
                    if literal != "null" { record.values[field] = Array(literal.utf8) }
                }
                return true
            }
            if let id = fields.id { record.values[.id] = Array(id.utf8) }
            record.values[.text] = fields.text
        } catch {
            return failed(
                say("第 \(line.number) 行第 \(error.column) 列：\(error.reason)；改正后重跑", "line \(line.number), column \(error.column): \(error.reason); correct it and run again"))
        }
        return record.item(of: path, name, line: line.number)
    }
}
