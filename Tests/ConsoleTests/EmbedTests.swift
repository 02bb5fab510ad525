import Foundation
import MoyinService
import Testing

extension ConsoleTests {
    struct EmbedTests {
        /// A page of another system, which lets it run scripts and styles of its own files only.
        private func form(_ field: String, _ attributes: String = "", from service: ConsoleServer? = nil, at server: ConsoleServer, on page: Page) async throws {
            let other = service?.address ?? ""
            let markup = """
                <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><link rel="icon" href="data:,">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' \(other); style-src 'self'; connect-src 'self' \(other); img-src data:">
                </head><body>
                <form id="form" action="/done"><input id="title" name="title">\(field)<button id="send">发布</button></form>
                <script src="\(other)/embed.js" data-moyin-field="#body" \(attributes)></script></body></html>
                """
            try await page.answer("/form.html", Page.Answer(type: "text/html; charset=utf-8", body: markup))
            try await page.open(server.address + "/form.html")
            // Instead of leaving the page.
            try await page.run(
                """
                window.sent = 0;
                document.querySelector('#form').addEventListener('submit', (event) => { event.preventDefault(); window.sent++; });
                window.heard = [];
                document.addEventListener('moyin:verdict', (event) => window.heard.push(event.detail));
                """)
        }

        private let isHeld = "document.querySelector('#send').disabled"
        private let panel = "document.querySelector('#body + div').shadowRoot.textContent"

        @Test func holdsAndReleasesATextarea() async throws {
            try await ConsoleServer.with { server, page in
                try await form(#"<textarea id="body" name="body" rows="8" cols="60"></textarea>"#, at: server, on: page)
                try await page.wait("!\(isHeld)")
                try await page.click("#body")
                try await page.paste(letter)
                #expect(try await page.value(isHeld))
                try await page.wait("\(panel).includes('须先脱敏')")
                #expect(try await page.value(isHeld))
                #expect(try await page.value("\(panel).includes('手机号码 → 138****8000')"))
                let marked: [String] = try await page.value("[...document.querySelector('#body').previousElementSibling.shadowRoot.querySelectorAll('mark')].map((mark) => mark.textContent)")
                #expect(marked.first == "13800138000")
                // Enter in another line of the form does not get around the button.
                try await page.click("#title")
                try await page.press("Enter")
                try await page.run("document.querySelector('#form').requestSubmit()")
                #expect(try await page.value("window.sent", as: Int.self) == 0)
                // Nor does a text that a script wrote.
                try await page.run("document.querySelector('#body').value = '第一行没有什么。'; document.querySelector('#form').requestSubmit()")
                #expect(try await page.value("window.sent", as: Int.self) == 0)
                try await page.wait("!\(isHeld)")
                try await page.click("#send")
                #expect(try await page.value("window.sent", as: Int.self) == 1)
                let verdicts: [String] = try await page.value("window.heard.map((detail) => detail.verdict + ' ' + detail.held + ' ' + detail.findings)")
                #expect(verdicts.suffix(2) == ["redact true 2", "publish false 0"])
                // Numbers and names only.
                #expect(try await page.value("JSON.stringify(window.heard).includes('13800138000')", as: Bool.self) == false)
            }
        }

        @Test func marksAnElementThatCanBeEdited() async throws {
            try await ConsoleServer.with { server, page in
                try await form(#"<div id="body" contenteditable><p>来信人<b>李某</b></p><p>手机 138<i>0013</i>8000</p></div>"#, at: server, on: page)
                try await page.wait("\(panel).includes('须先脱敏')")
                #expect(try await page.value(isHeld))
                let marked: [String] = try await page.value("[...CSS.highlights.get('moyin-1-S3')].map(String)")
                #expect(marked == ["13800138000"])
                // Its markup is left alone.
                #expect(try await page.count("#body *") == 4)
                try await page.run("document.querySelector('#body').innerHTML = '<p>没有什么</p>'")
                try await page.wait("!\(isHeld)")
                #expect(try await page.value("CSS.highlights.get('moyin-1-S3').size", as: Int.self) == 0)
            }
        }

        @Test func aSiteThatIsAllowedMayAsk() async throws {
            try await ConsoleServer.with { site, page in
                let service = try await ConsoleServer { $0.allowedOrigins = [site.address] }
                try await form(#"<textarea id="body">手机：13800138000</textarea>"#, from: service, at: site, on: page)
                try await page.wait("\(panel).includes('须先脱敏')")
                #expect(try await page.value(isHeld))
                try await page.run("document.querySelector('#body').value = ''; document.querySelector('#body').focus()")
                try await page.type("没有什么")
                try await page.wait("!\(isHeld)")
                try await service.stop()
            }
        }

        @Test func aSiteThatIsNotAllowedIsHeld() async throws {
            try await ConsoleServer.with { site, page in
                let service = try await ConsoleServer()
                try await form(#"<textarea id="body">没有什么</textarea>"#, from: service, at: site, on: page)
                try await page.wait("\(panel).includes('未能检查')")
                #expect(try await page.value(isHeld))
                page.forgiveComplaints()
                try await service.stop()
            }
        }

        @Test func holdsWhatItIsToldTo() async throws {
            try await ConsoleServer.with { server, page in
                try await form(#"<textarea id="body">手机：13800138000</textarea>"#, #"data-moyin-hold="secrecy_review,withhold" data-moyin-lang="en""#, at: server, on: page)
                try await page.wait("\(panel).includes('To be redacted first')")
                #expect(try await !page.value(isHeld))
                try await page.run("document.querySelector('#body').value = ''; document.querySelector('#body').focus()")
                try await page.paste(secret)
                try await page.wait("\(panel).includes('Secrecy review first')")
                #expect(try await page.value(isHeld))
            }
        }

        @Test func holdsWhenTheServiceIsGone() async throws {
            try await Page.with { page in
                let server = try await ConsoleServer()
                try await form(#"<textarea id="body">没有什么</textarea>"#, #"data-moyin-hold="""#, at: server, on: page)
                try await page.wait("!\(isHeld)")
                try await server.stop()
                try await page.click("#body")
                try await page.type("又一行")
                try await page.wait("\(panel).includes('连不上墨隐的服务')")
                #expect(try await page.value(isHeld))
                #expect(try await page.value("window.heard.at(-1).verdict", as: String.self) == "not_reviewed")
                page.forgiveComplaints()
            }
        }
    }
}
