internal import CByteKernels
internal import CICU

/// The table from every scalar to its folded form and meaning (catalogue §2, N1–N6), made from ICU when the process
/// starts. Pages of 256 scalars; the whole of Unicode shares a few pages outside the planes that matter.
///
/// Immutable; one instance serves all threads. Building it takes about 2 ms, a look-up two loads.
public final class FoldTable: @unchecked Sendable {
    // Unchecked because of the raw buffers: written in `init` only, freed in `deinit`.
    @usableFromInline let pageOf: UnsafeMutablePointer<UInt16>
    @usableFromInline let entries: UnsafeMutablePointer<UInt32>
    /// By scalar below 0x10000: what it folds to, where that is one unit and the scalar neither a space nor invisible; else 0.
    let plain: UnsafeMutablePointer<UInt16>
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
        plain = .allocate(capacity: 0x10000)
        plain.initialize(repeating: 0, count: 0x10000)
        // Two bytes are rare here and left to the closer look.
        for scalar in [0..<0x80, 0x800..<0xd800, 0xe000..<0x10000].joined() {
            let entry = self[UInt32(scalar)]
            switch entry.symbolClass {
            case .ignorable, .space, .tab, .lineBreak: continue
            default: if !entry.has(FoldEntry.expands) { plain[scalar] = entry.unit }
            }
        }
    }

    deinit {
        pageOf.deallocate()
        entries.deallocate()
        plain.deallocate()
    }

    /// - Parameter scalar: below 0x110000.
    @inlinable @inline(__always)
    public subscript(scalar: UInt32) -> FoldEntry {
        let page = Int(pageOf[Int(scalar &>> 8)])
        return FoldEntry(bits: entries[page &<< 8 | Int(scalar & 0xff)])
    }

    /// Folds the plain characters from `position` on, which moves on, and hands them over in pieces with the bytes that they
    /// begin at and the one that they end at: all up to one that needs a closer look (a space, an invisible sign, one that expands or lies outside the
    /// BMP, damage) or to `end`. Cost: one load a character.
    @inline(__always)
    public func foldRun(
        _ text: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int,
        _ body: (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<Int>, Int) -> Void
    ) {
        // More places would not fit the stack, where temporary memory costs nothing.
        let most = 128
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: most) { units in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: most) { starts in
                var count = most
                while count == most {
                    count = mbk_fold(text, &position, end, most, plain, units.baseAddress, starts.baseAddress)
                    if count > 0 { body(UnsafeBufferPointer(rebasing: units[..<count]), UnsafeBufferPointer(rebasing: starts[..<count]), position) }
                }
            }
        }
    }

    /// The units a scalar with ``FoldEntry/expands`` folds to.
    public func expansion(of entry: FoldEntry) -> ArraySlice<UInt16> {
        let at = Int(entry.unit)
        return expansions[(at + 1)..<(at + 1 + Int(expansions[at]))]
    }
}
