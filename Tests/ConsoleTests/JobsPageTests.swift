import Foundation
import Testing

extension ConsoleTests {
    struct JobsPageTests {
        private static func job(_ state: String, _ verdict: String = "null") -> String {
            #"{"id":"4f2a9c","state":"\#(state)","task":"check","progress":{"documents":1200,"bytes":500,"total_bytes":1000},"created":"2026-03-02T01:00:00Z","expires":"2026-03-03T01:00:00Z","verdict":\#(verdict),"links":{}}"#
        }

        @Test func aJobFromItsStartToItsEnd() async throws {
            try await ConsoleServer.with { server, page in
                try await page.answer("/v1/jobs", Page.Answer(body: #"{"jobs":[]}"#))
                try await page.open(server.address + "/jobs")
                try await page.wait("document.querySelector('#job-profile').options.length > 10")
                #expect(try await page.text("#no-jobs") == "没有任务。")
                try await page.run("const data = new DataTransfer(); data.items.add(new File(['{\"text\":\"x\"}\\n'], 'lines.jsonl')); document.querySelector('#job-file').files = data.files")
                try await page.answer("/v1/jobs?task=check", Page.Answer(status: 202, body: Self.job("queued")))
                try await page.answer("/v1/jobs", Page.Answer(body: #"{"jobs":[\#(Self.job("running"))]}"#))
                try await page.click("#new-job button.main")
                try await page.wait("document.querySelector('#jobs progress')")
                #expect(page.bodies("/v1/jobs?task=check").first?.hasPrefix("POST") == true)
                #expect(try await page.text("#jobs").contains("进行中，1,200 份"))
                #expect(try await page.value("document.querySelector('#jobs progress').value", as: Int.self) == 500)
                // It is looked at again by itself.
                try await page.answer("/v1/jobs", Page.Answer(body: #"{"jobs":[\#(Self.job("done", "\"redact\""))]}"#))
                try await page.wait("document.querySelector('#jobs').textContent.includes('脱敏后公开')")
                try await page.answer("/v1/jobs/4f2a9c/result", Page.Answer(type: "application/x-ndjson", body: "{}\n"))
                try await page.run("window.saved = ''; HTMLAnchorElement.prototype.click = function () { window.saved = this.download; }")
                try await page.click("#result-4f2a9c")
                try await page.wait("window.saved")
                #expect(try await page.value("window.saved", as: String.self) == "结果-4f2a9c.jsonl")
                try await page.answer("/v1/jobs/4f2a9c", Page.Answer(body: "{}"))
                try await page.answer("/v1/jobs", Page.Answer(body: #"{"jobs":[]}"#))
                try await page.click("#delete-4f2a9c")
                try await page.wait("!document.querySelector('#no-jobs').hidden")
                #expect(page.bodies("/v1/jobs/4f2a9c") == ["DELETE "])
            }
        }

        @Test func theServiceDoesTheJob() async throws {
            try await ConsoleServer.with { server, page in
                try await page.open(server.address + "/jobs")
                try await page.wait("document.querySelector('#job-profile').options.length > 10")
                try await page.run(
                    """
                    const data = new DataTransfer();
                    data.items.add(new File(['{"id":"a","text":"没有什么"}\\n{"id":"b","text":"手机：13800138000"}\\n'], 'lines.jsonl'));
                    document.querySelector('#job-file').files = data.files;
                    const make = URL.createObjectURL;
                    URL.createObjectURL = (blob) => { window.saved = blob; return make(blob); };
                    HTMLAnchorElement.prototype.click = () => {};
                    """)
                try await page.click("#new-job button.main")
                try await page.wait("document.querySelector('#jobs').textContent.includes('脱敏后公开')")
                #expect(try await page.text("#jobs").contains("完成，2 份"))
                // Without a file for it, the database is in memory.
                #expect(try await page.value("!document.querySelector('#fleeting').hidden"))
                try await page.click("#jobs button[id^=result]")
                try await page.wait("window.saved")
                let lines: String = try await page.value("window.saved.text()")
                #expect(lines.split(separator: "\n").count == 2)
                #expect(lines.contains(#""id":"b","verdict":"redact""#))
                try await page.click("#jobs button[id^=delete]")
                try await page.wait("!document.querySelector('#no-jobs').hidden")
            }
        }

        @Test func aServiceWithoutJobsIsNamed() async throws {
            try await ConsoleServer.with { server, page in
                try await page.answer("/v1/jobs", Page.Answer(status: 404, type: "application/problem+json", body: #"{"code":"not-found","detail":"没有这个地址","remedy":""}"#))
                try await page.open(server.address + "/jobs")
                try await page.wait("document.querySelector('#status').textContent.includes('没有批量任务')")
                page.forgiveComplaints()
            }
        }
    }
}
