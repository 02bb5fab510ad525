/// `C7`, or `$C$7`: columns and rows count from 1.
struct CellReference {
    var column = 0
    var row = 0

    /// nil for anything else.
    init?(_ bytes: some Collection<UInt8>) {
        for byte in bytes {
            switch byte {
            case 0x41...0x5a where row == 0: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7a where row == 0: column = column * 26 + Int(byte - 0x60)
            case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
            case 0x24: continue
            default: return nil
            }
            if column > 16_384 || row > 1_048_576 { return nil }
        }
        if column == 0 || row == 0 { return nil }
    }
}

/// Cells that are shown as one.
struct MergedCells {
    struct Block {
        var columns: Int
        var rows: Int
    }
    /// By the first cell of each block.
    private(set) var blocks: [Int: Block] = [:]
    /// Cells of blocks other than the first: what stands in them nobody sees.
    private var covered: Set<Int> = []
    /// So many cells are remembered: a block of a whole column covers a million.
    private static let most = 1 << 20
    private var looked = 0

    static func key(_ column: Int, _ row: Int) -> Int { row << 14 | (column - 1) }

    /// From the end of a sheet's part, where they are listed behind the cells.
    init(_ sheet: [UInt8]) {
        let pattern = Array("mergeCell ref=".utf8)
        sheet.withUnsafeBufferPointer { bytes in
            // Behind the last cell; what is in cells cannot look like it, for a quote or bracket there is written otherwise.
            var index = Self.end(of: Array("</sheetData".utf8), in: bytes) ?? bytes.count
            while let next = Self.find(pattern, in: bytes, from: index) {
                let start = next + pattern.count
                guard start < bytes.count, let quote = bytes[(start + 1)...].firstIndex(of: bytes[start]) else { return }
                add(bytes[(start + 1)..<quote])
                index = quote
            }
        }
    }

    private mutating func add(_ reference: Slice<UnsafeBufferPointer<UInt8>>) {
        let ends = reference.split(separator: 0x3a)
        guard ends.count == 2, let first = CellReference(ends[0]), let last = CellReference(ends[1]), last.row >= first.row, last.column >= first.column else { return }
        blocks[Self.key(first.column, first.row)] = Block(columns: last.column - first.column + 1, rows: last.row - first.row + 1)
        for row in first.row...last.row {
            for column in first.column...last.column where row != first.row || column != first.column {
                guard looked < Self.most else { return }
                looked += 1
                covered.insert(Self.key(column, row))
            }
        }
    }

    func isCovered(_ column: Int, _ row: Int) -> Bool { !covered.isEmpty && covered.contains(Self.key(column, row)) }

    private static func end(of pattern: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = bytes.count - pattern.count
        while index >= 0 {
            if bytes[index] == pattern[0], bytes[index..<(index + pattern.count)].elementsEqual(pattern) { return index + pattern.count }
            index -= 1
        }
        return nil
    }

    private static func find(_ pattern: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + pattern.count <= bytes.count, let next = bytes[index...].firstIndex(of: pattern[0]) {
            if next + pattern.count <= bytes.count, bytes[next..<(next + pattern.count)].elementsEqual(pattern) { return next }
            index = next + 1
        }
        return nil
    }
}
