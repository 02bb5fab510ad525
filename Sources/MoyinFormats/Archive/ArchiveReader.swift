internal import CArchive
internal import Glibc
internal import MoyinDocuments

/// An archive in memory, entry by entry.
final class ArchiveReader {
    struct Entry {
        var name: [UInt8]
        var link: [UInt8]
        var type: moyin_entry_type
        var isEncrypted: Bool
    }

    let handle: OpaquePointer
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: [UInt8], _ kind: moyin_archive_kind) throws(FileFailure) {
        // libarchive keeps the address as long as it reads.
        self.bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
        _ = self.bytes.initialize(from: bytes)
        guard let handle = moyin_archive_open(self.bytes.baseAddress, bytes.count, kind) else {
            self.bytes.deallocate()
            throw FileFailure(.tooLarge)
        }
        self.handle = handle
        count = bytes.count
    }

    private let count: Int

    deinit {
        moyin_archive_close(handle)
        bytes.deallocate()
    }

    /// - Returns: nil at the end.
    func next() throws(FileFailure) -> Entry? {
        var entry = moyin_entry()
        switch moyin_archive_next(handle, &entry) {
        case MOYIN_ARCHIVE_END: return nil
        case MOYIN_ARCHIVE_ENCRYPTED: throw FileFailure(.encrypted)
        case MOYIN_ARCHIVE_DAMAGED: throw FileFailure(.damaged)
        default:
            return Entry(name: Self.bytes(entry.name), link: Self.bytes(entry.link), type: entry.type, isEncrypted: entry.is_encrypted != 0)
        }
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text else { return [] }
        return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }

    func content(_ entry: Entry, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8] {
        if entry.isEncrypted { throw FileFailure(.encrypted) }
        var content: [UInt8] = []
        // Sizes that are said may be wrong: what comes is counted.
        let step = 1 << 16
        var buffer = [UInt8](repeating: 0, count: step)
        while true {
            let read = buffer.withUnsafeMutableBytes { moyin_archive_read(handle, $0.baseAddress, step) }
            if read == 0 { return content }
            if read < 0 { throw FileFailure(read == -2 ? .encrypted : .damaged) }
            try budget.take(read)
            guard content.count + read <= budget.limits.fileBytes else { throw FileFailure(.tooLarge) }
            content += buffer[..<read]
        }
    }

    /// Something stands behind the end of the archive.
    var hasMore: Bool {
        let position = Int(clamping: moyin_archive_position(handle))
        return position >= 0 && position < count && bytes[position..<count].contains { $0 != 0 }
    }
}
