@testable import MoyinFormats

/// Drawings of a few records.
enum MetafileSample {
    private static func record(_ kind: Int, _ data: [UInt8]) -> [UInt8] {
        var record: [UInt8] = []
        record.append32(kind)
        record.append32(0)
        record += data
        record.pad(to: 4)
        record.put32(record.count, at: 4)
        return record
    }

    private static func numbers(_ numbers: [Int]) -> [UInt8] { numbers.reduce(into: []) { $0.append32($1) } }

    /// A text with its widths, each character as wide as said.
    static func text(_ text: String, x: Int, y: Int, width: Int, options: Int = 0) -> [UInt8] {
        let units = Array(text.utf8).utf16OfUTF8
        let count = units.count / 2
        var data = numbers([0, 0, 0, 0, 1, 0, 0, x, y, count, 76, options, 0, 0, 0, 0, 0])
        data += units
        data.pad(to: 4)
        data.put32(data.count + 8, at: 64)
        return record(84, data + numbers([Int](repeating: width, count: count)))
    }

    static func font(height: Int) -> [UInt8] { record(82, numbers([1, -height]) + [UInt8](repeating: 0, count: 316)) + record(37, numbers([1])) }

    /// A DIB of 24 bits a pixel.
    static func bitmap(width: Int, height: Int) -> [UInt8] {
        let stride = (width * 3 + 3) / 4 * 4
        let info = numbers([40, width, height, 1 | 24 << 16, 0, stride * height, 0, 0, 0, 0])
        let data = numbers([0, 0, width, height, 0, 0, 0, 0, width, height, 80, 40, 120, stride * height, 0, 0xcc0020, width, height])
        return record(81, data + info + [UInt8](repeating: 0xff, count: stride * height))
    }

    static func polygons(_ count: Int) -> [UInt8] {
        (0..<count).flatMap { number in
            let points = (0..<8).flatMap { point in [100 * number + 40 * (point % 2), 20 * point] }
            return record(3, numbers([0, 0, 0, 0, 8] + points))
        }
    }

    static func comment(_ data: [UInt8]) -> [UInt8] { record(70, numbers([data.count]) + data) }

    /// GDI+: a text in a comment.
    static func plus(_ text: String) -> [UInt8] {
        let units = Array(text.utf8).utf16OfUTF8
        var data: [UInt8] = numbers([0, 0, units.count / 2, 0, 0, 0, 0]) + units
        let length = data.count
        data.pad(to: 4)
        return comment(Array("EMF+".utf8) + numbers([0x401c, data.count + 12, length]) + data)
    }

    static func emf(_ records: [[UInt8]], title: String = "") -> [UInt8] {
        let units = Array(title.utf8).utf16OfUTF8
        var header = numbers([0, 0, 1000, 1000, 0, 0, 1000, 1000, 0x464d_4520, 0x10000, 0, 0, 2, units.count / 2, title.isEmpty ? 0 : 88, 0, 1000, 1000, 300, 300])
        header += units
        var file = record(1, header) + records.flatMap(\.self) + record(14, numbers([0, 16, 20]))
        file.put32(file.count, at: 48)
        file.put32(records.count + 2, at: 52)
        return file
    }

    static func wmf(_ texts: [(bytes: [UInt8], x: Int, y: Int)], charset: UInt8) -> [UInt8] {
        var records: [UInt8] = []
        func add(_ kind: Int, _ data: [UInt8]) {
            records.append32((data.count + 7) / 2)
            records.append16(kind)
            records += data
            records.pad(to: 2)
        }
        var font: [UInt8] = []
        for value in [-20, 0, 0, 0, 400] { font.append16(value) }
        add(0x02fb, font + [0, 0, 0, charset, 0, 0, 0, 0] + Array("SimSun\0\0".utf8))
        add(0x012d, [0, 0])
        for text in texts {
            var data: [UInt8] = []
            for value in [text.y, text.x, text.bytes.count, 0] { data.append16(value) }
            data += text.bytes
            data.pad(to: 2)
            for _ in text.bytes { data.append16(10) }
            add(0x0a32, data)
        }
        records += [3, 0, 0, 0, 0, 0]
        var file: [UInt8] = []
        for value in [1, 9, 0x300] { file.append16(value) }
        file.append32((records.count + 18) / 2)
        file.append16(1)
        file.append32(100)
        file.append16(0)
        return file + records
    }
}
