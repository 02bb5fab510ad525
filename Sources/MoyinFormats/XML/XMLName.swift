internal import Glibc

/// The local name of an element or attribute, as a number. That of a literal is known when this is compiled: the names in a
/// `switch` are compared as numbers, for every tag of a file with millions of them.
struct XMLName: Hashable, ExpressibleByStringLiteral, Sendable {
    private let number: UInt64

    @inline(__always) init(_ name: UnsafePointer<UInt8>) { self.init(name, strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))) }

    @inline(__always) init(_ name: UnsafeBufferPointer<UInt8>) {
        if let start = name.baseAddress { self.init(start, name.count) } else { self = "" }
    }

    @inline(__always) init(stringLiteral name: StaticString) { self.init(name.utf8Start, name.utf8CodeUnitCount) }

    /// Mixes eight bytes from the start, the middle and the end: all of a name of up to 24 bytes, and no name of office formats
    /// that is told from others here is longer. Without a loop, so that it is computed when compiled.
    @inline(__always) private init(_ start: UnsafePointer<UInt8>, _ count: Int) {
        let bytes = UnsafeRawPointer(start)
        @inline(__always) func eight(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        @inline(__always) func four(_ offset: Int) -> UInt64 { UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        var first: UInt64 = 0
        var last: UInt64 = 0
        var middle: UInt64 = 0
        if count >= 8 {
            (first, last) = (eight(0), eight(count - 8))
            if count > 16 { middle = eight((count - 8) / 2) }
        } else if count >= 4 {
            (first, last) = (four(0), four(count - 4))
        } else if count > 0 {
            (first, last) = (UInt64(start[0]) | UInt64(start[count / 2]) << 8 | UInt64(start[count - 1]) << 16, 0)
        }
        var mixed = (first ^ UInt64(truncatingIfNeeded: count)) &* 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ mixed >> 32 ^ last) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 29 ^ middle) &* 0x94d0_49bb_1331_11eb
        number = mixed ^ mixed >> 31
    }

    @inline(__always) static func == (one: XMLName, other: XMLName) -> Bool { one.number == other.number }
    @inline(__always) static func ~= (one: XMLName, other: XMLName) -> Bool { one.number == other.number }
    func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
