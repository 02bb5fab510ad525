package import MoyinFiles
package import MoyinReports

/// Where published items come from. Handed out piece by piece by one thread; what is dear about a piece, any thread does.
package protocol ItemSource: AnyObject, Sendable {
    /// As the ledger calls it, so that a later run knows it again.
    var name: String { get }
    /// As far as known beforehand, for the progress.
    var byteCount: Int { get }
    /// The next pieces, some megabytes; none at the end. For one thread at a time.
    func next() -> [ItemPiece]
    /// The item of a piece; nil: there is none in it. For any thread.
    func item(_ piece: ItemPiece) -> PublishedItem?
    /// Why it was not read to its end; nil: it was, or has not been yet. What stands behind is not reviewed.
    var problem: String? { get }
}

/// A part of a source that holds at most one item.
package enum ItemPiece: Sendable {
    case line(DocumentLine)
    /// Fields of a row of a table, and its line.
    case row([[UInt8]], line: Int)
    case file(InputFile)
    case item(PublishedItem)

    /// Roughly, for the progress.
    var byteCount: Int {
        switch self {
        case .line(let line): line.bytes.count + 1
        case .row(let fields, _): fields.reduce(0) { $0 + $1.count + 1 }
        case .file(let file): file.size
        case .item(let item):
            switch item.content {
            case .text(let bytes), .html(let bytes), .bytes(let bytes, _): bytes.count
            case .file, .problem: 0
            }
        }
    }
}
