import Foundation
import Testing

extension ConsoleTests {
    struct LongTextTests {
        /// Two hundred pages, of which a tenth are rows of a roster.
        private static let text: String = {
            var text = ""
            var row = 0
            while text.utf16.count < 200_000 {
                text += "第\(row)条　各级行政机关应当按照规定公开政府信息，做到公正、公平、合法、便民，及时、准确地公开，并建立健全发布机制。\n"
                for _ in 0..<8 { text += "本单位负责组织实施，责任到人，按月调度，年底前完成，并按程序报告办理情况，接受群众监督。" }
                text += "\n"
                for _ in 0..<6 {
                    row += 1
                    text += "\(row)\t张某某\t联系电话\t138\(10_000_000 + row)\t1260\n"
                }
            }
            return text
        }()

        @Test func twoHundredPages() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(Self.text, at: server)
                try await page.wait("performance.getEntriesByName('moyin:painted').length > 0")
                #expect(try await page.value("document.querySelector('#text').value.length", as: Int.self) == Self.text.utf16.count)
                let findings: Int = try await page.value("[...document.querySelectorAll('.group.redact b')].reduce((sum, one) => sum + Number(one.textContent.replace(',', '')), 0)")
                #expect(findings > 1000)
                // From the answer of the service to its being seen; the service itself is measured elsewhere, with optimisation.
                let painted: Double = try await page.value("performance.getEntriesByName('moyin:painted').at(-1).duration")
                #expect(painted < 1000)
                // Only what can be seen carries marks.
                #expect(try await page.count("#marks mark") < 400)
                #expect(try await page.value("document.querySelector('#marks').offsetHeight === document.querySelector('#text').scrollHeight"))
                // What is far away is drawn when it is looked at, in its place.
                try await page.run("document.querySelector('#draft-scroller').scrollTop = 1e7")
                try await page.wait("[...document.querySelectorAll('#marks > div:last-child mark, #marks > div:nth-last-child(2) mark')].length > 0")
                try await page.run("document.querySelector('#text').setSelectionRange(100000, 100000)")
                for letter in ["一", "二", "三"] {
                    try await page.run(
                        """
                        window.typed = 0;
                        document.querySelector('#text').addEventListener('beforeinput', () => {
                          const from = performance.now();
                          requestAnimationFrame(() => setTimeout(() => { window.typed = performance.now() - from; }));
                        }, { once: true });
                        """)
                    try await page.type(letter)
                    try await page.wait("window.typed > 0")
                    #expect(try await page.value("window.typed", as: Double.self) < 1000)
                }
            }
        }
    }
}
