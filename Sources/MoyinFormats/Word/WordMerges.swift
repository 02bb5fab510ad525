/// How many rows each cell covers. A file says of a cell only that it goes on from the one above it (ECMA-376 part 1, 17.4.84),
/// so this is known when the whole table was seen.
final class WordMerges: XMLHandler {
    /// By the number of the cell, in the order in which they begin; 0: the one above it covers it.
    private var rows: [Int32] = []
    private var tables: [Table] = []

    private struct Table {
        var column = 0
        /// By column of the grid, the cell that may go on below it.
        var covering: [Int: Int] = [:]
        var cells: [Cell] = []
    }
    private struct Cell {
        let number: Int
        var columns = 1
        var merge: Bool?
    }

    /// Whether a part has any: most have none, and are walked over once.
    static func areIn(_ part: [UInt8]) -> Bool { ByteSearch.contains(part, "vMerge") }

    /// 1 for cells that nothing is known of.
    func rows(of cell: Int) -> Int { cell < rows.count ? Int(rows[cell]) : 1 }

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "tbl": tables.append(Table())
        case "tr": if !tables.isEmpty { tables[tables.count - 1].column = 0 }
        case "gridBefore": if !tables.isEmpty { tables[tables.count - 1].column += min(tag.number("val") ?? 0, 1024) }
        case "tc":
            if !tables.isEmpty { tables[tables.count - 1].cells.append(Cell(number: rows.count)) }
            rows.append(1)
        case "gridSpan": change { $0.columns = min(tag.number("val") ?? 1, 1024) }
        case "vMerge": change { $0.merge = tag.string("val") == "restart" }
        default: break
        }
    }

    private func change(_ body: (inout Cell) -> Void) {
        guard let table = tables.indices.last, let cell = tables[table].cells.indices.last else { return }
        body(&tables[table].cells[cell])
    }

    func end(_ name: XMLName) {
        switch name {
        case "tbl": _ = tables.popLast()
        case "tc":
            guard let index = tables.indices.last, let cell = tables[index].cells.popLast() else { return }
            let column = tables[index].column
            switch cell.merge {
            case nil: tables[index].covering[column] = nil
            case true?: tables[index].covering[column] = cell.number
            case false?:
                if let above = tables[index].covering[column] {
                    rows[above] += 1
                    rows[cell.number] = 0
                }
            }
            tables[index].column += cell.columns
        default: break
        }
    }
}
