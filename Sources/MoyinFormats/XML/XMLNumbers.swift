/// Numbers in attributes.
enum XMLNumbers {
    /// - Parameter limit: how many are read at most.
    static func read(_ text: UnsafeBufferPointer<UInt8>, limit: Int) -> [Double] {
        var numbers: [Double] = []
        var index = 0
        while index < text.count, numbers.count < limit {
            guard let number = number(text, &index) else {
                index += 1
                continue
            }
            numbers.append(number)
        }
        return numbers
    }

    static func first(_ text: UnsafeBufferPointer<UInt8>?) -> Double? { text.flatMap { read($0, limit: 1).first } }

    static func hexadecimal(_ text: UnsafeBufferPointer<UInt8>) -> [Double] {
        String(decoding: text, as: UTF8.self).split(separator: " ").prefix(5).compactMap { Int($0.drop { $0 == "#" }, radix: 16).map(Double.init) }
    }

    /// A decimal number, white space before it passed over; nil where there is none, and the index stays.
    static func number(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Double? {
        var next = index
        while next < text.count, text[next] <= 0x20 || text[next] == 0x2c { next += 1 }
        var sign = 1.0
        if next < text.count, text[next] == 0x2d || text[next] == 0x2b {
            if text[next] == 0x2d { sign = -1 }
            next += 1
        }
        var value = 0.0
        var hasDigits = false
        while next < text.count, text[next] &- 0x30 < 10 {
            value = value * 10 + Double(text[next] - 0x30)
            hasDigits = true
            next += 1
        }
        if next < text.count, text[next] == 0x2e {
            next += 1
            var place = 0.1
            while next < text.count, text[next] &- 0x30 < 10 {
                value += place * Double(text[next] - 0x30)
                place /= 10
                hasDigits = true
                next += 1
            }
        }
        guard hasDigits, value < 1e9 else { return nil }
        index = next
        return sign * value
    }
}

extension Double {
    func clamped(to range: ClosedRange<Double>) -> Double { isNaN ? range.lowerBound : Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}
