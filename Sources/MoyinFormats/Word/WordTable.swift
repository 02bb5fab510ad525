/// A table of a Word document that is being read.
final class WordTable {
    let number: Int
    private(set) var row = 0
    private(set) var column = 0
    /// Whether the cell at hand has still to be opened on the page: what it covers is said behind its start.
    var isCellPending = false
    var columns = 1
    private(set) var rows = 1
    /// Columns before the first cell of the row.
    var before = 0
    /// Whether the cell at hand lies below one that covers it.
    var isCovered = false
    var isRowHidden = false
    var hasGround = false
    var cellHasGround: Bool?
    /// No table: what is in a text box is in no cell of the table around it.
    let isBarrier: Bool

    init(number: Int = 0, isBarrier: Bool = false) { (self.number, self.isBarrier) = (number, isBarrier) }

    func beginRow() {
        row += 1
        (column, before, isRowHidden, isCovered) = (0, 0, false, false)
    }

    /// - Parameter rows: that the cell covers; 0: one above it covers it.
    func beginCell(rows: Int) {
        column += 1
        (columns, cellHasGround) = (1, nil)
        self.rows = max(1, rows)
        isCovered = rows == 0
        isCellPending = rows != 0
    }
}
