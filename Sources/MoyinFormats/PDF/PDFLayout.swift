internal import CPDF

/// A page as its reader sees it: paragraphs and tables, in reading order.
struct PDFLayout {
    struct Cell {
        var columns = 1
        var rows = 1
        var lines: [PDFLine] = []
    }
    struct Table {
        var rows: [[Cell]]
        /// Left edges of its columns, by which it is known again on the next page.
        var edges: [Float]
        var box: moyin_pdf_box
    }
    enum Item {
        case paragraph([PDFLine])
        case table(Table)
    }
    var items: [Item] = []

    /// A line, or what of it stands in one cell or before a wide gap.
    private struct Fragment {
        var line: PDFLine
        /// Of the page's lines, which one it is of.
        var source: Int
        var grid = -1
        var cell = -1
    }

    init(_ page: moyin_pdf_page) {
        let grids = PDFGrid.find(UnsafeBufferPointer(start: page.rules, count: Int(page.rule_count)))
        var fragments = Self.fragments(page, grids)
        // Lines with next to nothing between them are a drawing or graph paper.
        var filled = [Int](repeating: 0, count: grids.count)
        for fragment in fragments where fragment.grid >= 0 { filled[fragment.grid] += 1 }
        for index in fragments.indices where fragments[index].grid >= 0 && filled[fragments[index].grid] * 40 < grids[fragments[index].grid].cells.count {
            fragments[index].grid = -1
        }
        let plain = Self.plainTables(&fragments, grids.count)
        var tables = grids.enumerated().map { Self.table($1, fragments.filter { [index = $0] in $0.grid == index }) } + plain
        var begun = [Bool](repeating: false, count: tables.count)
        var paragraph: [PDFLine] = []
        func end() {
            if !paragraph.isEmpty { items.append(.paragraph(paragraph)) }
            paragraph = []
        }
        var source = -1
        for fragment in fragments {
            if fragment.grid >= 0 {
                guard !begun[fragment.grid] else { continue }
                end()
                begun[fragment.grid] = true
                items.append(.table(tables[fragment.grid]))
                tables[fragment.grid].rows = []
            } else if fragment.source == source, var line = paragraph.popLast() {
                Self.join(&line, fragment.line)
                paragraph.append(line)
            } else {
                if let last = paragraph.last, !Self.isNext(last, fragment.line) { end() }
                paragraph.append(fragment.line)
            }
            source = fragment.source
        }
        end()
    }

    /// Whether a line goes on with another below it: of one block, or as near as lines with wide spacing are.
    private static func isNext(_ line: PDFLine, _ next: PDFLine) -> Bool {
        guard line.rotation == next.rotation else { return false }
        if line.block == next.block { return true }
        let (a, b) = (line.box, next.box)
        let size = max(1, min(a.height, b.height))
        let shared = min(a.x1, b.x1) - max(a.x0, b.x0)
        return line.rotation == 0 && b.middleY > a.middleY && b.middleY - a.middleY < 2.4 * size && max(a.height, b.height) < 1.4 * size
            && shared > 0.5 * min(a.width, b.width)
    }

    /// Wider gaps part what stands in columns; in heights of a line.
    private static let wideGap: Float = 1.4

    private static func fragments(_ page: moyin_pdf_page, _ grids: [PDFGrid]) -> [Fragment] {
        var out: [Fragment] = []
        out.reserveCapacity(Int(page.line_count))
        func add(_ fragment: Fragment) {
            var fragment = fragment
            if fragment.line.characters.last == PDFLine.gap {
                fragment.line.characters.removeLast()
                fragment.line.scalars.removeLast()
            }
            out.append(fragment)
        }
        for number in 0..<Int(page.line_count) {
            let source = page.lines[number]
            var current = Fragment(line: PDFLine(), source: number)
            current.line.block = source.block
            current.line.rotation = source.rotation
            let empty = current
            var right: Float = 0
            for word in UnsafeBufferPointer(start: page.words + Int(source.first), count: Int(source.count)) {
                if source.rotation == 0, !current.line.scalars.isEmpty, word.box.x0 - right > wideGap * source.box.height {
                    add(current)
                    current = empty
                }
                right = word.box.x1
                for glyph in UnsafeBufferPointer(start: page.glyphs + Int(word.first), count: Int(word.count)) {
                    let box = page.chars[Int(glyph.character)].box
                    if !grids.isEmpty, source.rotation == 0 {
                        var grid = -1
                        var cell = -1
                        for (index, candidate) in grids.enumerated() {
                            if let found = candidate.cell(x: box.middleX, y: box.middleY) { (grid, cell) = (index, found) }
                        }
                        if grid != current.grid || cell != current.cell {
                            if !current.line.scalars.isEmpty { add(current) }
                            current = empty
                            (current.grid, current.cell) = (grid, cell)
                        }
                    }
                    current.line.append(glyph.unicode, glyph.character)
                    current.line.box = current.line.box.joined(box)
                }
                if word.space != 0 { current.line.appendGap() }
            }
            if !current.line.scalars.isEmpty { add(current) }
        }
        return out
    }

    private static func join(_ line: inout PDFLine, _ other: PDFLine) {
        line.appendGap()
        line.scalars += other.scalars
        line.characters += other.characters
        line.box = line.box.joined(other.box)
    }

    /// Lines of a cell from top to bottom; what stands beside each other is one.
    private static func stacked(_ lines: [PDFLine]) -> [PDFLine] {
        guard lines.count > 1 else { return lines }
        let sorted = lines.enumerated().sorted { a, b in
            let (one, other) = (a.element.box.middleY, b.element.box.middleY)
            return one != other ? one < other : a.offset < b.offset
        }.map(\.element)
        var rows: [[PDFLine]] = []
        for line in sorted {
            if let first = rows.last?.first, line.box.middleY - first.box.middleY < 0.4 * max(1, min(line.box.height, first.box.height)) {
                rows[rows.count - 1].append(line)
            } else {
                rows.append([line])
            }
        }
        return rows.map { row in
            let row = row.sorted { $0.box.x0 < $1.box.x0 }
            var line = row[0]
            for other in row.dropFirst() { join(&line, other) }
            return line
        }
    }

    private static func table(_ grid: PDFGrid, _ fragments: [Fragment]) -> Table {
        var lines = [[PDFLine]](repeating: [], count: grid.cells.count)
        for fragment in fragments { lines[fragment.cell].append(fragment.line) }
        var rows = [[Cell]](repeating: [], count: grid.ys.count - 1)
        for (index, cell) in grid.cells.enumerated() {
            rows[cell.row].append(Cell(columns: cell.columns, rows: cell.rows, lines: stacked(lines[index])))
        }
        return Table(
            rows: rows, edges: grid.xs,
            box: moyin_pdf_box(x0: grid.xs[0], y0: grid.ys[0], x1: grid.xs[grid.xs.count - 1], y1: grid.ys[grid.ys.count - 1]))
    }

    // MARK: tables without lines

    /// At least so many rows make a table that no lines draw.
    private static let leastRows = 3
    /// Longer texts in columns are an article, not a table.
    private static let longestCell = 24

    /// Marks the fragments of tables that are told by their columns alone, numbered from `first` on.
    private static func plainTables(_ fragments: inout [Fragment], _ first: Int) -> [Table] {
        let free = fragments.indices.filter { fragments[$0].grid < 0 && fragments[$0].line.rotation == 0 }
            .sorted { (fragments[$0].line.box.middleY, fragments[$0].line.box.x0) < (fragments[$1].line.box.middleY, fragments[$1].line.box.x0) }
        var rows: [[Int]] = []
        for index in free {
            let box = fragments[index].line.box
            if let top = rows.last?.first, box.middleY - fragments[top].line.box.middleY < 0.5 * max(1, box.height) {
                rows[rows.count - 1].append(index)
            } else {
                rows.append([index])
            }
        }
        var tables: [Table] = []
        var start = 0
        while start < rows.count {
            guard rows[start].count >= 2 else {
                start += 1
                continue
            }
            var end = start + 1
            func gap(_ row: Int) -> Float {
                let above = fragments[rows[row - 1][0]].line.box
                let below = fragments[rows[row][0]].line.box
                return (below.middleY - above.middleY) / max(1, min(above.height, below.height))
            }
            // A row of one is the rest of a cell that is wrapped.
            while end < rows.count, gap(end) < (rows[end].count >= 2 ? 4 : 1.7) { end += 1 }
            while end > start, rows[end - 1].count < 2 { end -= 1 }
            if let table = plainTable(fragments, rows[start..<end]) {
                for row in rows[start..<end] {
                    for index in row { fragments[index].grid = first + tables.count }
                }
                tables.append(table)
            }
            start = max(end, start + 1)
        }
        return tables
    }

    private static func plainTable(_ fragments: [Fragment], _ rows: ArraySlice<[Int]>) -> Table? {
        let wide = rows.filter { $0.count >= 2 }
        guard wide.count >= leastRows else { return nil }
        let members = rows.flatMap { $0 }
        let lengths = members.map { fragments[$0].line.scalars.count }.sorted()
        guard lengths[lengths.count / 2] <= longestCell else { return nil }
        var columns: [(from: Float, to: Float)] = []
        for box in members.map({ fragments[$0].line.box }).sorted(by: { $0.x0 < $1.x0 }) {
            if let last = columns.last, box.x0 < last.to { columns[columns.count - 1].to = max(last.to, box.x1) } else { columns.append((box.x0, box.x1)) }
        }
        // Columns that few rows have, and rows that fill few columns, are chance.
        guard columns.count >= 2, Float(wide.reduce(0) { $0 + $1.count }) >= 0.6 * Float(columns.count * wide.count) else { return nil }
        var out: [[Cell]] = []
        for row in rows {
            var cells = [Cell](repeating: Cell(), count: columns.count)
            for index in row {
                let line = fragments[index].line
                let column = columns.firstIndex { line.box.middleX <= $0.to } ?? columns.count - 1
                cells[column].lines.append(line)
            }
            if row.count == 1, let column = cells.firstIndex(where: { !$0.lines.isEmpty }), !out.isEmpty {
                out[out.count - 1][column].lines += cells[column].lines
            } else {
                out.append(cells.map { Cell(lines: stacked($0.lines)) })
            }
        }
        let box = members.map { fragments[$0].line.box }.reduce(fragments[members[0]].line.box) { $0.joined($1) }
        return Table(rows: out, edges: columns.map(\.from), box: box)
    }
}
