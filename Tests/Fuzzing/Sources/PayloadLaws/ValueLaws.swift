#if canImport(FuzzLaws)
import FuzzLaws
#endif
@testable import MoyinService

/// JSON values of Presidio's payloads: written and read again they are the same.
enum ValueLaws {
    static func check(_ body: [UInt8], _ complaints: inout Complaints) {
        if let value = try? Presidio.Value(body) {
            complaints.add("a value of no UTF-8", unless: String(validating: body, as: UTF8.self) != nil)
            let written = bytes(value)
            complaints.add("not in ASCII", unless: written.allSatisfy { (0x20..<0x7f).contains($0) })
            complaints.equal((try? Presidio.Value(written)).map(bytes), written, "written and read again")
            _ = (value.isTrue, value.number, value.wholeNumber, value.count, value.printed)
        }
        text(body, &complaints)
    }

    /// Whether a number has one: past all bounds, it is nothing to one reader and a number to another.
    static func hasExponent(_ body: [UInt8]) -> Bool {
        zip(body, body.dropFirst()).contains { (0x30...0x39).contains($0) && $1 | 0x20 == 0x65 }
    }

    static func bytes(_ value: Presidio.Value) -> [UInt8] {
        var json = Presidio.JSON()
        write(value, into: &json)
        return json.bytes
    }

    private static func write(_ value: Presidio.Value, into json: inout Presidio.JSON) {
        switch value {
        case .list(let items): json.list(items) { write($1, into: &$0) }
        case .object(let members):
            json.raw("{")
            for (index, member) in members.enumerated() {
                if index > 0 { json.raw(" , ") }
                json.string(member.key)
                json.raw(": ")
                write(member.value, into: &json)
            }
            json.raw("}")
        default: json.value(value)
        }
    }

    /// Code points are found where counting finds them; what is encrypted, and written in base64, comes back.
    private static func text(_ body: [UInt8], _ complaints: inout Complaints) {
        complaints.equal(Presidio.Base64.decode(Presidio.Base64.encode(body)), body, "base64")
        if let decoded = Presidio.Base64.decode(body) { complaints.add("more bytes than signs", unless: decoded.count <= body.count) }
        let text = Presidio.Text(String(decoding: body, as: UTF8.self))
        let points = Presidio.CodePoints(text)
        complaints.equal(points.count, text.string.unicodeScalars.count, "code points")
        let half = points.count / 2
        complaints.equal(points[0..<half].bytes + points[half..<points.count].bytes, text.bytes, "halves of the text")
        guard let cipher = try? Presidio.TextCipher(.text(Presidio.Text("0123456789abcdef"))) else {
            return complaints.add("no cipher", unless: false)
        }
        complaints.equal((try? cipher.encrypt(text)).flatMap { try? cipher.decrypt($0) }, text, "encrypted and decrypted")
        _ = try? cipher.decrypt(text)
    }
}
