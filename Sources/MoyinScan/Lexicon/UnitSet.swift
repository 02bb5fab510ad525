/// A set of folded units: one load tells.
struct UnitSet: Sendable {
    private var words = [UInt64](repeating: 0, count: 1024)

    init(_ units: some Sequence<UInt16>) {
        for unit in units { words[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
    }

    @inline(__always)
    func contains(_ unit: UInt16) -> Bool { words[Int(unit &>> 6)] &>> UInt64(unit & 63) & 1 != 0 }
}
