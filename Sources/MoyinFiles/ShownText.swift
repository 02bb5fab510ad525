package import Moyin
internal import MoyinReports

extension Engine {
    /// A name or title with labels in place of what must not be shown.
    package func shown(_ text: [UInt8]) -> [UInt8] { shown(check(utf8: text)) }

    /// Likewise, of a text that was checked as it stands.
    package func shown(_ assessment: Assessment) -> [UInt8] {
        var book = PseudonymBook()
        if let redaction = try? redact(assessment, style: .label, book: &book) { return redaction.utf8 }
        return Array(say("[名称已隐去]", "[name hidden]").utf8)
    }
}
