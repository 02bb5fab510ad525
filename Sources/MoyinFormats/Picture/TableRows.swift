/// Which lines are rows of a table, and where its columns are.
enum TableRows {
    /// Fewer lines than that with gaps are no table.
    private static let least = 3

    /// Words that stand no further apart than a character and a half are of one cell.
    static func cells(_ line: RecognisedLine) -> [ArraySlice<RecognisedWord>] {
        var cells: [ArraySlice<RecognisedWord>] = []
        var start = 0
        for index in line.words.indices.dropFirst() where line.words[index].box.left - line.words[index - 1].box.right > line.size * 5 / 4 {
            cells.append(line.words[start..<index])
            start = index
        }
        cells.append(line.words[start...])
        return cells
    }

    private static func extent(_ cell: ArraySlice<RecognisedWord>) -> Range<Int> {
        let box = cell.reduce(into: PixelBox.nothing) { $0.join($1.box) }
        return box.left..<max(box.left + 1, box.right)
    }

    /// Lines with two cells and more that follow each other; empty where there are too few.
    static func lines(_ lines: [RecognisedLine], from start: Int) -> Range<Int> {
        var end = start
        while end < lines.count, cells(lines[end]).count > 1 { end += 1 }
        return end - start >= least ? start..<end : start..<start
    }

    /// The columns, from the left: where no row has ink between them. nil where rows do not agree.
    static func columns(_ rows: ArraySlice<RecognisedLine>) -> [Range<Int>]? {
        let extents = rows.map { cells($0).map(extent) }
        // Rows with as many cells as most have: a note that spans columns, or a cell that is empty, misleads nobody.
        var frequency: [Int: Int] = [:]
        for row in extents { frequency[row.count, default: 0] += 1 }
        guard let usual = frequency.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key, usual > 1 else { return nil }
        var columns: [Range<Int>] = []
        for extent in extents.lazy.filter({ $0.count == usual }).joined().sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = columns.last, extent.lowerBound < last.upperBound {
                columns[columns.count - 1] = last.lowerBound..<max(last.upperBound, extent.upperBound)
            } else {
                columns.append(extent)
            }
        }
        return columns.count == usual ? columns : nil
    }

    /// The words of a row by column; a cell that is empty has none.
    static func cells(_ row: RecognisedLine, in columns: [Range<Int>]) -> [ArraySlice<RecognisedWord>] {
        var result = [ArraySlice<RecognisedWord>](repeating: [], count: columns.count)
        for cell in cells(row) {
            let centre = extent(cell).lowerBound + extent(cell).count / 2
            let nearest = columns.indices.min { distance(columns[$0], centre) < distance(columns[$1], centre) } ?? 0
            result[nearest] = result[nearest] + cell
        }
        return result
    }

    private static func distance(_ column: Range<Int>, _ x: Int) -> Int { max(0, column.lowerBound - x, x - column.upperBound) }
}
