internal import CArchive
internal import CZip
public import MoyinDocuments

/// Looks for values in the bytes of a file and of what is packed in it, without knowing what any of it means: what a reader
/// passes over it does not.
public struct ByteSearch {
    /// By their first four bytes, in each of the three forms.
    private var patterns: [UInt32: [[UInt8]]] = [:]
    /// A bit for each pair of bytes that a pattern begins with.
    private var pairs = [UInt64](repeating: 0, count: 1024)

    /// - Parameter values: UTF-8, four bytes at least.
    public init(_ values: [[UInt8]]) {
        for value in Set(values) where value.count >= 4 {
            let units = Array(String(decoding: value, as: UTF8.self).utf16)
            add(value)
            add(units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
            add(units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] })
        }
    }

    private mutating func add(_ pattern: [UInt8]) {
        let pair = Int(pattern[0]) << 8 | Int(pattern[1])
        pairs[pair >> 6] |= 1 << UInt64(pair & 63)
        patterns[pattern[0..<4].reduce(0) { $0 << 8 | UInt32($1) }, default: []].append(pattern)
    }

    /// Whether one of the values is there.
    ///
    /// - Throws: ``FileFailure`` when what is packed in it does not unpack.
    public func finds(in bytes: [UInt8], _ limits: FileLimits) throws(FileFailure) -> Bool {
        try finds(in: bytes, UnpackingBudget(limits), depth: 0)
    }

    private func finds(in bytes: [UInt8], _ budget: UnpackingBudget, depth: Int) throws(FileFailure) -> Bool {
        if stands(in: bytes) { return true }
        guard depth <= budget.limits.depth else { return false }
        if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
            let archive = try ZipArchive(bytes, budget)
            for entry in archive.entries where !entry.isFolder || entry.size > 0 {
                if stands(in: entry.name) { return true }
                if try finds(in: archive.read(entry), budget, depth: depth + 1) { return true }
            }
        } else if let kind = ArchiveFormat.kind(FileSignature.type(bytes, named: [])) {
            let archive = try ArchiveReader(bytes, kind)
            while let entry = try archive.next() {
                if stands(in: entry.name) || stands(in: entry.link) { return true }
                if entry.type == MOYIN_ENTRY_FILE, try finds(in: archive.content(entry, budget), budget, depth: depth + 1) { return true }
            }
        }
        return false
    }

    /// Whether an ASCII word stands in some bytes.
    static func contains(_ bytes: [UInt8], _ word: StaticString) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            return moyin_find(start, bytes.count, word.utf8Start, word.utf8CodeUnitCount) != nil
        }
    }

    private func stands(in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard bytes.count >= 4 else { return false }
            for index in 0...(bytes.count - 4) {
                let pair = Int(bytes[index]) << 8 | Int(bytes[index + 1])
                guard pairs[pair >> 6] >> UInt64(pair & 63) & 1 != 0 else { continue }
                let head = UInt32(pair) << 16 | UInt32(bytes[index + 2]) << 8 | UInt32(bytes[index + 3])
                guard let candidates = patterns[head] else { continue }
                for pattern in candidates where index + pattern.count <= bytes.count {
                    if bytes[index..<(index + pattern.count)].elementsEqual(pattern) { return true }
                }
            }
            return false
        }
    }
}
