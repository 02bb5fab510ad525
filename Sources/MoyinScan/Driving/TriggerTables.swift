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

    /// The kernels that this machine can run begin with the best, which is used.
    static var kernelName: String { mbk_kernels()[0].map { String(cString: $0) } ?? "" }

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
        tables.pointee.wide_buckets = 0b0011_1111
        addDigits()
        addCues()
        addRare()
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

    /// Chinese numerals and full-width digits. A bucket is a product of half bytes, so what shares one is chosen such that
    /// hardly a frequent character falls into the product: the groups here and below are the best that a search over
    /// statutes, news, gazettes and judgments in both scripts found, with less than one false mark a kilobyte.
    private func addDigits() {
        add(0, "八六兩", to: \.symbols)
        add(1, "零四", to: \.symbols)
        add(2, "一七三两", to: \.symbols)
        add(3, "么〇", to: \.symbols)
        add(4, "九二五", to: \.symbols)
        range(5, [0xef, 0xbc], 0x90...0x99, to: \.symbols)  // ０–９
        // Other scripts, beyond the basic plane too.
        range(6, [], 0xc2...0xdf, to: \.symbols)
        range(6, [], 0xf0...0xf4, to: \.symbols)
    }

    /// Formal numerals, and the characters that announce an address or a mask.
    private func addCues() {
        add(0, "肆叁參叄", to: \.cues)
        add(1, "壹捌", to: \.cues)
        add(2, "陸柒隱", to: \.cues)
        add(3, "玖略隐", to: \.cues)
        add(4, "址住", to: \.cues)
        add(5, "伍弌弍弎籍", to: \.cues)
        add(6, "貳陆＊＃", to: \.cues)
        add(7, "贰幺", to: \.cues)
    }

    /// Everything that is rare in Chinese text. Invisible characters begin nothing.
    private func addRare() {
        // Superscripts, circled digits, boxes and stars; not the quotation marks and dashes of E2 80.
        range(0, [0xe2], 0x81...0x8f, to: \.rare)
        range(1, [0xe2], 0x90...0xbf, to: \.rare)
        range(2, [0xe3], 0x88...0x8a, to: \.rare)  // ㉑ ㊀
        range(3, [0xef], 0xb9...0xb9, to: \.rare)  // ﹡ ﹟ ﹫
        range(4, [0xef, 0xbc], 0xa0...0xbf, to: \.rare)  // ＠ Ａ–Ｚ ＿
        range(5, [0xef, 0xbd], 0x80...0x9f, to: \.rare)  // ａ–ｚ
        add(6, "〡〢〣〤〥〦〧〨〩", to: \.rare)
        range(7, [], 0xe0...0xe1, to: \.rare)  // scripts of South Asia and others: their digits
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
