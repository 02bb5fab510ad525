internal import MoyinDocuments

/// Which bytes of a zip archive its list of contents accounts for. Readers that go by the list do not see others, and
/// those that go through the file from its start do.
struct ZipExtent {
    /// Something stands before or between what the list names, or the list is not where it has to be: other programs
    /// may see other files.
    private(set) var hasGaps = true
    /// Something stands behind the end.
    private(set) var hasMore = false

    init(_ bytes: [UInt8]) {
        guard let end = Self.end(bytes) else { return }
        hasMore = end + 22 + Self.number(bytes, end + 20, 2) < bytes.count
        let count = Self.number(bytes, end + 10, 2)
        let size = Self.number(bytes, end + 12, 4)
        var at = Self.number(bytes, end + 16, 4)
        // Archives over 4 GB, or of more files than are read, have another list.
        if count == 0xffff || at == 0xffff_ffff {
            hasGaps = false
            return
        }
        guard at + size <= end else { return }
        let listStart = at
        var stretches: [(start: Int, end: Int)] = []
        for _ in 0..<count {
            guard at + 46 <= end, Self.number(bytes, at, 4) == 0x0201_4b50 else { return }
            let start = Self.number(bytes, at + 42, 4)
            guard start + 30 <= bytes.count, Self.number(bytes, start, 4) == 0x0403_4b50 else { return }
            let head = 30 + Self.number(bytes, start + 26, 2) + Self.number(bytes, start + 28, 2)
            // Bit 3: sizes follow the content, in 12, 16, 20 or 24 bytes.
            let behind = Self.number(bytes, start + 6, 2) & 8 == 0 ? 0 : 24
            stretches.append((start, start + head + Self.number(bytes, at + 20, 4) + behind))
            at += 46 + Self.number(bytes, at + 28, 2) + Self.number(bytes, at + 30, 2) + Self.number(bytes, at + 32, 2)
        }
        stretches.sort { $0.start < $1.start }
        var next = 0
        for stretch in stretches {
            if stretch.start > next { return }
            next = max(next, stretch.end)
        }
        hasGaps = next < listStart || at < end
    }

    /// Tells the view of bytes that the list does not account for. What stands between entries was not read.
    static func check(_ bytes: [UInt8], _ view: DocumentView) {
        let extent = ZipExtent(bytes)
        if extent.hasGaps || extent.hasMore { view.remark(.foreignBytes) }
        if extent.hasGaps { view.fail(FileFailure(.hostile)) }
    }

    /// Where the end of the list is: it may have a comment behind it.
    private static func end(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var at = bytes.count - 22
        while at >= max(0, bytes.count - 22 - 0xffff) {
            if number(bytes, at, 4) == 0x0605_4b50 { return at }
            at -= 1
        }
        return nil
    }

    private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        guard at >= 0, at + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
}
