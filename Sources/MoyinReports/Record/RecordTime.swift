internal import Glibc

/// When a record was made, as ISO 8601 with a zone.
package enum RecordTime {
    /// - Parameter given: taken as it is when it is a time; nil: the time now, or that of SOURCE_DATE_EPOCH in UTC.
    /// - Returns: nil when what was given is no time.
    package static func text(_ given: String?) -> String? {
        if let given { return isTime(given) ? given : nil }
        if let epoch = getenv("SOURCE_DATE_EPOCH") {
            guard let seconds = Int(String(cString: epoch)), seconds >= 0, seconds < 1 << 37 else { return nil }
            return written(seconds, isLocal: false)
        }
        return written(time(nil), isLocal: true)
    }

    private static func written(_ seconds: Int, isLocal: Bool) -> String {
        var seconds = seconds
        var parts = tm()
        _ = isLocal ? localtime_r(&seconds, &parts) : gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        let offset = Int32(parts.tm_gmtoff / 60)
        let zone = isLocal ? (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60) : "Z"
        return "\(day)T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))\(zone)"
    }

    /// `2026-03-05T09:30:00+08:00`, and nothing else: it is printed as it stands.
    private static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let zone = bytes.dropFirst(19)
        guard bytes.count == 20 || bytes.count == 25, zone.first == 0x5a && zone.count == 1 || zone.first == 0x2b || zone.first == 0x2d else { return false }
        let pattern = Array((zone.count == 1 ? "0000-00-00T00:00:00Z" : "0000-00-00T00:00:00±00:00").unicodeScalars)
        guard pattern.count == bytes.count else { return false }
        for (byte, sign) in zip(bytes, pattern) {
            switch sign {
            case "0": if byte &- 0x30 > 9 { return false }
            case "±": continue
            default: if UInt32(byte) != sign.value { return false }
            }
        }
        func number(_ place: Int) -> Int { Int(bytes[place] - 0x30) * 10 + Int(bytes[place + 1] - 0x30) }
        let (month, day) = (number(5), number(8))
        return (1...12).contains(month) && (1...31).contains(day) && number(11) < 24 && number(14) < 60 && number(17) <= 60
            && (zone.count == 1 || number(20) < 15 && number(23) < 60)
    }
}
