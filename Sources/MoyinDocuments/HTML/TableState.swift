/// Where the projector is within one table. Rows become lines with bars around the cells, so that the scanner finds the
/// header above a value as in any table of text, and joins no figures over the end of a cell.
struct TableState {
    /// A cell of an earlier row that reaches down into this column.
    struct Span {
        var firstRow = 0
        /// Behind the last row it covers.
        var endRow = 0
        /// What stands in it, when it may be a header: short, without figures. Said again in the next rows, so that a
        /// header over two rows types its column as a whole; in rows further down the column is empty.
        var text: Range<Int>?
    }

    static let bar: UInt8 = 0x7c
    /// What stands for a bar within a cell: U+FF5C.
    static let wideBar: UInt32 = 0xff5c
    /// No table has more columns for the scanner; spans count to here, so that the projection stays in proportion.
    static let columns = 64
    /// Rows a header has at most.
    static let headerRows = 3
    /// Bytes a header has at most.
    static let headerLength = 48
    /// A longer cell is no cell: the table is there for the layout of the page.
    static let cellLength = 512

    var row = 0
    var column = 0
    var isInRow = false
    var isInCell = false
    /// The cells of this row stand in lines of their own.
    var isLayout = false
    /// A cell of this row was begun.
    var hasCells = false
    /// Cells without anything that were passed since the last that was begun.
    var emptyCells = 0
    var cellStart = 0
    var cellColumns = 1
    var cellRows = 1
    /// Where a space stands for a line break within the cell.
    var softBreaks: [Int] = []
    var spans: [Span] = []

    mutating func beginRow() {
        row += 1
        column = 0
        isInRow = true
        hasCells = false
        isLayout = false
        emptyCells = 0
    }

    /// The cell of an earlier row that stands in this column of this row.
    func span(at column: Int) -> Span? {
        guard column < spans.count, spans[column].endRow > row else { return nil }
        return spans[column]
    }

    /// Ends the cell, which holds `text`.
    mutating func endCell(_ text: Range<Int>?) {
        isInCell = false
        softBreaks.removeAll(keepingCapacity: true)
        guard !isLayout else { return }
        let last = min(Self.columns, column + cellColumns)
        if cellRows > 1, column < last {
            while spans.count < last { spans.append(Span()) }
            for index in column..<last {
                spans[index] = Span(firstRow: row, endRow: row + cellRows, text: index == column ? text : nil)
            }
        }
        emptyCells += max(0, last - column - 1)
        column = max(column + 1, last)
    }
}
