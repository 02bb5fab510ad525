internal import Glibc
package import MoyinReports
internal import MoyinText

/// The key that fingerprints and seals of a ledger are made with. It stands in a file of its own: who has only the ledger
/// can neither try out numbers against its fingerprints nor change an entry unseen.
package struct LedgerKey: Sendable {
    private let code: HMAC
    /// Held open for the lock of runs.
    let file: String

    /// Where the key of a ledger is unless one says otherwise.
    package static func path(of ledger: String) -> String { ledger + ".key" }

    /// Reads the key, or makes one.
    ///
    /// - Parameter makes: makes the file where there is none, for its owner alone.
    package init(_ file: String, makes: Bool) throws(LedgerError) {
        self.file = file
        var descriptor = open(file, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT, makes {
            try Self.make(file)
            descriptor = open(file, O_RDONLY | O_CLOEXEC)
        }
        guard descriptor >= 0 else {
            throw LedgerError(
                .noKey,
                say("读不到台账的密钥 \(file)：\(String(cString: strerror(errno)))；没有它，指纹无法比对，请从备份恢复，或用 --key 指定",
                    "cannot read the ledger's key \(file): \(String(cString: strerror(errno))); fingerprints cannot be compared without it: restore it from a backup, or name it with --key"))
        }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 256)
        let count = text.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        let digits = text[..<max(0, count)].filter { $0 > 0x20 }
        guard digits.count == 64, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
            throw LedgerError(.wrongKey, say("\(file) 不是密钥（应为 64 位十六进制数）；请从备份恢复", "\(file) is no key (64 hexadecimal digits); restore it from a backup"))
        }
        func digit(_ byte: UInt8) -> UInt8 { UInt8(Character(UnicodeScalar(byte)).hexDigitValue!) }
        code = HMAC(key: stride(from: 0, to: 64, by: 2).map { digit(digits[$0]) << 4 | digit(digits[$0 + 1]) })
    }

    private static func make(_ file: String) throws(LedgerError) {
        // Written as a whole under another name first: a key cut short would lock the ledger for good.
        let temporary = "\(file).\(getpid()).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        var random = SystemRandomNumberGenerator()
        let digits = (0..<32).map { _ in
            let byte = UInt8.random(in: 0...255, using: &random)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let text = Array((digits.joined() + "\n").utf8)
        let isWritten = descriptor >= 0 && text.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == text.count && fsync(descriptor) == 0
        if descriptor >= 0 { close(descriptor) }
        // Not over a key that another process has just made.
        let isThere = isWritten && (link(temporary, file) == 0 || errno == EEXIST)
        let reason = String(cString: strerror(errno))
        unlink(temporary)
        guard isThere else { throw LedgerError(.failed, say("写不了密钥 \(file)：\(reason)；检查路径和权限", "cannot write the key \(file): \(reason); check its path and permissions")) }
    }

    /// A value that stands for `bytes`, the same for the same bytes, from which they cannot be found without the key.
    func seal(_ fields: SealedFields) -> [UInt8] { Array(code.code(of: fields.bytes).bytes.prefix(16)) }

    /// The first half of ``seal(_:)``, as a number.
    func shortSeal(_ fields: SealedFields) -> Int64 { Int64(bitPattern: code.code(of: fields.bytes).high) }

    /// Stands for a value of a kind.
    ///
    /// - Parameter symbols: the value as it reads whatever its disguise (``Engine/fingerprintable(_:)``).
    package func fingerprint(_ kind: String, _ symbols: [UInt8]) -> Int64 {
        var fields = SealedFields("finding")
        fields.add(kind)
        fields.add(symbols)
        return shortSeal(fields)
    }

    /// Stands for what an item was when it was read.
    package func digest(of content: [UInt8], _ others: [String]) -> ContentDigest {
        var hash = SHA256()
        content.withUnsafeBytes { hash.add($0) }
        var fields = SealedFields("content")
        fields.add(hash.finishBytes())
        for other in others { fields.add(other) }
        let code = code.code(of: fields.bytes)
        return ContentDigest(high: code.high, low: code.low)
    }
}

/// Stands for an item as it was read. Two are the same for the same bytes and fields, and for no others.
package struct ContentDigest: Hashable, Sendable {
    package var high: UInt64
    package var low: UInt64

    var bytes: [UInt8] { withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) } }

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    init?(_ bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.init(high: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }, low: bytes[8...].reduce(0) { $0 << 8 | UInt64($1) })
    }
}

/// Fields in a row, each with its length, so that no two rows read alike.
struct SealedFields {
    private(set) var bytes: [UInt8]

    /// - Parameter purpose: what the seal is for; seals of other purposes never equal it.
    init(_ purpose: String) {
        bytes = []
        bytes.reserveCapacity(256)
        add(purpose)
    }

    mutating func add(_ field: [UInt8]) {
        withUnsafeBytes(of: UInt32(field.count).littleEndian) { bytes += $0 }
        bytes += field
    }

    mutating func add(_ field: String?) {
        guard var text = field else { return withUnsafeBytes(of: UInt32.max) { bytes += $0 } }
        text.withUTF8 { text in
            withUnsafeBytes(of: UInt32(text.count).littleEndian) { bytes += $0 }
            bytes += text
        }
    }

    mutating func add(_ field: Int?) {
        guard let field else { return withUnsafeBytes(of: UInt32.max) { bytes += $0 } }
        withUnsafeBytes(of: UInt32(8).littleEndian) { bytes += $0 }
        withUnsafeBytes(of: field.littleEndian) { bytes += $0 }
    }
}
