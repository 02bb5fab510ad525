import Foundation
import Testing

extension ConsoleTests {
    struct ReviewTests {
        @Test func pastedTextIsReviewedByItself() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                #expect(try await page.verdict == "redact")
                #expect(try await page.text("#verdict .word") == "脱敏后公开")
                #expect(try await page.text("#verdict .sentence").contains("《民法典》第一千零三十四条"))
                #expect(try await page.text("#counts").contains("2 须处理"))
                let marked: [String] = try await page.value("[...document.querySelectorAll('#marks mark.mask')].map((mark) => mark.textContent)")
                #expect(marked == ["13800138000", "浙江省绍兴市越城区府山街道某社区5幢301室"])
                // The mark lies under its words: field and marks are as high as each other.
                let heights: [Int] = try await page.value("[document.querySelector('#marks').offsetHeight, document.querySelector('#text').offsetHeight, document.querySelector('#text').scrollHeight]")
                #expect(heights[0] == heights[1] && heights[1] == heights[2])
                let preview = try await page.text("#preview")
                #expect(preview.contains("138****8000"))
                #expect(!preview.contains("13800138000"))
                #expect(preview.contains("12345热线"))
            }
        }

        @Test func whatIsTypedIsReviewedAfterAPause() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review("第一行没有什么。", at: server)
                #expect(try await page.verdict == "publish")
                try await page.type("手机：13800138000")
                // Nothing is said of a text that was not reviewed.
                #expect(try await page.verdict == "stale")
                #expect(try await page.value("document.querySelector('#copy').disabled"))
                try await page.reviewed()
                #expect(try await page.verdict == "redact")
                try await page.press("Control+Enter")
                try await page.reviewed()
                #expect(try await page.verdict == "redact")
            }
        }

        @Test func marksMoveWithTheText() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                // At its beginning, and before the next review.
                try await page.run("document.querySelector('#text').setSelectionRange(0, 0)")
                try await page.type("【转】")
                let marked: [String] = try await page.value("[...document.querySelectorAll('#marks mark.mask')].map((mark) => mark.textContent)")
                #expect(marked.first == "13800138000")
                try await page.reviewed()
                #expect(try await page.count("#marks mark.mask") == 2)
            }
        }

        @Test func whatIsMarkedSecretIsNotCleared() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(secret, at: server)
                #expect(try await page.text("#verdict .word") == "送保密审查")
                #expect(try await page.text("#verdict").contains("涉密阻断"))
                #expect(try await page.text("#verdict").contains("停止公开流程"))
                try await page.click("#marks ~ #text")
                try await page.press("F8")
                #expect(try await page.text("#finding h3") == "国家秘密标志")
                #expect(try await page.count("#finding .choices") == 0)
                try await page.click("#copy")
                try await page.wait("document.querySelector('#status').textContent.includes('没有生成')")
                #expect(try await page.status.contains("不能靠脱敏放行"))
                // The refusal of the service is an answer that the browser reports too.
                page.forgiveComplaints()
            }
        }

        @Test func aCaretInAFindingLooksAtIt() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                try await page.run("document.querySelector('#text').setSelectionRange(12, 12)")
                try await page.wait("document.querySelector('#finding h3')?.textContent === '手机号码'")
                #expect(try await page.text("#finding").contains("《民法典》第1034条"))
                #expect(try await page.text("#finding").contains("95%"))
                #expect(try await page.text("#finding .becomes").contains("138****8000"))
            }
        }

        @Test func theProfileIsAsked() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                try await page.run("const choice = document.querySelector('#profile'); choice.value = '信箱回复'; choice.dispatchEvent(new Event('change'))")
                try await page.wait("document.querySelector('#verdict').textContent.includes('按“信箱回复”检查')")
                #expect(try await !page.text("#verdict").contains("系统判断"))
            }
        }

        @Test func markupInATextIsText() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review("<img src=x onerror=alert(1)><script>alert(2)</script> 手机：13800138000", at: server)
                try await page.press("F8")
                #expect(try await page.count("main img, main script") == 0)
                #expect(try await page.text("#preview").contains("<script>alert(2)</script>"))
            }
        }

        @Test func aServiceThatIsGoneClearsNothing() async throws {
            try await Page.with { page in
                let server = try await ConsoleServer()
                try await page.review("第一行没有什么。", at: server)
                #expect(try await page.verdict == "publish")
                try await server.stop()
                try await page.type("又一行。")
                try await page.wait("document.querySelector('#verdict').dataset.verdict === 'not_reviewed'")
                #expect(try await page.text("#verdict").contains("连不上服务"))
                #expect(try await page.value("document.querySelector('#copy').disabled && document.querySelector('#download').disabled"))
                page.forgiveComplaints()
            }
        }
    }
}
