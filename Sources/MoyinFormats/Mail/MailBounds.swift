internal import Glibc

/// What GMime is not given: it calls itself for every group in a list of addresses, and takes 35 bytes for each byte of a header.
enum MailBounds {
    private static let longestHeader = 8 << 20
    private static let mostGroups = 1000

    /// Looks at every line that may begin a header, wherever it stands: mails are within mails.
    static func isExceeded(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var start = 0
            var header = 0
            var (isHeader, isOfAddresses, groups) = (false, false, 0)
            while start < bytes.count {
                let end = memchr(base + start, 0x0a, bytes.count - start).map { base.distance(to: UnsafeRawPointer($0)) } ?? bytes.count
                let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                if bytes[start] != 0x20, bytes[start] != 0x09 {
                    let name = line.prefix(64).prefix { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2d }
                    isHeader = !name.isEmpty && name.count < line.count && line[name.count] == 0x3a
                    isOfAddresses = isHeader && holdsAddresses(name)
                    (header, groups) = (start, 0)
                }
                if isHeader, end - header > longestHeader { return true }
                if isOfAddresses {
                    for byte in line where byte == 0x3a { groups += 1 }
                    if groups > mostGroups { return true }
                }
                start = end + 1
            }
            return false
        }
    }

    private static func holdsAddresses(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
        let name = name.map { $0 | 0x20 }
        return addresses.contains { name.elementsEqual($0.utf8) } || name.starts(with: "resent-".utf8)
    }

    private static let addresses = ["from", "to", "cc", "bcc", "sender", "reply-to", "disposition-notification-to"]
}
