internal import CByteKernels
internal import MoyinText
internal import MoyinTypes

/// Tells whether a line is a row of a table, and under which headers: CSV, TSV, Markdown, aligned text.
///
/// Remembers the table of the row before, so that a table is walked up once.
struct TableReader {
    /// What a column says of the person of its row.
    struct Column {
        var topic: SensitiveTopic?
        var subject: Subject?
        /// Of names of persons; of offices, firms, works.
        var isName = false
        var isUnit = false
        /// What no cell of a row says of itself.
        var isHeader: Bool { isName || isUnit || topic != nil }
    }

    enum Delimiter: UInt8 {
        case tab = 1, pipe = 2, comma = 4
        /// Two spaces, an ideographic space.
        case gap = 8
    }

    /// Lines of the header of the table that runs into the text; empty: none does.
    var inherited: [UInt8] = []
    private(set) var delimiter = Delimiter.comma
    /// Headers of the table that the last row belongs to, folded; empty when it has none.
    private(set) var headers: [[UInt16]] = []
    /// What is in the columns under them.
    private(set) var columns: [Column] = []
    /// It lists offices, firms or works and no persons.
    var isOfUnits: Bool { columns.contains { $0.isUnit } && !columns.contains { $0.isName } }
    /// Cells of the last row; 0 when it was none.
    private var count = 0
    /// Rows without headers.
    private var isBare = false
    private static let leastBare = 3
    /// Where the last line ended.
    private var end = -1
    private static let lines = 4096
    private static let longestRow = 2048
    private static let longestHeader = 24

    /// The cells of the line when it is a row under headers; nil when it is none.
    ///
    /// - Parameter column: what a header tells of its column.
    mutating func cells(
        _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ fold: FoldTable, column: ([UInt16]) -> Column
    ) -> [Range<Int>]? {
        guard line.count <= Self.longestRow else { return nil }
        // Below a row of the same table: what was found for that one holds here.
        if line.lowerBound == end + 1, count > 0 {
            let cells = Self.split(text, line, delimiter)
            if cells.count > 1, abs(cells.count - count) <= 1 {
                end = line.upperBound
                return headers.isEmpty && !isBare ? nil : cells
            }
        }
        headers = []
        columns = []
        count = 0
        isBare = false
        end = line.upperBound
        let signs = Self.delimiters(text, line)
        guard signs != 0 else { return nil }
        for delimiter in [Delimiter.tab, .pipe, .comma, .gap] where signs & delimiter.rawValue != 0 {
            let cells = Self.split(text, line, delimiter)
            guard cells.count > 1 else { continue }
            if count == 0 { (self.delimiter, count) = (delimiter, cells.count) }
            guard let found = header(text, above: line, delimiter, count: cells.count, fold, column) else { continue }
            (self.delimiter, headers, count) = (delimiter, found, cells.count)
            columns = found.map(column)
            return cells
        }
        // The rest of a table whose header stood further up: its rows are rows all the same.
        guard delimiter != .gap, count >= Self.leastBare, hasNeighbour(text, line) else { return nil }
        isBare = true
        return Self.split(text, line, delimiter)
    }

    /// Whether the line above or below has as many cells.
    private func hasNeighbour(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        func end(from start: Int) -> Int {
            var end = start
            while end < text.count, end - start <= Self.longestRow, text[end] != 0x0a { end += 1 }
            return end
        }
        if line.upperBound + 1 < text.count {
            let below = (line.upperBound + 1)..<end(from: line.upperBound + 1)
            if below.count <= Self.longestRow, Self.split(text, below, delimiter).count == count { return true }
        }
        guard line.lowerBound > 1 else { return false }
        var start = line.lowerBound - 1
        while start > 0, line.lowerBound - start <= Self.longestRow, text[start - 1] != 0x0a { start -= 1 }
        return Self.split(text, start..<(line.lowerBound - 1), delimiter).count == count
    }

    /// The topmost line above that has the same number of cells and reads like headers.
    private func header(
        _ text: UnsafeBufferPointer<UInt8>, above line: Range<Int>, _ delimiter: Delimiter, count: Int, _ fold: FoldTable,
        _ column: ([UInt16]) -> Column
    ) -> [[UInt16]]? {
        var best: [[UInt16]]?
        var second: [[UInt16]]?
        var start = line.lowerBound
        for _ in 0..<Self.lines {
            guard start > 0 else {
                if let above = headersAbove(delimiter, count, fold) { best = above }
                break
            }
            let upper = start - 1
            var lower = upper
            while lower > 0, text[lower - 1] != 0x0a { lower -= 1 }
            guard upper - lower <= Self.longestRow else { break }
            start = lower
            let cells = Self.split(text, lower..<upper, delimiter)
            if cells.isEmpty || Self.isRule(text, lower..<upper) { if cells.count < 2, upper > lower { break } else if upper == lower { break } else { continue } }
            // A line of text ends the table.
            guard cells.count > 1, abs(cells.count - count) <= 1 else { break }
            if let headers = Self.headers(text, cells, fold) { (second, best) = (best, headers) }
        }
        guard let best, let second, best.count == second.count, best.contains(where: \.isEmpty) else { return best }
        // 家庭成员 over 姓名 and 残疾等级: the lower line says what the columns are, if it is one of headers and no row.
        guard second.count(where: { column($0).isHeader }) > 1 else { return best }
        return zip(best, second).map { $1.isEmpty ? $0 : $1 }
    }

    /// The cells folded, when none has a figure or a sentence in it.
    private static func headers(_ text: UnsafeBufferPointer<UInt8>, _ cells: [Range<Int>], _ fold: FoldTable) -> [[UInt16]]? {
        var headers: [[UInt16]] = []
        var folded = FoldedLine()
        var filled = 0
        for cell in cells {
            folded.read(text, cell, fold)
            let units = folded.units
            guard units.count <= longestHeader, !units.contains(0x3002), units.count(where: { $0 >= 0x30 && $0 <= 0x39 }) < 5 else { return nil }
            if !units.isEmpty { filled += 1 }
            headers.append(units.filter { $0 != 0x2a })
        }
        return filled * 2 >= cells.count && filled > 1 ? headers : nil
    }

    /// Those of the table that began before the text, where the rows reach up to its beginning.
    private func headersAbove(_ delimiter: Delimiter, _ count: Int, _ fold: FoldTable) -> [[UInt16]]? {
        guard !inherited.isEmpty else { return nil }
        return inherited.withUnsafeBufferPointer { lines in
            let first = lines.firstIndex(of: 0x0a) ?? lines.count
            for line in [0..<first, min(first + 1, lines.count)..<lines.count] {
                let cells = Self.split(lines, line, delimiter)
                if cells.count > 1, abs(cells.count - count) <= 1, let headers = Self.headers(lines, cells, fold) { return headers }
            }
            return nil
        }
    }

    /// Bits of the delimiters that a line has.
    static func delimiters(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> UInt8 {
        guard let base = text.baseAddress else { return 0 }
        let signs = mbk_line_signs(base + line.lowerBound, line.count)
        var delimiters: UInt8 = 0
        if signs & UInt32(MBK_TAB) != 0 { delimiters |= Delimiter.tab.rawValue | Delimiter.gap.rawValue }
        if signs & UInt32(MBK_BAR) != 0 { delimiters |= Delimiter.pipe.rawValue }
        if signs & UInt32(MBK_COMMA) != 0 { delimiters |= Delimiter.comma.rawValue }
        if signs & UInt32(MBK_GAP) != 0 { delimiters |= Delimiter.gap.rawValue }
        return delimiters
    }

    /// |---|:--:|
    private static func isRule(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        var dashes = 0
        for position in line {
            switch text[position] {
            case 0x2d: dashes += 1
            case 0x7c, 0x3a, 0x20, 0x09, 0x2b, 0x3d: continue
            default: return false
            }
        }
        return dashes > 1
    }

    /// The cells of a line without the spaces around them.
    static func split(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ delimiter: Delimiter) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        cells.reserveCapacity(8)
        var start = line.lowerBound
        var position = line.lowerBound
        var isQuoted = false
        func close(_ end: Int) {
            var (low, high) = (start, end)
            while low < high, isBlank(text[low]) { low += 1 }
            while high > low, isBlank(text[high - 1]) { high -= 1 }
            cells.append(low..<high)
        }
        while position < line.upperBound {
            let byte = text[position]
            var width = 0
            switch delimiter {
            case .tab: width = byte == 0x09 ? 1 : 0
            case .pipe: width = byte == 0x7c ? 1 : 0
            case .comma:
                if byte == 0x22 { isQuoted.toggle() }
                width = byte == 0x2c && !isQuoted ? 1 : 0
            case .gap: width = gap(text, position, line.upperBound)
            }
            if width > 0 {
                close(position)
                position += width
                start = position
            } else {
                position += 1
            }
        }
        close(line.upperBound)
        if delimiter == .pipe {
            if cells.first?.isEmpty == true { cells.removeFirst() }
            if cells.last?.isEmpty == true { cells.removeLast() }
        }
        if delimiter == .gap { cells.removeAll(where: \.isEmpty) }
        return cells
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x22 }

    /// How many bytes of a gap begin here; 0 for none.
    private static func gap(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int) -> Int {
        var at = position
        var width = 0
        while at < end {
            if text[at] == 0x20 || text[at] == 0x09 {
                width += text[at] == 0x09 ? 2 : 1
                at += 1
            } else if text[at] == 0xe3, at + 2 < end, text[at + 1] == 0x80, text[at + 2] == 0x80 {
                width += 2
                at += 3
            } else {
                break
            }
        }
        return width >= 2 ? at - position : 0
    }
}
