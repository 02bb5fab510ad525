internal import Moyin
internal import MoyinDocuments

/// Whether the page of a copy is what it was expected to be: paragraph for paragraph, but for those of sections behind the
/// running text that the writer takes out as a whole (a formula whose result was replaced, a reading beside a name, a
/// property).
struct CopyAlignment {
    /// Where the replacements stand in the copy.
    let places: WrittenPlaces

    private static let section = Array("<section".utf8)
    private static let starts = [section, Array("</section".utf8), Array("<p>".utf8)]

    /// Where the next of some tags begins, or the end.
    private static func end(of page: [UInt8], from start: Int, at tags: [[UInt8]]) -> Int {
        var index = start
        while index < page.count, let next = page[index...].firstIndex(of: 0x3c) {
            if tags.contains(where: { page[next...].starts(with: $0) }) { return next }
            index = next + 1
        }
        return page.count
    }

    /// - Parameter places: without replacements so far.
    /// - Returns: nil when the copy holds something that nobody wrote.
    init?(original: [UInt8], _ changes: PageChanges, copy: [UInt8], _ places: WrittenPlaces) {
        let expected = changes.applied(to: original)
        var written = places
        if expected == copy {
            for edit in changes.edits { written.add(edit.range, count: edit.replacement.count) }
            self.places = written
            return
        }
        let behind = Self.end(of: expected, from: 0, at: [Self.section])
        var copyLine = 0
        // Of the expected page: where its lines stand, and of them those that are gone.
        var gone: [Range<Int>] = []
        var start = 0
        while start < expected.count {
            let end = Self.end(of: expected, from: start + 1, at: Self.starts)
            let copyEnd = copyLine < copy.count ? Self.end(of: copy, from: copyLine + 1, at: Self.starts) : copy.count
            if copyLine < copy.count, expected[start..<end] == copy[copyLine..<copyEnd] {
                copyLine = copyEnd
            } else if start < behind {
                return nil
            } else {
                gone.append(start..<end)
            }
            start = end
        }
        guard copyLine == copy.count else { return nil }
        // Back to the original: edits within lines that are gone become part of what is gone.
        var shift = 0
        var next = 0
        func flush(upTo limit: Int) {
            while next < changes.edits.count, changes.edits[next].range.lowerBound + shift < limit {
                let edit = changes.edits[next]
                written.add(edit.range, count: edit.replacement.count)
                shift += edit.replacement.count - edit.range.count
                next += 1
            }
        }
        for range in gone {
            flush(upTo: range.lowerBound)
            let first = range.lowerBound - shift
            while next < changes.edits.count, changes.edits[next].range.lowerBound + shift < range.upperBound {
                shift += changes.edits[next].replacement.count - changes.edits[next].range.count
                next += 1
            }
            written.add(first..<(range.upperBound - shift), count: 0)
        }
        flush(upTo: .max)
        self.places = written
    }
}
