/// The order in which a page is read, made from where its words stand: lines, paragraphs, tables.
struct PageLayout {
    /// A word, or more, that stands together. Lengths in any unit; y grows downwards and is that of the baseline.
    struct Word {
        var left: Double
        var right: Double
        var y: Double
        var size: Double
        /// Whether the first and the last character are such that lines run on between them: no digit, no letter.
        var startsOpen: Bool
        var endsOpen: Bool
        /// What the caller calls it.
        var index: Int
    }

    /// What stands between a word and the one before it.
    enum Gap { case none, space, lineBreak }
    typealias Run = [(gap: Gap, index: Int)]

    enum Block {
        case paragraph(Run)
        /// Rows of cells; an empty one has no words. The left edges of its columns tell whether two tables are one.
        case table([[Run]], columns: [Double])
    }

    private struct Line {
        var words: [Word]
        var y: Double
        var size: Double
        var left: Double { words[0].left }
        var right: Double { words[words.count - 1].right }
        /// Words with a space between are one.
        var cells: Int
    }

    private(set) var blocks: [Block] = []
    private let rules: [(left: Double, right: Double, y: Double)]
    /// No table begins before this line: that was tried.
    private var isNoTable = 0

    /// More columns than this are one.
    private static let columnsAtMost = 256
    /// Between words: less than this is none, in heights of a character.
    private static let spaceGap = 0.35
    /// Of a row between drawn lines, at most.
    private static let rowHeight = 12.0
    /// From here on it is another column.
    private static let columnGap = 1.7

    init(_ words: [Word], rules: [(left: Double, right: Double, y: Double)] = []) {
        self.rules = rules.sorted { $0.y < $1.y }
        let lines = Self.lines(words)
        var index = 0
        while index < lines.count {
            let end = tableEnd(lines, from: index)
            if end > index {
                let columns = Self.columns(Array(lines[index..<end]))
                blocks.append(.table(table(Array(lines[index..<end]), columns), columns: columns))
                index = end
            } else {
                index = paragraph(lines, from: index)
            }
        }
    }

    // MARK: lines

    private static func lines(_ words: [Word]) -> [Line] {
        var lines: [Line] = []
        for word in words.sorted(by: { ($0.y, $0.left, $0.index) < ($1.y, $1.left, $1.index) }) {
            // A line takes what stands at its height, up to a third of a character.
            let last = lines.count - 1
            if last >= 0, word.y - lines[last].y < 0.35 * max(word.size, 0.5 * lines[last].size) {
                lines[last].words.append(word)
                lines[last].size = max(lines[last].size, word.size)
            } else {
                lines.append(Line(words: [word], y: word.y, size: word.size, cells: 1))
            }
        }
        for index in lines.indices {
            lines[index].words.sort { ($0.left, $0.index) < ($1.left, $1.index) }
            var cells = 1
            for next in lines[index].words.indices.dropFirst() {
                let (a, b) = (lines[index].words[next - 1], lines[index].words[next])
                if b.left - a.right >= columnGap * min(a.size, b.size) { cells += 1 }
            }
            lines[index].cells = cells
        }
        return lines
    }

    private static func gap(_ a: Word, _ b: Word) -> Gap { b.left - a.right < spaceGap * min(a.size, b.size) ? .none : .space }

    // MARK: paragraphs

    private mutating func paragraph(_ lines: [Line], from start: Int) -> Int {
        var run = Self.run(lines[start].words, first: .none)
        var index = start + 1
        while index < lines.count, tableEnd(lines, from: index) == index {
            let (above, line) = (lines[index - 1], lines[index])
            // Another size, or a larger distance: another paragraph.
            guard line.y - above.y < 2.2 * max(above.size, line.size), abs(line.size - above.size) < 0.2 * above.size else { break }
            run += Self.run(line.words, first: Self.runsOn(above, line) ? .none : .lineBreak)
            index += 1
        }
        blocks.append(.paragraph(run))
        return index
    }

    /// Whether a line was ended by its length alone: it is long, and the next begins at its left or further left.
    private static func runsOn(_ above: Line, _ line: Line) -> Bool {
        guard above.right - above.left > 15 * above.size, line.left < above.left + 0.5 * line.size else { return false }
        guard above.right > line.right - 1.5 * line.size else { return false }
        return above.words[above.words.count - 1].endsOpen && line.words[0].startsOpen
    }

    private static func run(_ words: [Word], first: Gap) -> Run {
        var run: Run = []
        for (index, word) in words.enumerated() { run.append((index == 0 ? first : gap(words[index - 1], word), word.index)) }
        return run
    }

    // MARK: tables

    /// Lines of several columns, and what wraps between them.
    private mutating func tableEnd(_ lines: [Line], from start: Int) -> Int {
        guard start >= isNoTable, lines[start].cells > 1 || isRuled(lines[start]) else { return start }
        var end = start
        var rows = 0
        var bands: Set<Double> = []
        while end < lines.count {
            let line = lines[end]
            // In a row of drawn lines, what is higher and what is lower stand on lines of their own.
            let band = band(line.words[0])
            if let above = band.above, band.below != nil { bands.insert(above) }
            if end > start, line.y - lines[end - 1].y > 4 * max(line.size, lines[end - 1].size), !isRuled(line) { break }
            if line.cells > 1 { rows += 1 } else if !isRuled(line), !wraps(line, into: lines, from: start, before: end) { break }
            end += 1
        }
        if rows > 1 || (rows > 0 && bands.count > 1) { return end }
        isNoTable = end
        return start
    }

    /// Between two lines that are drawn.
    private func isRuled(_ line: Line) -> Bool {
        guard !rules.isEmpty else { return false }
        let band = band(line.words[0])
        return band.above != nil && band.below != nil
    }

    /// The drawn lines that a word stands between, where they are no further apart than those of a table's row: those at
    /// the head and foot of a letter rule nothing.
    private func band(_ word: Word) -> (above: Double?, below: Double?) {
        let middle = (word.left + word.right) / 2
        let height = word.y - 0.35 * word.size
        var above: Double?
        // First rule that is not above the word.
        var low = 0
        var high = rules.count
        while low < high {
            let half = (low + high) / 2
            if rules[half].y < height { low = half + 1 } else { high = half }
        }
        var index = low
        while index > 0, above == nil {
            index -= 1
            if rules[index].left - 1 <= middle, rules[index].right + 1 >= middle { above = rules[index].y }
        }
        index = low
        while index < rules.count {
            if rules[index].left - 1 <= middle, rules[index].right + 1 >= middle {
                return rules[index].y - (above ?? -.infinity) > Self.rowHeight * word.size ? (nil, nil) : (above, rules[index].y)
            }
            index += 1
        }
        return (above, nil)
    }

    /// Whether a line of one word goes on with a cell above it.
    private func wraps(_ line: Line, into lines: [Line], from start: Int, before end: Int) -> Bool {
        guard end > start, line.words.count == 1, line.y - lines[end - 1].y < 1.6 * line.size else { return false }
        return line.left > lines[start].left + 1.5 * line.size && lines[end - 1].words.contains { abs($0.left - line.left) < line.size }
    }

    private func table(_ lines: [Line], _ columns: [Double]) -> [[Run]] {
        var rows: [(key: Double?, cells: [[Word]])] = []
        for line in lines {
            var byKey: [(key: Double?, words: [Word])] = []
            for word in line.words {
                let key = band(word)
                let above = key.below == nil ? nil : key.above
                if let known = byKey.firstIndex(where: { $0.key == above }) { byKey[known].words.append(word) } else { byKey.append((above, [word])) }
            }
            for (key, words) in byKey {
                let isContinued = key == nil ? words.count == 1 && line.cells == 1 && !rows.isEmpty : false
                var row = isContinued ? rows.count - 1 : key == nil ? nil : rows.lastIndex { $0.key == key }
                if row == nil {
                    rows.append((key, Array(repeating: [], count: columns.count)))
                    row = rows.count - 1
                }
                for word in words { rows[row!].cells[Self.column(word, columns)].append(word) }
            }
        }
        return rows.map { $0.cells.map(Self.cell) }
    }

    /// The words of a cell: what stands below begins another line.
    private static func cell(_ words: [Word]) -> Run {
        var run: Run = []
        for (index, word) in words.enumerated() {
            let isBelow = index > 0 && word.y - words[index - 1].y >= 0.35 * word.size
            run.append((index == 0 ? .none : isBelow ? .lineBreak : gap(words[index - 1], word), word.index))
        }
        return run
    }

    /// Left edges of columns: where no word of any line stands over the edge.
    private static func columns(_ lines: [Line]) -> [Double] {
        var stretches = lines.filter { $0.cells > 1 }.flatMap { line in line.words.map { (left: $0.left, right: $0.right) } }.sorted { $0.left < $1.left }
        if stretches.isEmpty { stretches = [(lines[0].left, lines[0].right)] }
        var columns = [stretches[0].left]
        var right = stretches[0].right
        let least = 0.5 * (lines.map(\.size).min() ?? 0)
        for stretch in stretches.dropFirst() {
            if stretch.left > right + least, columns.count < columnsAtMost { columns.append(stretch.left) }
            right = max(right, stretch.right)
        }
        return columns
    }

    private static func column(_ word: Word, _ columns: [Double]) -> Int {
        let middle = (word.left + word.right) / 2
        return max(0, (columns.firstIndex { $0 > middle } ?? columns.count) - 1)
    }
}
