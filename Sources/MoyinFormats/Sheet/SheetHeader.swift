internal import MoyinDocuments

/// Headers and footers of sheets: text with codes between, such as `&L`, `&"宋体,Regular"` and `&12` (ECMA-376 part 1, 18.3.1.46).
enum SheetHeader {
    /// - Returns: the header as it is in a copy; nil: it stays.
    static func read(_ header: UnsafeBufferPointer<UInt8>, _ view: DocumentView, _ place: Place) -> [UInt8]? {
        view.beginAside("header")
        defer { view.endAside() }
        var copy: [UInt8] = []
        var isChanged = false
        var text: [UInt8] = []
        func flush() {
            guard !text.isEmpty else { return }
            if let changed = view.text(text, at: place) {
                isChanged = true
                text = changed
            }
            for byte in text { copy += byte == 0x26 ? [0x26, 0x26] : [byte] }
            text = []
        }
        var index = 0
        while index < header.count {
            guard header[index] == 0x26, index + 1 < header.count else {
                text.append(header[index])
                index += 1
                continue
            }
            let start = index
            let code = header[index + 1]
            index += 2
            switch code {
            case 0x26:
                text.append(0x26)
                continue
            case 0x22: index = (header[index...].firstIndex(of: 0x22) ?? header.count - 1) + 1
            case 0x30...0x39: while index < header.count, header[index] &- 0x30 < 10 { index += 1 }
            // `&K` and six digits of a colour.
            case 0x4b: index = min(header.count, index + 6)
            default: break
            }
            flush()
            // Left, centre and right stand apart; so do the page, the date and the names that a program puts in.
            if !"BIUSXYE\"K0123456789".utf8.contains(code) { view.space() }
            copy += header[start..<index]
        }
        flush()
        return isChanged ? copy : nil
    }
}
