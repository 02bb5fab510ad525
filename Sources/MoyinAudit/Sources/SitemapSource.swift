internal import MoyinFiles
internal import MoyinReports
internal import Synchronization

/// A sitemap (sitemaps.org) beside a mirror: each address that it names is an item, read from the mirror. What the mirror
/// does not have was not reviewed.
final class SitemapSource: ItemSource {
    let name: String
    private let entries: [Entry]
    private let bases: [FilePath]
    private let position = Mutex(0)

    private struct Entry {
        var address: String
        var changed: String?
    }
    /// An index may name further ones.
    private static let deepest = 4

    /// nil: no sitemap.
    init?(_ path: FilePath) throws(FileProblem) {
        name = path.text
        // The mirror lies beside it, or it lies in the host's own folder.
        bases = [path.folder, path.folder.appending(Array("..".utf8))]
        guard let entries = try Self.read(path, bases, depth: 0), !entries.isEmpty else { return nil }
        self.entries = entries
    }

    /// Not known before the pages are opened.
    var byteCount: Int { 0 }
    var problem: String? { nil }

    func next() -> [ItemPiece] {
        position.withLock { position in
            let end = min(position + 256, entries.count)
            defer { position = end }
            return entries[position..<end].map { entry in
                let content: PublishedItem.Content =
                    if let file = Self.file(entry.address, bases) { .file(file) } else {
                        .problem(say("镜像里没有这个页面；请补抓后重跑", "the mirror does not have this page; fetch it and run again"))
                    }
                return .item(PublishedItem(key: entry.address, url: entry.address, published: entry.changed, content: content))
            }
        }
    }

    func item(_ piece: ItemPiece) -> PublishedItem? { if case .item(let item) = piece { item } else { nil } }

    private static func read(_ path: FilePath, _ bases: [FilePath], depth: Int) throws(FileProblem) -> [Entry]? {
        let text = try OpenFile.bytes(path, upTo: 64 << 20)
        let isIndex = text.place(of: "<sitemapindex", reach: 4096) != nil
        guard isIndex || text.place(of: "<urlset", reach: 4096) != nil else { return nil }
        var entries: [Entry] = []
        var index = 0
        while let open = text.place(of: "<loc>", from: index), let close = text.place(of: "</loc>", from: open) {
            let address = String(decoding: text[(open + 5)..<close], as: UTF8.self).trimmed.replacing("&amp;", with: "&")
            index = close + 6
            if isIndex {
                guard depth < deepest, let file = file(address, bases), let more = try read(file, bases, depth: depth + 1) else {
                    entries.append(Entry(address: address))
                    continue
                }
                entries += more
                continue
            }
            let end = text.place(of: "</url>", from: index) ?? text.count
            var entry = Entry(address: address)
            if let from = text.place(of: "<lastmod>", from: index, reach: end), let to = text.place(of: "</lastmod>", from: from, reach: end) {
                entry.changed = String(decoding: text[(from + 9)..<to], as: UTF8.self).trimmed
            }
            entries.append(entry)
        }
        return entries
    }

    /// Where wget has put a page: host and path as folders and names.
    private static func file(_ address: String, _ bases: [FilePath]) -> FilePath? {
        let rest = address.split(separator: "//", maxSplits: 1).last ?? ""
        let parts = rest.split(separator: "#", maxSplits: 1)[0].split(separator: "/", omittingEmptySubsequences: false)
        guard let host = parts.first, !parts.contains("..") else { return nil }
        var path = parts.dropFirst().joined(separator: "/")
        if path.isEmpty || path.hasSuffix("/") { path += "index.html" }
        let names = [Array(path.utf8), Percent.decoded(path), Array((path + ".html").utf8), Array((path + "/index.html").utf8)]
        for base in bases {
            for folder in [base.appending(Array(host.utf8)), base] {
                for name in names {
                    let file = folder.appending(name)
                    if let status = file.status(), status.isRegular { return file }
                }
            }
        }
        return nil
    }
}
