import MoyinRules
@testable import MoyinScan
import MoyinTypes
import Testing

/// The two laws of the fast path: a prefilter skips only what provably holds nothing, and findings do not depend on how
/// a text was cut.
@Suite struct TwinTests {
    static let catalog = try! RuleCatalog.builtin(examples: true)
    static let engine = try! ScanEngine(catalog)

    static func spans(_ text: [UInt8], _ mode: Scanner.Mode) -> [String] {
        var scanner = Scanner(engine)
        var findings: [Finding] = []
        scanner.scan(text.span, mode: mode, into: &findings)
        return findings.map { "\($0.kind) \($0.start)..<\($0.end) \($0.confidence)" }
    }

    @Test func everyExampleAlike() {
        for rule in Self.catalog.rules {
            for example in rule.examples {
                let text = Array(example.text.utf8)
                let fast = Self.spans(text, .prefiltered)
                let plain = Self.spans(text, .plain)
                if fast != plain { Issue.record("\(example.text): \(fast) but plainly \(plain)") }
            }
        }
    }

    /// Random strings over the characters that matter, long enough to cross blocks of the kernels.
    @Test(arguments: 0..<20)
    func randomTextsAlike(seed: Int) {
        var random = SplitMix(UInt64(seed) &+ 17)
        for _ in 0..<60 {
            let text = Array(Self.randomText(&random, 20 + Int(random.next() % 300)).utf8)
            let fast = Self.spans(text, .prefiltered)
            let plain = Self.spans(text, .plain)
            if fast != plain { Issue.record("\(String(decoding: text, as: UTF8.self)): \(fast) but plainly \(plain)") }
        }
    }

    /// Bytes that are no text at all: no crash, the same findings.
    @Test(arguments: 0..<10)
    func randomBytesAlike(seed: Int) {
        var random = SplitMix(UInt64(seed) &+ 99)
        for _ in 0..<60 {
            let text = (0..<(random.next() % 400)).map { _ in
                random.next() % 3 == 0 ? UInt8(truncatingIfNeeded: random.next()) : UInt8(0x30 + random.next() % 10)
            }
            let fast = Self.spans(text, .prefiltered)
            let plain = Self.spans(text, .plain)
            if fast != plain { Issue.record("\(text): \(fast) but plainly \(plain)") }
        }
    }

    static let pieces: [String] = [
        "1", "3", "8", "0", "13800138000", "110101190003070010", "１", "８", "①", "⑫", "一", "三", "八", "〇", "零", "壹", "捌",
        "\u{200b}", "\u{fe0f}", "\u{20e3}", "\u{202e}", " ", "　", "-", "－", "·", ".", "。", "，", "：", ":", "*", "**", "×", "●",
        "x", "XX", "O", "l", "I", "О", "手机", "电话", "身份证号", "住址", "住", "号", "年", "月", "日", "室", "转", "周岁", "栋", "单元", "组", "层", "出生", "生于", "姓名,手机",
        "账号", "学号", "  ", "BEGIN RSA PRIVATE KEY-----", "wechat", "token=", "是", "为", "（", "）", "(",
        ")", "@", "qq.com", "abc", "微信", "密码", "\n", "\r\n", "\t", "|", ",", "市", "区", "路", "元", "条", "浙A", "12345",
        "0571", "88123456", "＊", "＠", "略", "隐", "籍贯", "_", "__", "𝟏", "𠮷", "é", "e\u{301}", "1.10101E+17", "热线", "https://",
        "weibo.com/u/123", "AKIAIOSFODNN7EXAMPLE", "00:1A:2B:3C:4D:5E", "192.168.1.10", "〔2020〕5", "國", "號", "證", "身 份 證",
        "浙江省", "杭州", "北京", "镇", "村", "组", "三组", "栋", "单元", "巷", "出生", "生", "人，", "，安徽潜山人，", "家庭住址", "地址,", "位于",
        "字第", "年度", "第", "不动产权", "公司", "法定代表人", "\"", "姓名", "3#楼2-501", "之2",
        "____", "(at)", "#at#", " at ", " @ ", "#", "0000.5e00", "::", "2001:db8", ":3306", "[", "]", "A", "X", "DD-A6", "GB29 NWBK",
        "xxxx", "编号", "账号：", "+86", "17951", "852", "886", "使", "N30.123456", "E120.1234", "°", "′", "″", "为", "是", "密码 ",
        "Abc@", "字第", "身分證字號", "A123456789", "D2143569-X", "91350100M000100Y43", "6217 ", "证号", "（必填）", "\u{fe0f}\u{20e3}",
        "局长", "张建国", "同志", "張", "某某", "王", "先生", "、", "李明", "买买提·阿不都", "姓名,单位\n", "欧阳", "Wang Li", "经理", "李*",
    ]

    static func randomText(_ random: inout SplitMix, _ count: Int) -> String {
        (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    }
}

/// Small seeded generator (Steele, Lea and Flood, 2014).
struct SplitMix {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }
}
