internal import MoyinRules
internal import MoyinText

/// Counts of persons so small that they point to somebody, in the rows of a table that names villages (catalogue §12 R10).
///
/// Only asked of notices whose profile sets a limit. Cost: linear in the lines that hold a delimiter.
struct SmallCells: Sendable {
    private var places = PhraseSet()
    private var counts = PhraseSet()
    private var units = PhraseSet()

    init(_ words: SubjectWords, _ fold: FoldTable) {
        for word in words.cellPlaces { places.add(fold.folded(word).reversed(), 0) }
        for word in words.cellCounts { counts.add(fold.folded(word).reversed(), 0) }
        for word in words.cellUnits { units.add(fold.folded(word), 0) }
    }

    /// A table whose header names places and counts.
    private struct Table {
        var delimiter: TableReader.Delimiter
        var cells: Int
        var place: Int
        var counts: [Int]
    }

    /// The cells of which the count is above 0 and below `limit`, in bytes.
    func find(_ text: UnsafeBufferPointer<UInt8>, below limit: Int, _ fold: FoldTable) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var table: Table?
        var line = FoldedLine()
        var start = 0
        while start < text.count {
            let end = text.lineEnd(from: start)
            defer { start = end + 1 }
            guard end - start <= Self.longestRow else { continue }
            if let header = header(text, start..<end, &line, fold) {
                table = header
                continue
            }
            guard let table else { continue }
            let cells = TableReader.split(text, start..<end, table.delimiter)
            guard cells.count == table.cells else { continue }
            line.read(text, cells[table.place], fold)
            guard isPlace(line.units) else { continue }
            for column in table.counts {
                line.read(text, cells[column], fold)
                if let count = count(line.units), count > 0, count < limit { found.append(cells[column]) }
            }
        }
        return found
    }

    private static let longestRow = 2048

    private func header(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ line: inout FoldedLine, _ fold: FoldTable) -> Table? {
        let signs = TableReader.delimiters(text, range)
        guard signs != 0 else { return nil }
        for delimiter in [TableReader.Delimiter.tab, .pipe, .comma, .gap] where signs & delimiter.rawValue != 0 {
            let cells = TableReader.split(text, range, delimiter)
            guard cells.count > 1 else { continue }
            var place: Int?
            var counted: [Int] = []
            for (number, cell) in cells.enumerated() {
                line.read(text, cell, fold)
                // 低保户数（户）
                let name = line.units.prefix { $0 != 0x28 }
                guard !name.isEmpty, name.count <= 16 else { continue }
                if place == nil, places.longestBackwards(Array(name), before: name.count, from: 0) != nil {
                    place = number
                } else if counts.longestBackwards(Array(name), before: name.count, from: 0) != nil {
                    counted.append(number)
                }
            }
            if let place, !counted.isEmpty { return Table(delimiter: delimiter, cells: cells.count, place: place, counts: counted) }
        }
        return nil
    }

    /// A place's own row: neither a sum nor a mean.
    private func isPlace(_ units: [UInt16]) -> Bool {
        units.count > 1 && units.allSatisfy { $0 >= 0x3400 && $0 <= 0x9fff } && !units.contains { Self.sums.contains($0) }
    }

    /// 合计 平均 全镇
    private static let sums = Set("计均全".utf16)

    private func count(_ units: [UInt16]) -> Int? {
        let digits = units.prefix { $0 &- 0x30 < 10 }
        guard (1...3).contains(digits.count) else { return nil }
        let rest = Array(units.dropFirst(digits.count))
        guard rest.isEmpty || self.units.longest(rest, at: 0, before: rest.count)?.count == rest.count else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
