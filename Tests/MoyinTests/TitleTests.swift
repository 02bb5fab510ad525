import Moyin
import Testing

/// The lines at the top of a text that are its title.
@Suite struct TitleTests {
    @Test(arguments: [
        ("柳政办发〔2026〕12号\n\n关于印发要点的通知\n\n各乡镇：\n", ["关于印发要点的通知"]),
        ("柳溪县人民政府办公室关于印发2026年\n政务公开工作要点的通知\n\n各乡镇：\n", ["柳溪县人民政府办公室关于印发2026年", "政务公开工作要点的通知"]),
        ("\u{feff}# 低保公示\n\n正文。\n", ["低保公示"]),
        ("　　任前公示　　\r\n张三，男。\r\n", ["任前公示"]),
        ("标题：关于停水的公告\n正文：今日停水。\n", ["关于停水的公告"]),
        ("title: 低保名单公示\n正文。\n", ["低保名单公示"]),
        ("序号,姓名,电话\n1,张三,13800138000\n", []),
        ("", []), ("\n\n", []),
    ])
    func lines(_ text: String, _ expected: [String]) {
        let bytes = Array(text.utf8)
        #expect(EngineTests.engine.title(of: bytes).map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
    }

    @Test func bytesThatAreNoText() {
        for bytes: [UInt8] in [[0xff, 0xfe, 0xe3, 0x80], Array("关于".utf8) + [0xe3], [UInt8](repeating: 0xef, count: 40_000)] {
            for line in EngineTests.engine.title(of: bytes) { #expect(line.upperBound <= bytes.count) }
        }
    }
}
