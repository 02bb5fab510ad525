internal import Glibc

/// Where tabs, pipes, commas and gaps stand: lines that may be rows of a table, without a look at all the others.
struct CellMarks {
    /// The next tab, pipe, comma, space, ideographic space; `end` where there is no more.
    private var places: (Int, Int, Int, Int, Int) = (-1, -1, -1, -1, -1)
    /// Where the search goes on.
    private(set) var position: Int

    init(_ view: borrowing TextView, from start: Int) { position = start }

    /// The next mark at or behind the place where the last search was skipped to.
    mutating func next(_ view: borrowing TextView, before end: Int) -> Int? {
        guard position < end else { return nil }
        Self.find(0x09, &places.0, view, position, end)
        Self.find(0x7c, &places.1, view, position, end)
        Self.find(0x2c, &places.2, view, position, end)
        Self.find(0x20, &places.3, view, position, end)
        if places.4 < position { places.4 = Self.wideSpace(view, position, end) }
        let nearest = min(places.0, places.1, places.2, places.3, places.4)
        return nearest < end ? nearest : nil
    }

    private static func find(_ byte: Int32, _ place: inout Int, _ view: borrowing TextView, _ position: Int, _ end: Int) {
        guard place < position else { return }
        let found = memchr(view.base + position, byte, end - position)
        place = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(view.base) } ?? end
    }

    /// U+3000, whose first byte 、 and 。 share.
    private static func wideSpace(_ view: borrowing TextView, _ position: Int, _ end: Int) -> Int {
        var position = position
        while position < end, let found = memchr(view.base + position, 0xe3, end - position) {
            position = UnsafeRawPointer(found) - UnsafeRawPointer(view.base)
            if position + 2 < view.end, view.base[position + 1] == 0x80, view.base[position + 2] == 0x80 { return position }
            position += 1
        }
        return end
    }

    mutating func skip(to position: Int) { self.position = max(self.position, position) }
}
