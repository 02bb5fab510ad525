import CNameKernels
import MoyinText
import Testing

@testable import MoyinNames

/// Every kernel reads and finds what the plain one does, and that is what the gate says of each place.
@Suite(.serialized) struct NameKernelTests {
    private static let texts: [String] = [
        "局长张建国同志主持会议，副局长王丽、欧阳志远出席。", "审判员　王　明\r\n书 记 员  李 志 强\n\n张\n建国", "Bill Gates、J·K·罗琳、克林顿、阿卜杜·热合曼 abc １２",
        "被告人张某某、李*、欧阳××、小王、老李、王先生、陈方安生", "趙雲𠮷田\u{200b}四，李\u{3000}芳①②㈠", "", "王", "张三", "1|王建国|13800138000|备注\n2|李志强|无|無",
    ]

    /// Lengths around the blocks of the kernels, with a damaged byte here and there.
    private static func long(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var state: UInt64 = 7
        while bytes.count < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes += Array(texts[Int(state >> 33) % texts.count].utf8)
            if state >> 40 & 31 == 0 { bytes += state >> 45 & 1 == 0 ? [0xe5] : [0xe0, 0x80, 0xaa] }
        }
        return bytes
    }

    private struct Reading: Equatable {
        var units: [UInt16]
        var gaps: [UInt8]
        var starts: [Int]
        var hits: [[Int]]
    }

    private static func read(_ bytes: [UInt8]) -> Reading {
        var text = Sample.units()
        return bytes.withUnsafeBufferPointer { buffer in
            text.read(buffer.baseAddress!, 0..<buffer.count)
            func places(_ mask: UnsafeMutablePointer<UInt64>) -> [Int] { (0..<text.count).filter { mask[$0 / 64] >> UInt64($0 % 64) & 1 != 0 } }
            return Reading(
                units: (0..<text.count).map { text.units[$0] }, gaps: (0..<text.count).map { text.gaps[$0] },
                starts: (0..<text.count).map { text.bytes(of: $0..<($0 + 1)).lowerBound },
                hits: [places(text.hits.two), places(text.hits.three), places(text.hits.other)])
        }
    }

    private static func kernels() -> [String] {
        var names: [String] = []
        var next = mnk_kernels()!
        while let name = next.pointee {
            names.append(String(cString: name))
            next += 1
        }
        return names
    }

    @Test func kernelsAgree() {
        defer { mnk_use_kernel(nil) }
        let inputs = Self.texts.filter { !$0.isEmpty }.map { Array($0.utf8) } + [190, 6140, 6200, 12_500, 20_000].map(Self.long)
        for input in inputs {
            mnk_use_kernel("scalar")
            let plain = Self.read(input)
            for kernel in Self.kernels() {
                #expect(mnk_use_kernel(kernel))
                #expect(Self.read(input) == plain, "\(kernel), \(input.count) bytes")
            }
        }
    }

    /// Units are what the fold says of each scalar, read one by one.
    @Test func readingIsFolding() {
        for input in Self.texts.filter({ !$0.isEmpty }) {
            let expected = input.unicodeScalars.compactMap { scalar -> UInt16? in
                let entry = Sample.fold[scalar.value]
                switch entry.symbolClass {
                case .space, .tab, .lineBreak, .ignorable: return nil
                case .digit: return NameUnits.digit
                case .expanding: return 0
                case .han, .hanDigit: return entry.unit == 0 ? NameUnits.rare : entry.unit
                default: return entry.unit
                }
            }
            #expect(Self.read(Array(input.utf8)).units == expected, "\(input)")
        }
    }

    /// The bits of the kernel are the sums of the gate, place by place.
    @Test func bitsAreSums() {
        let bytes = Self.long(9000)
        var text = Sample.units()
        bytes.withUnsafeBufferPointer { text.read($0.baseAddress!, 0..<$0.count) }
        let finder = CandidateFinder(model: Sample.model)
        let units = UnsafePointer(text.units)
        for place in 0..<(text.count - 3) {
            func bit(_ mask: UnsafeMutablePointer<UInt64>) -> Bool { mask[place / 64] >> UInt64(place % 64) & 1 != 0 }
            if text.gaps[place + 1] == 0 {
                #expect(bit(text.hits.two) == finder.passes(text, units, place, 2), "\(place)")
                if text.gaps[place + 2] == 0 { #expect(bit(text.hits.three) == finder.passes(text, units, place, 3), "\(place)") }
            } else {
                #expect(!bit(text.hits.two) && !bit(text.hits.three))
            }
        }
    }

    /// Common words are looked up by their first two characters first: no word of the dictionary is lost by that.
    @Test func wordsBeginWithKnownPairs() {
        for word in ["会议", "领导小组", "工作", "政府", "办公室", "经济"] {
            let units = Sample.units(word)
            #expect(Sample.model.isWord(units), "\(word)")
            #expect(Sample.model.pairs.contains(units[0], units[1]), "\(word)")
        }
    }
}
