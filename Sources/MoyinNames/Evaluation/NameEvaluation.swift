/// How well names are found in texts where they are known: exact spans, as `score_spans.py` of the project counts them.
public struct NameEvaluation: Sendable {
    public private(set) var documents = 0
    /// Names that are marked, and those of them that were found.
    public private(set) var marked = 0
    public private(set) var found = 0
    /// The same for names of Han characters, two to four, that begin with a common surname.
    public private(set) var ordinary = 0
    public private(set) var ordinaryFound = 0
    /// In texts whose names are all marked: bytes, names found that are marked, and those that are not.
    public private(set) var bytes = 0
    public private(set) var right = 0
    public private(set) var wrong = 0
    /// Of the wrong ones those that would be hidden without a look.
    public private(set) var wrongAndSure = 0
    public private(set) var reliability = Reliability()

    /// Names of this probability are hidden without a look.
    public static let sure: Float = 0.85

    public init() {}

    /// Counts what was found in one text.
    ///
    /// - Parameter isPartial: only some names are marked, so that recall alone means something.
    public mutating func add(_ names: [FoundName], marked ranges: [Range<Int>], in text: [UInt8], isPartial: Bool) {
        let wanted = Set(ranges)
        let got = Set(names.map { $0.start..<$0.end })
        let hits = wanted.intersection(got).count
        documents += 1
        marked += wanted.count
        found += hits
        for range in wanted where Self.isOrdinary(text[range]) {
            ordinary += 1
            if got.contains(range) { ordinaryFound += 1 }
        }
        guard !isPartial else { return }
        bytes += text.count
        right += hits
        wrong += got.count - hits
        wrongAndSure += names.count { $0.probability >= Self.sure && !wanted.contains($0.start..<$0.end) }
    }

    /// Counts how probable names were, also those too improbable to be reported.
    public mutating func weigh(_ names: [FoundName], marked ranges: [Range<Int>]) {
        let wanted = Set(ranges)
        for name in names { reliability.add(name.probability, isRight: wanted.contains(name.start..<name.end)) }
    }

    public static func += (left: inout NameEvaluation, right: NameEvaluation) {
        left.documents += right.documents
        left.marked += right.marked
        left.found += right.found
        left.ordinary += right.ordinary
        left.ordinaryFound += right.ordinaryFound
        left.bytes += right.bytes
        left.right += right.right
        left.wrong += right.wrong
        left.wrongAndSure += right.wrongAndSure
        left.reliability += right.reliability
    }

    // MARK: figures; nil where there is nothing to divide by

    public var recall: Double? { Self.share(found, of: marked) }
    public var precision: Double? { Self.share(right, of: right + wrong) }
    public var ordinaryRecall: Double? { Self.share(ordinaryFound, of: ordinary) }

    public var f1: Double? {
        guard let precision, let recall else { return nil }
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    public var wrongPerMegabyte: Double? { Self.share(wrong, of: bytes).map { $0 * 1e6 } }
    public var wrongAndSurePerMegabyte: Double? { Self.share(wrongAndSure, of: bytes).map { $0 * 1e6 } }

    private static func share(_ part: Int, of whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }

    private static func isOrdinary(_ bytes: ArraySlice<UInt8>) -> Bool {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0 != " " && $0 != "\u{3000}" }
        return (2...4).contains(scalars.count) && surnames.contains(scalars.first!) && !scalars.contains("·")
    }

    /// As `score_spans.py` has them.
    private static let surnames = Set(
        """
        王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎\
        史龙陶贺顾毛郝龚邵万覃武钱严莫孔欧向常汤康易乔赖文栾储柴费冉聂庞殷左童牟詹戚屈鲍乐葛苗古岑敖裴尤洪阮温季俞章鲁倪施翁祝焦耿关齐骆梅管申单辛路池车米商甘麦\
        張劉陳楊黃趙吳孫馬羅鄭謝許鄧馮韓蕭蔣蘇呂盧鍾譚陸賈韋鄒閻龍賀顧龔萬錢嚴歐湯喬賴葉關魯單齊駱麥欒儲費聶龐鮑樂
        """.unicodeScalars)
}
