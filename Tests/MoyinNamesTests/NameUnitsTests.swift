import Testing

@testable import MoyinNames

@Suite struct NameUnitsTests {
    private static let texts = [
        "局长张建国 同志，ＡＢＣ abc １２", "王　明\r\n李\u{200b}四\n\n趙\u{3000}雲", "𠮷田\u{e123}某", "Émile·左拉", "", " \n", "①②㈠",
    ]

    /// Every unit's bytes are the character it stands for, in order; on either side stands the edge.
    @Test(arguments: texts)
    func offsetsLeadBack(_ text: String) {
        let bytes = Array(text.utf8)
        var units = Sample.units()
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            units.read(base, 0..<buffer.count)
            var last = 0
            for index in 0..<units.count {
                let range = units.bytes(of: index..<(index + 1))
                #expect(range.lowerBound >= last && !range.isEmpty)
                let part = String(decoding: bytes[range], as: UTF8.self)
                #expect(part.unicodeScalars.count == 1 && !part.contains("\u{fffd}"), "\(part)")
                last = range.upperBound
            }
        }
        guard !text.isEmpty else { return }
        for offset in 0..<NameUnits.padding {
            #expect(units.units[-1 - offset] == NameUnits.edge && units.units[units.count + offset] == NameUnits.edge)
            #expect(units.gaps[-1 - offset] == NameUnits.Gap.block && units.gaps[units.count + offset] == NameUnits.Gap.block)
        }
    }

    @Test func gapsAndSigns() {
        var units = Sample.units()
        let bytes = Array("張 明\u{3000}李\n四\r\n\r\n王Ａ9\u{200d}𠮷".utf8)
        bytes.withUnsafeBufferPointer { units.read($0.baseAddress!, 0..<$0.count) }
        let expected: [(String, UInt8)] = [("张", 4), ("明", 1), ("李", 2), ("四", 3), ("王", 4), ("a", 0), ("0", 0)]
        for (index, (character, gap)) in expected.enumerated() {
            #expect(units.units[index] == character.utf16.first!, "\(character)")
            #expect(units.gaps[index] == gap, "\(character)")
        }
        #expect(units.count == expected.count + 1 && units.units[expected.count] == NameUnits.rare)
        #expect(units.isCapital(5) && !units.isCapital(0) && !units.isCapital(99))
    }

    /// A part of a text is read as if it were the whole; what was read before leaves nothing.
    @Test func reuse() {
        var units = Sample.units()
        let bytes = Array("ABCDEFG王明，李四".utf8)
        bytes.withUnsafeBufferPointer { units.read($0.baseAddress!, 0..<$0.count) }
        bytes.withUnsafeBufferPointer {
            units.read($0.baseAddress!, 7..<13)
            #expect(units.bytes(of: 0..<2) == 7..<13)
        }
        #expect(units.count == 2 && !units.isCapital(0) && !units.isCapital(1))
        #expect(units.units[2] == NameUnits.edge && units.gaps[0] == NameUnits.Gap.block)
    }

    @Test func invalidBytesMeanNothing() {
        var units = Sample.units()
        let bytes = Array("王".utf8) + [0xff, 0xe7, 0x8e] + Array("明".utf8)
        bytes.withUnsafeBufferPointer { units.read($0.baseAddress!, 0..<$0.count) }
        #expect(units.units[0] == 0x738b && units.units[units.count - 1] == 0x660e)
        for index in 1..<(units.count - 1) { #expect(units.units[index] == 0) }
    }
}
