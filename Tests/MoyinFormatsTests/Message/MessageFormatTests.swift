@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct MessageFormatTests {
    private static let values = ["11010519491231002X", "13800138000", "张三丰"]
    private static func wide(_ text: String) -> [UInt8] { Array(text.utf8).utf16OfUTF8 }

    /// The list of properties: a head, then each with its type, number and length.
    private static func properties(_ head: Int, _ list: [(tag: Int, count: Int)]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: head)
        for (tag, count) in list { for number in [tag, 6, count, 0] { bytes.append32(number) } }
        return bytes
    }

    private static let rtf = CompressedRTF.plain(Array(#"{\rtf1\ansi 13800138000\par}"#.utf8))

    private static let message: [UInt8] = {
        let attachment = ["__attach_version1.0_#00000000"], inner = ["__attach_version1.0_#00000001"], embedded = inner + ["__substg1.0_3701000D"], recipient = ["__recip_version1.0_#00000000"]
        let text = Array("身份证号 11010519491231002X".utf8)
        return ObjectFormatTests.compound([
            ([], "__properties_version1.0", properties(32, [(0x0037_001f, 34), (0x1000_001f, 50), (0x1009_0102, rtf.count)])),
            ([], "__substg1.0_0037001F", wide("关于张三丰的通知")), ([], "__substg1.0_1000001F", wide("张三丰的电话是13800138000。")), ([], "__substg1.0_10090102", rtf),
            (["__nameid_version1.0"], "__substg1.0_10090102", [1, 0, 0, 0]),
            (recipient, "__properties_version1.0", properties(8, [(0x3001_001e, 7)])), (recipient, "__substg1.0_3001001E", [0xd5, 0xc5, 0xc8, 0xfd, 0xb7, 0xe1]),
            (attachment, "__properties_version1.0", properties(8, [(0x3701_0102, text.count)])), (attachment, "__substg1.0_3707001F", wide("名单.txt")), (attachment, "__substg1.0_37010102", text),
            (embedded, "__properties_version1.0", properties(24, [(0x0037_001f, 26)])), (embedded, "__substg1.0_0037001F", wide("转发 13800138000")),
        ])
    }()

    @Test func everythingIsRead() {
        let document = FormatReader.read(Self.message, named: Array("a.msg".utf8))
        #expect(document.type == .msg && document.failure == nil && document.remarks == [])
        #expect(document.members.map { String(decoding: $0.name, as: UTF8.self) }.sorted() == ["body.rtf", "body.txt", "message-2.msg", "名单.txt"])
        let page = String(decoding: document.page, as: UTF8.self)
        #expect(page.contains("<p>关于张三丰的通知</p>") && page.contains("<p>张三丰</p>"))
        #expect(TokenRemoval.pages(document).contains("转发 13800138000"))
    }

    @Test func copy() throws {
        let document = FormatReader.read(Self.message)
        let copy = try FormatReader.write(Self.message, TokenRemoval.changes(document, Self.values))
        for value in Self.values { #expect(!Fixture.holds(copy, value)) }
        let again = FormatReader.read(copy)
        #expect(again.failure == nil)
        #expect(TokenRemoval.pages(again).contains("关于***的通知") && TokenRemoval.pages(again).contains("转发 ***"))
        // Lengths are said with the zero behind the text.
        let list = try #require(try CompoundFile(copy).stream("__properties_version1.0"))
        #expect(list.u32(32 + 8) == 2 * "关于***的通知".utf16.count + 2)
    }

    /// The example of [MS-OXRTFCP] 3.1.
    @Test func packedRichText() {
        let packed: [UInt8] = [
            0x2d, 0x00, 0x00, 0x00, 0x2b, 0x00, 0x00, 0x00, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a,
            0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ]
        #expect(CompressedRTF.unpacked(packed).map { String(decoding: $0, as: UTF8.self) } == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")
        #expect(CompressedRTF.unpacked(Array(packed.dropLast(20))) == nil)
    }

    @Test func damagedVariantsEndInAnAnswer() { Damage.attack(Self.message, named: "a.msg", rounds: 1_000) }
}
