import CNameKernels
import MoyinNames
import MoyinRules
import MoyinText

/// A model file is loaded or refused with a remedy, and whatever a loaded one holds, searching with it leads nowhere
/// outside. With the built-in model names lie in the text, ascend, do not overlap, begin and end with characters.
enum NameLaws {
    private static let fold = FoldTable(simplified: BuiltinData.file("tables/traditional-simplified.tsv")!)
    private static let file = Array(BuiltinData.file("names/names.model")!)
    private static let builtin = try! NameModel.read(file)

    static func check(_ input: inout InputReader, _ complaints: inout Complaints) {
        let choices = input.byte()
        if choices & 3 == 1 {
            load(input.rest(), &complaints)
        } else if choices & 3 == 2 {
            // A file whose checksum is right and whose contents are not.
            let file = ModelPatch.patched(file, &input)
            let text = input.rest(of: NamePieces.all)
            if let model = load(file, &complaints) { search(text, model, isBuiltin: false, &complaints) }
        } else {
            let text = choices & 4 != 0 ? input.rest() : input.rest(of: NamePieces.all)
            search(text, builtin, isBuiltin: true, &complaints)
        }
    }

    @discardableResult
    private static func load(_ bytes: [UInt8], _ complaints: inout Complaints) -> NameModel? {
        do throws(NameModelError) {
            return try NameModel.read(bytes)
        } catch {
            complaints.add("refused without a remedy", unless: error.description.contains("；请"))
            return nil
        }
    }

    private static func search(_ text: [UInt8], _ model: NameModel, isBuiltin: Bool, _ complaints: inout Complaints) {
        var recogniser = NameRecogniser(model, fold: fold)
        let first = names(text, &recogniser)
        // Its memory holds what was read before.
        let second = names(text, &recogniser)
        complaints.equal(first.map(key), second.map(key), "the same text again")
        for kernel in ["scalar", "avx2", "avx512"] where mnk_use_kernel(kernel) {
            // A fresh one, so that what it read before is not seen; and texts at other places of the blocks.
            var other = NameRecogniser(model, fold: fold)
            complaints.equal(first.map(key), names(text, &other).map(key), "kernel \(kernel) differs")
        }
        _ = mnk_use_kernel(nil)
        var last = 0
        for name in first {
            let isInside = name.start >= last && name.start < name.end && name.end <= text.count
            complaints.add("\(name.start)..<\(name.end) after \(last) in \(text.count)", unless: isInside)
            guard isInside else { return }
            complaints.add("probability \(name.probability)", unless: (0...1).contains(name.probability))
            if isBuiltin {
                complaints.add("\(name.start)..<\(name.end) cuts a character", unless: String(validating: text[name.start..<name.end], as: UTF8.self) != nil)
            }
            for title in [name.titleBefore, name.titleAfter].compactMap(\.self) {
                complaints.add("title outside: \(title)", unless: title.lowerBound >= 0 && title.upperBound <= text.count && !title.isEmpty)
            }
            last = name.end
        }
    }

    private static func names(_ text: [UInt8], _ recogniser: inout NameRecogniser) -> [FoundName] {
        var names: [FoundName] = []
        text.withUnsafeBufferPointer { if let base = $0.baseAddress { recogniser.find(base, 0..<$0.count, into: &names) } }
        return names
    }

    private static func key(_ name: FoundName) -> [Int] { [name.start, name.end, Int(name.form.rawValue), Int(name.probability * 1e6)] }
}

/// Changes to a model file, with the checksum put right again.
enum ModelPatch {
    private static let head = 32

    static func patched(_ file: [UInt8], _ input: inout InputReader) -> [UInt8] {
        var sections = sections(file)
        for _ in 0..<(1 + input.below(6)) {
            let index = input.below(sections.count)
            let place = Int(input.byte()) << 16 | Int(input.byte()) << 8 | Int(input.byte())
            let count = input.below(9)
            guard !sections[index].bytes.isEmpty else { continue }
            let start = place % sections[index].bytes.count
            switch input.below(8) {
            case 0: sections[index].bytes.removeSubrange(start...)
            case 1: sections[index].bytes.replaceSubrange(start..<start, with: (0..<count).map { _ in input.byte() })
            default:
                for offset in start..<min(start + count, sections[index].bytes.count) { sections[index].bytes[offset] = input.byte() }
            }
        }
        return write(Array(file[..<head]), sections)
    }

    private static func sections(_ file: [UInt8]) -> [(tag: [UInt8], bytes: [UInt8])] {
        var sections: [(tag: [UInt8], bytes: [UInt8])] = []
        var position = head
        while position < file.count {
            let length = (0..<4).reduce(0) { $0 | Int(file[position + 4 + $1]) << (8 * $1) }
            sections.append((Array(file[position..<(position + 4)]), Array(file[(position + 8)..<(position + 8 + length)])))
            position += 8 + length
        }
        return sections
    }

    private static func write(_ head: [UInt8], _ sections: [(tag: [UInt8], bytes: [UInt8])]) -> [UInt8] {
        func little(_ number: UInt64, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) } }
        var payload: [UInt8] = []
        for section in sections { payload += section.tag + little(UInt64(section.bytes.count), 4) + section.bytes }
        // The checksum as the format has it.
        var sum: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(payload.count)
        var index = 0
        while index < payload.count {
            var word: UInt64 = 0
            if index + 8 <= payload.count {
                for offset in 0..<8 { word |= UInt64(payload[index + offset]) << UInt64(8 * offset) }
            } else {
                for byte in payload[index...] { word = word << 8 | UInt64(byte) }
            }
            sum = (sum ^ word) &* 0xff51_afd7_ed55_8ccd
            sum ^= sum >> 32
            index += 8
        }
        return Array(head[..<16]) + little(UInt64(payload.count), 8) + little(sum, 8) + payload
    }
}

/// What names and their surroundings are made of. Only grows at its end: regressions name pieces by their index.
enum NamePieces {
    static let all: [[UInt8]] = words.map { Array($0.utf8) }

    private static let words = [
        "王", "李", "張", "张", "欧阳", "歐陽", "司馬", "陈", "于", "任", "方", "和", "建", "国", "國", "志", "强", "秀英", "明", "华", "芳",
        "局长", "同志", "女士", "教授", "被告人", "審判長：", "主任", "某", "某某", "*", "××", "甲", "1", "2020年", "小", "老", "阿",
        "·", "‧", "•", ".", "克林顿", "阿卜杜", "熱合曼", "四世", "斯", "尔", "J", "Bill", " Gates", "CHAN ", "Tai-man", "é",
        "、", "，", "。", "：", "（", "）", " ", "　", "\t", "\n", "\r\n", "\n\n", "\u{200b}", "\u{feff}",
        "会议", "县", "镇", "村", "本法", "规定", "关于", "单位", "小泉", "纯一郎", "佐佐木", "𠮷", "\u{e123}", "々", "〇", "一", "王建国", "李志强",
        "\u{2}", "\u{0}", "\u{1}", "龍", "葉志偉", "负责", "x", "9", "１", "Ａ", "ﬁ", "①", "㈠", "️",
    ]
}
