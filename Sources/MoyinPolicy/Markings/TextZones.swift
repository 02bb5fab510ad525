internal import MoyinText

/// Lines of a text: where a page begins and ends, which of them are its first and last.
struct TextZones {
    let text: UnsafeBufferPointer<UInt8>
    let beginsText: Bool
    let endsText: Bool

    static let headLines = 8
    static let footLines = 3
    /// A line is read this far to either side of what is looked at, in bytes.
    static let reach = 1200

    /// The line around `position` without its end; cut where it is longer than the reach.
    func line(around position: Int) -> (range: Range<Int>, isCut: Bool) {
        var low = position
        let floor = max(0, position - Self.reach)
        while low > floor, !isLineEnd(text[low - 1]) { low -= 1 }
        let isCutLeft = low == floor && low > 0 && !isLineEnd(text[low - 1])
        var high = position
        let ceiling = min(text.count, position + Self.reach)
        while high < ceiling, !isLineEnd(text[high]) { high += 1 }
        let isCutRight = high == ceiling && high < text.count && !isLineEnd(text[high])
        if isCutLeft { while low < position, text[low] & 0xc0 == 0x80 { low += 1 } }
        if isCutRight { while high > position, text[high] & 0xc0 == 0x80 { high -= 1 } }
        return (low..<high, isCutLeft || isCutRight)
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0c || byte == 0x0d }

    /// The line before or after that is not empty; nil at the end of the text or page. Stops after some empty lines.
    func previous(_ line: Range<Int>) -> Range<Int>? {
        var end = line.lowerBound
        let floor = max(0, end - Self.reach)
        while end > floor {
            let byte = text[end - 1]
            if byte == 0x0c { return nil }
            if byte > 0x20, !isIdeographicSpace(before: end) { break }
            end -= byte > 0x20 ? 3 : 1
        }
        guard end > floor else { return nil }
        return self.line(around: end - 1).range
    }

    func next(_ line: Range<Int>) -> Range<Int>? {
        var start = line.upperBound
        let ceiling = min(text.count, start + Self.reach)
        while start < ceiling {
            let byte = text[start]
            if byte == 0x0c { return nil }
            if byte > 0x20 {
                guard start + 2 < text.count, byte == 0xe3, text[start + 1] == 0x80, text[start + 2] == 0x80 else { break }
                start += 2
            }
            start += 1
        }
        guard start < ceiling else { return nil }
        return self.line(around: start).range
    }

    private func isIdeographicSpace(before end: Int) -> Bool {
        end > 2 && text[end - 1] == 0x80 && text[end - 2] == 0x80 && text[end - 3] == 0xe3
    }

    /// How many lines that are not empty stand above on the text or page; nil: too many, or unknown.
    func headIndex(_ line: Range<Int>) -> Int? {
        var index = 0
        var line = line
        while index < Self.headLines {
            guard let above = previous(line) else { return isBeginning(line) ? index : nil }
            if isPageNumber(above) { return index }
            line = above
            index += 1
        }
        return nil
    }

    /// Nothing but white space above, up to the beginning of the text or of a page.
    private func isBeginning(_ line: Range<Int>) -> Bool {
        var at = line.lowerBound
        let floor = max(0, at - Self.reach)
        while at > floor {
            if text[at - 1] == 0x0c { return true }
            at -= 1
        }
        return at == 0 && beginsText
    }

    func isFoot(_ line: Range<Int>) -> Bool {
        var line = line
        for _ in 0..<Self.footLines {
            guard let below = next(line) else { return isEnd(line) }
            if isPageNumber(below) { return true }
            line = below
        }
        return false
    }

    private func isEnd(_ line: Range<Int>) -> Bool {
        var at = line.upperBound
        let ceiling = min(text.count, at + Self.reach)
        while at < ceiling {
            if text[at] == 0x0c { return true }
            at += 1
        }
        return at == text.count && endsText
    }

    /// — 2 —
    private func isPageNumber(_ line: Range<Int>) -> Bool {
        var digits = 0
        var dashes = 0
        for position in line {
            let byte = text[position]
            if byte >= 0x30, byte <= 0x39 { digits += 1 }
            if byte == 0x2d || byte == 0xe2 || byte == 0xef { dashes += 1 }
            if byte >= 0x41, byte < 0x80 || byte >= 0xe4 && byte < 0xea { return false }
        }
        return digits > 0 && digits < 5 && dashes > 1
    }
}
