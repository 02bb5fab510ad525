internal import MoyinDocuments
internal import MoyinText

/// Finds texts in bytes of which nobody knows what they mean: UTF-16, UTF-8 and GBK, as programs of Windows' write them.
///
/// What is packed or encrypted has none; whether it is, ``isPacked(_:)`` tells.
enum StringScan {
    struct Found {
        var range: Range<Int>
        /// UTF-8, without white space at its end.
        var text: [UInt8]
        fileprivate var form: Form

        /// Other bytes for its place, spaces behind what is shorter.
        ///
        /// - Throws: ``FileFailure`` where it has no room.
        func replaced(_ text: [UInt8]) throws(FileFailure) -> [UInt8] {
            let bytes: [UInt8]?
            switch form {
            case .utf16: bytes = text.utf16OfUTF8
            case .utf8: bytes = text
            case .gbk: bytes = TextEncoder.encode(text.span, to: .gb18030)
            }
            guard var bytes, bytes.count <= range.count else { throw FileFailure(.cannotWrite, "stream") }
            while bytes.count < range.count { bytes += form == .utf16 ? [0x20, 0] : [0x20] }
            return bytes
        }
    }

    fileprivate enum Form { case utf16, utf8, gbk }

    /// All texts, in their order.
    static func strings(_ bytes: [UInt8]) -> [Found] {
        var found: [Found] = []
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                // No text begins with most of what is in such files.
                if bytes[at] == 0 || bytes[at] == 0xff {
                    at += 1
                    continue
                }
                let wide = wide(bytes, at), narrow = narrow(bytes, at), national = bytes[at] > 0x80 || narrow == at ? national(bytes, at) : at
                let end = max(wide, narrow, national)
                guard end > at else {
                    at += 1
                    continue
                }
                let form: Form = narrow == end ? .utf8 : wide == end ? .utf16 : .gbk
                let slice = Array(bytes[at..<end])
                var text: [UInt8]
                switch form {
                case .utf16: text = slice.utf8OfUTF16
                case .utf8: text = slice
                case .gbk:
                    text = []
                    RTFCodePage.encoded(.gb18030).decode(slice, &text)
                }
                while let last = text.last, last <= 0x20 { text.removeLast() }
                if !text.isEmpty { found.append(Found(range: at..<end, text: text, form: form)) }
                at = end
            }
        }
        return found
    }

    /// Whether bytes are as even as only what is packed or encrypted is: they may hold anything.
    static func isPacked(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 512 else { return false }
        // By pieces: a packed part between others stands out.
        let piece = 4096
        for start in stride(from: 0, to: bytes.count, by: piece) {
            let part = bytes[start..<min(bytes.count, start + piece)]
            guard part.count >= 512 else { break }
            var counts = [Int](repeating: 0, count: 256)
            for byte in part { counts[Int(byte)] += 1 }
            // The sum of squares is as small as chance lets it be.
            let sum = counts.reduce(0) { $0 + $1 * $1 }
            let expected = part.count + part.count * part.count / 256
            if sum < expected * 5 / 4 { return true }
        }
        return false
    }

    /// Whether every byte beyond ASCII is half of a character of GB 2312.
    static func isNationalStandard(_ bytes: ArraySlice<UInt8>) -> Bool {
        var at = bytes.startIndex
        var pairs = 0
        while at < bytes.endIndex {
            if bytes[at] < 0x80 {
                at += 1
            } else {
                guard at + 1 < bytes.endIndex, (0xa1...0xf7).contains(bytes[at]), bytes[at + 1] >= 0xa1 else { return false }
                pairs += 1
                at += 2
            }
        }
        return pairs > 0
    }

    // MARK: runs, each to its end or to its start where it is too short

    private static func wide(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start, signs = 0, han = 0
        while at + 1 < bytes.count {
            let unit = Int(bytes[at]) | Int(bytes[at + 1]) << 8
            if isPlain(unit) { signs += 1 } else if known[unit >> 6] >> UInt64(unit & 63) & 1 != 0 { han += 1 } else { break }
            at += 2
        }
        return han >= 2 || signs + 2 * han >= 4 ? at : start
    }

    private static func narrow(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start, signs = 0, han = 0
        while at < bytes.count {
            let byte = bytes[at]
            if isPlain(Int(byte)) {
                signs += 1
                at += 1
            } else if byte & 0xf0 == 0xe0, at + 2 < bytes.count, bytes[at + 1] & 0xc0 == 0x80, bytes[at + 2] & 0xc0 == 0x80 {
                let unit = Int(byte & 0x0f) << 12 | Int(bytes[at + 1] & 0x3f) << 6 | Int(bytes[at + 2] & 0x3f)
                guard known[unit >> 6] >> UInt64(unit & 63) & 1 != 0 else { break }
                han += 1
                at += 3
            } else {
                break
            }
        }
        return han >= 2 || signs + 2 * han >= 4 ? at : start
    }

    private static func national(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start, signs = 0, han = 0
        while at < bytes.count {
            if isPlain(Int(bytes[at])) {
                signs += 1
                at += 1
            } else if at + 1 < bytes.count, (0xa1...0xf7).contains(bytes[at]), (0xa1...0xfe).contains(bytes[at + 1]) {
                han += 1
                at += 2
            } else {
                break
            }
        }
        return han >= 2 || signs + 2 * han >= 4 ? at : start
    }

    private static func isPlain(_ unit: Int) -> Bool { unit >= 0x20 && unit < 0x7f || unit == 9 || unit == 10 || unit == 13 }

    /// Characters of GB 2312 with its signs, a bit each: of all that two bytes could be, what Chinese is written in.
    private static let known: [UInt64] = {
        var known = [UInt64](repeating: 0, count: 1024)
        var text: [UInt8] = []
        let codes = (0xa1...0xf7).flatMap { high in high > 0xa3 && high < 0xb0 ? [] : (0xa1...0xfe).flatMap { [UInt8(high), UInt8($0)] } }
        RTFCodePage.encoded(.gb18030).decode(codes, &text)
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value < 0xe000 || (0xf900...0xffef).contains(scalar.value) {
            known[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
        }
        return known
    }()
}
