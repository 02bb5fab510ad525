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
        let packed = packedPieces(bytes)
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                // There chance alone would make texts.
                if packed[at / piece] {
                    at = (at / piece + 1) * piece
                    continue
                }
                // No text begins with most of what is in such files.
                if bytes[at] == 0 || bytes[at] == 0xff {
                    at += 1
                    continue
                }
                var reach = at
                let wide = wide(bytes, at, &reach), narrow = narrow(bytes, at, &reach), national = bytes[at] > 0x80 || narrow == at ? national(bytes, at, &reach) : at
                let end = max(wide, narrow, national)
                guard end > at else {
                    // Long stretches that are none are not gone over from each of their bytes.
                    at += max(1, (reach - at) / 16)
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
                    CodePage.encoded(.gb18030).decode(slice, &text)
                }
                while let last = text.last, last <= 0x20 { text.removeLast() }
                if !text.isEmpty { found.append(Found(range: at..<end, text: text, form: form)) }
                at = end
            }
        }
        return found
    }

    /// Whether bytes are as even as only what is packed or encrypted is: they may hold anything.
    static func isPacked(_ bytes: [UInt8]) -> Bool { packedPieces(bytes).contains(true) }

    private static let piece = 4096

    /// Piece by piece: a packed part between others stands out.
    private static func packedPieces(_ bytes: [UInt8]) -> [Bool] {
        stride(from: 0, to: bytes.count, by: piece).map { start in
            let part = bytes[start..<min(bytes.count, start + piece)]
            guard part.count >= 512 else { return false }
            var counts = [Int](repeating: 0, count: 256)
            for byte in part { counts[Int(byte)] += 1 }
            // The sum of squares is as small as chance lets it be.
            return counts.reduce(0) { $0 + $1 * $1 } < (part.count + part.count * part.count / 256) * 5 / 4
        }
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

    // MARK: runs, each to its end or to its start where it is no text

    /// What a run is made of.
    private struct Run {
        var start: Int
        /// Signs that could be any text's, characters, and of those the ones that most texts are made of.
        var signs = 0, han = 0, common = 0

        /// - Returns: whether it was one that texts have.
        mutating func take(_ unit: Int) -> Bool {
            if isPlain(unit) || unit >= 0x2010 && StringScan.known.signs[unit >> 6] >> UInt64(unit & 63) & 1 != 0 {
                signs += 1
            } else if StringScan.known.han[unit >> 6] >> UInt64(unit & 63) & 1 != 0 {
                han += 1
                if StringScan.known.common[unit >> 6] >> UInt64(unit & 63) & 1 != 0 { common += 1 }
            } else {
                return false
            }
            return true
        }

        /// Chance makes characters of other bytes, mostly rare ones, and few beside each other. A short text has its length or
        /// a flag before it; in the eight bits of GBK, of which chance makes more, it ends with a zero, too.
        func end(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>, isGBK: Bool = false) -> Int {
            if han == 0 { return signs >= 4 ? at : start }
            guard signs + 2 * han >= 4, 10 * common >= 7 * han else { return start }
            let begins = start == 0 || bytes[start - 1] <= 1, ends = at >= bytes.count || bytes[at] == 0
            let length = han + signs / 2
            let isText = length < 4 ? begins && (ends || !isGBK) : length < 8 && isGBK ? begins || ends : true
            return isText ? at : start
        }
    }

    private static func wide(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ reach: inout Int) -> Int {
        var run = Run(start: start)
        var at = start
        while at + 1 < bytes.count, run.take(Int(bytes[at]) | Int(bytes[at + 1]) << 8) { at += 2 }
        reach = max(reach, at)
        return run.end(at, bytes)
    }

    private static func narrow(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ reach: inout Int) -> Int {
        var run = Run(start: start)
        var at = start
        while at < bytes.count {
            let byte = bytes[at]
            var unit = Int(byte), length = 1
            if byte & 0xf0 == 0xe0, at + 2 < bytes.count, bytes[at + 1] & 0xc0 == 0x80, bytes[at + 2] & 0xc0 == 0x80 {
                (unit, length) = (Int(byte & 0x0f) << 12 | Int(bytes[at + 1] & 0x3f) << 6 | Int(bytes[at + 2] & 0x3f), 3)
            }
            guard length == 3 || byte < 0x80, run.take(unit) else { break }
            at += length
        }
        reach = max(reach, at)
        return run.end(at, bytes)
    }

    private static func national(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ reach: inout Int) -> Int {
        var run = Run(start: start)
        var at = start
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                guard run.take(Int(byte)) else { break }
                at += 1
            } else if at + 1 < bytes.count, (0xa1...0xf7).contains(byte), (0xa1...0xfe).contains(bytes[at + 1]) {
                if byte <= 0xa3 {
                    run.signs += 1
                } else if byte >= 0xb0 {
                    run.han += 1
                    if byte <= 0xd7 { run.common += 1 }
                } else {
                    break
                }
                at += 2
            } else {
                break
            }
        }
        reach = max(reach, at)
        return run.end(at, bytes, isGBK: true)
    }

    private static func isPlain(_ unit: Int) -> Bool { unit >= 0x20 && unit < 0x7f || unit == 9 || unit == 10 || unit == 13 }

    /// GB 2312 in Unicode, a bit each: its signs, its characters, and those of its first level.
    private static let known: (signs: [UInt64], han: [UInt64], common: [UInt64]) = {
        func bits(_ rows: ClosedRange<Int>) -> [UInt64] {
            var bits = [UInt64](repeating: 0, count: 1024)
            var text: [UInt8] = []
            CodePage.encoded(.gb18030).decode(rows.flatMap { high in (0xa1...0xfe).flatMap { [UInt8(high), UInt8($0)] } }, &text)
            for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value < 0xe000 || (0xf900...0xffef).contains(scalar.value) {
                bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
            }
            return bits
        }
        return (bits(0xa1...0xa3), bits(0xb0...0xf7), bits(0xb0...0xd7))
    }()
}
