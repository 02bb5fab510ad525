internal import CICU

/// The table from every scalar to its folded form and meaning (catalogue §2, N1–N6), made from ICU when the process
/// starts. Pages of 256 scalars; the whole of Unicode shares a few pages outside the planes that matter.
///
/// Immutable; one instance serves all threads. Building it takes about 2 ms, a look-up two loads.
public final class FoldTable: @unchecked Sendable {
    // Unchecked because of the raw buffers: written in `init` only, freed in `deinit`.
    @usableFromInline let pageOf: UnsafeMutablePointer<UInt16>
    @usableFromInline let entries: UnsafeMutablePointer<UInt32>
    /// Folded forms of scalars that fold to several UTF-16 units: length, then units.
    let expansions: [UInt16]

    public static var icuVersion: String { String(cString: moyin_icu_version()) }

    /// - Parameter simplified: the bytes of `tables/traditional-simplified.tsv`.
    public init(simplified: UnsafeRawBufferPointer) {
        var builder = FoldTableBuilder()
        builder.describeFromICU()
        builder.overlayDigits()
        builder.overlayLookAlikes()
        builder.overlaySeparatorsAndMasks()
        builder.overlaySimplified(simplified)
        pageOf = .allocate(capacity: 0x1100)
        pageOf.update(from: builder.pageOf, count: 0x1100)
        entries = .allocate(capacity: builder.entries.count)
        entries.update(from: builder.entries, count: builder.entries.count)
        expansions = builder.expansions
    }

    deinit {
        pageOf.deallocate()
        entries.deallocate()
    }

    /// - Parameter scalar: below 0x110000.
    @inlinable @inline(__always)
    public subscript(scalar: UInt32) -> FoldEntry {
        let page = Int(pageOf[Int(scalar &>> 8)])
        return FoldEntry(bits: entries[page &<< 8 | Int(scalar & 0xff)])
    }

    /// The units a scalar with ``FoldEntry/expands`` folds to.
    public func expansion(of entry: FoldEntry) -> ArraySlice<UInt16> {
        let at = Int(entry.unit)
        return expansions[(at + 1)..<(at + 1 + Int(expansions[at]))]
    }
}
