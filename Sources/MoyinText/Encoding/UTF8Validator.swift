internal import CByteKernels

/// One step through UTF-8 that may be damaged.
enum UTF8Step {
    /// The bytes to skip from here and whether they are a character. An invalid sequence is the longest prefix of a
    /// character that is there ("maximal subpart", Unicode §3.9), so that all decoders count the same U+FFFD.
    /// Length 0: the bytes end within a character and more may follow.
    @inline(__always)
    static func next(
        _ bytes: UnsafePointer<UInt8>, available: Int, isFinal: Bool
    ) -> (length: Int, isValid: Bool) {
        let lead = bytes[0]
        if lead < 0x80 { return (1, true) }
        var need = 1
        // The second byte alone rules out overlong forms, surrogates and what is beyond U+10FFFF.
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: break
        case 0xE0...0xEF:
            need = 2
            if lead == 0xE0 { low = 0xA0 }
            if lead == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            need = 3
            if lead == 0xF0 { low = 0x90 }
            if lead == 0xF4 { high = 0x8F }
        default: return (1, false)
        }
        var index = 1
        while index <= need {
            if index == available { return isFinal ? (index, false) : (0, true) }
            if bytes[index] < low || bytes[index] > high { return (index, false) }
            low = 0x80
            high = 0xBF
            index &+= 1
        }
        return (need &+ 1, true)
    }

    /// How many bytes from here on are surely whole characters; stops early, never late. `available` bytes may be read.
    ///
    /// Eight Han characters a round: the fast path of Chinese text.
    @inline(__always)
    static func validPrefix(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int {
        let raw = UnsafeRawPointer(bytes)
        var index = 0
        while index &+ 8 <= available {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            if word & 0x8080_8080_8080_8080 == 0 {
                index &+= 8
                continue
            }
            // Two three-byte characters whose leads are neither E0 nor ED, the two that need a look at the next byte.
            if word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0, isPlainLead(UInt8(truncatingIfNeeded: word)),
                isPlainLead(UInt8(truncatingIfNeeded: word &>> 24))
            {
                index &+= 6
                continue
            }
            break
        }
        return index
    }

    @inline(__always)
    private static func isPlainLead(_ lead: UInt8) -> Bool { lead != 0xE0 && lead != 0xED }
}

/// Finds what is not UTF-8 in a text that comes in pieces, without copying it.
///
/// The text itself stays as it is: scanners treat bad bytes as opaque, and offsets never shift.
public struct UTF8Validator: Sendable {
    public private(set) var damage = DecodingDamage()
    /// How many bytes were fed: the original offset of the next one, when `startingAt` said where the text begins.
    public private(set) var offset: Int
    /// The bytes of a character that the last piece cut off.
    private var pending = PendingBytes()

    /// `offset`: of the first byte to be fed, that is the length of the byte-order mark.
    public init(startingAt offset: Int = 0) { self.offset = offset }

    /// Reads the next piece, of any length.
    public mutating func feed(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            feed(base, count: buffer.count)
        }
    }

    public mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let base = bytes.baseAddress { feed(base, count: bytes.count) }
    }

    /// No more comes: a character cut off at the very end is damage.
    public mutating func finish() {
        pending.withBytes { bytes, count in
            var index = 0
            while index < count {
                let step = UTF8Step.next(bytes + index, available: count &- index, isFinal: true)
                if !step.isValid { damage.record(offset: offset &- count &+ index, length: step.length) }
                index &+= step.length
            }
        }
        pending.count = 0
    }

    mutating func feed(_ base: UnsafePointer<UInt8>, count: Int) {
        var index = 0
        while pending.count > 0, index < count {
            pending.append(base[index])
            index &+= 1
            offset &+= 1
            settlePending()
        }
        let end = offset &+ count &- index
        // All of it is whole characters nearly always, and a kernel sees that at once. Behind the first that is not, it goes on
        // step by step: asked again after each, the kernel would read garbage many times.
        index &+= mbk_utf8_error(base + index, count &- index)
        while index < count {
            index &+= UTF8Step.validPrefix(base + index, available: count &- index)
            guard index < count else { break }
            let step = UTF8Step.next(base + index, available: count &- index, isFinal: false)
            if step.length == 0 {
                while index < count {
                    pending.append(base[index])
                    index &+= 1
                }
                break
            }
            if !step.isValid { damage.record(offset: end &- count &+ index, length: step.length) }
            index &+= step.length
        }
        offset = end
    }

    /// Takes whole steps off the pending bytes until they are a beginning again.
    private mutating func settlePending() {
        while pending.count > 0 {
            let count = pending.count
            let step = pending.withBytes { UTF8Step.next($0, available: $1, isFinal: false) }
            if step.length == 0 { return }
            if !step.isValid { damage.record(offset: offset &- count, length: step.length) }
            pending.dropFirst(step.length)
        }
    }
}

/// Up to eight bytes kept between two pieces of a text.
struct PendingBytes: Sendable {
    private var bytes: UInt64 = 0
    var count = 0

    mutating func append(_ byte: UInt8) {
        precondition(count < 8)
        if count == 0 { bytes = 0 }
        bytes |= UInt64(byte) << UInt64(count * 8)
        count += 1
    }

    mutating func dropFirst(_ dropped: Int) {
        bytes = dropped < 8 ? bytes >> UInt64(dropped * 8) : 0
        count -= dropped
    }

    func withBytes<Result>(_ body: (UnsafePointer<UInt8>, Int) -> Result) -> Result {
        withUnsafeBytes(of: bytes.littleEndian) { raw in
            body(raw.baseAddress!.assumingMemoryBound(to: UInt8.self), count)
        }
    }
}
