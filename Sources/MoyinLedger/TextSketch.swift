/// A few numbers that tell how alike two texts are: of each sixteenth of all stretches of four characters, the one that
/// sorts first (min-wise hashing, Broder 1997; one permutation, Li, Owen and Zhang 2012). The same for the same words
/// whatever white space stands between them.
package struct TextSketch: Sendable, Equatable {
    private static let parts = 16
    /// Bytes of four Chinese characters.
    private static let window = 12
    private var least: [UInt32]

    package init(_ text: [UInt8]) {
        least = [UInt32](repeating: .max, count: Self.parts)
        // A hash that rolls: what leaves the window is taken out of it.
        let base: UInt64 = 0x9e37_79b9_7f4a_7c15
        var lead: UInt64 = 1
        for _ in 0..<Self.window { lead = lead &* base }
        var ring = [UInt8](repeating: 0, count: Self.window)
        var hash: UInt64 = 0
        var count = 0
        least.withUnsafeMutableBufferPointer { least in
            for byte in text where byte > 0x20 {
                let slot = count % Self.window
                hash = hash &* base &+ UInt64(byte) &+ 1
                if count >= Self.window { hash = hash &- lead &* (UInt64(ring[slot]) &+ 1) }
                ring[slot] = byte
                count += 1
                // Windows that begin within a character say nothing new.
                guard count >= Self.window, ring[count % Self.window] & 0xc0 != 0x80 else { continue }
                var mixed = hash ^ hash >> 31
                mixed = mixed &* 0xbf58_476d_1ce4_e5b9
                mixed ^= mixed >> 27
                let part = Int(mixed >> 60)
                least[part] = min(least[part], UInt32(truncatingIfNeeded: mixed >> 16))
            }
        }
    }

    init?(bytes: [UInt8]) {
        guard bytes.count == 4 * Self.parts else { return nil }
        least = (0..<Self.parts).map { part in bytes[(4 * part)..<(4 * part + 4)].reduce(0) { $0 << 8 | UInt32($1) } }
    }

    var bytes: [UInt8] { least.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) } } }

    /// Roughly which share of both texts' stretches they have in common, 0 to 16.
    package func likeness(_ other: TextSketch) -> Int { zip(least, other.least).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) } }

    /// From here on two texts say the same, when what must go of them is the same too: three quarters.
    package static let isAlike = 12
}
