public import MoyinText
internal import MoyinTypes
public import MoyinRules

/// How a value is hidden in the copy.
public enum RedactionStyle: String, Sendable, CaseIterable {
    /// The official form of its kind: 35*************123, 138****8000.
    case mask
    /// `[手机号码已隐去]`.
    case label
    /// `[手机号码1]`, the same for the same value throughout a run; of names 张某甲.
    case pseudonym
    case remove
}

/// Writes what stands in place of a value (catalogue §3.4).
public struct Masking: Sendable {
    private let fold: FoldTable

    public init(fold: FoldTable) { self.fold = fold }

    /// - Parameter value: the value as it stands in the text, UTF-8.
    /// - Returns: UTF-8 in its place. `pseudonym` gives a number for a folded value.
    public func replacement(
        for value: UnsafeBufferPointer<UInt8>, rule: DetectorRule, style: RedactionStyle,
        pseudonym: (PseudonymScope, [UInt8]) -> Int
    ) -> [UInt8] {
        switch style {
        case .remove: return []
        case .label: return label(rule)
        case .pseudonym:
            if rule.mask == .surname, let name = numbered(value, rule.kind, pseudonym) { return name }
            let number = pseudonym(PseudonymScope(kind: rule.kind), key(value))
            return Array("[\(Self.plain(rule.nameChinese))\(number)]".utf8)
        case .mask: break
        }
        switch rule.mask {
        case .remove, .unchanged, .label: return label(rule)
        case .keep(let first, let last):
            return rule.recogniser == .email ? mail(value, first) : partial(value, first, last)
        case .generalise: return generalised(value, rule)
        case .surname: return surnameOnly(value) ?? label(rule)
        }
    }

    /// `[手机号码已隐去]`.
    public func label(_ rule: DetectorRule) -> [UInt8] {
        // What was said of somebody is not named in its place: 残疾 would stand there again.
        if rule.recogniser == .topic { return Array("[已隐去]".utf8) }
        return labelled(rule)
    }

    private func labelled(_ rule: DetectorRule) -> [UInt8] { Array("[\(Self.plain(rule.nameChinese))已隐去]".utf8) }

    /// A rule's name without what could end a cell, a quotation or a line.
    private static func plain(_ name: String) -> String {
        String(name.unicodeScalars.filter { !",;|\"'\t\n\r<>&\\".unicodeScalars.contains($0) })
    }

    /// Folded symbols of a text and the bytes each came from.
    public struct Stream: Sendable {
        public var symbols: [UInt8] = []
        public var starts: [Int32] = []
        public var ends: [Int32] = []
        /// Punctuation or another sign stands before the symbol.
        public var isApart: [Bool] = []
    }

    /// The folded symbols of a value: what must be gone from the copy in any guise.
    public func key(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        forEach(value) { scalar, entry, _ in append(scalar, entry) { key.append($0) } }
        return key
    }

    public func key(_ value: [UInt8]) -> [UInt8] { value.withUnsafeBufferPointer { key($0) } }

    /// Like ``key(_:)`` for a whole text, with the way back. Cost: linear, some ten bytes a byte.
    ///
    /// - Parameter text: at most 2 GB.
    public func stream(_ text: UnsafeBufferPointer<UInt8>) -> Stream {
        var stream = Stream()
        var isApart = false
        forEach(text) { scalar, entry, range in
            if entry.symbolClass == .other { isApart = true }
            append(scalar, entry) {
                stream.symbols.append($0)
                stream.starts.append(Int32(truncatingIfNeeded: range.lowerBound))
                stream.ends.append(Int32(truncatingIfNeeded: range.upperBound))
                stream.isApart.append(isApart)
                isApart = false
            }
        }
        return stream
    }

    /// Letters in capitals, digits of any kind as ASCII, `*` for a mask, ideographs in two bytes; the rest is nothing.
    private func append(_ scalar: UInt32, _ entry: FoldEntry, _ put: (UInt8) -> Void) {
        switch entry.symbolClass {
        case .digit, .hanDigit: put(0x30 + entry.digit)
        case .letter: put(UInt8(truncatingIfNeeded: entry.unit) & 0xdf)
        case .mask: put(0x2a)
        case .han:
            let unit = entry.unit == 0 ? UInt16(truncatingIfNeeded: scalar) : entry.unit
            put(UInt8(unit >> 8) | 0x80)
            put(UInt8(unit & 0xff) | 0x80)
        case .other: if entry.unit == 0x40 { put(0x40) }
        case .expanding:
            for unit in fold.expansion(of: entry) where unit < 0x80 { put(UInt8(unit)) }
        default: break
        }
    }

    func forEach(_ value: UnsafeBufferPointer<UInt8>, _ body: (UInt32, FoldEntry, Range<Int>) -> Void) {
        var position = 0
        while position < value.count {
            let (scalar, length) = UTF8Decoding.decode(value, at: position)
            if scalar != UTF8Decoding.invalid { body(scalar, fold[scalar], position..<(position + length)) }
            position += length
        }
    }

    private func isSymbol(_ entry: FoldEntry) -> Bool {
        switch entry.symbolClass {
        case .digit, .hanDigit, .letter, .han, .mask, .expanding: true
        default: false
        }
    }

    /// The first and last symbols stay, separators too; what nobody sees is dropped.
    private func partial(_ value: UnsafeBufferPointer<UInt8>, _ first: Int, _ last: Int) -> [UInt8] {
        var count = 0
        forEach(value) { _, entry, _ in if isSymbol(entry) { count += 1 } }
        // Never show half of a short value.
        let (head, tail) = count >= 2 * (first + last) || count >= first + last + 4 ? (first, last) : (min(first, 1), 0)
        var output: [UInt8] = []
        var index = 0
        forEach(value) { _, entry, range in
            if isSymbol(entry) {
                if index < head || index >= count - tail {
                    output.append(contentsOf: value[range])
                } else {
                    output.append(0x2a)
                }
                index += 1
            } else if entry.symbolClass != .ignorable {
                output.append(contentsOf: value[range])
            }
        }
        return output
    }

    /// `z***@example.com`.
    private func mail(_ value: UnsafeBufferPointer<UInt8>, _ first: Int) -> [UInt8] {
        var length = 0
        var hasHost = false
        forEach(value) { _, entry, _ in
            if entry.unit == 0x40 { hasHost = true }
            if !hasHost { length += 1 }
        }
        var output: [UInt8] = []
        var index = 0
        var isHost = false
        forEach(value) { _, entry, range in
            if entry.unit == 0x40 { isHost = true }
            if isHost {
                if output.isEmpty { output += [0x2a, 0x2a, 0x2a] }
                output.append(contentsOf: value[range])
            } else {
                // Of a name as short as what stays, nothing stays.
                if length <= first { return }
                if index < first { output.append(contentsOf: value[range]) } else if index < first + 3 { output.append(0x2a) }
                index += 1
            }
        }
        return output
    }

    private func generalised(_ value: UnsafeBufferPointer<UInt8>, _ rule: DetectorRule) -> [UInt8] {
        switch rule.recogniser {
        case .address: return town(value)
        case .birthDate: return year(value)
        case .coordinates: return wholeDegrees(value)
        default: return label(rule)
        }
    }

    /// An address up to its town or street office, or to its county where it names none (永安 2023; 法释〔2016〕19号).
    private func town(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var townEnd: Int?
        var countyEnd: Int?
        var previous: UInt16 = 0
        forEach(value) { _, entry, range in
            switch entry.unit {
            case 0x9547, 0x4e61: if previous != 0 { townEnd = townEnd ?? range.upperBound }  // 镇 乡
            case 0x9053: if previous == 0x8857 { townEnd = townEnd ?? range.upperBound }  // 街道
            case 0x533a, 0x53bf, 0x65d7, 0x5e02:  // 区 县 旗 市
                if townEnd == nil, previous != 0, previous != 0x793e, previous != 0x5c0f { countyEnd = range.upperBound }
            default: break
            }
            previous = entry.unit
        }
        let end = townEnd ?? countyEnd ?? 0
        return Array(value[0..<end]) + Array("***".utf8)
    }

    private func year(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var digits = 0
        var isPastYear = false
        forEach(value) { _, entry, range in
            switch entry.symbolClass {
            case .digit, .hanDigit:
                digits += 1
                if digits > 4 { isPastYear = true }
                if isPastYear { output.append(0x2a) } else { output.append(contentsOf: value[range]) }
            case .ignorable: break
            default:
                if digits > 0 { isPastYear = true }
                output.append(contentsOf: value[range])
            }
        }
        return output
    }

    private func wholeDegrees(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var isFraction = false
        forEach(value) { _, entry, range in
            switch entry.symbolClass {
            case .digit: if isFraction { output.append(0x2a) } else { output.append(contentsOf: value[range]) }
            case .dot:
                isFraction = true
                output.append(contentsOf: value[range])
            case .ignorable: break
            default:
                if entry.unit != 0xb0, entry.unit != 0x2032 { isFraction = false }
                output.append(contentsOf: value[range])
            }
        }
        return output
    }
}
