internal import CGzip
internal import Glibc
internal import MoyinReports

/// An answer of a web server as an archive keeps it.
struct WebResponse {
    /// A page that was there; not a redirection or an error.
    let isPage: Bool
    let isHTML: Bool
    let body: [UInt8]

    /// - Returns: nil when the body cannot be unpacked.
    init?(_ message: [UInt8], limit: Int) {
        guard let end = message.place(of: "\r\n\r\n") else { return nil }
        let lines = message[..<end].split(separator: 0x0a).map { Array($0.last == 0x0d ? $0.dropLast() : $0) }
        guard let (version, fields) = Self.fields(lines) else { return nil }
        let status = version.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        isPage = status == 200 || status == 203
        isHTML = fields["content-type"]?.lowercased().contains("html") ?? false
        var body = Array(message[(end + 4)...])
        guard isPage else {
            self.body = []
            return
        }
        if fields["transfer-encoding"]?.lowercased().contains("chunked") ?? false {
            // Some archives keep the field and have joined the chunks already.
            body = Self.joined(body) ?? body
        }
        switch fields["content-encoding"]?.lowercased() ?? "" {
        case "", "identity": break
        case "gzip", "x-gzip", "deflate":
            guard let unpacked = Self.unpacked(body, limit: limit) else { return nil }
            body = unpacked
        default: return nil
        }
        self.body = body
    }

    /// First line and fields of a head, names in lower case.
    static func fields(_ lines: [[UInt8]]) -> (version: String, fields: [String: String])? {
        guard let first = lines.first else { return nil }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: 0x3a) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            if fields[name] == nil { fields[name] = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmed }
        }
        return (String(decoding: first, as: UTF8.self), fields)
    }

    private static func joined(_ body: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var index = 0
        while let feed = body[index...].firstIndex(of: 0x0a) {
            let digits = String(decoding: body[index..<feed], as: UTF8.self).prefix { $0.isHexDigit }
            guard let size = Int(digits, radix: 16), size <= body.count - feed - 1 else { return nil }
            if size == 0 { return output }
            output += body[(feed + 1)..<(feed + 1 + size)]
            index = feed + 1 + size
            if index < body.count, body[index] == 0x0d { index += 1 }
            if index < body.count, body[index] == 0x0a { index += 1 }
        }
        return nil
    }

    private static func unpacked(_ body: [UInt8], limit: Int) -> [UInt8]? {
        if body.isEmpty { return [] }
        var count = 0
        guard let bytes = moyin_gzip_unpack(body, body.count, limit, &count) else { return nil }
        defer { free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}

/// %E5%85%AC in addresses.
enum Percent {
    static func decoded(_ text: some StringProtocol) -> [UInt8] {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count, let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16) {
                output.append(value)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }
}
