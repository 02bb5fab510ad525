internal import MoyinFiles
internal import MoyinReports
internal import Synchronization

/// A folder of published files, whatever its depth: every file is an item. A folder that wget wrote is one of addresses: the
/// names below the host's are those of its pages.
final class FolderSource: ItemSource {
    let name: String
    let byteCount: Int
    private let entries: [FileList.Entry]
    private let position = Mutex(0)
    private let isFolder: Bool
    /// How the folder itself is called.
    private let root: String
    private static let batch = 4 << 20

    init(_ path: FilePath, excluding ledger: String? = nil) {
        // The ledger, its log and its key.
        let own = Set(["", "-wal", "-shm", "-journal", ".key"].compactMap { suffix in
            ledger.flatMap { FilePath($0 + suffix).status() }.map { FileIdentity($0) }
        })
        entries = FileList(paths: [path]).entries.filter { entry in
            if case .file(let file) = entry, let identity = file.identity { !own.contains(identity) } else { true }
        }
        let real = path.resolved ?? path
        root = String(decoding: real.lastComponent, as: UTF8.self)
        name = path.text
        isFolder = path.status()?.isFolder ?? false
        byteCount = entries.reduce(0) { if case .file(let file) = $1 { $0 + file.size } else { $0 } }
    }

    func next() -> [ItemPiece] {
        position.withLock { position in
            var pieces: [ItemPiece] = []
            var size = 0
            while position < entries.count, size < Self.batch, pieces.count < 512 {
                switch entries[position] {
                case .file(let file):
                    pieces.append(.file(file))
                    size += file.size + 1024
                case .problem(let path, let reason): pieces.append(.item(PublishedItem(key: path.text, content: .problem(reason))))
                }
                position += 1
            }
            return pieces
        }
    }

    /// A file that could not be read is an item that was not reviewed; a folder that could not, too.
    var problem: String? { nil }

    func item(_ piece: ItemPiece) -> PublishedItem? {
        switch piece {
        case .item(let item): return item
        case .file(let file):
            // A single file is called what it is called; one in a folder by its way from there.
            let below = String(decoding: file.name, as: UTF8.self)
            let path = isFolder ? root + "/" + below : below
            return PublishedItem(key: path, url: Self.address(path), content: .file(file.path))
        case .line, .row: return nil
        }
    }

    /// The address of a file in a mirror: from the first name on that could be a host's.
    static func address(_ path: String) -> String? {
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let host = names.dropLast().firstIndex(where: isHost) else { return nil }
        var address = names[host...].joined(separator: "/")
        // What wget calls the page of a folder.
        for page in ["/index.html", "/index.htm"] where address.hasSuffix(page) { address.removeLast(page.utf8.count - 1) }
        return "http://" + address
    }

    /// www.yunze.gov.cn, 10.0.0.1:8080: three labels or more, so that 2026.05 is none.
    private static func isHost(_ name: Substring) -> Bool {
        let labels = name.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 3, labels.last!.utf8.count >= 2 && labels.last!.allSatisfy(\.isLetter) || labels.allSatisfy({ UInt8($0) != nil }) else { return false }
        return labels.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 == 0x2d || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 } }
    }
}
