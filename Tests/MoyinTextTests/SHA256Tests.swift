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

    /// The processor's instructions and the plain way say the same, whatever the length.
    @Test func instructions() {
        for count in 0..<300 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ count) }
            var (fast, plain) = (SHA256(), SHA256())
            plain.usesInstructions = false
            bytes.withUnsafeBytes {
                fast.add($0)
                plain.add($0)
            }
            #expect(fast.finishBytes() == plain.finishBytes(), "\(count)")
        }
    }
}

@Suite struct HMACTests {
    /// RFC 4231, cases 1, 2, 3 and 6.
    @Test(arguments: [
        ([UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (Array("Jefe".utf8), Array("what do ya want for nothing?".utf8), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        ([UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        (
            [UInt8](repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func knownCodes(_ key: [UInt8], _ text: [UInt8], _ code: String) {
        let bytes = HMAC(key: key).code(of: text).bytes
        #expect(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == code)
    }
}
