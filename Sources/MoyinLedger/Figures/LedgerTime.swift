internal import Glibc

/// Times of a ledger as people of this machine's time zone read them.
package enum LedgerTime {
    /// `2026-12-31`.
    package static func day(_ seconds: Int) -> String { String(text(seconds).prefix(10)) }

    /// `2026-12-31 09:05:00`.
    package static func text(_ seconds: Int) -> String {
        var seconds = seconds
        var parts = tm()
        localtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    }

    package static func now() -> String { text(Int(time(nil))) }

    package static func today() -> String { day(Int(time(nil))) }

    /// Seconds since 1970 at which a day begins; nil: `text` is no day.
    package static func start(of text: String) -> Int? {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) ?? -1 }
        guard text.utf8.count == 10, fields.count == 3, fields[0] >= 1900, (1...12).contains(fields[1]), (1...31).contains(fields[2]) else { return nil }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday, parts.tm_isdst) = (fields[0] - 1900, fields[1] - 1, fields[2], -1)
        let seconds = mktime(&parts)
        // 31 February comes out as a day in March.
        return parts.tm_mday == fields[2] ? seconds : nil
    }
}
