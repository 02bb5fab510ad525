import Moyin
import MoyinText

/// One text to check: a file, or a line of JSON lines.
struct Document {
    /// Path, or `id` of a JSON line.
    var id: String
    var utf8: [UInt8]
    var encoding: TextEncoding = .utf8
    var map: SourceMap?
    /// The bytes as they were on disk; empty for JSON lines.
    var raw: [UInt8] = []
    var damage = 0

    /// Decodes the bytes of a file.
    static func decode(_ id: String, _ raw: [UInt8], forced: TextEncoding?) -> Document {
        let guess = EncodingDetector.detect(raw.span, isWhole: true)
        let encoding = forced ?? guess.encoding
        let mark = forced == nil || guess.encoding == forced ? guess.byteOrderMarkLength : 0
        if encoding == .utf8 {
            var validator = UTF8Validator(startingAt: mark)
            let text = mark == 0 ? raw : Array(raw[mark...])
            validator.feed(text.span)
            validator.finish()
            return Document(
                id: id, utf8: text, encoding: .utf8, map: SourceMap(utf8: raw.count, byteOrderMarkLength: mark), raw: raw,
                damage: validator.damage.count)
        }
        var transcoder = Transcoder(encoding, byteOrderMarkLength: mark)
        var text: [UInt8] = []
        transcoder.feed(raw.span, into: &text)
        transcoder.finish(into: &text)
        return Document(
            id: id, utf8: text, encoding: encoding, map: transcoder.map, raw: raw, damage: transcoder.damage.count)
    }

    /// What the bytes of a file are when they are no text: the caller says so instead of scanning noise.
    static func unsupported(_ raw: [UInt8]) -> String? {
        func begins(_ bytes: [UInt8]) -> Bool { raw.starts(with: bytes) }
        if begins([0x25, 0x50, 0x44, 0x46]) { return "PDF" }
        if begins([0x50, 0x4b, 0x03, 0x04]) { return "ZIP 或 Office 文档（docx、xlsx、ofd…）" }
        if begins([0xd0, 0xcf, 0x11, 0xe0]) { return "旧版 Office 文档（doc、xls、wps）" }
        if begins([0x89, 0x50, 0x4e, 0x47]) || begins([0xff, 0xd8, 0xff]) || begins([0x47, 0x49, 0x46]) { return "图片" }
        if begins([0x1f, 0x8b]) || begins([0x37, 0x7a, 0xbc, 0xaf]) || begins([0x52, 0x61, 0x72, 0x21]) { return "压缩包" }
        let head = raw.prefix(4096)
        let zeros = head.count { $0 == 0 }
        if zeros > 0, zeros * 8 < head.count || !looksUTF16(head) { return "二进制文件" }
        return nil
    }

    /// Markup can split a number over tags, hide it in attributes or spell it in entities; until it is taken apart, a
    /// page must not pass for clean.
    static func isMarkup(_ raw: [UInt8]) -> Bool {
        let head = raw.prefix(1024).drop { $0 <= 0x20 || $0 == 0xef || $0 == 0xbb || $0 == 0xbf }
        let lower = head.prefix(512).map { $0 >= 0x41 && $0 <= 0x5a ? $0 + 0x20 : $0 }
        for tag in ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<meta"] where lower.starts(with: tag.utf8) {
            return true
        }
        return false
    }

    private static func looksUTF16(_ head: ArraySlice<UInt8>) -> Bool {
        if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) { return true }
        var even = 0
        var odd = 0
        for (index, byte) in head.enumerated() where byte == 0 { if index % 2 == 0 { even += 1 } else { odd += 1 } }
        return even == 0 || odd == 0
    }
}
