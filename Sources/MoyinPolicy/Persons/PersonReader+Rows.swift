internal import MoyinTypes

/// Rows of a table: what the columns and cells say of the person of the row.
extension PersonReader {
    /// Only cells in which nothing was found are looked at, and those of names for what stands beside them.
    mutating func readCells(_ cells: [Range<Int>], _ indexes: Range<Int>, _ findings: inout [Finding], _ unit: inout Unit) {
        var next = indexes.lowerBound
        for (number, cell) in cells.enumerated() where !cell.isEmpty {
            let column = number < table.columns.count ? table.columns[number] : TableReader.Column()
            while next < indexes.upperBound, findings[next].end <= cell.lowerBound { next += 1 }
            var holdsName = false
            var isFound = false
            var index = next
            while index < indexes.upperBound, findings[index].start < cell.upperBound {
                if book.isName(findings[index]) {
                    holdsName = true
                    if findings[index].subject == nil { findings[index].subject = column.subject }
                }
                isFound = true
                index += 1
            }
            if holdsName {
                // 举报人, 学生姓名: the name itself.
                if let topic = column.topic { unit.facts.append(Unit.Fact(topic: topic, range: cell.lowerBound..<cell.lowerBound, owner: cell)) }
                // 局长 王建国, 小明（孤儿）
                if cell.count > Self.longestName { readNameCell(cell, next..<index, &findings, &unit) }
                continue
            }
            if let topic = column.topic {
                line.read(base, cell, book.fold)
                if !Self.isBlank(line.units) { unit.facts.append(Unit.Fact(topic: topic, range: cell)) }
                continue
            }
            if isFound || base[cell.lowerBound] < 0x80 && base[cell.upperBound - 1] < 0x80 { continue }
            line.read(base, cell, book.fold)
            addFacts(0..<line.units.count, to: &unit)
        }
    }

    /// Bytes of a cell that holds a name and nothing else.
    private static let longestName = 15

    private mutating func readNameCell(_ cell: Range<Int>, _ indexes: Range<Int>, _ findings: inout [Finding], _ unit: inout Unit) {
        line.read(base, cell, book.fold)
        setSubjects(indexes, &findings)
        addFacts(0..<line.units.count, to: &unit)
    }

    private static let blanks: Set<[UInt16]> = Set(["无", "否", "-", "/", "—", "--", "——", "正常", "健康", "良好", "0", "未", "没有", "暂无", "普通", "一般"].map { Array($0.utf16) })

    /// Nothing, or what somebody has hidden: [已隐去], ***.
    private static func isBlank(_ units: [UInt16]) -> Bool {
        if blanks.contains(units) { return true }
        if zip(units, units.dropFirst()).contains(where: { $0 == 0x9690 && $1 == 0x53bb }) { return true }
        return units.allSatisfy { $0 == 0x2a || $0 == 0xd7 || $0 == 0x78 || $0 == 0x2f }
    }
}
