/// Reading of folded symbols: ASCII digits and capital letters without separators.
extension Span<UInt8> {
    @inline(__always)
    func isDigit(_ index: Int) -> Bool { self[index] &- 0x30 < 10 }

    @inline(__always)
    func isLetter(_ index: Int) -> Bool { self[index] &- 0x41 < 26 }

    @inline(__always)
    func digit(_ index: Int) -> Int { Int(self[index] &- 0x30) }

    func areDigits(_ range: Range<Int>) -> Bool {
        for index in range where !isDigit(index) { return false }
        return true
    }

    func areLetters(_ range: Range<Int>) -> Bool {
        for index in range where !isLetter(index) { return false }
        return true
    }

    /// The value of a run of digits.
    func number(_ range: Range<Int>) -> Int {
        var value = 0
        for index in range { value = value &* 10 &+ digit(index) }
        return value
    }

    /// Year, month and day from eight digits.
    func date(at index: Int) -> CivilDate {
        CivilDate(
            year: number(index..<(index + 4)), month: number((index + 4)..<(index + 6)),
            day: number((index + 6)..<(index + 8)))
    }

    func starts(with text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where self[index] != text.utf8Start[index] { return false }
        return true
    }
}
