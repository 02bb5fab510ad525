internal import Glibc

/// A time of day in UTC as RFC 3339 has it.
enum UTCTime {
    /// Seconds since 1970.
    static func now() -> Int { time(nil) }

    /// 0 as `1970-01-01T00:00:00Z`.
    static func text(_ seconds: Int, milliseconds: Int? = nil) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let day = "\(parts.tm_year + 1900)-\(digits(Int(parts.tm_mon) + 1, 2))-\(digits(Int(parts.tm_mday), 2))"
        let clock = "\(digits(Int(parts.tm_hour), 2)):\(digits(Int(parts.tm_min), 2)):\(digits(Int(parts.tm_sec), 2))"
        return "\(day)T\(clock)\(milliseconds.map { ".\(digits($0, 3))" } ?? "")Z"
    }
}
