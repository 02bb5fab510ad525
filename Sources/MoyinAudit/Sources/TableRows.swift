internal import MoyinFiles
internal import MoyinText

/// Rows of a CSV file (RFC 4180; what spreadsheets in China write is often GB18030), one after another.
struct TableRows: ~Copyable {
    private let reader: DecodingReader
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    private var low = 0
    private var high = 0
    private var line = 1
    private var isFirst = true
    private(set) var hasFailed = false
    /// A quotation mark that does not end by then is a damaged file.
    private static let longestRow = 16 << 20
    private(set) var isDamaged = false

    init(_ file: OpenFile) { self.init { file.read($0) } }

    init(_ source: @escaping DecodingReader.Source) { reader = DecodingReader(source: source) }

    /// The fields of the next row that has any, and the line it begins in; nil at the end.
    mutating func next() -> (fields: [[UInt8]], line: Int)? {
        while let row = row() {
            if row.fields.count > 1 || !row.fields[0].isEmpty { return row }
        }
        return nil
    }

    private mutating func row() -> (fields: [[UInt8]], line: Int)? {
        let start = line
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var isQuoted = false
        var isEmpty = true
        var size = 0
        while let byte = nextByte() {
            isEmpty = false
            size += 1
            if size > Self.longestRow {
                isDamaged = true
                return nil
            }
            if isQuoted {
                if byte == 0x0a { line += 1 }
                guard byte == 0x22 else {
                    field.append(byte)
                    continue
                }
                // Two of them are one.
                if peek() == 0x22 {
                    _ = nextByte()
                    field.append(0x22)
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case 0x22 where field.isEmpty: isQuoted = true
            case 0x2c:
                fields.append(field)
                field = []
            case 0x0d where peek() == 0x0a: break
            case 0x0a, 0x0d:
                line += 1
                return (fields + [field], start)
            default: field.append(byte)
            }
        }
        if isQuoted { isDamaged = true }
        return isEmpty ? nil : (fields + [field], start)
    }

    private mutating func peek() -> UInt8? {
        if low == high { fill() }
        return low < high ? buffer[low] : nil
    }

    private mutating func nextByte() -> UInt8? {
        guard let byte = peek() else { return nil }
        low += 1
        return byte
    }

    private mutating func fill() {
        let count = buffer.withUnsafeMutableBytes { reader.read(into: $0) }
        if reader.hasFailed { hasFailed = true }
        (low, high) = (0, max(0, count))
        if isFirst, high >= 3, buffer.starts(with: [0xef, 0xbb, 0xbf]) { low = 3 }
        isFirst = false
    }
}
