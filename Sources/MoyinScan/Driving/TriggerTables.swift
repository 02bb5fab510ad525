internal import CByteKernels
internal import MoyinText

/// What the kernels look for, as half-byte tables over three consecutive bytes.
///
/// The prefilter's law: a mask may set bits where nothing is, but must set one on every character at which
/// `Scanner.inspect` would do anything. ASCII letters and digits have masks of their own; the rest is put together here.
/// The plain twin of the driver proves it.
final class TriggerTables: @unchecked Sendable {
    // Unchecked because of the pointer: written in `init` only.
    private let tables: UnsafeMutablePointer<mbk_tables>

    init() {
        tables = .allocate(capacity: 1)
        tables.initialize(to: mbk_tables())
        tables.pointee.wide_buckets = 0b0001_1111
        tables.pointee.odd_buckets = 0b1110_0000
        addDigits()
        addOdd()
        addCues()
        addPunctuation()
    }

    deinit { tables.deallocate() }

    func classify(_ text: UnsafePointer<UInt8>, _ count: Int, _ masks: borrowing MaskBlocks) {
        var out = mbk_masks(
            digit: masks.digit, letter: masks.letter, wide: masks.wide, odd: masks.odd, cue: masks.cue,
            punctuation: masks.punctuation)
        mbk_classify(text, count, tables, &out)
    }

    private func add(_ bucket: UInt32, _ characters: String, to table: WritableKeyPath<mbk_tables, mbk_triples>) {
        for scalar in characters.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            mbk_add(&tables.pointee[keyPath: table], bucket, bytes, UInt32(bytes.count))
        }
    }

    /// Chinese numerals, split over buckets so that the products of half bytes stay small, and full-width forms.
    private func addDigits() {
        add(0, "一七三两", to: \.symbols)
        add(1, "九二四么", to: \.symbols)
        add(2, "八六五兩", to: \.symbols)
        add(2, "五", to: \.symbols)
        add(3, "〇零", to: \.symbols)
        // Full-width ０–９, Ａ–Ｚ, ａ–ｚ and ＠ ＊ ＃ ＿ among them.
        mbk_add_range(&tables.pointee.symbols, 4, [0xef, 0xbc], 3, 0x80, 0xbf)
        mbk_add_range(&tables.pointee.symbols, 4, [0xef, 0xbd], 3, 0x80, 0xbf)
    }

    /// Everything that is rare in Chinese text: other scripts, symbols, invisible characters.
    private func addOdd() {
        // Two-byte characters, and those of four bytes.
        mbk_add_range(&tables.pointee.symbols, 5, [], 1, 0xc2, 0xdf)
        mbk_add_range(&tables.pointee.symbols, 5, [], 1, 0xe0, 0xe1)
        mbk_add_range(&tables.pointee.symbols, 5, [], 1, 0xf0, 0xf4)
        // E2 81 … : superscripts, circled digits, boxes and stars. E2 80 with invisible and bidi characters.
        mbk_add_range(&tables.pointee.symbols, 6, [0xe2], 2, 0x81, 0xbf)
        mbk_add_range(&tables.pointee.symbols, 7, [0xe2, 0x80], 3, 0x8a, 0x8f)
        mbk_add_range(&tables.pointee.symbols, 7, [0xe2, 0x80], 3, 0xa8, 0xaf)
    }

    /// Formal numerals, Suzhou numerals, enclosed ideographs, and the characters that announce an address or a mask.
    private func addCues() {
        add(0, "壹贰貳", to: \.cues)
        add(1, "叁參叄幺", to: \.cues)
        add(2, "肆伍陸", to: \.cues)
        add(3, "陆柒捌玖弌弍弎", to: \.cues)
        add(4, "〡〢〣〤〥〦〧〨〩", to: \.cues)
        mbk_add_range(&tables.pointee.cues, 5, [0xe3], 2, 0x88, 0x8f)
        mbk_add_range(&tables.pointee.cues, 5, [0xef], 2, 0xb8, 0xbb)
        mbk_add_range(&tables.pointee.cues, 5, [0xef], 2, 0xbe, 0xbf)
        add(6, "址籍住", to: \.cues)
        add(7, "略隐隱", to: \.cues)
    }

    private func addPunctuation() {
        for byte in "@*#_%°".utf8 where byte < 0x80 {
            tables.pointee.setPunctuation(byte)
        }
    }
}

extension mbk_tables {
    /// Lets a single ASCII byte set the punctuation mask.
    mutating func setPunctuation(_ byte: UInt8) {
        // Bytes with the same high half share a bucket, so that no product arises.
        let bucket = UInt8(1) << (byte >> 4 & 7)
        withUnsafeMutableBytes(of: &punctuation_low) { $0[Int(byte & 15)] |= bucket }
        withUnsafeMutableBytes(of: &punctuation_high) { $0[Int(byte >> 4)] |= bucket }
    }
}
