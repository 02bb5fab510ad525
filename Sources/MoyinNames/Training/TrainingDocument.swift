/// A text in which the names are known.
public struct TrainingDocument: Sendable {
    public var text: [UInt8]
    /// Bytes of the names.
    public var names: [Range<Int>]
    /// Bytes about which nothing is known: what stands there teaches nothing.
    public var doubts: [Range<Int>]
    /// Only some names are marked: what is not marked teaches nothing.
    public var isPartial: Bool
    /// How much it counts.
    public var weight: Float

    public init(text: [UInt8], names: [Range<Int>], doubts: [Range<Int>] = [], isPartial: Bool = false, weight: Float = 1) {
        self.text = text
        self.names = names
        self.doubts = doubts
        self.isPartial = isPartial
        self.weight = weight
    }
}

/// Random numbers that are the same on every run and machine (SplitMix64).
package struct TrainingRandom {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
        return word ^ word >> 31
    }

    mutating func shuffle<Element>(_ array: inout [Element]) {
        guard array.count > 1 else { return }
        for index in (1..<array.count).reversed() { array.swapAt(index, Int(next() % UInt64(index + 1))) }
    }
}
