/// The local name of an element or attribute, as a number that is made once: names of office formats are longer than
/// what fits into a word.
struct XMLName: Hashable, ExpressibleByStringLiteral, Sendable {
    private let hash: UInt64

    /// FNV-1a.
    init(_ bytes: UnsafePointer<UInt8>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var next = bytes
        while next.pointee != 0 {
            hash = (hash ^ UInt64(next.pointee)) &* 0x100_0000_01b3
            next += 1
        }
        self.hash = hash
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.hash = hash
    }

    init(stringLiteral name: StaticString) { self.init(name.utf8Start) }
}
