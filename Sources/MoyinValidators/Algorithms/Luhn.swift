/// Luhn's check (ISO/IEC 7812-1, annex B): from the right, every second digit doubled; cards, IMEI, ICCID.
enum Luhn {
    static func passes(_ digits: Span<UInt8>) -> Bool {
        var sum = 0
        for offset in 0..<digits.count {
            var value = digits.digit(digits.count - 1 - offset)
            if offset % 2 == 1 {
                value *= 2
                if value > 9 { value -= 9 }
            }
            sum += value
        }
        return sum % 10 == 0
    }
}
