import Foundation
@testable import MoyinService
import Testing

extension ConsoleTests {
    /// The ledger as an officer works with it.
    struct AuditPageTests {
        private static let export = """
            {"id":"a1","title":"低保公示","unit":"民政局","url":"https://www.example.gov.cn/a1.html","text":"申请人张某某，身份证号码110101190003070010。"}
            {"id":"a3","title":"名单","unit":"教育局","text":"家长手机：13900001234"}

            """

        /// A server with a ledger, and a page that shows it.
        private static func with(width: Int = 1280, height: Int = 900, _ body: (ConsoleServer, Page) async throws -> Void) async throws {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("moyin-audit-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try await ConsoleServer.with({ $0.ledger = folder.appendingPathComponent("city.db").path }, width: width, height: height) { server, page in
                try await page.open(server.address + "/audit#enter")
                try await page.wait("!document.querySelector('#enter').hidden")
                try await page.choose("#run-file", "export.jsonl", Self.export)
                try await page.click("#run button.main")
                try await page.wait("document.querySelector('#run-result').textContent.includes('新发现问题 2')")
                try await body(server, page)
            }
        }

        @Test func fromTheListToAPassedRecheck() async throws {
            try await Self.with { _, page in
                try await page.click("#to-list")
                try await page.wait("document.querySelectorAll('#cases tr').length === 2")
                #expect(try await page.text("#cases").contains("居民身份证号码"))
                #expect(try await page.text("#page").contains("共 2 件"))
                // Both are given out at once.
                try await page.click("#by")
                try await page.type("张三")
                try await page.click("#choose-all")
                try await page.wait("document.querySelector('#bulk').textContent.includes('已选 2 件')")
                try await page.click("#bulk-assign")
                try await page.wait("document.activeElement.id === 'act-unit'")
                try await page.run("document.querySelector('#act-deadline').value = '2020-01-31'")
                try await page.click("#act-person")
                try await page.type("李主任")
                try await page.press("Enter")
                try await page.wait("document.querySelector('#status').textContent.includes('已改动 2 件')")
                #expect(try await page.count("#cases .tag.assigned") == 2)
                #expect(try await page.count("#cases .late") == 2)
                // One of them, by the keyboard.
                try await page.run("document.querySelector('#cases .title a').focus()")
                try await page.press("Enter")
                try await page.wait("document.activeElement.id === 'case-title'")
                #expect(try await page.text("#case").contains("李主任"))
                #expect(try await page.text("#case .history").contains("本机 · 张三"))
                try await page.click("#do-recheck")
                try await page.wait("document.activeElement.id === 'act-text'")
                try await page.type("申请人张某某，身份证号码110101190003070010。")
                try await page.click("#case form button.main")
                try await page.wait("document.querySelector('#status').textContent === '问题仍在'")
                try await page.click("#do-recheck")
                try await page.wait("document.activeElement.id === 'act-text'")
                try await page.type("申请人张某某。")
                try await page.click("#case form button.main")
                try await page.wait("document.querySelector('#status').textContent === '复查通过'")
                #expect(try await page.count("#case .case-head .tag.rechecked") == 1)
                try await page.click("#do-close")
                try await page.wait("document.querySelector('#case form')")
                try await page.click("#case form button.main")
                try await page.wait("document.querySelector('#case .tag.closed')")
                // No value stands on the page.
                #expect(try await page.value("!document.body.innerHTML.includes('110101190003070010')"))
                try await page.click("#case a[href='#list']")
                try await page.wait("document.querySelectorAll('#cases tr').length === 1")
                try await page.click("#to-figures")
                try await page.wait("document.querySelector('#account')")
                #expect(try await page.text("#account").contains("自查 2 + 上级交办 0 = 整改 1 + 未整改 1 + 误报 0"))
                try await page.click("#verify")
                try await page.wait("document.querySelector('#proof.good')")
                #expect(try await page.text("#proof").contains("问题 2 个，条目 2 条"))
            }
        }

        @Test func filtersAndLanguages() async throws {
            try await Self.with { _, page in
                try await page.click("#to-list")
                try await page.wait("document.querySelectorAll('#cases tr').length === 2")
                try await page.click("#f-unit")
                try await page.type("教育局")
                try await page.press("Enter")
                try await page.wait("document.querySelectorAll('#cases tr').length === 1")
                #expect(try await page.text("#cases").contains("名单"))
                try await page.click("#language")
                try await page.wait("document.querySelector('#cases').textContent.includes('Mobile number')")
                #expect(try await page.value("document.querySelector('#f-state').selectedOptions[0].textContent", as: String.self) == "open")
                try await page.click("#filter button[type=reset]")
                try await page.wait("document.querySelectorAll('#cases tr').length === 2")
            }
        }

        @Test func itFitsANarrowScreen() async throws {
            try await Self.with(width: 390, height: 844) { _, page in
                for view in ["list", "case-1", "figures", "enter"] {
                    try await page.run("location.hash = '\(view)'")
                    try await page.wait("!document.querySelector('#\(view.prefix { $0 != "-" })').hidden && document.querySelector('#\(view.prefix { $0 != "-" })').textContent")
                    #expect(try await page.value("document.documentElement.scrollWidth <= innerWidth"), "\(view)")
                }
            }
        }

        @Test func aUnitSeesItsOwn() async throws {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("moyin-audit-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let keys = KeyFile(folder.appendingPathComponent("keys").path)
            let (office, officeToken) = APIKey.make(label: "信息公开办", scopes: [.auditRead, .auditWrite], rate: 0, at: 1)
            let (unit, unitToken) = APIKey.make(label: "教育局", scopes: [.auditRead, .auditWrite], rate: 0, unit: "教育局", at: 1)
            let (other, otherToken) = APIKey.make(label: "发布系统", scopes: [.check], rate: 0, at: 1)
            for key in [office, unit, other] { try keys.add(key) }
            try await ConsoleServer.with({
                $0.ledger = folder.appendingPathComponent("city.db").path
                $0.keyFile = keys.path
            }) { server, page in
                func show(_ token: String) async throws {
                    try await page.open("about:blank")
                    try await page.open(server.address + "/audit#list")
                    try await page.wait("!document.querySelector('#key-form').hidden")
                    try await page.click("#key")
                    try await page.type(token)
                    try await page.press("Enter")
                }
                try await show(otherToken)
                try await page.wait("document.querySelector('#status').textContent.includes('audit_read')")
                #expect(try await page.value("!document.querySelector('#key-form').hidden"))
                try await show(officeToken)
                try await page.wait("document.querySelector('#key-form').hidden")
                try await page.click("#to-enter")
                try await page.wait("!document.querySelector('#enter').hidden")
                try await page.choose("#run-file", "export.jsonl", Self.export)
                try await page.click("#run button.main")
                try await page.wait("document.querySelector('#run-result').textContent.includes('新发现问题 2')")
                try await show(unitToken)
                try await page.wait("document.querySelectorAll('#cases tr').length === 1")
                #expect(try await page.text("#cases").contains("教育局"))
                #expect(try await page.value("document.querySelector('#to-enter').hidden"))
                try await page.click("#cases .title a")
                try await page.wait("document.querySelector('#do-rectify')")
                #expect(try await page.count("#do-assign") == 0)
                try await page.click("#do-rectify")
                try await page.wait("document.activeElement.id === 'act-measure'")
                try await page.type("脱敏")
                try await page.press("Enter")
                try await page.wait("document.querySelector('#case .tag.rectified')")
                #expect(try await page.text("#case .history").contains("教育局"))
                // The browser notes each refusal by itself.
                page.forgiveComplaints()
            }
        }

        @Test func aServiceWithoutALedgerSaysSo() async throws {
            try await ConsoleServer.with { server, page in
                try await page.open(server.address + "/audit")
                try await page.wait("document.querySelector('#status').textContent.includes('--ledger')")
                page.forgiveComplaints()
            }
        }
    }
}

extension Page {
    /// Chooses a file with this content.
    fileprivate func choose(_ selector: String, _ name: String, _ content: String) async throws {
        try await run(
            """
            const data = new DataTransfer();
            data.items.add(new File([\(Self.quoted(content))], \(Self.quoted(name))));
            document.querySelector(\(Self.quoted(selector))).files = data.files;
            """)
    }
}
