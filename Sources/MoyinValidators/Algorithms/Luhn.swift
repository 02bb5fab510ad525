/// Luhn's check (ISO/IEC 7812-1, annex B): from the right, every second digit doubled; cards, IMEI, ICCID.
enum Luhn {
    static func passes(_ digits: Span<UInt8>) -> Bool {
        var sum = 0
        var isDoubled = digits.count % 2 == 0
        for index in 0..<digits.count {
            let digit = digits.digit(index)
            // Twice a digit, its own digits added: 2 × 7 is 14 is 5.
            sum &+= isDoubled ? digit &* 2 &- (digit > 4 ? 9 : 0) : digit
            isDoubled.toggle()
        }
        return sum % 10 == 0
    }
}
