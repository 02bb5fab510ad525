/// The grammar of numbers (RFC 8259, section 6).
package enum JSONNumber {
    package static func isValid(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        /// At least one.
        func digits() -> Bool {
            let count = rest.prefix { isDigit($0) }.count
            rest = rest.dropFirst(count)
            return count > 0
        }
        if rest.first == 0x2d { rest = rest.dropFirst() }
        if rest.first == 0x30, isDigit(rest.dropFirst().first) { return false }
        guard digits() else { return false }
        if rest.first == 0x2e {
            rest = rest.dropFirst()
            guard digits() else { return false }
        }
        if rest.first == 0x65 || rest.first == 0x45 {
            rest = rest.dropFirst()
            if rest.first == 0x2b || rest.first == 0x2d { rest = rest.dropFirst() }
            guard digits() else { return false }
        }
        return rest.isEmpty
    }
}
