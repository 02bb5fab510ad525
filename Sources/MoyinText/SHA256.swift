internal import CByteKernels

/// SHA-256 (FIPS 180-4), for telling whether bytes are the ones that were there before. Allocates nothing.
package struct SHA256: Sendable {
    /// Bytes that do not fill a block yet: as many as `count` leaves.
    private var pending = InlineArray<64, UInt8>(repeating: 0)
    private var count = 0
    private var state: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private static let constants: [UInt32] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
        0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
        0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
        0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
        0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
        0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ]

    package init() {}

    /// The digest of `bytes`, in hexadecimal digits.
    package static func hex(_ bytes: [UInt8]) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.add($0) }
        return hash.finish()
    }

    /// Takes the bytes that come next.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let held = count % 64
        count += bytes.count
        var index = 0
        if held > 0 {
            index = min(64 - held, bytes.count)
            hold(bytes[..<index], at: held)
            guard held + index == 64 else { return }
            mixPending()
        }
        let blocks = (bytes.count - index) / 64
        if blocks > 0 { mix(UnsafeRawBufferPointer(rebasing: bytes[index..<(index + 64 * blocks)])) }
        hold(bytes[(index + 64 * blocks)...], at: 0)
    }

    private mutating func hold(_ bytes: Slice<UnsafeRawBufferPointer>, at place: Int) {
        withUnsafeMutableBytes(of: &pending) { UnsafeMutableRawBufferPointer(rebasing: $0[place...]).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes)) }
    }

    /// The digest of all that was taken, in hexadecimal digits.
    package consuming func finish() -> String { digest().hex }

    /// The digest of all that was taken: 32 bytes.
    package consuming func finishBytes() -> [UInt8] { digest().bytes }

    /// The digest of all that was taken.
    package consuming func digest() -> Digest {
        // One bit, zeros, the length in bits.
        let held = count % 64
        pending[held] = 0x80
        for index in (held + 1)..<64 { pending[index] = 0 }
        if held >= 56 {
            mixPending()
            pending = InlineArray(repeating: 0)
        }
        let length = UInt64(count * 8).bigEndian
        withUnsafeMutableBytes(of: &pending) { $0.storeBytes(of: length, toByteOffset: 56, as: UInt64.self) }
        mixPending()
        return Digest(words: state)
    }

    package struct Digest: Sendable {
        fileprivate let words: InlineArray<8, UInt32>

        package var bytes: [UInt8] { withBytes { Array($0) } }

        func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
            var words = words
            for index in words.indices { words[index] = words[index].bigEndian }
            return withUnsafeBytes(of: words, body)
        }

        /// The first eight bytes, as a number.
        package var high: UInt64 { UInt64(words[0]) << 32 | UInt64(words[1]) }
        /// The next eight.
        package var low: UInt64 { UInt64(words[2]) << 32 | UInt64(words[3]) }

        package var hex: String {
            words.indices.map { index in
                let digits = String(words[index], radix: 16)
                return String(repeating: "0", count: 8 - digits.utf8.count) + digits
            }.joined()
        }
    }

    /// Whether the processor's instructions are used where it has them: for the test that the plain way says the same.
    package var usesInstructions = true

    private mutating func mixPending() {
        let block = pending
        withUnsafeBytes(of: block) { mix($0) }
    }

    private mutating func mix(_ blocks: UnsafeRawBufferPointer) {
        let isDone = usesInstructions && withUnsafeMutableBytes(of: &state) {
            mbk_sha256_mix($0.baseAddress?.assumingMemoryBound(to: UInt32.self), blocks.baseAddress?.assumingMemoryBound(to: UInt8.self), blocks.count / 64)
        }
        if isDone { return }
        for start in stride(from: 0, to: blocks.count, by: 64) { mixPlainly(UnsafeRawBufferPointer(rebasing: blocks[start..<(start + 64)])) }
    }

    private mutating func mixPlainly(_ block: UnsafeRawBufferPointer) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
            for index in 0..<16 { words[index] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)) }
            func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word &>> count | word &<< (32 - count) }
            for index in 16..<64 {
                let (a, b) = (words[index - 15], words[index - 2])
                let low = turned(a, 7) ^ turned(a, 18) ^ a &>> 3
                let high = turned(b, 17) ^ turned(b, 19) ^ b &>> 10
                words[index] = words[index - 16] &+ low &+ words[index - 7] &+ high
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            for index in 0..<64 {
                let one = h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ (e & f ^ ~e & g) &+ Self.constants[index] &+ words[index]
                let two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ (a & b ^ a & c ^ b & c)
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ one, c, b, a, one &+ two)
            }
            for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
        }
    }
}
