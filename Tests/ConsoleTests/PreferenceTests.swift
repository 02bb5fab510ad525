import Foundation
import MoyinService
import Testing

extension ConsoleTests {
    struct PreferenceTests {
        @Test func bothLanguages() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                try await page.click("#language")
                try await page.wait("document.querySelector('#verdict .word').textContent === 'Publish after redaction'")
                #expect(try await page.value("document.documentElement.lang", as: String.self) == "en")
                #expect(try await page.value("document.querySelector('#text').value", as: String.self) == letter)
                try await page.press("F8")
                #expect(try await page.text("#finding h3") == "Mobile number")
                #expect(try await page.text("#finding").contains("shape"))
                // No words of the page are left in the other language, those of the text and of laws aside.
                let words: String = try await page.value(
                    """
                    [...document.querySelectorAll('header, .bar label, .bar button, .pane-head, .foot, .choices, dialog h2, dialog button')]
                      .map((one) => one.textContent).join(' ').replace(/墨隐|中文/g, '')
                    """)
                #expect(words.unicodeScalars.allSatisfy { !(0x4e00...0x9fff).contains($0.value) }, "\(words)")
                try await page.open(server.address + "/")
                #expect(try await page.text("#draft-title") == "Draft")
                try await page.click("#language")
                #expect(try await page.text("#draft-title") == "原文")
            }
        }

        @Test func lightAndDark() async throws {
            try await ConsoleServer.with { server, page in
                try await page.prefer(["prefers-color-scheme": "dark"])
                try await page.open(server.address + "/")
                let ground = "getComputedStyle(document.body).backgroundColor"
                #expect(try await page.value(ground, as: String.self) == "rgb(21, 24, 28)")
                try await page.click("#theme")
                #expect(try await page.value(ground, as: String.self) == "rgb(243, 245, 247)")
                try await page.answer("/v1/jobs", Page.Answer(body: #"{"jobs":[]}"#))
                try await page.open(server.address + "/jobs")
                #expect(try await page.value(ground, as: String.self) == "rgb(243, 245, 247)")
            }
        }

        /// Pairs of ink and ground that stand on each other, in both themes.
        @Test(arguments: ["light", "dark"]) func inkIsSeenOnItsGround(theme: String) async throws {
            try await ConsoleServer.with { server, page in
                try await page.open(server.address + "/")
                try await page.run("document.documentElement.dataset.theme = '\(theme)'")
                // Grounds, and what is written on each.
                let inks = [
                    "ground": ["ink", "quiet", "ink-blue"], "paper": ["ink", "quiet", "ink-blue", "good", "warn", "bad"], "ink-blue": ["on-blue"],
                    "good-ground": ["good", "ink", "quiet"], "warn-ground": ["warn", "ink", "quiet", "bad"], "bad-ground": ["bad", "ink", "quiet"],
                    "hover": ["ink", "quiet"], "hidden-ground": ["ink"], "s4-ground": ["ink", "s4"], "s3-ground": ["ink", "s3"],
                    "s2-ground": ["ink", "s2"], "s1-ground": ["ink", "s1"], "s0-ground": ["ink", "s0"],
                ]
                let style = "getComputedStyle(document.documentElement)"
                for (ground, ink) in inks.flatMap({ ground, inks in inks.map { (ground, $0) } }) {
                    let colours: [String] = try await page.value("['\(ink)', '\(ground)'].map((name) => \(style).getPropertyValue('--' + name).trim())")
                    let contrast = Self.contrast(colours[0], colours[1])
                    #expect(contrast >= 4.5, "\(ink) on \(ground): \(contrast)")
                }
            }
        }

        /// As WCAG 2 defines it, of two colours `#rrggbb`.
        private static func contrast(_ one: String, _ other: String) -> Double {
            func luminance(_ colour: String) -> Double {
                let value = Int(colour.dropFirst(), radix: 16) ?? 0
                let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
                    let share = Double(part) / 255
                    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
                }
                return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
            }
            let pair = [luminance(one), luminance(other)].sorted()
            return (pair[1] + 0.05) / (pair[0] + 0.05)
        }

        @Test func aTelephoneScrollsOneWayOnly() async throws {
            try await ConsoleServer.with(width: 390, height: 844) { server, page in
                try await page.review(roster + String(repeating: "一二三四五六七八九十abcdefghij", count: 40), at: server)
                for view in ["draft", "findings", "preview"] {
                    try await page.click("#tab-\(view)")
                    #expect(try await page.value("document.documentElement.scrollWidth", as: Int.self) <= 390, "\(view)")
                    #expect(try await page.value("[...document.querySelectorAll('.pane')].filter((pane) => pane.offsetWidth > 0).length", as: Int.self) == 1)
                }
                try await page.press("ArrowRight")
                #expect(try await page.value("document.querySelector('#tab-draft').ariaSelected", as: String.self) == "true")
                try await page.answer("/v1/jobs", Page.Answer(body: #"{"jobs":[]}"#))
                try await page.open(server.address + "/jobs")
                #expect(try await page.value("document.documentElement.scrollWidth", as: Int.self) <= 390)
            }
        }

        @Test func everyControlHasAName() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(roster, at: server)
                try await page.press("F8")
                try await page.click("#findings h3 button")
                let nameless: [String] = try await page.value(
                    """
                    [...document.querySelectorAll('button, input, select, textarea, [role=region], iframe, dialog')]
                      .filter((one) => one.type !== 'file' && !one.textContent.trim() && !one.ariaLabel && !one.title && !one.labels?.length
                        && !one.getAttribute('aria-labelledby')).map((one) => one.outerHTML)
                    """)
                #expect(nameless == [])
                try await page.prefer(["prefers-reduced-motion": "reduce"])
                #expect(try await page.value("getComputedStyle(document.querySelector('#check')).transitionDuration", as: String.self) == "0s")
            }
        }

        @Test func nothingOfTheTextIsKept() async throws {
            try await ConsoleServer.with { server, page in
                try await page.review(letter, at: server)
                try await page.click("#language")
                try await page.click("#theme")
                try await page.wait("document.querySelector('#verdict .word').textContent === 'Publish after redaction'")
                let kept: [String] = try await page.value("Object.keys(localStorage).sort()")
                #expect(kept == ["moyin.language", "moyin.theme"])
                let values: [String] = try await page.value("Object.values(localStorage).sort()")
                #expect(values == ["dark", "en"])
                let elsewhere: Int = try await page.value("(async () => sessionStorage.length + (await indexedDB.databases()).length + (await caches.keys()).length + document.cookie.length)()")
                #expect(elsewhere == 0)
                #expect(try await page.value("location.href", as: String.self) == server.address + "/")
                // Neither coming again nor going back brings it.
                try await page.open(server.address + "/record-sheet")
                try await page.run("history.back()")
                try await page.wait("document.querySelector('#text')")
                try await page.wait("document.querySelector('#profile').options.length > 10")
                #expect(try await page.value("document.querySelector('#text').value", as: String.self) == "")
            }
        }

        @Test func aKeyIsAskedForAndForgotten() async throws {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("console-keys-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: file) }
            let (key, token) = APIKey.make(label: "officer", scopes: [.check, .redact], rate: 0, at: 0)
            try KeyFile(file).add(key)
            try await ConsoleServer.with {
                $0.keyFile = file
            } _: { server, page in
                try await page.open(server.address + "/")
                try await page.wait("!document.querySelector('#key-form').hidden")
                page.forgiveComplaints()
                try await page.type(token)
                try await page.press("Enter")
                try await page.wait("document.querySelector('#key-form').hidden && document.querySelector('#profile').options.length > 10")
                #expect(try await page.value("document.querySelector('#key').value", as: String.self) == "")
                try await page.click("#text")
                try await page.paste(letter)
                try await page.reviewed()
                #expect(try await page.verdict == "redact")
                #expect(try await page.value("localStorage.length", as: Int.self) == 0)
            }
        }
    }
}
