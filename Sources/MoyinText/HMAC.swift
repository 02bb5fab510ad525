/// Codes that only who has the key can make (RFC 2104 over SHA-256): they tell equal from different without telling what.
package struct HMAC: Sendable {
    /// The states after the key's own block, ready for every text.
    private let inner: SHA256
    private let outer: SHA256

    /// - Parameter key: 32 random bytes; any length works.
    package init(key: [UInt8]) {
        var block = key
        if block.count > 64 {
            var hash = SHA256()
            block.withUnsafeBytes { hash.add($0) }
            block = hash.finishBytes()
        }
        block += [UInt8](repeating: 0, count: 64 - block.count)
        func state(_ mask: UInt8) -> SHA256 {
            var hash = SHA256()
            block.map { $0 ^ mask }.withUnsafeBytes { hash.add($0) }
            return hash
        }
        (inner, outer) = (state(0x36), state(0x5c))
    }

    package func code(of text: [UInt8]) -> SHA256.Digest { text.withUnsafeBytes { code(of: $0) } }

    package func code(of text: UnsafeRawBufferPointer) -> SHA256.Digest {
        var hash = inner
        hash.add(text)
        var whole = outer
        hash.digest().withBytes { whole.add($0) }
        return whole.digest()
    }
}
