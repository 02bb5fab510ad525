internal import MoyinText
public import MoyinTypes

/// Values that pseudonyms are numbered among: those of a kind, of names those with one surname.
public struct PseudonymScope: Hashable, Sendable {
    public var kind: Kind
    /// Folded.
    public var surname: [UInt8] = []

    public init(kind: Kind, surname: [UInt8] = []) {
        (self.kind, self.surname) = (kind, surname)
    }
}

/// 张某某, 欧阳某, 阿某某: the surname stays, of names of other peoples the first character (法释〔2016〕19号 §9).
extension Masking {
    private static let someone = Array("某".utf8)

    /// - Returns: nil for names that are not written in ideographs.
    func surnameOnly(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let name = NameParts(self, value)
        guard name.isHan else { return nil }
        var output: [UInt8] = []
        var index = 0
        var end = 0
        for part in name.symbols {
            // Spaces and a line break stay where they stood, so that a layout does.
            if index > 0, index < name.surname + name.someones { output += name.gap(end..<part.lowerBound, of: value) }
            if index < name.surname {
                output += value[part]
            } else if index < name.surname + name.someones {
                output += Self.someone
            }
            index += 1
            end = part.upperBound
        }
        // 王局长 shows no more than 王某局长.
        if name.symbols.count == name.surname { output += Self.someone }
        return output
    }

    /// 张某甲, 张某乙 … 张某癸, 张某11: one for each person.
    func numbered(
        _ value: UnsafeBufferPointer<UInt8>, _ kind: Kind, _ pseudonym: (PseudonymScope, [UInt8]) -> Int
    ) -> [UInt8]? {
        let name = NameParts(self, value)
        guard name.isHan, let first = name.symbols.first else { return nil }
        let last = name.symbols[min(name.surname, name.symbols.count) - 1]
        let surname = value[first.lowerBound..<last.upperBound]
        let number = pseudonym(PseudonymScope(kind: kind, surname: key(Array(surname))), key(value))
        let stems = Array("甲乙丙丁戊己庚辛壬癸")
        let sign = number <= stems.count ? String(stems[number - 1]) : String(number)
        return Array(surname) + Self.someone + Array(sign.utf8)
    }
}

/// Where the characters of a name stand and how many of them are the surname.
private struct NameParts {
    var symbols: [Range<Int>] = []
    var surname = 1
    /// All of it, or all that counts, is ideographs.
    var isHan: Bool
    private var hasDot = false

    /// Characters that stand for the rest.
    var someones: Int { hasDot ? 2 : max(1, min(2, symbols.count - surname)) }

    init(_ masking: Masking, _ value: UnsafeBufferPointer<UInt8>) {
        var units: [UInt16] = []
        var symbols: [Range<Int>] = []
        var letters = 0
        var hasDot = false
        masking.forEach(value) { scalar, entry, range in
            switch entry.symbolClass {
            case .han, .hanDigit, .mask, .expanding:
                symbols.append(range)
                units.append(entry.unit)
            case .letter: letters += 1
            case .dot: hasDot = hasDot || !symbols.isEmpty
            case .other where scalar >= 0xe000 && scalar < 0xf900:
                symbols.append(range)
                units.append(entry.unit)
            default: break
            }
        }
        isHan = !symbols.isEmpty && letters == 0
        self.hasDot = hasDot
        self.symbols = symbols
        // 欧阳 alone, before a title, too.
        if !hasDot, CompoundSurnames.contains(units) { surname = 2 }
    }

    /// White space between two characters.
    func gap(_ range: Range<Int>, of value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard !hasDot else { return [] }
        let between = Array(value[range])
        return String(decoding: between, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace) ? between : []
    }
}

private enum CompoundSurnames {
    private static let all = Set(
        [
            "欧阳", "上官", "皇甫", "令狐", "诸葛", "司徒", "司马", "申屠", "夏侯", "贺兰", "完颜", "慕容", "尉迟", "长孙", "东方", "公孙", "端木",
            "宇文", "西门", "南宫", "独孤", "拓跋", "鲜于", "呼延", "太史", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "轩辕", "闻人", "赫连",
            "钟离", "东郭", "司空", "司寇", "百里", "第五", "万俟", "公羊", "谷梁", "乐正", "漆雕", "壤驷", "梁丘", "左丘", "东门", "南门", "羊舌",
            "微生", "纳兰", "爱新", "叶赫", "耶律", "仲孙", "巫马", "公西", "颛孙", "亓官", "子车", "夹谷", "宰父", "段干",
        ].map { Array($0.utf16) })

    static func contains(_ units: [UInt16]) -> Bool { all.contains(Array(units.prefix(2))) }
}
