import MoyinText
import Testing

/// Reading piece by piece gives what decoding the whole gives.
@Suite struct DecodingReaderTests {
    static func source(_ bytes: [UInt8], pieces: Int) -> DecodingReader.Source {
        var position = 0
        return { buffer in
            let count = min(pieces, buffer.count, bytes.count - position)
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }
    }

    static func readAll(_ reader: DecodingReader, _ size: Int = 10_007) -> [UInt8] {
        var output: [UInt8] = []
        var block = [UInt8](repeating: 0, count: size)
        while true {
            let count = block.withUnsafeMutableBytes { reader.read(into: $0) }
            if count == 0 { return output }
            output += block[0..<count]
        }
    }

    static func text(_ length: Int) -> String {
        var text = "关于公开低保对象的通知\r\n"
        var number = 0
        while text.utf8.count < length {
            number += 1
            text += "第\(number)条 各有关单位应当主动公开政府信息，联系电话0571-88123456。\n"
        }
        return text
    }

    @Test(arguments: TextEncoding.allCases, [1, 4093, 1 << 20])
    func everyEncoding(_ encoding: TextEncoding, _ pieces: Int) throws {
        let length = pieces == 1 ? 20_000 : 700_000
        let text = encoding == .big5hkscs ? Self.text(length).replacing([("关于", "關於"), ("开", "開"), ("对", "對"), ("条", "條"), ("关", "關"), ("单", "單"), ("应", "應"), ("当", "當"), ("动", "動"), ("联", "聯"), ("电", "電"), ("话", "話"), ("务", "務"), ("为", "為")]) : Self.text(length)
        let raw = try #require(TextEncoder.encode(text, to: encoding))
        let reader = DecodingReader(source: Self.source(raw, pieces: pieces))
        let output = Self.readAll(reader)
        #expect(reader.encoding == encoding)
        #expect(output == Array(text.utf8))
        #expect(reader.damage.isEmpty && !reader.isDoubtful && reader.rawCount == raw.count)
    }

    /// Half a megabyte of ASCII does not hide that what follows is GB18030, wherever blocks end.
    @Test(arguments: [0, 1, 2, 3, 262_141, 262_142, 262_143, 262_144, 262_145, 700_001])
    func encodingFarDown(_ prefix: Int) throws {
        let ascii = [UInt8](repeating: 0x61, count: prefix)
        let tail = try #require(TextEncoder.encode(Self.text(3000), to: .gb18030))
        let reader = DecodingReader(source: Self.source(ascii + tail + [0xff, 0x0a], pieces: 65_521))
        let output = Self.readAll(reader)
        #expect(reader.encoding == .gb18030)
        #expect(output == ascii + Array(Self.text(3000).utf8) + Array("\u{fffd}\n".utf8))
        // Damage stands at its place in the file.
        #expect(reader.damage.sequences.map(\.offset) == [prefix + tail.count])
    }

    @Test func byteOrderMarks() throws {
        for encoding in TextEncoding.allCases where !encoding.byteOrderMark.isEmpty {
            let raw = encoding.byteOrderMark + (try #require(TextEncoder.encode("通知", to: encoding)))
            for forced in [nil, encoding] {
                let reader = DecodingReader(forced: forced, source: Self.source(raw, pieces: 3))
                #expect(Self.readAll(reader) == Array("通知".utf8))
                #expect(reader.encoding == encoding && reader.byteOrderMarkLength == encoding.byteOrderMark.count)
            }
        }
        // In the middle of a text it is a character like others.
        let ascii = [UInt8](repeating: 0x61, count: 262_144)
        let reader = DecodingReader(source: Self.source(ascii + [0xef, 0xbb, 0xbf] + Array("通知".utf8), pieces: 1 << 20))
        #expect(Self.readAll(reader).count == ascii.count + 9)
    }

    @Test func failureIsNotTheEnd() {
        var calls = 0
        let reader = DecodingReader(source: { buffer in
            calls += 1
            buffer[0] = 0x61
            return calls < 3 ? 1 : -1
        })
        #expect(Self.readAll(reader) == [0x61, 0x61])
        #expect(reader.hasFailed)
    }

    @Test func noiseIsDoubtful() {
        let reader = DecodingReader(source: Self.source([UInt8](repeating: 0xff, count: 5000), pieces: 5000))
        _ = Self.readAll(reader)
        #expect(reader.isDoubtful)
    }
}

extension String {
    /// Traditional characters for a text of ours.
    fileprivate func replacing(_ pairs: [(String, String)]) -> String {
        pairs.reduce(self) { text, pair in text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1) }
    }
}
