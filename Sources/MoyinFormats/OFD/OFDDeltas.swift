/// Offsets between the characters of a `TextCode`, read and written.
enum OFDDeltas {
    /// Offsets between characters: numbers, of which `g 3 5.5` says one three times.
    ///
    /// - Parameter limit: how many characters there are to be moved.
    static func read(_ text: UnsafeBufferPointer<UInt8>, limit: Int) -> [Double] {
        var deltas: [Double] = []
        var index = 0
        while index < text.count, deltas.count < limit {
            if text[index] == 0x67 {
                index += 1
                guard let count = XMLNumbers.number(text, &index), let value = XMLNumbers.number(text, &index) else { break }
                for _ in 0..<min(max(0, Int(count.clamped(to: 0...1e6))), limit - deltas.count) { deltas.append(value) }
            } else if let value = XMLNumbers.number(text, &index) {
                deltas.append(value)
            } else {
                index += 1
            }
        }
        return deltas
    }

    /// As it is written: four places behind the point are a tenth of a micrometre.
    static func write(_ deltas: [Double]) -> [UInt8] {
        var parts: [String] = []
        var index = 0
        while index < deltas.count {
            var count = 1
            while index + count < deltas.count, deltas[index + count] == deltas[index] { count += 1 }
            let value = write(deltas[index])
            if count > 2 { parts.append("g \(count) \(value)") } else { parts += Array(repeating: value, count: count) }
            index += count
        }
        return Array(parts.joined(separator: " ").utf8)
    }

    private static func write(_ value: Double) -> String {
        let scaled = Int((value.clamped(to: -1e9...1e9) * 10_000).rounded())
        let whole = abs(scaled) / 10_000
        var digits = String(abs(scaled) % 10_000 + 10_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return (scaled < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : "." + digits)
    }
}
