/// The fields of one line of JSON lines: `{"id": …, "text": …, "profile"?: …}`. Strict where it matters, and says where a
/// line is wrong.
package struct JSONLine: Sendable {
    package var id: String?
    package var text: [UInt8]?
    /// The sort of notice, when the line says it.
    package var profile: String?
    /// The text is online already, when the line says so.
    package var isPublished: Bool?
    /// Where the text stands in the line, quotation marks included.
    package var textRange = 0..<0

    package struct Problem: Error {
        package var column: Int
        package var reason: String
    }

    package static func parse(_ line: ArraySlice<UInt8>) throws(Problem) -> JSONLine {
        try parse(line) { (_, _) throws(Problem) in false }
    }

    /// - Parameter other: reads the value of a further key, or leaves it to be skipped and says false.
    package static func parse(_ line: ArraySlice<UInt8>, other: (_ key: [UInt8], inout Parser) throws(Problem) -> Bool) throws(Problem) -> JSONLine {
        var parser = Parser(bytes: line, index: line.startIndex, start: line.startIndex)
        return try parser.object(other)
    }

    package struct Parser {
        fileprivate let bytes: ArraySlice<UInt8>
        fileprivate var index: Int
        fileprivate let start: Int

        package init(_ bytes: [UInt8]) { self.init(bytes: bytes[...], index: 0, start: 0) }

        fileprivate init(bytes: ArraySlice<UInt8>, index: Int, start: Int) {
            (self.bytes, self.index, self.start) = (bytes, index, start)
        }

        package func fail(_ reason: String) -> Problem { Problem(column: index - start + 1, reason: reason) }

        package var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

        package mutating func space() {
            while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a { index += 1 }
        }

        package mutating func expect(_ byte: UInt8) throws(Problem) {
            space()
            guard next == byte else { throw fail(say("此处应为“\(Character(UnicodeScalar(byte)))”", "'\(Character(UnicodeScalar(byte)))' is expected here")) }
            index += 1
        }

        fileprivate mutating func object(_ other: (_ key: [UInt8], inout Parser) throws(Problem) -> Bool) throws(Problem) -> JSONLine {
            var line = JSONLine()
            try expect(0x7b)
            space()
            if next == 0x7d {
                index += 1
            } else {
                while true {
                    space()
                    let key = try string()
                    try expect(0x3a)
                    space()
                    if key.elementsEqual("text".utf8) {
                        // Readers differ in which one they take.
                        guard line.text == nil else { throw fail(say("text 出现了两次", "text stands there twice")) }
                        let from = index - start
                        line.text = try string()
                        line.textRange = from..<(index - start)
                    } else if key.elementsEqual("id".utf8) {
                        line.id = next == 0x22 ? String(decoding: try string(), as: UTF8.self) : try literal()
                    } else if key.elementsEqual("profile".utf8), next == 0x22 {
                        line.profile = String(decoding: try string(), as: UTF8.self)
                    } else if key.elementsEqual("published".utf8), next == 0x74 || next == 0x66 {
                        line.isPublished = try literal() == "true"
                    } else if try !other(key, &self) {
                        try skip()
                    }
                    space()
                    if next == 0x2c {
                        index += 1
                        continue
                    }
                    try expect(0x7d)
                    break
                }
            }
            space()
            guard index == bytes.endIndex else { throw fail(say("一行只能有一个 JSON 对象", "a line holds one JSON object")) }
            return line
        }

        package mutating func literal() throws(Problem) -> String {
            let from = index
            while let byte = next, byte != 0x2c, byte != 0x7d, byte != 0x5d, byte != 0x20, byte != 0x09, byte != 0x0a, byte != 0x0d { index += 1 }
            guard index > from else { throw fail(say("缺少值", "a value is missing")) }
            return String(decoding: bytes[from..<index], as: UTF8.self)
        }

        /// The items of an array; `item` reads one.
        package mutating func array(_ item: (inout Parser) throws(Problem) -> Void) throws(Problem) {
            try expect(0x5b)
            space()
            if next == 0x5d {
                index += 1
                return
            }
            while true {
                space()
                try item(&self)
                space()
                if next == 0x2c {
                    index += 1
                    continue
                }
                return try expect(0x5d)
            }
        }

        /// The members of an object; `member` reads the value of one.
        package mutating func members(_ member: (_ key: [UInt8], inout Parser) throws(Problem) -> Void) throws(Problem) {
            try expect(0x7b)
            space()
            if next == 0x7d {
                index += 1
                return
            }
            while true {
                space()
                let key = try string()
                try expect(0x3a)
                space()
                try member(key, &self)
                space()
                if next == 0x2c {
                    index += 1
                    continue
                }
                return try expect(0x7d)
            }
        }

        package mutating func integer() throws(Problem) -> Int {
            let failure = fail(say("此处应为整数", "an integer is expected here"))
            guard let value = Int(try literal()) else { throw failure }
            return value
        }

        package mutating func skip(depth: Int = 0) throws(Problem) {
            guard depth < 64 else { throw fail(say("嵌套过深", "nested too deeply")) }
            space()
            switch next {
            case 0x22: _ = try string()
            case 0x7b, 0x5b:
                let close: UInt8 = next == 0x7b ? 0x7d : 0x5d
                let isObject = next == 0x7b
                index += 1
                space()
                if next == close {
                    index += 1
                    return
                }
                while true {
                    space()
                    if isObject {
                        _ = try string()
                        try expect(0x3a)
                    }
                    try skip(depth: depth + 1)
                    space()
                    if next == 0x2c {
                        index += 1
                        continue
                    }
                    try expect(close)
                    return
                }
            default: _ = try literal()
            }
        }

        package mutating func string() throws(Problem) -> [UInt8] {
            guard next == 0x22 else { throw fail(say("此处应为字符串", "a string is expected here")) }
            index += 1
            let end = plainEnd()
            // Most stand there as they are.
            if end < bytes.endIndex, bytes[end] == 0x22 {
                defer { index = end + 1 }
                return Array(bytes[index..<end])
            }
            var output: [UInt8] = []
            output.reserveCapacity(min(bytes.endIndex - index, 1 << 13))
            while true {
                takePlain(into: &output)
                guard let byte = next else { break }
                index += 1
                switch byte {
                case 0x22: return output
                case 0x5c: try escape(into: &output)
                default: throw fail(say("字符串里有未转义的控制字符", "a control character in a string is not escaped"))
                }
            }
            throw fail(say("字符串没有结束", "the string does not end"))
        }

        /// Where the bytes end that stand for themselves: eight a step, as far as all of them do.
        private func plainEnd() -> Int {
            bytes.withUnsafeBytes { buffer in
                let low: UInt64 = 0x0101_0101_0101_0101
                var place = index - bytes.startIndex
                while place + 8 <= buffer.count {
                    let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                    let (quote, slash) = (word ^ (low &* 0x22), word ^ (low &* 0x5c))
                    let found = ((word &- low &* 0x20) & ~word | (quote &- low) & ~quote | (slash &- low) & ~slash) & (low &* 0x80)
                    // The lowest bit is true; those above it may come of its carry.
                    if found != 0 { return place + found.trailingZeroBitCount / 8 + bytes.startIndex }
                    place += 8
                }
                while place < buffer.count, buffer[place] >= 0x20, buffer[place] != 0x22, buffer[place] != 0x5c { place += 1 }
                return place + bytes.startIndex
            }
        }

        private mutating func takePlain(into output: inout [UInt8]) {
            let end = plainEnd()
            bytes.withUnsafeBufferPointer { buffer in
                output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[(index - bytes.startIndex)..<(end - bytes.startIndex)]))
            }
            index = end
        }

        private mutating func escape(into output: inout [UInt8]) throws(Problem) {
            guard let byte = next else { throw fail(say("转义不完整", "the escape is incomplete")) }
            index += 1
            switch byte {
            case 0x22, 0x5c, 0x2f: output.append(byte)
            case 0x62: output.append(0x08)
            case 0x66: output.append(0x0c)
            case 0x6e: output.append(0x0a)
            case 0x72: output.append(0x0d)
            case 0x74: output.append(0x09)
            case 0x75:
                var unit = try hex()
                // A half that stands alone is no character; the half behind it may begin one.
                while (0xd800..<0xdc00).contains(unit), index + 1 < bytes.endIndex, bytes[index] == 0x5c, bytes[index + 1] == 0x75 {
                    index += 2
                    let low = try hex()
                    if low & 0xfc00 == 0xdc00 {
                        unit = 0x10000 + (unit & 0x3ff) << 10 + (low & 0x3ff)
                    } else {
                        output.append(contentsOf: "\u{fffd}".utf8)
                        unit = low
                    }
                }
                let scalar = UnicodeScalar(unit) ?? "\u{fffd}"
                output.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
            default: throw fail(say("不认识的转义", "unknown escape"))
            }
        }

        private mutating func hex() throws(Problem) -> UInt32 {
            var value: UInt32 = 0
            for _ in 0..<4 {
                guard let byte = next, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                    throw fail(say("\\u 后应有四位十六进制数", "four hexadecimal digits are expected after \\u"))
                }
                value = value << 4 | UInt32(digit)
                index += 1
            }
            return value
        }
    }
}
