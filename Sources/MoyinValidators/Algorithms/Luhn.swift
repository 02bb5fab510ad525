/// Luhn's check (ISO/IEC 7812-1, annex B): from the right, every second digit doubled; cards, IMEI, ICCID.
enum Luhn {
    static func passes(_ digits: Span<UInt8>) -> Bool {
        var sum = 0
        var index = digits.count &- 1
        while index > 0 {
            let digit = digits.digit(index &- 1)
            // Twice a digit, its own digits added: 2 × 7 is 14 is 5.
            sum &+= digits.digit(index) &+ digit &* 2 &- (digit > 4 ? 9 : 0)
            index &-= 2
        }
        if index == 0 { sum &+= digits.digit(0) }
        return sum % 10 == 0
    }
}
