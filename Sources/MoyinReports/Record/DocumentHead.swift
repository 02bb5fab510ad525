internal import Moyin
internal import MoyinDocuments
internal import MoyinText

/// What the top of a document says it is.
struct DocumentHead {
    /// As it stands in the text, lines joined.
    var title: [UInt8]?
    /// The number in its head; nil: none.
    var number: [UInt8]?

    private static let headLines = 10

    /// - Parameter bytes: the first of the file, in its own encoding.
    init(_ engine: Engine, _ bytes: [UInt8], _ review: Review, _ form: TextForm) {
        var position = 0
        let reader = DecodingReader(forced: review.encoding) { buffer in
            let count = min(buffer.count, bytes.count - position)
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = block.withUnsafeMutableBytes { reader.read(into: $0) }
            if count <= 0 { break }
            text += block[0..<count]
        }
        let assessment = engine.check(utf8: text, as: form, profile: review.profile?.name ?? Engine.noProfile)
        let seen = assessment.utf8
        let lines = engine.title(of: seen)
        if !lines.isEmpty { title = lines.reduce(into: []) { $0 += seen[$1] } }
        // A number further down is that of another document.
        let end = Self.end(of: Self.headLines, in: seen)
        let found = assessment.findings.first { finding in
            finding.kind == Self.documentNumber && finding.end <= end && Self.isAlone(finding.range, in: seen)
        }
        number = found.map { Array(seen[$0.range]) }
    }

    private static let documentNumber = Kind("DOCUMENT_NUMBER")

    private static func end(of lines: Int, in text: [UInt8]) -> Int {
        var left = lines
        for (index, byte) in text.enumerated() where byte == 0x0a {
            left -= 1
            if left == 0 { return index }
        }
        return text.count
    }

    /// On its line stands little else than the number: a label, the person who signs.
    private static func isAlone(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        let start = text[..<range.lowerBound].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        let end = text[range.upperBound...].firstIndex(of: 0x0a) ?? text.count
        return text[start..<end].count { $0 > 0x20 } <= range.count + 48
    }
}
