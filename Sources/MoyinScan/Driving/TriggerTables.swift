internal import CByteKernels
internal import MoyinText

/// What the kernels look for, as nibble tables over three consecutive bytes.
///
/// The prefilter's law: a mask may set bits where nothing is, but must set one wherever a recogniser would find a value
/// that begins with no ASCII letter or digit. The plain twin of the driver proves it.
struct TriggerTables: ~Copyable {
    private let tables: UnsafeMutablePointer<mbk_tables>

    deinit { tables.deallocate() }

    borrowing func classify(
        _ text: UnsafePointer<UInt8>, _ count: Int, _ digit: UnsafeMutablePointer<UInt64>,
        _ letter: UnsafeMutablePointer<UInt64>, _ wide: UnsafeMutablePointer<UInt64>,
        _ odd: UnsafeMutablePointer<UInt64>, _ cue: UnsafeMutablePointer<UInt64>,
        _ punctuation: UnsafeMutablePointer<UInt64>
    ) {
        var masks = mbk_masks(digit: digit, letter: letter, wide: wide, odd: odd, cue: cue, punct: punctuation)
        mbk_classify(text, count, tables, &masks)
    }
}
