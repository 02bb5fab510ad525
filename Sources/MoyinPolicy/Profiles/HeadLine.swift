internal import MoyinText

/// One line at the top of a text, folded: traditional, full-width and spaced-out characters are as in the words.
struct HeadLine {
    /// Without spaces and the marks of Markdown and frames around it.
    var units: [UInt16] = []
    /// Where its own words end: before brackets, numbers and punctuation at its end (（第一批）, 第3号).
    var core = 0
    /// Cells of a table it has, by tabs, bars, commas and wide gaps.
    var cells = 1
    /// Of the first colon; nil: none.
    var colon: Int?
    var hasFullStop = false
    var digits = 0
    /// It begins with `#`, as a heading of Markdown does.
    var isHeading = false
    /// It begins like 一、: an item of the text.
    var isItem = false

    var endsWithColon: Bool { colon == units.count - 1 && !units.isEmpty }

    mutating func reset() {
        units.removeAll(keepingCapacity: true)
        (core, cells, colon, hasFullStop, digits, isHeading, isItem) = (0, 1, nil, false, 0, false, false)
    }

    /// Reads the line that begins at `position`.
    ///
    /// - Returns: where the next begins.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>, from position: Int, fold: FoldTable) -> Int {
        reset()
        guard let base = text.baseAddress else { return position }
        var position = position
        var marks = Marks()
        while position < text.count {
            fold.foldRun(base, &position, text.count) { run, starts, _ in take(run, starts, base, &marks) }
            guard position < text.count else { break }
            let (scalar, length) = UTF8Decoding.decode(base, at: position, end: text.count)
            position += length
            if scalar == 0x0a || scalar == 0x0d { break }
            guard scalar != UTF8Decoding.invalid else { continue }
            let entry = fold[scalar]
            switch entry.symbolClass {
            case .ignorable: continue
            case .space, .tab: marks.gap += scalar == 0x09 ? 2 : 1
            default:
                if entry.has(FoldEntry.expands) {
                    close(&marks)
                    for unit in fold.expansion(of: entry) { append(unit) }
                } else {
                    take(scalar, entry.unit == 0 ? UInt16(truncatingIfNeeded: scalar) : entry.unit, &marks)
                }
            }
        }
        // Empty cells of a table behind a title.
        while units.last == 0x2c {
            units.removeLast()
            marks.commas -= 1
        }
        // A comma in a sentence is no border of cells: Chinese sentences have their own.
        if marks.commas > 1 || marks.commas == 1 && !hasFullStop { cells += marks.commas }
        core = coreEnd()
        return position
    }

    /// What is counted on the way along a line.
    private struct Marks {
        /// Width of the space before what comes next.
        var gap = 0
        var commas = 0
    }

    /// Characters of a run, most of which are ideographs, letters and digits and no marks.
    private mutating func take(_ run: UnsafeBufferPointer<UInt16>, _ starts: UnsafeBufferPointer<Int>, _ base: UnsafePointer<UInt8>, _ marks: inout Marks) {
        close(&marks)
        var next = 0
        for index in run.indices {
            let unit = run[index]
            if unit >= 0x3400 || (unit | 0x20) &- 0x61 < 26 { continue }
            if unit &- 0x30 < 10 {
                digits += 1
                continue
            }
            units.append(contentsOf: run[next..<index])
            next = index + 1
            let (scalar, _) = UTF8Decoding.decode(base, at: starts[index], end: starts[index] + 3)
            take(scalar, unit, &marks)
        }
        units.append(contentsOf: run[next...])
    }

    /// A wide gap is the border of a cell.
    private mutating func close(_ marks: inout Marks) {
        if marks.gap > 1, !units.isEmpty { cells += 1 }
        marks.gap = 0
    }

    private mutating func take(_ scalar: UInt32, _ unit: UInt16, _ marks: inout Marks) {
        close(&marks)
        switch scalar {
        case 0x23 where units.isEmpty: isHeading = true
        // Marks of Markdown, quotes and frames before the words say nothing.
        case 0x2a, 0x3e, 0x60, 0x5f, 0xfeff, 0x25a0...0x25cf, 0x2500...0x257f, 0x3010, 0x3011: return
        case 0x7c:
            cells += units.isEmpty ? 0 : 1
            return
        case 0x2c: marks.commas += 1
        case 0x3001 where units.count < 3: isItem = true
        case 0x3002, 0xff01, 0xff1f, 0xff1b: hasFullStop = true
        default: break
        }
        if isHeading, scalar == 0x23 { return }
        append(unit)
    }

    private mutating func append(_ unit: UInt16) {
        if unit == 0x3a, colon == nil { colon = units.count }
        if unit &- 0x30 < 10 { digits += 1 }
        units.append(unit)
    }

    private func coreEnd() -> Int {
        var end = annex() ?? units.count
        while end > 0 {
            let unit = units[end - 1]
            if unit == 0x29 || unit == 0x3015 || unit == 0x5d {
                // A bracket: everything back to where it opens.
                let open: UInt16 = unit == 0x29 ? 0x28 : unit == 0x5d ? 0x5b : 0x3014
                guard let start = units[..<(end - 1)].lastIndex(of: open), start > 0 else { return end }
                end = start
            } else if unit < 0x80 && unit != 0x24 || unit >= 0x3000 && unit < 0x3020 || unit >= 0x2010 && unit < 0x2030 {
                end -= 1
            } else {
                break
            }
        }
        return end
    }

    /// Where 附件：值班表 begins behind a title in the same line, as tables exported with their cover have it.
    private func annex() -> Int? {
        guard units.count > 8 else { return nil }
        for index in 6..<(units.count - 1) where units[index] == 0x9644 && units[index + 1] == 0x4ef6 {
            let next = index + 2 < units.count ? units[index + 2] : 0x3a
            if next == 0x3a || next == 0x28 || next &- 0x30 < 10 { return index }
        }
        return nil
    }

    func begins(with word: [UInt16]) -> Bool { units.starts(with: word) }

    func coreEnds(with word: [UInt16]) -> Bool {
        core >= word.count && units[(core - word.count)..<core].elementsEqual(word)
    }
}
