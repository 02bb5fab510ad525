/// Of a drawn path, the lines that rule a table, and whether it is a box.
struct OFDShape {
    private(set) var horizontals: [(left: Double, right: Double, y: Double)] = []
    private(set) var isBox = false

    init(_ data: UnsafeBufferPointer<UInt8>, _ matrix: OFDMatrix, _ boundary: OFDBox) {
        var points: [(x: Double, y: Double)] = []
        var moves = 0
        var isStraight = true
        // A drawing of more than this is no ruling.
        let parts = data.prefix(4_096).split(separator: 0x20)
        var index = parts.startIndex
        while index < parts.endIndex {
            let part = parts[index]
            index += 1
            switch part.first {
            case 0x4d, 0x53, 0x4c:  // M S L
                guard index + 1 < parts.endIndex, let x = Self.number(parts[index]), let y = Self.number(parts[index + 1]) else { return }
                index += 2
                let point = matrix.apply(x, y)
                let absolute = (x: point.x + boundary.x, y: point.y + boundary.y)
                if part.first == 0x4c, let last = points.last {
                    line(last, absolute)
                } else {
                    moves += 1
                }
                points.append(absolute)
            case 0x43: break
            default: isStraight = false
            }
        }
        isBox = isStraight && moves == 1 && (4...6).contains(points.count)
        // A thin box is a line.
        if isBox, boundary.height < 0.7, boundary.width > 5, horizontals.isEmpty {
            horizontals.append((boundary.x, boundary.x + boundary.width, boundary.y))
        }
    }

    private mutating func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) {
        guard abs(from.y - to.y) < 0.3, abs(from.x - to.x) > 5 else { return }
        horizontals.append((min(from.x, to.x), max(from.x, to.x), from.y))
    }

    private static func number(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Double? { XMLNumbers.first(UnsafeBufferPointer(rebasing: part)) }
}
