internal import MoyinText

/// The text of a mail's body, and the way back into its character set.
struct MailBody {
    /// Without a byte-order mark.
    let utf8: [UInt8]
    private let encoding: TextEncoding
    private let charset: String

    /// nil for what is no text.
    init?(_ content: [UInt8], _ charset: [UInt8]?) {
        let said = charset.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let declared = TextEncoding(name: said)
        guard let text = try? FileText(content, declared: declared) else { return nil }
        encoding = text.encoding
        self.charset = declared == text.encoding ? said : text.encoding == .big5hkscs ? "big5" : text.encoding.rawValue
        utf8 = text.text
    }

    /// - Returns: the text in the character set of the mail, or in UTF-8 when that has no sign for a part of it.
    func encoded(_ changed: [UInt8]) -> (bytes: [UInt8], charset: String) {
        if encoding != .utf8, let bytes = TextEncoder.encode(changed.span, to: encoding) { return (bytes, charset) }
        return (changed, "utf-8")
    }

    var isEncrypted: Bool { hasLine("-----BEGIN PGP MESSAGE-----") }

    /// Files as mail carried them before MIME: three digits of rights and a name.
    var hasPackedFiles: Bool {
        utf8.split(separator: 0x0a).contains { line in
            line.starts(with: "begin ".utf8) && line.count > 10 && line.dropFirst(6).prefix(3).allSatisfy { $0 &- 0x30 < 8 } && line.dropFirst(9).first == 0x20
        } && hasLine("end")
    }

    private func hasLine(_ text: String) -> Bool { utf8.split(separator: 0x0a).contains { $0.prefix { $0 != 0x0d }.elementsEqual(text.utf8) } }
}
