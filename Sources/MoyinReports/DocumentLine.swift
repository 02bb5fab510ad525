package import Moyin

/// A line of JSON lines, which holds one document.
package struct DocumentLine: Sendable {
    /// From 1.
    package var number: Int
    package var bytes: [UInt8]
    /// The line is longer than any that is taken into memory; `bytes` is empty.
    package var isTooLong = false
    /// Ends with a line feed, which `bytes` does not hold.
    package var isEnded = true

    /// Bytes of the longest line that is taken into memory.
    package static let longest = 16 << 20

    package init(number: Int, bytes: [UInt8]) {
        self.number = number
        self.bytes = bytes
    }

    package enum Reading {
        case blank
        case document(JSONLine, [UInt8])
        case failed(String)
    }

    /// The document of the line, or what is wrong with the line and what to do.
    package func read() -> Reading {
        if isTooLong {
            let limit = Self.longest >> 20
            return .failed(say("第 \(number) 行超过 \(limit) MB；请拆开，或存为文本文件", "line \(number) is longer than \(limit) MB; split it, or save it as a text file"))
        }
        var bytes = bytes[...]
        if number == 1, bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes = bytes.dropFirst(3) }
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0d || $0 == 0x09 }) { return .blank }
        do {
            var fields = try JSONLine.parse(bytes)
            let shift = bytes.startIndex
            fields.textRange = (fields.textRange.lowerBound + shift)..<(fields.textRange.upperBound + shift)
            guard let text = fields.text else {
                return .failed(
                    say("第 \(number) 行没有 text；每行应为 {\"id\": …, \"text\": …}", "line \(number) has no text; each line is {\"id\": …, \"text\": …}"))
            }
            return .document(fields, text)
        } catch {
            return .failed(
                say("第 \(number) 行第 \(error.column) 列：\(error.reason)；改正后重试", "line \(number), column \(error.column): \(error.reason); correct it and try again"))
        }
    }

    /// The line with the text of a redacted copy in place of its own; every other byte stays.
    ///
    /// - Returns: nil when a reader of the line would not see what was proved clean.
    package func rewritten(_ fields: JSONLine, with redaction: Redaction) -> DocumentLine? {
        if redaction.edits.isEmpty { return self }
        var json = JSONText()
        json.string(redaction.utf8)
        var line = self
        line.bytes.replaceSubrange(fields.textRange, with: json.bytes)
        guard case .document(_, let text) = line.read(), text == redaction.utf8 else { return nil }
        return line
    }
}
