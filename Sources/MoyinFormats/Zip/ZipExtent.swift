internal import MoyinDocuments

/// Which bytes of a zip archive its list of contents accounts for. Readers that go by the list do not see others, and
/// those that go through the file from its start do.
struct ZipExtent {
    /// Something stands before or between what the list names, or the list is not where it has to be: other programs
    /// may see other files.
    private(set) var hasGaps = true
    /// Something stands behind the end.
    private(set) var hasMore = false
    /// Two of the list share bytes: few of them are made to unpack to much.
    private(set) var isShared = false

    init(_ bytes: [UInt8]) {
        guard var end = Self.end(bytes) else { return }
        hasMore = end + 22 + Self.number(bytes, end + 20, 2) < bytes.count
        var (count, size, at) = (Self.number(bytes, end + 10, 2), Self.number(bytes, end + 12, 4), Self.number(bytes, end + 16, 4))
        // Numbers in 64 bits stand before it.
        if Self.number(bytes, end - 20, 4) == 0x0706_4b50 {
            let record = Self.number(bytes, end - 12, 8)
            guard record >= 0, record < end, Self.number(bytes, record, 4) == 0x0606_4b50 else { return }
            (end, count, size, at) = (record, Self.number(bytes, record + 32, 8), Self.number(bytes, record + 40, 8), Self.number(bytes, record + 48, 8))
        }
        guard at >= 0, size >= 0, at <= end, size <= end - at, count >= 0, count <= size / 46 else { return }
        let listStart = at
        var stretches: [(start: Int, end: Int, behind: Int)] = []
        for _ in 0..<count {
            guard at + 46 <= end, Self.number(bytes, at, 4) == 0x0201_4b50 else { return }
            let (start, packed) = Self.place(bytes, at)
            guard start >= 0, packed >= 0, start + 30 <= bytes.count, packed <= bytes.count, Self.number(bytes, start, 4) == 0x0403_4b50 else { return }
            let head = 30 + Self.number(bytes, start + 26, 2) + Self.number(bytes, start + 28, 2)
            // Bit 3: sizes follow the content, in 12, 16, 20 or 24 bytes.
            let behind = Self.number(bytes, start + 6, 2) & 8 == 0 ? 0 : 24
            stretches.append((start, start + head + packed, behind))
            at += 46 + Self.number(bytes, at + 28, 2) + Self.number(bytes, at + 30, 2) + Self.number(bytes, at + 32, 2)
        }
        stretches.sort { $0.start < $1.start }
        var next = 0
        var last = 0
        var isWhole = true
        for stretch in stretches {
            if stretch.start < last { isShared = true }
            if stretch.start > next { isWhole = false }
            last = max(last, stretch.end)
            next = max(next, stretch.end + stretch.behind)
        }
        hasGaps = !isWhole || next < listStart || at < end
    }

    /// Tells the view of bytes that the list does not account for. What stands between entries was not read.
    ///
    /// - Throws: ``FileFailure`` `hostile` when entries share bytes.
    static func check(_ bytes: [UInt8], _ view: DocumentView) throws(FileFailure) {
        let extent = ZipExtent(bytes)
        if extent.isShared { throw FileFailure(.hostile) }
        if extent.hasGaps || extent.hasMore { view.remark(.foreignBytes) }
        if extent.hasGaps { view.fail(FileFailure(.hostile)) }
    }

    /// Where an entry begins and how long it is, from the list: in 64 bits, where 32 are all set.
    private static func place(_ bytes: [UInt8], _ at: Int) -> (start: Int, packed: Int) {
        var fields = [number(bytes, at + 24, 4), number(bytes, at + 20, 4), number(bytes, at + 42, 4)]
        var extra = at + 46 + number(bytes, at + 28, 2)
        let end = extra + number(bytes, at + 30, 2)
        while extra + 4 <= end {
            var next = extra + 4
            extra = next + number(bytes, extra + 2, 2)
            guard number(bytes, next - 4, 2) == 1 else { continue }
            for index in fields.indices where fields[index] == 0xffff_ffff && next + 8 <= min(end, extra) {
                fields[index] = number(bytes, next, 8)
                next += 8
            }
        }
        return (fields[2], fields[1])
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
