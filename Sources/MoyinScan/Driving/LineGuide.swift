/// Tells from the masks of a segment that a line, or the one above it, has no delimiter in it, so that no header need be
/// looked for.
///
/// A line is walked over once, 64 bytes at a time.
struct LineGuide {
    /// The last line asked about, as far as it lies in the segment.
    private var line = 0..<0
    private var isPlain = false

    mutating func reset() { line = 0..<0 }

    /// The line asked about last has no header, whatever its delimiters.
    mutating func settleAsProse(at position: Int) { if line.contains(position) { isPlain = true } }

    /// Whether the line around `position` surely is no row of a table. False when the line leaves the segment.
    @inline(__always)
    mutating func isProse(at position: Int, _ masks: borrowing MaskBlocks) -> Bool {
        if position >= line.lowerBound, position < line.upperBound { return isPlain }
        return look(at: position, masks)
    }

    private mutating func look(at position: Int, _ masks: borrowing MaskBlocks) -> Bool {
        guard masks.range.contains(position) else { return false }
        let offset = position - masks.range.lowerBound
        let block = offset >> 6
        let below: UInt64 = (1 << UInt64(offset & 63)) - 1
        var delimiters: UInt64 = 0

        // Backwards to the line feed before `position`.
        var start = 0
        var index = block
        var kept = below
        while true {
            let breaks = masks.newline[index] & kept
            if breaks != 0 {
                let bit = 63 - breaks.leadingZeroBitCount
                delimiters |= masks.delimiter[index] & kept & ~(UInt64.max >> UInt64(63 - bit))
                start = index * 64 + bit + 1
                break
            }
            delimiters |= masks.delimiter[index] & kept
            if index == 0 {
                guard masks.beginsLine else { return false }
                break
            }
            index -= 1
            kept = .max
        }
        // Forwards to the line feed at or after it.
        var end = 0
        index = block
        kept = ~below
        while true {
            let breaks = masks.newline[index] & kept
            if breaks != 0 {
                let bit = breaks.trailingZeroBitCount
                delimiters |= masks.delimiter[index] & kept & ((1 << UInt64(bit)) - 1)
                end = index * 64 + bit
                break
            }
            delimiters |= masks.delimiter[index] & kept
            index += 1
            if index >= masks.count {
                guard masks.endsText else { return false }
                end = masks.range.count
                break
            }
            kept = .max
        }
        line = (masks.range.lowerBound + start)..<(masks.range.lowerBound + end)
        isPlain = delimiters == 0 || start > 0 && isProse(endingAt: start - 1, masks)
        return isPlain
    }

    /// Whether the line whose line feed is at `offset` of the segment has no delimiter: it is neither a header nor a row,
    /// so the line below it begins no table that it could belong to.
    private func isProse(endingAt offset: Int, _ masks: borrowing MaskBlocks) -> Bool {
        var index = offset >> 6
        var kept: UInt64 = (1 << UInt64(offset & 63)) - 1
        while true {
            let breaks = masks.newline[index] & kept
            if breaks != 0 { kept &= UInt64.max << UInt64(63 - breaks.leadingZeroBitCount) }
            if masks.delimiter[index] & kept != 0 { return false }
            if breaks != 0 { return true }
            if index == 0 { return masks.beginsLine }
            index -= 1
            kept = .max
        }
    }
}

extension Scanner {
    /// Lexicon entry of the header of the column that holds the value at `start`, if it stands in a typed table.
    mutating func header(of start: Int) -> UInt16? {
        if scratch.lines.isProse(at: start, scratch.masks) { return nil }
        let header = scratch.columns.header(view, of: start, lexicon: engine.lexicon)
        if scratch.columns.isProse(at: start) { scratch.lines.settleAsProse(at: start) }
        return header
    }
}
