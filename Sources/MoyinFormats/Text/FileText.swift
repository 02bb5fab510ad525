internal import MoyinDocuments
internal import MoyinText

/// The text of a file, or of a part of one, and the way back into its encoding.
struct FileText {
    /// UTF-8.
    var text: [UInt8]
    var encoding: TextEncoding
    /// The file begins with a byte-order mark.
    var hasMark: Bool

    /// - Parameters:
    ///   - declared: what is said of the encoding elsewhere: in the header of a mail.
    /// - Throws: ``FileFailure`` `unsupported` for bytes that are no text.
    init(_ bytes: [UInt8], declared: TextEncoding? = nil) throws(FileFailure) {
        if Self.isBinary(bytes) { throw FileFailure(.unsupported) }
        var position = 0
        let reader = DecodingReader(hint: { declared ?? DeclaredEncoding.find($0.span) }) { target in
            let count = min(target.count, bytes.count - position)
            bytes.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 1)
        defer { piece.deallocate() }
        while case let count = reader.read(into: piece), count > 0 { text.append(contentsOf: piece[..<count]) }
        self.text = text
        encoding = reader.encoding
        hasMark = reader.byteOrderMarkLength > 0
        // As the engine has it for texts that are files of their own.
        let damage = reader.damage.count
        if reader.isDoubtful || damage >= 16 && damage > text.count / 30 { throw FileFailure(.unsupported) }
    }

    /// - Throws: ``FileFailure`` when the encoding of the file has no sign for a part of it.
    func encoded(_ changed: [UInt8]) throws(FileFailure) -> [UInt8] {
        let mark = hasMark ? encoding.byteOrderMark : []
        if encoding == .utf8 { return mark + changed }
        guard let bytes = TextEncoder.encode(changed.span, to: encoding) else { throw FileFailure(.cannotWrite) }
        return mark + bytes
    }

    /// A NUL is half of a character in UTF-16, and no text otherwise.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        guard bytes.contains(0) else { return false }
        let guess = EncodingDetector.detect(bytes.span, isWhole: true)
        let isWide = guess.encoding == .utf16le || guess.encoding == .utf16be
        return !isWide || guess.confidence < 30
    }
}
