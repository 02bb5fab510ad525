internal import CPDF

/// A table that a page draws with lines: its columns and rows, and which cells are one.
struct PDFGrid {
    struct Cell: Equatable {
        var row: Int
        var column: Int
        var rows = 1
        var columns = 1
    }
    /// Edges, ascending; one more than there are columns and rows.
    let xs: [Float]
    let ys: [Float]
    let cells: [Cell]
    /// By row and column, the cell there.
    private let owner: [Int]

    /// What differs by less is one line.
    private static let tolerance: Float = 2.5
    /// Crossings of one page that are looked at; beyond, its lines are not taken for tables.
    private static let effort = 4_000_000

    func cell(x: Float, y: Float) -> Int? {
        guard let column = Self.slot(xs, x), let row = Self.slot(ys, y) else { return nil }
        return owner[row * (xs.count - 1) + column]
    }

    private static func slot(_ edges: [Float], _ value: Float) -> Int? {
        guard value >= edges[0], value <= edges[edges.count - 1] else { return nil }
        var low = 0
        var high = edges.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if edges[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }

    /// One straight line: where it is, from where to where.
    private struct Line {
        var at: Float
        var from: Float
        var to: Float
    }

    static func find(_ rules: UnsafeBufferPointer<moyin_pdf_box>) -> [PDFGrid] {
        var horizontal: [Line] = []
        var vertical: [Line] = []
        for rule in rules {
            if rule.width >= rule.height {
                horizontal.append(Line(at: rule.middleY, from: rule.x0, to: rule.x1))
            } else {
                vertical.append(Line(at: rule.middleX, from: rule.y0, to: rule.y1))
            }
        }
        guard horizontal.count > 1, vertical.count > 1 else { return [] }
        horizontal = merged(horizontal)
        vertical = merged(vertical)
        guard horizontal.count * vertical.count <= effort else { return [] }

        // Lines that touch belong together.
        var parent = Array(0..<(horizontal.count + vertical.count))
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index {
                parent[index] = parent[parent[index]]
                index = parent[index]
            }
            return index
        }
        for (h, line) in horizontal.enumerated() {
            for (v, other) in vertical.enumerated()
            where other.at >= line.from - tolerance && other.at <= line.to + tolerance && line.at >= other.from - tolerance && line.at <= other.to + tolerance {
                parent[root(h)] = root(horizontal.count + v)
            }
        }
        var groups: [Int: (horizontal: [Line], vertical: [Line])] = [:]
        for (h, line) in horizontal.enumerated() { groups[root(h), default: ([], [])].horizontal.append(line) }
        for (v, line) in vertical.enumerated() { groups[root(horizontal.count + v), default: ([], [])].vertical.append(line) }
        return groups.values.compactMap { PDFGrid($0.horizontal, $0.vertical) }.sorted { ($0.ys[0], $0.xs[0]) < ($1.ys[0], $1.xs[0]) }
    }

    private static func merged(_ lines: [Line]) -> [Line] {
        let lines = lines.sorted { ($0.at, $0.from) < ($1.at, $1.from) }
        var rows: [[Line]] = []
        for line in lines {
            if let first = rows.last?.first, line.at - first.at <= tolerance { rows[rows.count - 1].append(line) } else { rows.append([line]) }
        }
        return rows.flatMap { row in
            var out: [Line] = []
            for line in row.sorted(by: { $0.from < $1.from }) {
                if let last = out.last, line.from <= last.to + tolerance { out[out.count - 1].to = max(last.to, line.to) } else { out.append(line) }
            }
            return out
        }
    }

    private static func edges(_ values: [Float]) -> [Float] {
        var out: [Float] = []
        for value in values.sorted() where out.isEmpty || value - out[out.count - 1] > tolerance { out.append(value) }
        return out
    }

    private init?(_ horizontal: [Line], _ vertical: [Line]) {
        guard let left = horizontal.map(\.from).min(), let right = horizontal.map(\.to).max(), let top = vertical.map(\.from).min(),
            let bottom = vertical.map(\.to).max()
        else { return nil }
        // A table may be open at its sides.
        let xs = Self.edges(vertical.map(\.at) + [left, right])
        let ys = Self.edges(horizontal.map(\.at) + [top, bottom])
        let columns = xs.count - 1
        let rows = ys.count - 1
        guard columns >= 1, rows >= 1, columns * rows >= 2, columns * rows <= 100_000 else { return nil }

        var rightEdge = [Bool](repeating: false, count: columns * rows)
        var lowerEdge = rightEdge
        for line in vertical {
            guard let column = xs.indices.first(where: { abs(xs[$0] - line.at) <= Self.tolerance }), column > 0 else { continue }
            for row in 0..<rows where line.from <= (ys[row] + ys[row + 1]) / 2 && line.to >= (ys[row] + ys[row + 1]) / 2 {
                rightEdge[row * columns + column - 1] = true
            }
        }
        for line in horizontal {
            guard let row = ys.indices.first(where: { abs(ys[$0] - line.at) <= Self.tolerance }), row > 0 else { continue }
            for column in 0..<columns where line.from <= (xs[column] + xs[column + 1]) / 2 && line.to >= (xs[column] + xs[column + 1]) / 2 {
                lowerEdge[(row - 1) * columns + column] = true
            }
        }
        var owner = [Int](repeating: -1, count: columns * rows)
        var cells: [Cell] = []
        for row in 0..<rows {
            for column in 0..<columns where owner[row * columns + column] < 0 {
                var cell = Cell(row: row, column: column)
                while column + cell.columns < columns, !rightEdge[row * columns + column + cell.columns - 1], owner[row * columns + column + cell.columns] < 0 {
                    cell.columns += 1
                }
                while row + cell.rows < rows, (column..<(column + cell.columns)).allSatisfy({ !lowerEdge[(row + cell.rows - 1) * columns + $0] && owner[(row + cell.rows) * columns + $0] < 0 }) {
                    cell.rows += 1
                }
                for r in row..<(row + cell.rows) {
                    for c in column..<(column + cell.columns) { owner[r * columns + c] = cells.count }
                }
                cells.append(cell)
            }
        }
        // A frame around text is no table.
        guard cells.count >= 2 else { return nil }
        self.xs = xs
        self.ys = ys
        self.owner = owner
        self.cells = cells
    }
}
