package import MoyinFiles
package import MoyinText

/// Which sort of source a path is.
package enum ItemSources {
    /// - Parameter ledger: the ledger's file, which is no item of a folder that it lies in.
    /// - Throws: ``FileProblem`` when it cannot be read at all.
    package static func source(_ path: FilePath, excluding ledger: String? = nil) throws(FileProblem) -> any ItemSource {
        if let status = path.status(), status.isFolder { return FolderSource(path, excluding: ledger) }
        if path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") { return try LinesSource(path) }
        if [".warc", ".warc.gz"].contains(where: path.hasSuffix) { return try WebArchiveSource(path, limit: longestPage) }
        if path.hasSuffix(".xml"), let sitemap = try SitemapSource(path) { return sitemap }
        if path.hasSuffix(".csv"), let table = try TableSource(path) { return table }
        // Readable at all: else the run would begin for nothing.
        _ = try OpenFile(path)
        return FolderSource(path)
    }

    /// Of a web archive; pages are read into memory one by one.
    private static let longestPage = 256 << 20

    /// An export that comes as a stream, without the files that it may name.
    ///
    /// - Parameters:
    ///   - name: as the ledger calls it.
    ///   - isTable: CSV; otherwise JSON lines.
    /// - Returns: nil for a table of something else.
    package static func export(_ name: String, isTable: Bool, byteCount: Int, _ read: @escaping DecodingReader.Source) -> (any ItemSource)? {
        isTable ? TableSource(nil, name, byteCount, read) : LinesSource(name, byteCount: byteCount, read)
    }
}
