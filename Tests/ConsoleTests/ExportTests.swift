import Foundation
import Testing

extension ConsoleTests {
    struct ExportTests {
        @Test func theCopyIsTheServices() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                try await page.click("#copy")
                try await page.wait("document.querySelector('#status').textContent.startsWith('已复制脱敏稿')")
                let copy: String = try await page.value("navigator.clipboard.readText()")
                #expect(copy == letter.replacingOccurrences(of: "13800138000", with: "138****8000").replacingOccurrences(of: "某社区5幢301室", with: "***"))
                #expect(try await page.status.contains("改动 2 处"))
                // The preview itself cannot be taken.
                try await page.run("getSelection().selectAllChildren(document.querySelector('#preview'))")
                #expect(try await page.value("getSelection().toString()", as: String.self) == "")
            }
        }

        @Test func theDownloadIsNamedAfterNobody() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                try await page.run("window.saved = ''; HTMLAnchorElement.prototype.click = function () { window.saved = this.download; window.savedFrom = this.href; }")
                try await page.click("#download")
                try await page.wait("window.saved")
                #expect(try await page.value("window.saved", as: String.self) == "脱敏稿.txt")
            }
        }

        @Test func aRefusalIsSaidAsTheServiceSaysIt() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                try await page.run("await navigator.clipboard.writeText('原来的')")
                try await page.answer("/v1/redact", Page.Answer(status: 422, type: "application/problem+json", body: #"{"code":"still-present","detail":"副本里仍有手机号码","remedy":"人工处理后重试"}"#))
                try await page.click("#copy")
                try await page.wait("document.querySelector('#status').textContent.includes('没有生成：副本里仍有手机号码；人工处理后重试')")
                #expect(try await page.value("navigator.clipboard.readText()", as: String.self) == "原来的")
                page.forgiveComplaints()
            }
        }

        @Test func theRecordIsShownAndPrinted() async throws {
            let sheet = #"<!DOCTYPE html><html><head><meta charset="utf-8"><title>审查表</title><style>td { color: rgb(1, 2, 3) }</style><script>parent.ran = true</script></head><body><table><tr><td>检查结论：脱敏后公开</td></tr></table></body></html>"#
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.press("F8")
                try await page.press("Alt+2")
                try await page.answer("/v1/record", Page.Answer(type: "text/html; charset=utf-8", body: sheet))
                try await page.click("#record-open")
                try await page.wait("document.querySelector('#record').open")
                #expect(try await page.value("document.querySelector('#record-sheet').contentDocument.body.innerText", as: String.self).contains("检查结论：脱敏后公开"))
                // Its style is its own; its scripts are nobody's.
                #expect(try await page.value("getComputedStyle(document.querySelector('#record-sheet').contentDocument.querySelector('td')).color", as: String.self) == "rgb(1, 2, 3)")
                #expect(try await page.value("window.ran === undefined"))
                let asked = try #require(page.bodies("/v1/record").last)
                #expect(asked.contains(#""format":"html""#))
                #expect(asked.contains(#""action":"remove""#))
                try await page.run("window.printed = 0; document.querySelector('#record-sheet').contentWindow.print = () => { window.printed++ }")
                try await page.click("#record-print")
                #expect(try await page.value("window.printed === 1"))
                try await page.run("window.saved = []; HTMLAnchorElement.prototype.click = function () { window.saved.push(this.download); }")
                try await page.click("#record-html")
                try await page.click("#record-json")
                try await page.wait("window.saved.length === 2")
                #expect(try await page.value("window.saved", as: [String].self) == ["审查表.html", "审查表.json"])
                #expect(page.bodies("/v1/record").last?.contains(#""format":"json""#) == true)
                try await page.click("#record-close")
                try await page.wait("document.querySelector('#record-sheet').contentDocument.body.innerText === ''")
            }
        }
    }
}
