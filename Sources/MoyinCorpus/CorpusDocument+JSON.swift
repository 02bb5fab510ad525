internal import MoyinTypes

extension CorpusDocument {
    /// The document as one line of JSON without line end: `{"id","text","format","notice","spans":[[start,end,KIND],…],
    /// "disguise":[…]}`, and `"masked":[[start,end,rating],…]` where there are masked values.
    public var jsonLine: String {
        var line = "{\"id\":\"\(id)\",\"text\":"
        appendQuoted(text.text, to: &line)
        line += ",\"format\":\"\(format.rawValue)\",\"notice\":\"\(notice)\",\"spans\":["
        line += text.spans.map { "[\($0.start),\($0.end),\"\($0.kind.rawValue)\"]" }.joined(separator: ",")
        line += "],\"disguise\":[" + disguises.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"
        let masked = text.spans.compactMap { span in span.rating.map { "[\(span.start),\(span.end),\"\($0.rawValue)\"]" } }
        if !masked.isEmpty { line += ",\"masked\":[" + masked.joined(separator: ",") + "]" }
        return line + "}"
    }

    /// Invisible characters are escaped, so that the files can be read and compared by eye.
    private func appendQuoted(_ text: String, to line: inout String) {
        line += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": line += "\\\""
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            default:
                if scalar.value < 0x20 || Self.isInvisible(scalar) {
                    let hex = String(scalar.value, radix: 16)
                    line += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    line.unicodeScalars.append(scalar)
                }
            }
        }
        line += "\""
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xa0, 0xad, 0x2000...0x200f, 0x2028...0x202f, 0x205f...0x206f, 0xfe00...0xfe0f, 0xfeff: true
        default: false
        }
    }
}
