import Foundation
import Testing

/// The console as an officer uses it, in a real browser. One after another: they share the clipboard.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "no browser here; apt-get install chromium fonts-noto-cjk"))
enum ConsoleTests {
    /// A letter with a number and an address to hide.
    static let letter = "来信人李某（手机 13800138000）反映：其住浙江省绍兴市越城区府山街道某社区5幢301室，楼道照明长期损坏。\n答复：已通知物业修复。如有疑问请拨打12345热线。"
    /// Two numbers of one kind, one of another.
    static let roster = "序号,户主姓名,身份证号码,联系电话\n1,张某某,110101190003070010,13800138000\n2,李某,440524188001010014,13900001234\n"
    static let secret = "机密★10年\n\n关于储备物资的通知\n联系人：王小明，手机13800138000。\n"
}

extension Page {
    /// The console with a text in it, reviewed.
    func review(_ text: String, at server: ConsoleServer) async throws {
        try await open(server.address + "/")
        try await wait("document.querySelector('#profile').options.length > 10")
        try await click("#text")
        try await paste(text)
        try await reviewed()
    }

    /// Waits until what stands there was reviewed.
    func reviewed() async throws {
        try await wait("!['stale', 'none'].includes(document.querySelector('#verdict').dataset.verdict) && !document.querySelector('#copy').disabled")
    }

    var verdict: String { get async throws { try await value("document.querySelector('#verdict').dataset.verdict") } }
    var status: String { get async throws { try await text("#status") } }
}
