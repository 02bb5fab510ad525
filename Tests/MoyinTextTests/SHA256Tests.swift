import MoyinText
import Testing

@Suite struct SHA256Tests {
    /// The examples of FIPS 180-4, and lengths around the block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ])
    func knownDigests(_ text: String, _ digest: String) { #expect(SHA256.hex(Array(text.utf8)) == digest) }

    @Test func longText() {
        #expect(SHA256.hex([UInt8](repeating: 0x61, count: 1_000_000)) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// However the bytes are cut, around the length of a block above all.
    @Test(arguments: [1, 55, 56, 63, 64, 65, 127, 128, 1000])
    func pieces(_ size: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var hash = SHA256()
        for start in stride(from: 0, to: bytes.count, by: size) {
            Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBytes { hash.add($0) }
        }
        #expect(hash.finish() == SHA256.hex(bytes))
    }
}
