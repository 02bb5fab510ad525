/// A set of detectors, by their slot in the engine (at most 128).
struct DetectorSet: Sendable, Equatable {
    static let capacity = 128
    var low: UInt64 = 0
    var high: UInt64 = 0

    init(low: UInt64 = 0, high: UInt64 = 0) {
        self.low = low
        self.high = high
    }

    @inline(__always)
    init(_ slot: UInt8) {
        if slot < 64 { low = 1 &<< UInt64(slot) } else { high = 1 &<< UInt64(slot &- 64) }
    }

    /// - Parameter slots: numbers beyond 127 stand for no detector.
    init(_ slots: [UInt8]) {
        for slot in slots where slot < 128 { insert(slot) }
    }

    @inline(__always)
    func contains(_ slot: UInt8) -> Bool {
        slot < 64 ? low &>> UInt64(slot) & 1 != 0 : high &>> UInt64(slot &- 64) & 1 != 0
    }

    mutating func insert(_ slot: UInt8) {
        if slot < 64 { low |= 1 << UInt64(slot) } else { high |= 1 << UInt64(slot - 64) }
    }

    mutating func formUnion(_ other: DetectorSet) {
        low |= other.low
        high |= other.high
    }

    func subtracting(_ other: DetectorSet) -> DetectorSet {
        DetectorSet(low: low & ~other.low, high: high & ~other.high)
    }

    static let all = DetectorSet(low: .max, high: .max)

    @inline(__always)
    func intersects(_ other: DetectorSet) -> Bool { low & other.low | high & other.high != 0 }

    var isEmpty: Bool { low == 0 && high == 0 }
}
