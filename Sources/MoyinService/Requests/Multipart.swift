internal import Glibc
internal import MoyinReports

/// The parts of a body of `multipart/form-data` (RFC 7578): files, and options beside them. Nothing is copied but names.
struct Multipart {
    struct Part {
        /// Of the field.
        var name: String
        /// nil: a field, not a file.
        var fileName: String?
        /// Its `Content-Type`, when it has one.
        var type: String?
        /// In the body.
        var content: Range<Int>
    }
    private(set) var parts: [Part] = []

    /// Bytes of the head of a part.
    private static let longestHead = 8 << 10

    /// - Parameters:
    ///   - boundary: as the head of the request has it.
    ///   - limit: of parts.
    /// - Throws: ``Problem`` for what is not well-formed: a part that is not understood is never passed over.
    init(_ body: [UInt8], boundary: String, limit: Int) throws(Problem) {
        let line = Array("--\(boundary)".utf8)
        let next = Array("\r\n".utf8) + line
        // What stands before the first boundary is no part.
        guard var position = body.starts(with: line) ? line.count : Self.find(next, in: body, from: 0).map({ $0 + next.count }) else {
            throw Self.malformed
        }
        while true {
            if body[position...].starts(with: [0x2d, 0x2d]) { return }
            // Blanks may follow a boundary.
            while position < body.count, body[position] == 0x20 || body[position] == 0x09 { position += 1 }
            guard body[position...].starts(with: [0x0d, 0x0a]) else { throw Self.malformed }
            // The head may be empty: then the blank line follows at once.
            guard let headEnd = Self.find(Array("\r\n\r\n".utf8), in: body, from: position), headEnd - position < Self.longestHead,
                let end = Self.find(next, in: body, from: headEnd + 2)
            else { throw Self.malformed }
            guard parts.count < limit else { throw Problem.tooManyDocuments(limit: limit) }
            guard end >= headEnd + 4 else { throw Self.malformed }
            parts.append(try Self.part(body[(position + 2)..<max(position + 2, headEnd)], content: (headEnd + 4)..<end))
            position = end + next.count
        }
    }

    private static func part(_ head: ArraySlice<UInt8>, content: Range<Int>) throws(Problem) -> Part {
        guard let text = String(validating: head, as: UTF8.self) else { throw malformed }
        var part = Part(name: "", content: content)
        var isNamed = false
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw malformed }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            switch line[..<colon].lowercased() {
            case "content-disposition":
                let fields = parameters(value)
                guard fields[""] == "form-data", let name = fields["name"], !isNamed else { throw malformed }
                (part.name, isNamed) = (name, true)
                part.fileName = fields["filename"]
            case "content-type": part.type = String(value)
            case "content-transfer-encoding":
                // Base64 and the like would be read as what they are not.
                guard ["binary", "8bit", "7bit"].contains(value.lowercased()) else { throw malformed }
            default: break
            }
        }
        guard isNamed else { throw malformed }
        return part
    }

    /// `form-data; name="a"; filename="b"` with the first word under "". Browsers write quotation marks as %22.
    ///
    /// Read by scalars: to Swift a sign and what combines with it are one character.
    private static func parameters(_ text: Substring) -> [String: String] {
        var fields: [String: String] = [:]
        var rest = text.unicodeScalars
        while !rest.isEmpty {
            rest = rest.drop { $0 == " " || $0 == "\t" || $0 == ";" }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest[key.endIndex...]
            guard rest.first == "=" else {
                if !key.isEmpty { fields[fields.isEmpty ? "" : String(key).lowercased()] = String(key).lowercased() }
                continue
            }
            rest = rest.dropFirst()
            var value = Substring.UnicodeScalarView()
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let scalar = rest.popFirst(), scalar != "\"" {
                    if scalar == "\\", let next = rest.first, next == "\"" || next == "\\" {
                        value.append(next)
                        rest = rest.dropFirst()
                    } else {
                        value.append(scalar)
                    }
                }
            } else {
                value = rest.prefix { $0 != ";" }
                rest = rest.drop { $0 != ";" }
            }
            fields[String(key).lowercased().filter { $0 != " " }] = String(value)
        }
        return fields
    }

    /// Where `needle`, which begins with CR, stands next. Cost: linear; a carriage return is rare in anything but line ends.
    private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        body.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var position = start
            while position + needle.count <= bytes.count {
                guard let found = memchr(base + position, 0x0d, bytes.count - position) else { return nil }
                position = base.distance(to: UnsafeRawPointer(found))
                if position + needle.count <= bytes.count, memcmp(found, needle, needle.count) == 0 { return position }
                position += 1
            }
            return nil
        }
    }

    private static var malformed: Problem {
        Problem.bad(
            nil, say("multipart/form-data 格式有误", "the multipart/form-data is not well-formed"),
            say("按 RFC 7578 编码；多数客户端有现成的方法", "encode it as RFC 7578 has it; most clients know how"), code: "bad-multipart")
    }
}
