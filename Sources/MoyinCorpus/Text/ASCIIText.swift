/// Bytes of text under construction. Values are made as bytes, so that gigabytes of rosters cost no strings.
extension [UInt8] {
    /// `number` in decimal, with leading zeros up to `width`.
    @inline(__always)
    mutating func append(_ number: Int, width: Int) {
        var divisor = 1
        for _ in 1..<width { divisor &*= 10 }
        var rest = number
        while divisor > 0 {
            append(0x30 &+ UInt8(truncatingIfNeeded: (rest / divisor) % 10))
            rest %= divisor
            divisor /= 10
        }
    }

    /// `count` random digits.
    @inline(__always)
    mutating func appendDigits(_ count: Int, using generator: inout SeededGenerator) {
        for _ in 0..<count { append(0x30 &+ UInt8(truncatingIfNeeded: generator.below(10))) }
    }

    mutating func append(_ text: String) { append(contentsOf: text.utf8) }

    /// The values 0–9 of the digits in `range`.
    func digit(_ index: Int) -> Int { Int(self[index]) - 0x30 }

    var text: String { String(decoding: self, as: UTF8.self) }
}

/// Makes a value as bytes and returns it as text.
func text(_ make: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    make(&bytes)
    return bytes.text
}
