import Foundation
import Testing

extension ConsoleTests {
    struct DecisionTests {
        /// What the page asks of the service, as the service would read it.
        private func decisions(_ page: Page) async throws -> [[String: Any]] {
            try await page.answer("/v1/redact", Page.Answer(body: #"{"text":"…","edits":[]}"#))
            try await page.run("document.querySelector('#copy').click()")
            try await page.wait("document.querySelector('#status').textContent.startsWith('已复制')")
            let body = try #require(page.bodies("/v1/redact").last)
            let object = try JSONSerialization.jsonObject(with: Data(body.dropFirst("POST ".count).utf8)) as? [String: Any]
            #expect(object?["offsets"] as? String == "utf16")
            return object?["decisions"] as? [[String: Any]] ?? []
        }

        @Test func byMouse() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.click("#findings h3 button")
                try await page.click("#findings li button")
                #expect(try await page.text("#finding h3") == "居民身份证号码")
                try await page.click("#decide-remove")
                #expect(try await page.value("document.querySelector('#decide-remove').ariaPressed", as: String.self) == "true")
                #expect(try await !page.text("#preview").contains("11*************010"))
                #expect(try await page.count("#marks mark.remove") == 1)
                let sent = try await decisions(page)
                #expect(sent.count == 1)
                let start = (roster as NSString).range(of: "110101190003070010").location
                #expect(sent[0]["start"] as? Int == start && sent[0]["end"] as? Int == start + 18)
                #expect(sent[0]["action"] as? String == "remove")
            }
        }

        @Test func byKeyboardAlone() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.press("Escape")
                #expect(try await page.value("document.activeElement !== document.querySelector('#text')"))
                try await page.press("j")
                #expect(try await page.text("#finding .value").contains("110101190003070010"))
                // To keep it takes a reason.
                try await page.press("3")
                #expect(try await page.value("document.activeElement.id", as: String.self) == "reason")
                #expect(try await page.text("#reason-hint").contains("先写明理由"))
                try await page.type("系统误报")
                try await page.press("Enter")
                #expect(try await page.text("#preview").contains("110101190003070010"))
                try await page.run("document.querySelector('#next').focus()")
                try await page.press("j")
                #expect(try await page.text("#finding .value").contains("13800138000"))
                try await page.press("2")
                try await page.press("a")
                let sent = try await decisions(page)
                #expect(sent.map { $0["action"] as? String } == ["keep", "remove", "remove"])
                #expect(sent.map { $0["reason"] as? String } == ["系统误报", nil, nil])
                try await page.press("k")
                #expect(try await page.text("#finding .value").contains("110101190003070010"))
                try await page.press("Escape")
                #expect(try await page.value("document.querySelector('#finding').hidden"))
            }
        }

        @Test func allOfAKindAtOnce() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.click("#findings h3 button")
                try await page.click("#findings .bulk button:nth-of-type(3)")
                #expect(try await page.value("document.activeElement.matches('#findings .bulk input[aria-invalid]')"))
                try await page.type("依法应当公开")
                try await page.click("#findings .bulk button:nth-of-type(3)")
                #expect(try await page.text("#counts").contains("2 你已决定"))
                let sent = try await decisions(page)
                #expect(sent.map { $0["reason"] as? String } == ["依法应当公开", "依法应当公开"])
                try await page.click("#findings .bulk button:nth-of-type(4)")
                #expect(try await !page.text("#counts").contains("你已决定"))
            }
        }

        /// What is left in one place would tell what was hidden in another.
        @Test func oneValueStaysEverywhereOrNowhere() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review("手机13800138000。\n再打13800138000，或者13900001234。", at: server)
                try await page.press("F8")
                #expect(try await page.text("#finding .value").contains("相同的 2 处一并处理"))
                try await page.press("Alt+3")
                try await page.type("单位公开的联系方式")
                try await page.press("Enter")
                #expect(try await page.text("#counts").contains("2 你已决定"))
                try await page.click("#copy")
                try await page.wait("document.querySelector('#status').textContent.startsWith('已复制')")
                #expect(try await page.value("navigator.clipboard.readText()", as: String.self) == "手机13800138000。\n再打13800138000，或者139****1234。")
                try await page.click("#undecide")
                #expect(try await !page.text("#counts").contains("你已决定"))
            }
        }

        @Test func whatIsHiddenOnceIsHiddenInThePreviewEverywhere() async throws {
            let text = "拟资助下列学生：\n王晓明，身份证号：110101190003070010，家长电话 13900001234，班主任电话 0575-81234567。\n如有异议，请联系县教育局，电话 0575-81234567。\n"
            try await ConsoleServer.with { server, page in
                try await page.review(text, at: server)
                let dispositions: [String] = try await page.value("[...document.querySelectorAll('#marks mark')].filter((mark) => mark.textContent === '0575-81234567').map((mark) => mark.className)")
                #expect(dispositions.count == 2 && dispositions.allSatisfy { $0.contains("mask") })
                let preview = try await page.text("#preview")
                #expect(!preview.contains("81234567"))
                try await page.click("#copy")
                try await page.wait("document.querySelector('#status').textContent.startsWith('已复制')")
                let copy: String = try await page.value("navigator.clipboard.readText()")
                #expect(copy.trimmingCharacters(in: .newlines) == preview.replacingOccurrences(of: "\u{200b}", with: "").trimmingCharacters(in: .newlines))
            }
        }

        @Test func chordsActInTheText() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.press("F8")
                try await page.press("Alt+2")
                #expect(try await page.value("document.activeElement.id", as: String.self) == "text")
                #expect(try await page.value("document.querySelector('#text').value", as: String.self) == roster)
                try await page.press("Shift+F8")
                try await page.press("Alt+1")
                let sent = try await decisions(page)
                #expect(sent.map { $0["action"] as? String } == ["remove", "mask"])
            }
        }

        @Test func decisionsOutliveChangesElsewhere() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.press("F8")
                try await page.press("Alt+2")
                try await page.run("document.querySelector('#text').setSelectionRange(0, 0)")
                try await page.type("附件1\n")
                try await page.reviewed()
                #expect(try await page.text("#counts").contains("1 你已决定"))
                // A value that is changed is another one.
                let place = ("附件1\n" + roster as NSString).range(of: "110101190003070010").location
                try await page.run("document.querySelector('#text').setSelectionRange(\(place + 17), \(place + 18))")
                try await page.type("9")
                try await page.reviewed()
                #expect(try await !page.text("#counts").contains("你已决定"))
            }
        }

        @Test func helpNamesTheKeys() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.press("Escape")
                try await page.press("?")
                #expect(try await page.text("#help[open]").contains("Ctrl+Enter"))
                // Keys mean nothing to the page behind it.
                try await page.press("j")
                #expect(try await page.value("document.querySelector('#finding').hidden"))
                try await page.press("Escape")
                #expect(try await page.count("#help[open]") == 0)
            }
        }
    }
}
