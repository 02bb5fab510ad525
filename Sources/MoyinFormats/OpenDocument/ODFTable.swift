internal import MoyinDocuments

/// A table while its rows come: what is empty is passed over and costs nothing, however often it is said to be there.
struct ODFTable {
    /// Sheet, in the order of the file; 0 in a text.
    var sheet = 0
    var label: UInt32 = 0
    var hiding = Hiding.none
    /// Of the row and cell at hand, from 1.
    private(set) var row = 0
    private(set) var column = 0
    private(set) var rowHiding = Hiding.none
    private var rowRepeats = 1
    private var isRowOpen = false
    /// Cells without anything since the last that had something.
    private var empty = 0
    private var columnsSeen = 0
    private var hiddenColumns: [Range<Int>] = []
    private var rangesAtMost = 1_000

    init(sheet: Int, label: UInt32, hiding: Hiding) { (self.sheet, self.label, self.hiding) = (sheet, label, hiding) }

    /// More than this is no row of any program.
    private static let most = 1 << 22

    mutating func addColumns(_ count: Int, areHidden: Bool) {
        let count = min(max(1, count), Self.most)
        if areHidden, hiddenColumns.count < rangesAtMost { hiddenColumns.append((columnsSeen + 1)..<(columnsSeen + 1 + count)) }
        columnsSeen = min(Self.most, columnsSeen + count)
    }

    mutating func beginRow(repeats: Int, hiding: Hiding) {
        row = min(Self.most, row + 1)
        rowRepeats = min(max(1, repeats), Self.most)
        rowHiding = hiding
        (column, empty, isRowOpen) = (0, 0, false)
    }

    mutating func endRow(_ view: DocumentView) {
        if isRowOpen { view.close("tr") }
        isRowOpen = false
        row = min(Self.most, row + rowRepeats - 1)
    }

    mutating func beginCell() { column = min(Self.most, column + 1) }

    /// - Parameter isEmpty: nothing was said in it.
    mutating func endCell(repeats: Int, isEmpty: Bool, isCovered: Bool) {
        let repeats = min(max(1, repeats), Self.most)
        if isEmpty, !isCovered { empty = min(Self.most, empty + repeats) }
        column = min(Self.most, column + repeats - 1)
    }

    /// The cell at hand says something: now it has to be there, and what is before it.
    mutating func openCell(_ view: DocumentView, columns: Int, rows: Int) {
        if !isRowOpen { view.open("tr") }
        isRowOpen = true
        // One by one, for cells from above may stand between; a gap that is wider than any table of people is one cell.
        if empty > 64 {
            view.openCell(columns: empty, rows: 1)
            view.close("td")
        } else {
            for _ in 0..<empty {
                view.open("td")
                view.close("td")
            }
        }
        empty = 0
        if columns == 1, rows == 1 { view.open("td") } else { view.openCell(columns: min(columns, Self.most), rows: min(rows, Self.most)) }
    }

    var cellHiding: Hiding {
        if hiding != .none { return hiding }
        if rowHiding != .none { return rowHiding }
        return hiddenColumns.contains { $0.contains(column) } ? .hidden : .none
    }
}
