import Foundation
import Testing

extension ConsoleTests {
    struct DraftFileTests {
        private func drop(_ bytes: [UInt8], _ name: String, on page: Page) async throws {
            try await page.run(
                """
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([new Uint8Array(\(bytes))], \(Page.quoted(name))));
                for (const type of ['dragover', 'drop']) dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true, bubbles: true }));
                """)
        }

        @Test func textFilesAreOpened() async throws {
            try await ConsoleServer.with { server, page in
                try await page.open(server.address + "/")
                try await page.wait("document.querySelector('#profile').options.length > 10")
                try await drop(Array(roster.utf8), "名单.csv", on: page)
                try await page.reviewed()
                #expect(try await page.verdict == "redact")
                #expect(try await page.text("#file-name") == "名单.csv")
                // 手机：13800138000 in GB18030.
                try await drop([0xca, 0xd6, 0xbb, 0xfa, 0xa3, 0xba] + Array("13800138000".utf8), "稿.TXT", on: page)
                try await page.wait("document.querySelector('#text').value === '手机：13800138000'")
                try await page.reviewed()
                #expect(try await page.verdict == "redact")
                try await drop(Array("<p>手机：138<b>0013</b>8000</p>".utf8), "page.html", on: page)
                try await page.wait("document.querySelector('#text').value.startsWith('<p>')")
                try await page.reviewed()
                #expect(try await page.text("#preview") == "<p>手机：138****8000</p>")
                #expect(try await page.text("#finding, #findings").contains("手机号码"))
            }
        }

        @Test func otherFilesAreNamed() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                try await drop(Array("PK\u{3}\u{4}".utf8), "稿件.docx", on: page)
                #expect(try await page.status.contains("只读文本文件"))
                try await drop([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0xff, 0xff], "其实是.txt", on: page)
                try await page.wait("document.querySelector('#status').textContent.includes('没有打开')")
                // What stands there stays.
                #expect(try await page.value("document.querySelector('#text').value", as: String.self) == letter)
            }
        }
    }
}
