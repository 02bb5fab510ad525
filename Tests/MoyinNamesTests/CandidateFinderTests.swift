import Testing

@testable import MoyinNames

/// Which spans are looked at, and what rules decide alone.
@Suite struct CandidateFinderTests {
    static func candidates(_ text: String) -> [(text: String, form: NameForm)] {
        let bytes = Array(text.utf8)
        var units = Sample.units()
        return bytes.withUnsafeBufferPointer { buffer in
            units.read(buffer.baseAddress!, 0..<buffer.count)
            var found: [NameCandidate] = []
            CandidateFinder(model: Sample.model).find(units, into: &found)
            var list: [(text: String, form: NameForm)] = []
            for candidate in found {
                list.append((String(decoding: bytes[units.bytes(of: candidate.range)], as: UTF8.self), candidate.form))
            }
            return list
        }
    }

    /// A mask hides the given name: the span is surname and mask.
    @Test(arguments: [
        ("被告人张某某犯盗窃罪", "张某某"), ("申请人李*于当日", "李*"), ("获奖者欧阳××等", "欧阳××"), ("证人黄某甲称", "黄某甲"),
        ("原告王某1与被告", "王某1"), ("学生赵＊＊的家长", "赵＊＊"), ("借款人陳某乙", "陳某乙"), ("张*明，男", "张*明"), ("被告人周某，男", "周某"),
    ])
    func masked(_ text: String, _ name: String) {
        #expect(Self.candidates(text).contains { $0.form == .masked && $0.text == name }, "\(Self.candidates(text))")
        #expect(Sample.names(text).contains(name))
    }

    /// A certain thing, not a certain person; a mask followed by a date.
    @Test(arguments: ["关于某些问题的通知", "和某单位签订合同", "对于某种情形", "由某省承担", "5×6=30"])
    func notMasked(_ text: String) {
        #expect(!Self.candidates(text).contains { $0.form == .masked }, "\(Self.candidates(text))")
    }

    @Test func yearBehindAMask() {
        #expect(Self.candidates("张某2020年入职").filter { $0.form == .masked }.map(\.text) == ["张某"])
    }

    /// Letter-spaced, or broken over a line once.
    @Test(arguments: [
        ("审判员　王　明", "王　明"), ("书 记 员  李 志 强", "李 志 强"), ("联系人张\n建国。", "张\n建国"), ("联系人张建\r\n国。", "张建\r\n国"), ("委员：李　芳", "李　芳"),
    ])
    func spacedAndBroken(_ text: String, _ name: String) {
        #expect(Self.candidates(text).contains { $0.text == name }, "\(Self.candidates(text))")
    }

    /// An empty line ends a name; so does a second break.
    @Test(arguments: ["张\n\n建国", "张\n建\n国"])
    func notOverBlocks(_ text: String) { #expect(!Self.candidates(text).contains { $0.text.hasSuffix("国") && $0.text.hasPrefix("张") }) }

    @Test func sortedAndDistinct() {
        let text = "王建国、李志强·阿卜杜·热合曼、J·K·罗琳、欧阳志远和小王、Bill Gates；张某某"
        let bytes = Array(text.utf8)
        var units = Sample.units()
        bytes.withUnsafeBufferPointer { units.read($0.baseAddress!, 0..<$0.count) }
        var found: [NameCandidate] = []
        CandidateFinder(model: Sample.model).find(units, into: &found)
        #expect(zip(found, found.dropFirst()).allSatisfy { ($0.start, $0.end) < ($1.start, $1.end) || $0.range == $1.range && $0.form != $1.form })
        #expect(found.allSatisfy { $0.start >= 0 && $0.start < $0.end && Int($0.end) <= units.count })
    }
}
