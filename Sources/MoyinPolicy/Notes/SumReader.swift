internal import Glibc
internal import MoyinText

/// Finds sentences that state parts and a sum that disagree (政府信息公开条例 article 6: what is published has to be right).
///
/// Three forms are read: `共78场，其中甲41场、乙27场、丙9场`; `甲512条、乙46条，共568条`; `甲共2907条 … 甲中：乙573条，…`; and a
/// monthly average that does not fit the months stated. Rounded figures (余, 多, 万 with decimals apart from each other)
/// and lists that do not claim to be whole (其余, 等) are left alone.
struct SumReader {
    /// A figure with its measure word.
    private struct Quantity {
        var value: Double
        /// The measure word, or 0.
        var measure: UInt16
        var range: Range<Int>
        /// 共, 合计 … right before its description.
        var isTotal = false
        var decimals = 0
    }

    private var line = FoldedLine()
    private var quantities: [Quantity] = []

    private static let among = Array("其中".utf16)
    private static let totals: [[UInt16]] = ["合计", "总计", "共计", "累计", "总数", "共"].map { Array($0.utf16) }
    private static let rest: [[UInt16]] = ["其余", "其他为", "等类", "等为", "主要"].map { Array($0.utf16) }
    private static let approximate: Set<UInt16> = Set("余多约近".utf16)
    private static let dates: Set<UInt16> = Set("年月日时分点届第".utf16)

    /// Whether a line may state parts and a sum: 其中, 信息中：, 平均, 合计, or 共 with a figure near. Most lines with figures do not.
    ///
    /// What stands apart (合　计) or is written with characters that only fold to these is always read: that is rare.
    static func mayHold(_ line: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        func character(_ position: Int) -> UInt32 {
            position + 2 < count ? UInt32(line[position]) << 16 | UInt32(line[position + 1]) << 8 | UInt32(line[position + 2]) : 0
        }
        var position = 0
        while position + 2 < count {
            let lead = line[position]
            if lead < 0xe4 || lead > 0xe8 {
                if lead > 0xe1, isOdd(lead, line[position + 1]) { return true }
                position += 1
                continue
            }
            let next = position + 3
            switch character(position) {
            // 其中
            case 0xe5_85b6: if character(next) == 0xe4_b8ad || isApart(line, next, count) { return true }
            // 中：
            case 0xe4_b8ad: if next < count, line[next] == 0x3a || character(next) == 0xef_bc9a || isApart(line, next, count) { return true }
            // 平均
            case 0xe5_b9b3: if character(next) == 0xe5_9d87 || isApart(line, next, count) { return true }
            // 合 总 總 累 纍 before 计 計 数 數
            case 0xe5_9088, 0xe6_80bb, 0xe7_b8bd, 0xe7_b4af, 0xe7_ba8d:
                switch character(next) {
                case 0xe8_aea1, 0xe8_a888, 0xe6_95b0, 0xe6_95b8: return true
                default: if isApart(line, next, count) { return true }
                }
            // 共整改568条
            case 0xe5_85b1: if hasFigure(line, next, count) { return true }
            default: break
            }
            position = next
        }
        return false
    }

    /// Radicals, enclosed and compatibility ideographs, and all beyond the first plane: each may fold to a character of these.
    private static func isOdd(_ lead: UInt8, _ next: UInt8) -> Bool {
        switch lead {
        case 0xe2: next >= 0xba
        case 0xe3: next >= 0x88 && next <= 0x8b
        case 0xef: next >= 0xa4 && next <= 0xab
        default: lead >= 0xf0
        }
    }

    /// A space or what nobody sees: neither a sign, a figure, a letter nor an ideograph.
    private static func isApart(_ line: UnsafePointer<UInt8>, _ position: Int, _ count: Int) -> Bool {
        guard position < count else { return false }
        switch line[position] {
        case 0x21...0x7e, 0xe4...0xe9: return false
        case 0xe3: return position + 2 < count && line[position + 1] == 0x80 && line[position + 2] == 0x80 || position + 1 < count && line[position + 1] > 0x80
        case 0xef: return position + 1 < count && line[position + 1] != 0xbc && line[position + 1] != 0xbd
        default: return true
        }
    }

    /// So far before a figure stands what makes it a sum.
    private static let describing = 16

    /// Whether a figure stands within some characters, in the same sentence.
    private static func hasFigure(_ line: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
        var position = start
        var left = describing
        while position < count, left > 0 {
            let byte = line[position]
            if byte &- 0x30 < 10 { return true }
            if byte < 0x80 {
                if byte > 0x20 { left -= 1 }
                position += 1
                continue
            }
            guard position + 2 < count else { return false }
            // ０; 。; a wide space.
            if byte == 0xef, line[position + 1] == 0xbc, line[position + 2] &- 0x90 < 10 { return true }
            if byte == 0xe3, line[position + 1] == 0x80, line[position + 2] == 0x82 { return false }
            if byte < 0xe3 || byte >= 0xea && byte != 0xef || isOdd(byte, line[position + 1]) { return true }
            if !(byte == 0xe3 && line[position + 1] == 0x80 && line[position + 2] == 0x80) { left -= 1 }
            position += 3
        }
        return false
    }

    /// - Returns: bytes of the wrong sums of a line.
    mutating func wrongSums(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ fold: FoldTable) -> [Range<Int>] {
        line.read(text, range, fold)
        let units = line.units
        var wrong: [Range<Int>] = []
        var start = 0
        while start < units.count {
            var end = start
            while end < units.count, units[end] != 0x3002 { end += 1 }
            // 9930条。其中: goes on behind the full stop.
            if end + 2 < units.count, Array(units[(end + 1)..<(end + 3)]) == Self.among {
                end += 1
                while end < units.count, units[end] != 0x3002 { end += 1 }
            }
            if let place = wrongSum(units, start..<end) { wrong.append(line.bytes(of: place, text)) }
            start = end + 1
        }
        return wrong
    }

    private mutating func wrongSum(_ units: [UInt16], _ range: Range<Int>) -> Range<Int>? {
        read(units, range)
        guard quantities.count >= 3 || quantities.count == 2 else { return nil }
        return partsBehind(units, range) ?? partsBefore(units, range) ?? partsOfNamed(units, range) ?? average(units, range)
    }

    // MARK: the forms

    /// 共78场，其中甲41场、乙27场、丙9场
    private func partsBehind(_ units: [UInt16], _ range: Range<Int>) -> Range<Int>? {
        guard let mark = Self.find(Self.among, units, range), let total = quantities.last(where: { $0.range.upperBound <= mark }),
            mark - total.range.upperBound <= 2
        else { return nil }
        var end = range.upperBound
        if let stop = units[mark..<range.upperBound].firstIndex(of: 0x3b) { end = stop }
        // A part of a part of its own.
        if let next = Self.find(Self.among, units, (mark + 2)..<end) { end = next }
        let parts = list(from: mark, before: end, total.measure, units)
        return disagrees(parts, total, units, mark..<end) ? total.range.lowerBound..<(parts.last?.range.upperBound ?? mark) : nil
    }

    /// 甲512条、乙46条，共整改568条
    private func partsBefore(_ units: [UInt16], _ range: Range<Int>) -> Range<Int>? {
        for index in quantities.indices.dropFirst(2) where quantities[index].isTotal {
            let total = quantities[index]
            var first = index
            while first > 0, quantities[first - 1].measure == total.measure, !quantities[first - 1].isTotal,
                first == index || joined(quantities[first - 1], quantities[first], units) { first -= 1 }
            let parts = Array(quantities[first..<index])
            guard parts.count >= 2, total.range.lowerBound - parts[parts.count - 1].range.upperBound <= 16,
                disagrees(parts, total, units, parts[0].range.lowerBound..<total.range.lowerBound)
            else { continue }
            return parts[0].range.lowerBound..<total.range.upperBound
        }
        return nil
    }

    /// 甲共2907条，…；甲信息中：乙573条，丙1947条
    private func partsOfNamed(_ units: [UInt16], _ range: Range<Int>) -> Range<Int>? {
        for index in range where units[index] == 0x4e2d && index + 1 < range.upperBound && units[index + 1] == 0x3a {
            var low = index
            while low > range.lowerBound, ![0x2c, 0x3b, 0x3002, 0x3001].contains(units[low - 1]) { low -= 1 }
            let name = Array(units[low..<index].prefix(4))
            guard name.count == 4, let total = quantities.last(where: { total in
                total.range.upperBound < low && total.isTotal
                    && Self.find(name, units, max(range.lowerBound, total.range.lowerBound - 12)..<total.range.lowerBound) != nil
            }) else { continue }
            let parts = list(from: index, before: range.upperBound, total.measure, units)
            if parts.count >= 3, disagrees(parts, total, units, index..<range.upperBound) { return low..<parts[parts.count - 1].range.upperBound }
        }
        return nil
    }

    /// 截至5月底公开228条，平均每月19条
    private func average(_ units: [UInt16], _ range: Range<Int>) -> Range<Int>? {
        guard let mark = Self.find(Array("平均每月".utf16), units, range), let mean = quantities.first(where: { $0.range.lowerBound > mark }),
            let total = quantities.last(where: { $0.range.upperBound <= mark }), total.measure == mean.measure, mean.value > 0,
            mean.range.lowerBound - mark < 12
        else { return nil }
        for word in ["截至", "截止"] {
            guard let place = Self.find(Array(word.utf16), units, range.lowerBound..<mark) else { continue }
            var index = place + 2
            var month = 0
            while index < mark, units[index] >= 0x30, units[index] <= 0x39, month < 100 {
                month = month * 10 + Int(units[index] - 0x30)
                index += 1
            }
            guard (1...12).contains(month), index < mark, units[index] == 0x6708 else { continue }
            if abs(total.value / mean.value - Double(month)) >= 1 { return total.range.lowerBound..<mean.range.upperBound }
        }
        return nil
    }

    // MARK: lists

    /// The quantities of one measure that follow each other in a list.
    private func list(from start: Int, before end: Int, _ measure: UInt16, _ units: [UInt16]) -> [Quantity] {
        var parts: [Quantity] = []
        for quantity in quantities where quantity.range.lowerBound >= start && quantity.range.upperBound <= end {
            if let last = parts.last, !joined(last, quantity, units) { break }
            guard quantity.measure == measure else { if parts.isEmpty { continue } else { break } }
            parts.append(quantity)
        }
        return parts
    }

    /// Whether two quantities stand in one list: nothing but their descriptions between them.
    private func joined(_ left: Quantity, _ right: Quantity, _ units: [UInt16]) -> Bool {
        let between = units[left.range.upperBound..<right.range.lowerBound]
        return between.count <= 24 && between.count(where: { $0 == 0x2c || $0 == 0x3001 || $0 == 0x3b }) <= 1 && !between.contains(0x3002)
    }

    private func disagrees(_ parts: [Quantity], _ total: Quantity, _ units: [UInt16], _ claim: Range<Int>) -> Bool {
        guard parts.count >= 2 else { return false }
        for word in Self.rest where Self.find(word, units, claim) != nil { return false }
        // 等 behind the last part: the list is no whole.
        if let last = parts.last?.range.upperBound, last < units.count, units[last] == 0x7b49 { return false }
        let sum = parts.reduce(0) { $0 + $1.value }
        let precision = parts.map(\.decimals).max() ?? 0
        let step = pow(10, -Double(max(precision, total.decimals))) * (total.value > 100_000 ? 10_000 : 1)
        let difference = abs(sum - total.value)
        guard difference > step * Double(parts.count) * (max(precision, total.decimals) > 0 ? 0.6 : 0.01) else { return false }
        // Parts that come to much less do not claim to be all of it.
        return sum > total.value * 0.85 && sum < total.value * 1.5
    }

    // MARK: figures

    private mutating func read(_ units: [UInt16], _ range: Range<Int>) {
        quantities.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            guard isDigit(units[index]) else {
                index += 1
                continue
            }
            let start = index
            var value = 0.0
            var decimals = -1
            while index < range.upperBound, isDigit(units[index]) || units[index] == 0x2e && decimals < 0 && index + 1 < range.upperBound && isDigit(units[index + 1]) {
                if units[index] == 0x2e {
                    decimals = 0
                } else if decimals < 0 {
                    value = value * 10 + Double(units[index] - 0x30)
                } else {
                    decimals += 1
                    value += Double(units[index] - 0x30) * pow(10, -Double(decimals))
                }
                index += 1
            }
            var measure = index < range.upperBound ? units[index] : 0
            if measure == 0x4e07 {  // 万
                value *= 10_000
                index += 1
                measure = index < range.upperBound ? units[index] : 0
            }
            guard value > 0, value < 1e12, !Self.dates.contains(measure), !Self.approximate.contains(measure), measure >= 0x4e00 else { continue }
            if start > range.lowerBound, [0x7b2c, 0x2d, 0x2f].contains(units[start - 1]) || isLetter(units[start - 1]) { continue }
            var quantity = Quantity(value: value, measure: measure, range: start..<(index + 1), decimals: max(0, decimals))
            let before = max(range.lowerBound, quantities.last?.range.upperBound ?? 0, start - 16)..<start
            quantity.isTotal = Self.totals.contains { Self.find($0, units, before) != nil }
            quantities.append(quantity)
            index += 1
        }
    }

    private func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }
    private func isLetter(_ unit: UInt16) -> Bool { unit >= 0x61 && unit <= 0x7a }

    private static func find(_ word: [UInt16], _ units: [UInt16], _ range: Range<Int>) -> Int? {
        guard range.count >= word.count else { return nil }
        var index = range.lowerBound
        while index + word.count <= range.upperBound {
            if units[index] == word[0], units[index..<(index + word.count)].elementsEqual(word) { return index }
            index += 1
        }
        return nil
    }
}
