internal import CByteKernels

/// Cuts a text into segments that are scanned one by one, possibly in parallel.
///
/// Where the cuts fall depends on the text alone, never on how it arrived or on how many threads scan it: that is what
/// makes findings the same for every chunk size. A cut avoids places where a number could run on.
enum Segmenter {
    /// A segment is cut at the last good place within its first `longest` bytes.
    static let longest = 256 * 1024
    /// A good place is looked for in this many bytes before the limit.
    static let window = 64 * 1024
    /// A run of letters and digits is kept whole up to so many bytes.
    private static let run = 4096

    /// The end of the segment that begins at the start of `text`, given at least ``longest`` bytes or, with `isLast`,
    /// all that remain.
    static func end(of text: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int {
        if text.count <= longest, isLast { return text.count }
        precondition(text.count >= longest, "a segment needs \(longest) bytes to look for its end")
        let lowest = longest - window
        var spare: Int?
        var position = longest
        let base = text.baseAddress.unsafelyUnwrapped
        while true {
            let found = mbk_last_newline(base + lowest, position - lowest)
            guard found < position - lowest else { break }
            position = lowest + found
            if spare == nil { spare = position + 1 }
            // A line break between two symbols of a number could be a wrap.
            if !isSymbol(before: position, text), position + 1 < text.count, !isSymbol(text[position + 1]) {
                return position + 1
            }
        }
        if let spare { return spare }
        // No line break: after a full stop 。 or another sign that ends every number.
        position = longest
        while position > lowest {
            position -= 1
            if text[position] == 0xe3, position + 3 < longest, text[position + 1] == 0x80, text[position + 2] == 0x82 {
                return position + 3
            }
        }
        position = longest
        while position > lowest {
            position -= 1
            if isBreaking(text[position]) { return position + 1 }
        }
        // Between two ideographs: a run of letters and digits may be a chain of values longer than anybody looks back.
        position = longest
        while position > longest - Self.run {
            position -= 1
            if text[position] >= 0xe3, text[position - 1] >= 0x80 { return position }
        }
        // At the start of a character.
        position = longest - 1
        while position > longest - 5, text[position] & 0xc0 == 0x80 { position -= 1 }
        return position
    }

    private static func isSymbol(before position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = position
        while index > 0, text[index - 1] == 0x0d || text[index - 1] == 0x20 { index -= 1 }
        guard index > 2 else { return true }
        // 。；：， and closing marks end a line without ending in a numeral.
        if text[index - 1] < 0x80 { return isSymbol(text[index - 1]) }
        let isStop = text[index - 3] == 0xe3 && text[index - 2] == 0x80
        let isWidePunctuation = text[index - 3] == 0xef && text[index - 2] == 0xbc && text[index - 1] <= 0x8f
        return !(isStop && text[index - 1] != 0x87) && !isWidePunctuation
    }

    @inline(__always)
    private static func isSymbol(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2a, 0x2d, 0x28, 0x29, 0x2b, 0x20, 0x09: true
        default: byte >= 0x80
        }
    }

    @inline(__always)
    private static func isBreaking(_ byte: UInt8) -> Bool {
        byte == 0x2c || byte == 0x3b || byte == 0x22 || byte == 0x3e || byte == 0x3c || byte == 0x7c || byte == 0x7d
    }
}
