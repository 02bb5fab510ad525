/// Tells from the masks of a segment that a line belongs to no table with a header, so that none need be looked for.
///
/// A line is walked over once, 64 bytes at a time, and of its bytes only those that may be delimiters are looked at.
struct LineGuide {
    /// The last line asked about, as far as it lies in the segment, and its delimiters.
    private(set) var line = 0..<0
    private var signs = LineSigns()
    private var isPlain = false
    /// The row above `line`, as long as the table has not been told that it goes on.
    private(set) var above: Range<Int>?

    mutating func reset() {
        line = 0..<0
        above = nil
    }

    /// Whether the line around `position` surely has no header above it. False when the line leaves the segment.
    @inline(__always)
    mutating func isProse(at position: Int, _ view: borrowing TextView, _ masks: borrowing MaskBlocks) -> Bool {
        if position >= line.lowerBound, position < line.upperBound { return isPlain }
        return look(at: position, view, masks)
    }

    /// The line of `position` has no header, whatever its delimiters.
    mutating func settleAsProse(at position: Int) {
        if line.contains(position) { isPlain = true }
    }

    mutating func forgetAbove() { above = nil }

    /// Whether the last line before `end` is a row under no header, and no header itself.
    func endsWithRow(at end: Int, _ masks: borrowing MaskBlocks) -> Bool {
        isPlain && !line.isEmpty && line.upperBound + 1 == end && masks.digits(in: line) > ColumnContext.headerDigits
    }

    private mutating func look(at position: Int, _ view: borrowing TextView, _ masks: borrowing MaskBlocks) -> Bool {
        above = nil
        guard masks.range.contains(position) else { return false }
        let offset = position - masks.range.lowerBound
        guard let start = masks.lineStart(before: offset), let end = masks.lineEnd(from: offset) else {
            line = 0..<0
            return false
        }
        let base = view.base + masks.range.lowerBound
        let (last, lastSigns, lastIsPlain) = (line, signs, isPlain)
        line = (masks.range.lowerBound + start)..<(masks.range.lowerBound + end)
        signs = LineSigns(start, end, base, masks)
        isPlain = signs.isEmpty
        guard !isPlain, !signs.hasQuote, start > 0 else { return isPlain }
        if last.upperBound + 1 == line.lowerBound, lastSigns.isRow(like: signs), !last.isEmpty,
            masks.digits(in: last) > ColumnContext.headerDigits
        {
            // Below a row of the same table, and one that is no header itself: what was found for it holds here.
            isPlain = lastIsPlain
            if !isPlain { above = last }
            return isPlain
        }
        guard let top = masks.lineStart(before: start - 1) else { return false }
        // Rows and headers of one table stand in adjacent lines and have the same delimiter.
        let others = LineSigns(top, start - 1, base, masks)
        isPlain = !others.hasQuote && !others.mayContinue(signs)
        return isPlain
    }
}

/// Which delimiters a line has.
private struct LineSigns {
    var tabs = 0
    var pipes = 0
    var commas = 0
    var spaces = 0
    var wideSpaces = 0
    var hasGap = false
    private var quotes = 0
    var length = 0

    init() {}

    /// - Parameters: offsets in the segment that begins at `base`.
    init(_ start: Int, _ end: Int, _ base: UnsafePointer<UInt8>, _ masks: borrowing MaskBlocks) {
        length = end - start
        guard start < end else { return }
        for block in (start >> 6)...((end - 1) >> 6) {
            var bits = masks.delimiter[block]
            if block == start >> 6 { bits &= .max << UInt64(start & 63) }
            if block == (end - 1) >> 6 { bits &= .max >> UInt64(63 - (end - 1) & 63) }
            while bits != 0 {
                let offset = block * 64 + bits.trailingZeroBitCount
                bits &= bits &- 1
                switch base[offset] {
                case 0x09: tabs += 1
                case 0x7c: pipes += 1
                case 0x2c: commas += 1
                case 0x22: quotes += 1
                case 0x20:
                    spaces += 1
                    if offset > start, base[offset - 1] == 0x20 { hasGap = true }
                default: wideSpaces += 1
                }
            }
        }
        if wideSpaces > 0 { hasGap = true }
    }

    /// Signs that may separate cells, and one.
    var mostCells: Int { tabs + pipes + commas + spaces + wideSpaces + 1 }

    /// A quoted cell may run over the end of the line.
    var hasQuote: Bool { quotes % 2 != 0 }

    var isEmpty: Bool { tabs + pipes + commas + spaces + wideSpaces == 0 && !hasQuote }

    /// Whether both lines are surely rows with the same delimiter.
    func isRow(like below: LineSigns) -> Bool {
        guard !hasQuote, length < 1000, below.length < 1000, !hasGap, !below.hasGap else { return false }
        if tabs > 0 { return below.tabs > 0 }
        if pipes > 0 { return below.tabs == 0 && below.pipes > 0 }
        return commas > 0 && below.tabs == 0 && below.pipes == 0 && below.commas > 0
    }

    /// Whether this line may be a row or the header above a line with these signs: it has a delimiter of theirs.
    func mayContinue(_ below: LineSigns) -> Bool {
        if below.tabs > 0 { return tabs > 0 }
        if below.pipes > 0 { return pipes > 0 }
        // Between wide gaps commas may be those of amounts.
        if below.commas > 0 { return commas > 0 || below.hasGap && hasGap }
        if below.hasGap { return hasGap }
        // Single spaces between the words of a short line.
        return below.spaces >= 2 && below.length <= 256 && spaces >= 2 && length <= 256
    }
}

extension MaskBlocks {
    /// Where the line begins that `offset` of the segment lies in; nil when that is before the segment.
    borrowing func lineStart(before offset: Int) -> Int? {
        var index = offset >> 6
        var kept: UInt64 = (1 << UInt64(offset & 63)) - 1
        while true {
            let breaks = newline[index] & kept
            if breaks != 0 { return index * 64 + 64 - breaks.leadingZeroBitCount }
            if index == 0 { return beginsLine ? 0 : nil }
            index -= 1
            kept = .max
        }
    }

    /// The line feed at or after `offset`, or the end of the text; nil when that is behind the segment.
    borrowing func lineEnd(from offset: Int) -> Int? { next(in: newline, from: offset) ?? (endsText ? range.count : nil) }

    /// The next sign at or after `offset` of the segment that may separate cells; nil when there is none.
    borrowing func delimiter(from offset: Int) -> Int? { next(in: delimiter, from: offset) }

    private borrowing func next(in mask: UnsafeMutablePointer<UInt64>, from offset: Int) -> Int? {
        var index = offset >> 6
        var kept: UInt64 = .max << UInt64(offset & 63)
        while index < count {
            let bits = mask[index] & kept
            if bits != 0 { return index * 64 + bits.trailingZeroBitCount }
            index += 1
            kept = .max
        }
        return nil
    }
}

extension MaskBlocks {
    /// How many cells a line at these offsets of the segment has at most; nil when a quote may join it to its neighbours.
    borrowing func cells(in line: Range<Int>, _ view: borrowing TextView) -> Int? {
        let signs = LineSigns(line.lowerBound, line.upperBound, view.base + range.lowerBound, self)
        return signs.hasQuote ? nil : signs.mostCells
    }
}

extension Line {
    /// How many cells it has at most, whatever separates them.
    func mostCells(_ view: borrowing TextView) -> Int {
        var cells = 1
        for position in start..<end {
            switch view.base[position] {
            case 0x09, 0x7c, 0x2c, 0x20: cells += 1
            case 0x80 where position >= start + 2 && view.base[position - 1] == 0x80 && view.base[position - 2] == 0xe3: cells += 1
            default: continue
            }
        }
        return cells
    }
}

extension MaskBlocks {
    /// ASCII digits among some bytes of the segment.
    borrowing func digits(in bytes: Range<Int>) -> Int {
        let start = bytes.lowerBound - range.lowerBound
        let last = bytes.upperBound - range.lowerBound - 1
        guard start >= 0, start <= last else { return 0 }
        var count = 0
        for block in (start >> 6)...(last >> 6) {
            var bits = digit[block]
            if block == start >> 6 { bits &= .max << UInt64(start & 63) }
            if block == last >> 6 { bits &= .max >> UInt64(63 - last & 63) }
            count += bits.nonzeroBitCount
        }
        return count
    }
}

extension Scanner {
    /// Lexicon entry of the header of the column that holds the value at `start`, if it stands in a typed table.
    mutating func header(of start: Int) -> UInt16? {
        if scratch.lines.isProse(at: start, view, scratch.masks) { return nil }
        if let above = scratch.lines.above {
            scratch.columns.advance(from: above, to: scratch.lines.line, view)
            scratch.lines.forgetAbove()
        }
        let header = scratch.columns.header(view, of: start, lexicon: engine.lexicon)
        if !isPlain, scratch.columns.isProse(at: start) { scratch.lines.settleAsProse(at: start) }
        return header
    }
}
