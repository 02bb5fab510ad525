/// Numbers with a fixed count of decimal places.
enum Decimals {
    /// 0.8736 with two places as `0.87`.
    static func text(_ value: Double, _ places: Int) -> String {
        var unit = 1
        for _ in 0..<places { unit *= 10 }
        guard abs(value) < 1e12 else { return "\(value)" }
        let whole = Int((value * Double(unit)).rounded())
        let digits = String(abs(whole) % unit)
        let sign = whole < 0 ? "-" : ""
        return sign + "\(abs(whole) / unit)" + (places > 0 ? "." + String(repeating: "0", count: places - digits.utf8.count) + digits : "")
    }
}
