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
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.press("F8")
                try await page.press("Alt+2")
                try await page.click("#record-open")
                try await page.wait("document.querySelector('#record').open")
                let sheet: String = try await page.value("document.querySelector('#record-sheet').contentDocument.body.innerText")
                #expect(sheet.contains("政府信息公开保密审查表") && sheet.contains("脱敏后公开") && sheet.contains("删除 1 处"))
                #expect(!sheet.contains("110101190003070010"))
                // Its style is its own.
                #expect(try await page.value("getComputedStyle(document.querySelector('#record-sheet').contentDocument.querySelector('table')).borderCollapse", as: String.self) == "collapse")
                try await page.run("window.printed = 0; document.querySelector('#record-sheet').contentWindow.print = () => { window.printed++ }")
                try await page.click("#record-print")
                #expect(try await page.value("window.printed === 1"))
                try await page.run("window.saved = []; HTMLAnchorElement.prototype.click = function () { window.saved.push(this.download); }")
                try await page.click("#record-html")
                try await page.click("#record-json")
                try await page.wait("window.saved.length === 2")
                #expect(try await page.value("window.saved", as: [String].self) == ["审查表.html", "审查表.json"])
                try await page.click("#record-close")
                try await page.wait("document.querySelector('#record-sheet').contentDocument.body.innerText === ''")
            }
        }

        @Test func scriptsInARecordAreNobodys() async throws {
            let sheet = "<!DOCTYPE html><html><head><title>x</title><script>parent.ran = true</script></head><body onload='parent.ran = true'>表<img src='data:,' onerror='parent.ran = true'></body></html>"
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.answer("/v1/record", Page.Answer(type: "text/html; charset=utf-8", body: sheet))
                try await page.click("#record-open")
                try await page.wait("document.querySelector('#record').open")
                try await page.run("await new Promise((resolve) => setTimeout(resolve, 200))")
                #expect(try await page.value("window.ran === undefined"))
                #expect(!page.complaints.isEmpty, "the policy says what it refused")
                page.forgiveComplaints()
            }
        }
    }
}
