/// The 7-3-1 check of machine-readable travel documents (ICAO 9303): letters count from A = 10.
enum MachineReadable {
    static func remainder(_ symbols: Span<UInt8>, count: Int) -> Int {
        var sum = 0
        for index in 0..<count {
            let value = symbols.isDigit(index) ? symbols.digit(index) : Int(symbols[index]) - 55
            sum += value * (index % 3 == 0 ? 7 : index % 3 == 1 ? 3 : 1)
        }
        return sum % 10
    }
}
