public import MoyinText

/// What a page says of its own encoding: `<meta charset>`, `<meta http-equiv content>` or `<?xml encoding?>`.
public enum DeclaredEncoding {
    /// How far into the file a declaration is believed; the HTML standard says 1,024 bytes, pages are not so tidy.
    public static let reach = 8192

    /// The encoding named at the beginning of a file that is ASCII but for its texts; nil when none is. It may be wrong:
    /// pages are converted and keep their declaration.
    public static func find(_ bytes: Span<UInt8>) -> TextEncoding? {
        bytes.withUnsafeBufferPointer { bytes in
            guard bytes.contains(0x3c) else { return nil }
            var tokenizer = HTMLTokenizer(bytes, 0..<min(reach, bytes.count), .page)
            while let token = tokenizer.next() {
                switch token {
                case .tag(let tag) where TagName(bytes[tag.name]) == TagName.meta:
                    if let encoding = name(behind: "charset", in: bytes[tag.whole]) { return encoding }
                case .comment(let range) where bytes[range].starts(with: "?xml".utf8):
                    if let encoding = name(behind: "encoding", in: bytes[range]) { return encoding }
                default: break
                }
            }
            return nil
        }
    }

    private static func name(behind key: String, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> TextEncoding? {
        let key = Array(key.utf8)
        var index = bytes.startIndex
        while index + key.count < bytes.endIndex {
            guard bytes[index..<(index + key.count)].elementsEqual(key, by: { $0 | 0x20 == $1 }) else {
                index += 1
                continue
            }
            index += key.count
            while index < bytes.endIndex, isSpace(bytes[index]) { index += 1 }
            guard index < bytes.endIndex, bytes[index] == 0x3d else { continue }
            let value = bytes[(index + 1)...].drop { isSpace($0) || $0 == 0x22 || $0 == 0x27 }
            let name = value.prefix { isLetter($0) || $0 &- 0x30 < 10 || $0 == 0x2d || $0 == 0x5f }
            let encoding = TextEncoding(name: String(decoding: name, as: UTF8.self))
            // Who can read this far does not read UTF-16.
            return encoding == .utf16le || encoding == .utf16be ? nil : encoding
        }
        return nil
    }
}
