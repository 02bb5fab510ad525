internal import CByteKernels
internal import MoyinText

/// What the kernels look for, as half-byte tables over three consecutive bytes.
///
/// The prefilter's law: a mask may set bits where nothing is, but must set one on every character at which
/// `Scanner.inspect` would do anything. ASCII letters and digits have masks of their own; the rest is put together here.
/// The plain twin of the driver proves it.
final class TriggerTables: @unchecked Sendable {
    // Unchecked because of the pointers: written in `init` only.
    private let tables: UnsafeMutablePointer<mbk_tables>

    /// One bit for each ideograph of the BMP that gives the one or two digits before it no meaning.
    private let plainUnits: UnsafeMutablePointer<UInt64>

    init(fold: FoldTable) {
        plainUnits = .allocate(capacity: 1024)
        plainUnits.initialize(repeating: 0, count: 1024)
        for scalar in UInt32(0x4000)...0x9fff {
            let entry = fold[scalar]
            guard entry.symbolClass == .han, !Scanner.isUnit(entry.unit) else { continue }
            plainUnits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
        }
        tables = .allocate(capacity: 1)
        tables.initialize(to: mbk_tables())
        tables.pointee.wide_buckets = 0b0001_1111
        addDigits()
        addOdd()
        addCues()
        for byte in "@*#_".utf8 { tables.pointee.setPunctuation(byte) }
        for byte in "\t|, \"".utf8 { tables.pointee.setDelimiter(byte) }
    }

    deinit {
        tables.deallocate()
        plainUnits.deallocate()
    }

    /// Whether the three bytes at `text`, whose first is E4–E9, are such an ideograph.
    @inline(__always)
    func isPlainUnit(_ text: UnsafePointer<UInt8>) -> Bool {
        guard text[1] & 0xc0 == 0x80, text[2] & 0xc0 == 0x80 else { return false }
        let scalar = Int(text[0] & 0x0f) &<< 12 | Int(text[1] & 0x3f) &<< 6 | Int(text[2] & 0x3f)
        return plainUnits[scalar &>> 6] &>> UInt64(scalar & 63) & 1 != 0
    }

    func classify(_ text: UnsafePointer<UInt8>, _ count: Int, _ masks: borrowing MaskBlocks) {
        var out = mbk_masks(
            digit: masks.digit, letter: masks.letter, wide: masks.wide, sign: masks.sign, han: masks.han,
            newline: masks.newline, delimiter: masks.delimiter)
        mbk_classify(text, count, tables, &out)
    }

    private func add(_ bucket: UInt32, _ characters: String, to table: WritableKeyPath<mbk_tables, mbk_triples>) {
        for scalar in characters.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            mbk_add(&tables.pointee[keyPath: table], bucket, bytes, UInt32(bytes.count))
        }
    }

    private func range(
        _ bucket: UInt32, _ head: [UInt8], _ last: ClosedRange<UInt8>, to table: WritableKeyPath<mbk_tables, mbk_triples>
    ) {
        mbk_add_range(
            &tables.pointee[keyPath: table], bucket, head, UInt32(head.count + 1), last.lowerBound, last.upperBound)
    }

    /// Chinese numerals and full-width forms. A bucket is a product of half bytes, so what shares one is chosen such that
    /// frequent characters (事 应 交 力, the full-width comma) stay out of the product.
    private func addDigits() {
        add(0, "一七三两", to: \.symbols)
        add(1, "九二五么", to: \.symbols)
        add(2, "八六兩", to: \.symbols)
        add(3, "〇零四", to: \.symbols)
        range(4, [0xef, 0xbc], 0x90...0x99, to: \.symbols)  // ０–９
            }

    /// Everything that is rare in Chinese text: other scripts, symbols. Invisible characters begin nothing.
    private func addOdd() {
        range(7, [0xef, 0xbd], 0x80...0x9f, to: \.symbols)  // ａ–ｚ
        range(5, [], 0xc2...0xdf, to: \.symbols)
        range(5, [], 0xf0...0xf4, to: \.symbols)
        // Superscripts, circled digits, boxes and stars.
        range(6, [0xe2], 0x81...0xbf, to: \.symbols)
    }

    /// Formal numerals, enclosed ideographs, and the characters that announce an address or a mask.
    private func addCues() {
        add(0, "壹贰貳肆伍陸", to: \.cues)
        add(1, "叁參叄幺", to: \.cues)
        range(2, [], 0xe0...0xe1, to: \.cues)  // scripts of South Asia and others: their digits
        add(3, "陆柒捌玖弌弍弎", to: \.cues)
        // Suzhou numerals; ＠ Ａ–Ｚ ＿.
        add(4, "〡〢〣〤〥〦〧〨〩", to: \.cues)
        range(4, [0xef, 0xbc], 0xa0...0xbf, to: \.cues)
        // ㉑ ㊀, ﹡ ﹟ ﹫.
        range(5, [0xe3], 0x88...0x8a, to: \.cues)
        range(5, [0xef], 0xb9...0xb9, to: \.cues)
        add(6, "址籍住＊＃", to: \.cues)
        add(7, "略隐隱", to: \.cues)
    }
}

extension mbk_tables {
    /// Lets a single ASCII byte set the mask of signs.
    mutating func setPunctuation(_ byte: UInt8) { Self.set(byte, &punctuation_low, &punctuation_high) }

    /// Lets a single ASCII byte set the mask of delimiters.
    mutating func setDelimiter(_ byte: UInt8) { Self.set(byte, &delimiter_low, &delimiter_high) }

    private static func set<Halves>(_ byte: UInt8, _ low: inout Halves, _ high: inout Halves) {
        // Bytes with the same high half share a bucket, so that no product arises.
        let bucket = UInt8(1) << (byte >> 4 & 7)
        withUnsafeMutableBytes(of: &low) { $0[Int(byte & 15)] |= bucket }
        withUnsafeMutableBytes(of: &high) { $0[Int(byte >> 4)] |= bucket }
    }
}
