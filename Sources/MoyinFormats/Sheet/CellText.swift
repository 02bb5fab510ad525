/// Text of cells writes signs that XML does not have as `_x000D_` (ECMA-376 part 1, 22.9.2.19).
enum CellText {
    static func plain(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var plain: [UInt8] = []
        var start = text.startIndex
        var index = text.startIndex
        while index + 7 <= text.endIndex {
            guard text[index] == 0x5f, text[index + 1] == 0x78, text[index + 6] == 0x5f,
                let value = UInt32(String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16), let sign = UnicodeScalar(value)
            else {
                index += 1
                continue
            }
            plain += text[start..<index]
            // What no page can hold is as good as a space.
            plain += value == 0x0d || value < 0x20 && value != 0x0a && value != 9 ? [0x20] : Array(String(Character(sign)).utf8)
            index += 7
            start = index
        }
        return start == text.startIndex ? nil : plain + text[start...]
    }

    /// A text as a cell takes it: one that looks as if it had such signs says that it has none.
    static func written(_ text: [UInt8]) -> [UInt8] {
        guard plain(text[...]) != nil else { return text }
        var written: [UInt8] = []
        for (index, byte) in text.enumerated() {
            written += byte == 0x5f && index + 7 <= text.count && plain(text[index..<(index + 7)]) != nil ? Array("_x005F_".utf8) : [byte]
        }
        return written
    }
}
