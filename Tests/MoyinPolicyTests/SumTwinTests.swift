@testable import MoyinPolicy
import MoyinRules
import MoyinText
import MoyinTypes
import Testing

/// Lines are only read for sums where words of one stand: reading all of them finds no more. Figures are in plain or wide
/// digits: nobody writes a sum as ①②.
@Suite struct SumTwinTests {
    static let fold = FoldTable(simplified: BuiltinData.file("tables/traditional-simplified.tsv")!)
    static let book = PolicyBook(MarkingTests.catalog, fold: fold)

    /// Every line is read, whatever stands in it.
    static func plainly(_ text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var reader = SumReader(book.sums)
        var places: [Range<Int>] = []
        var start = 0
        while start <= text.count {
            let end = text[start...].firstIndex(of: 0x0a) ?? text.count
            places += reader.wrongSums(text, start..<end, fold)
            start = end + 1
        }
        return places.sorted { $0.lowerBound < $1.lowerBound }
    }

    static func compare(_ text: String) {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { bytes in
            let examined = Examination(bytes, origin: 0, endsText: true, [], book, book.general)
            let fast = examined.findings.filter { $0.kind == Kind("SUM_MISMATCH") }.map(\.range)
            let plain = plainly(bytes)
            if fast != plain { Issue.record("\(text)\nfast \(fast), plainly \(plain)") }
        }
    }

    @Test func corporaAlike() throws {
        for file in try MarkingTwinTests.files("Corpora", "Patterns") { Self.compare(file) }
    }

    /// The forms that are read, in any script, width and spacing.
    @Test(arguments: [
        "全年共举办活动78场，其中甲类41场、乙类27场、丙类9场。", "自查512条、交办46条，共整改568条。", "截至5月底公开信息228条，平均每月19条。",
        "动态信息共2907条，公告12条；动态信息中：要闻573条，部门1947条，乡镇300条。", "甲12件，乙13件，合计27件。", "甲12件，乙13件，总计27件。", "甲12件，乙13件，累计27件。", "甲12件，乙13件，总数27件。", "甲12件，乙13件，共计27件。",
        // Three figures of one digit each.
        "共9件，其中甲3件、乙5件。",
        // The figure stands as far behind its word as it may.
        "甲12件，乙13件，共收到群众来信来访各类事项27件。",
    ])
    func formsInDisguise(_ text: String) {
        #expect(text.utf8.withContiguousStorageIfAvailable { Self.plainly($0) }?.isEmpty == false, "\(text) is to have a wrong sum")
        let traditional: [Character: Character] = ["举": "舉", "办": "辦", "动": "動", "场": "場", "类": "類", "丙": "丙", "条": "條", "总": "總", "计": "計", "数": "數",  "开": "開", "闻": "聞", "门": "門"]
        func wide(_ text: String) -> String { String(text.map { $0.isASCII && $0.isNumber ? Character(UnicodeScalar($0.unicodeScalars.first!.value + 0xfee0)!) : $0 }) }
        for spelled in [text, String(text.map { traditional[$0] ?? $0 })] {
            for digits in [spelled, wide(spelled)] {
                Self.compare(digits)
                for space in [" ", "　", "\u{200b}", "  "] { Self.compare(digits.map(String.init).joined(separator: space)) }
                for (word, apart) in [("其中", "其 中"), ("合计", "合　计"), ("總計", "總 計"), ("平均每月", "平 均每月"), ("中：", "中 ："), ("共计", "共 计"), ("共", "共　　　　　　")] {
                    Self.compare(digits.replacing(word, with: apart))
                }
            }
        }
    }

    @Test(arguments: 0..<16)
    func randomTextsAlike(seed: Int) {
        let pieces = [
            "其中", "其 中", "中：", "中:", "平均每月", "截至", "5月底", "合计", "合計", "合　计", "总计", "總數", "累计", "共", "共计", "共\u{200b}", "共收到群众来信来访", "等各类事项", "累", "纍計", "㊥：", "\u{f94f}", "計", "数", "\u{2009}", "\u{fe0f}", "甲", "乙类", "丙", "整改", "要闻", "，", "、", "；", "。", "\n", " ", "　", "41", "27", "９", "78", "568", "12.5", "３", "㈡", "万", "场", "場", "件",
            "条", "條", "元", "余", "多", "等", "其余", "年", "（", "）", "%", "甲类41场", "、乙类27场", "、丙类9场", "共举办活动78场", "228条", "19条", "平 均", "每月", "總計",
        ]
        var random = SeededNumbers(UInt64(seed) + 11)
        for _ in 0..<400 { Self.compare((0..<(4 + random.below(28))).map { _ in pieces[random.below(pieces.count)] }.joined()) }
    }
}
