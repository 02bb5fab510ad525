import MoyinDocuments
import MoyinFormats
import Testing

@Suite struct SVGFormatTests {
    @Test func words() throws {
        let bytes = Array(
            #"<svg xmlns="http://www.w3.org/2000/svg"><title>张三丰</title><text x="1" y="1">电话 138<tspan font-weight="bold">00138000</tspan><tspan x="1" y="9">第二行</tspan></text><path d="M0 0"/><!--13800138001--></svg>"#.utf8)
        let document = FormatReader.read(bytes, named: Array("a.svg".utf8))
        #expect(document.type == .svg && document.failure == nil && document.remarks.isEmpty)
        let page = String(decoding: document.page, as: UTF8.self)
        #expect(page.contains("<p>电话 13800138000<br>第二行</p>") && page.contains("张三丰"))
        let copy = String(decoding: try FormatReader.write(bytes, named: Array("a.svg".utf8), TokenRemoval.changes(document, ["13800138000", "张三丰"])), as: UTF8.self)
        #expect(copy.contains("<title>***</title>") && copy.contains("电话 ***<tspan") && !copy.contains("138"))
    }

    @Test func picturesWithinAreNotRead() {
        let bytes = Array(#"<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="data:image/png;base64,AAAA"/></svg>"#.utf8)
        #expect(FormatReader.read(bytes, named: Array("a.svg".utf8)).failure == FileFailure(.unsupported, "image"))
        let outlines = Array(("<svg>" + String(repeating: "<path/>", count: 4) + "</svg>").utf8)
        #expect(FormatReader.read(outlines, named: Array("a.svg".utf8)).remarks == [FileRemark(.unreadPictures)])
    }
}
