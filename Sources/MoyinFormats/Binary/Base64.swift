/// Bytes in the alphabet of mail (RFC 4648), which XML holds them in.
struct Base64 {
    private(set) var bytes: [UInt8] = []
    /// All of it was of the alphabet, but for white space and the signs that fill up its end.
    private(set) var isPure = true

    init(_ text: some Sequence<UInt8>) {
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            let value: UInt8
            switch byte {
            case 0x41...0x5a: value = byte - 0x41
            case 0x61...0x7a: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case 0x2b: value = 62
            case 0x2f: value = 63
            default:
                if byte > 0x20, byte != 0x3d { isPure = false }
                continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
    }
}
