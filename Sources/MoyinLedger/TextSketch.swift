/// A few numbers that tell how alike two texts are: of each part of all stretches of four characters, the one that sorts
/// first (min-wise hashing, Broder 1997; one permutation, Li, Owen and Zhang 2012). The same for the same words whatever
/// white space stands between them.
package struct TextSketch: Sendable, Equatable {
    private static let parts = 64
    /// Bytes of four Chinese characters.
    private static let window = 12
    /// Sixteen bits of each; ``empty`` where a part has none.
    private var least: [UInt16]
    private static let empty = UInt16.max

    package init(_ text: [UInt8]) {
        var first = [UInt64](repeating: .max, count: Self.parts)
        // A hash that rolls: what leaves the window is taken out of it.
        let base: UInt64 = 0x9e37_79b9_7f4a_7c15
        var lead: UInt64 = 1
        for _ in 0..<Self.window { lead = lead &* base }
        var ring = [UInt8](repeating: 0, count: Self.window)
        var hash: UInt64 = 0
        var count = 0
        first.withUnsafeMutableBufferPointer { first in
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
                let part = Int(mixed >> 58)
                first[part] = min(first[part], mixed & (1 << 58 - 1))
            }
        }
        least = first.map { $0 == .max ? Self.empty : UInt16(truncatingIfNeeded: $0 % 0xffff) }
    }

    init?(bytes: [UInt8]) {
        guard bytes.count == 2 * Self.parts else { return nil }
        least = (0..<Self.parts).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
    }

    var bytes: [UInt8] { least.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] } }

    /// Roughly which share of both texts' stretches they have in common, out of 100.
    package func likeness(_ other: TextSketch) -> Int {
        var (same, all) = (0, 0)
        for (left, right) in zip(least, other.least) where left != Self.empty || right != Self.empty {
            all += 1
            if left == right { same += 1 }
        }
        return all == 0 ? 100 : same * 100 / all
    }

    /// From here on two texts say the same, when what must go of them is the same too. Frames of two sites around one notice
    /// leave 68 to 84.
    package static let isAlike = 60
}
