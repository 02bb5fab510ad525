/// What a body is, by its `Content-Type`.
enum MediaType: Equatable, Sendable {
    /// `{"text": …}` or `{"texts": […]}`.
    case json
    /// A document a line, in and out.
    case lines
    /// The document itself.
    case document(Format, charset: String?)

    /// Tells how a document is read, and what holds its cells together.
    enum Format: Sendable {
        case text, html, csv, tsv, markdown
    }

    /// nil: none that is read here.
    init?(_ header: String) {
        let parts = header.split(separator: ";")
        func trimmed(_ part: Substring) -> String { part.filter { $0 != " " && $0 != "\t" }.lowercased() }
        let charset = parts.dropFirst().map(trimmed).first { $0.hasPrefix("charset=") }?.dropFirst(8).filter { $0 != "\"" }
        switch parts.first.map(trimmed) {
        case "application/json": self = .json
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines": self = .lines
        case "text/html", "application/xhtml+xml": self = .document(.html, charset: charset)
        case "text/csv": self = .document(.csv, charset: charset)
        case "text/tab-separated-values": self = .document(.tsv, charset: charset)
        case "text/markdown": self = .document(.markdown, charset: charset)
        // Files whose sort their sender does not know are read as the command line reads them.
        case "text/plain", "text/xml", "application/xml", "application/octet-stream": self = .document(.text, charset: charset)
        default: return nil
        }
    }
}
