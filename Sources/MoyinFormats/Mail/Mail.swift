internal import CMail
internal import MoyinDocuments

/// A mail as GMime takes it apart: nodes in the order of the file, the mail itself first.
final class Mail {
    private let handle: OpaquePointer
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    let count: Int

    /// - Throws: ``FileFailure``: `damaged`, or `tooLarge` for more or deeper parts than are read.
    init(_ bytes: [UInt8], most: Int) throws(FileFailure) {
        if MailBounds.isExceeded(bytes) { throw FileFailure(.tooLarge, "header") }
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
        _ = copy.update(fromContentsOf: bytes)
        var status: Int32 = 0
        guard let handle = moyin_mail_open(copy.baseAddress, bytes.count, Int32(clamping: most), &status) else {
            copy.deallocate()
            throw FileFailure(status == 1 ? .tooLarge : .damaged)
        }
        (self.bytes, self.handle) = (copy, handle)
        count = Int(moyin_mail_count(handle))
    }

    deinit {
        moyin_mail_close(handle)
        bytes.deallocate()
    }

    func kind(_ node: Int) -> moyin_mail_kind { moyin_mail_node(handle, Int32(node)) }

    /// In lower case.
    func type(_ node: Int) -> String {
        guard let type = moyin_mail_type(handle, Int32(node)) else { return "" }
        defer { moyin_mail_free(type) }
        return String(cString: type)
    }

    func headerCount(_ node: Int) -> Int { Int(moyin_mail_headers(handle, Int32(node))) }
    func headerName(_ node: Int, _ header: Int) -> String { moyin_mail_header_name(handle, Int32(node), Int32(header)).map { String(cString: $0) } ?? "" }
    func headerValue(_ node: Int, _ header: Int) -> [UInt8] { Self.bytes(moyin_mail_header_value(handle, Int32(node), Int32(header))) ?? [] }
    func setHeader(_ node: Int, _ header: Int, _ value: [UInt8]) { moyin_mail_set_header(handle, Int32(node), Int32(header), String(decoding: value, as: UTF8.self)) }
    func removeHeader(_ node: Int, _ header: Int) { moyin_mail_remove_header(handle, Int32(node), Int32(header)) }

    func parameter(_ node: Int, ofDisposition: Bool, _ name: String) -> [UInt8]? { Self.bytes(moyin_mail_parameter(handle, Int32(node), ofDisposition ? 1 : 0, name)) }

    func setParameter(_ node: Int, ofDisposition: Bool, _ name: String, _ value: [UInt8]) {
        moyin_mail_set_parameter(handle, Int32(node), ofDisposition ? 1 : 0, name, String(decoding: value, as: UTF8.self))
    }

    /// By name in lower case.
    func parameters(_ node: Int, ofDisposition: Bool) -> [(String, [UInt8])] {
        let which: Int32 = ofDisposition ? 1 : 0
        return (0..<moyin_mail_parameter_count(handle, Int32(node), which)).compactMap { index in
            guard let name = moyin_mail_parameter_name(handle, Int32(node), which, index), let value = Self.bytes(moyin_mail_parameter(handle, Int32(node), which, name)) else { return nil }
            return (String(cString: name).lowercased(), value)
        }
    }

    /// What a part holds, decoded, or the mail that it encloses.
    func content(_ node: Int) -> [UInt8]? {
        var count = 0
        guard let content = moyin_mail_content(handle, Int32(node), &count) else { return nil }
        defer { moyin_mail_free(content) }
        return Array(UnsafeBufferPointer(start: content, count: count))
    }

    func setContent(_ node: Int, _ content: [UInt8], _ encoding: moyin_mail_encoding) -> Bool { moyin_mail_set_content(handle, Int32(node), content, content.count, encoding) == 0 }

    /// What stands before the parts or behind them; nil where it is blank.
    func margin(_ node: Int, behind: Bool) -> [UInt8]? {
        guard let text = Self.bytes(moyin_mail_margin(handle, Int32(node), behind ? 1 : 0)), text.contains(where: { $0 > 0x20 }) else { return nil }
        return (try? FileText(text))?.text ?? text
    }

    func clearMargin(_ node: Int, behind: Bool) { moyin_mail_set_margin(handle, Int32(node), behind ? 1 : 0, nil) }

    func unsign(_ node: Int) { moyin_mail_unsign(handle, Int32(node)) }

    func written() -> [UInt8]? {
        var count = 0
        guard let content = moyin_mail_write(handle, &count) else { return nil }
        defer { moyin_mail_free(content) }
        return Array(UnsafeBufferPointer(start: content, count: count))
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8]? {
        guard let text else { return nil }
        return Array(String(cString: text).utf8)
    }
}
