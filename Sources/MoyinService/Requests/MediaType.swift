internal import MoyinReports

/// What a body is, by its `Content-Type`.
enum MediaType: Equatable, Sendable {
    /// `{"text": …}` or `{"texts": […]}`.
    case json
    /// A document a line, in and out.
    case lines
    /// Files, and options beside them.
    case multipart(boundary: String)
    /// The document itself.
    case document(Format, charset: String?)

    /// Tells how a document is read, and what holds its cells together.
    enum Format: Sendable {
        case text, html, csv, tsv, markdown, mail

        /// What a copy is sent as.
        var media: String {
            switch self {
            case .text: "text/plain"
            case .html: "text/html"
            case .csv: "text/csv"
            case .tsv: "text/tab-separated-values"
            case .markdown: "text/markdown"
            case .mail: "message/rfc822"
            }
        }

        /// Whether it is read as a file, and not as a text: by its first bytes, and mail by its name.
        func isFile(_ bytes: ArraySlice<UInt8>, named name: [UInt8]) -> Bool {
            self == .mail || self == .text && FileKind.isDocument(Array(bytes.prefix(4096)), named: name)
        }

        /// A name that tells of mail that it is mail.
        func name(_ name: String) -> [UInt8] { Array((self == .mail && !name.lowercased().hasSuffix(".eml") ? name + ".eml" : name).utf8) }
    }

    static let names = [
        "application/json", "application/x-ndjson", "multipart/form-data", "text/plain", "text/html", "text/csv", "text/markdown",
        "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/octet-stream",
    ]

    /// nil: none that is read here.
    init?(_ header: String) {
        let parts = header.split(separator: ";")
        func trimmed(_ part: Substring) -> String { part.filter { $0 != " " && $0 != "\t" }.lowercased() }
        let charset = parts.dropFirst().map(trimmed).first { $0.hasPrefix("charset=") }?.dropFirst(8).filter { $0 != "\"" }
        switch parts.first.map(trimmed) {
        case "application/json": self = .json
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines": self = .lines
        case "multipart/form-data":
            // Unlike all else in the field, a boundary's letters keep their case.
            guard let field = parts.dropFirst().first(where: { trimmed($0).hasPrefix("boundary=") }), let sign = field.firstIndex(of: "=") else { return nil }
            let boundary = field[field.index(after: sign)...].filter { $0 != "\"" && $0 != " " && $0 != "\t" }
            guard (1...70).contains(boundary.utf8.count) else { return nil }
            self = .multipart(boundary: boundary)
        case "text/html", "application/xhtml+xml": self = .document(.html, charset: charset)
        case "text/csv": self = .document(.csv, charset: charset)
        case "text/tab-separated-values": self = .document(.tsv, charset: charset)
        case "text/markdown": self = .document(.markdown, charset: charset)
        // Files whose sort their sender does not know are read as the command line reads them.
        case "text/plain", "text/xml", "application/xml", "application/octet-stream": self = .document(.text, charset: charset)
        case "message/rfc822": self = .document(.mail, charset: charset)
        // What it is, its content says.
        case let type? where Self.isFile(type): self = .document(.text, charset: charset)
        default: return nil
        }
    }

    /// Types of files that are more than a text.
    private static func isFile(_ type: String) -> Bool {
        if type.hasPrefix("image/") { return true }
        let known = ["pdf", "ofd", "msword", "rtf", "zip", "gzip", "x-tar", "x-7z-compressed", "x-gzip", "x-rar-compressed", "wps-office.doc"]
        return type == "text/rtf" || type.hasPrefix("application/vnd.") || known.contains { type == "application/\($0)" }
    }

    /// What a file in a form is, by its own type, or else by its name; nil: not a text that is read as a whole.
    init?(file name: String, type: String?) {
        if let known = type.flatMap({ MediaType($0) }), known != .document(.text, charset: nil) {
            self = known
            return
        }
        let suffix = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
        switch suffix {
        case "html", "htm", "xhtml", "shtml": self = .document(.html, charset: nil)
        case "csv": self = .document(.csv, charset: nil)
        case "tsv", "tab": self = .document(.tsv, charset: nil)
        case "md", "markdown": self = .document(.markdown, charset: nil)
        case "jsonl", "ndjson": self = .lines
        default: self = .document(.text, charset: nil)
        }
    }
}
