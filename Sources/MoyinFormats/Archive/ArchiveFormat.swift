internal import CArchive
internal import Glibc
internal import MoyinDocuments

/// Archives that libarchive reads: 7z, tar, rar, and the one file that gzip, bzip2 and xz pack.
struct ArchiveFormat: Format {
    private let kind: moyin_archive_kind

    init?(_ type: FileType) {
        switch type {
        case .tar: kind = MOYIN_ARCHIVE_TAR
        case .gzip: kind = MOYIN_ARCHIVE_GZIP
        case .bzip2: kind = MOYIN_ARCHIVE_BZIP2
        case .xz: kind = MOYIN_ARCHIVE_XZ
        case .sevenZip: kind = MOYIN_ARCHIVE_7ZIP
        case .rar: kind = MOYIN_ARCHIVE_RAR
        default: return nil
        }
    }

    /// Nobody but its owner's program writes rar.
    var writing: FileDocument.Writing { kind == MOYIN_ARCHIVE_RAR ? .none : .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let reader = try ArchiveReader(bytes, kind)
        var entries = ArchiveEntries(view, budget)
        var writer: ArchiveWriter?
        var header = kind == MOYIN_ARCHIVE_GZIP ? GzipHeader(bytes) : GzipHeader()
        var late: [ArchiveReader.Entry] = []
        while var entry = try reader.next() {
            // Which libarchive passes over, as do most programs.
            if !header.name.isEmpty { entry.name = header.name }
            if view.isWriting, writer == nil { writer = try ArchiveWriter(kind) }
            var content: [UInt8] = []
            var failure: FileFailure?
            if entry.type == MOYIN_ENTRY_FILE {
                do throws(FileFailure) { content = try reader.content(entry, budget) } catch { failure = error }
            }
            // In a 7z that libarchive writes, what is empty stands behind the rest.
            if kind == MOYIN_ARCHIVE_7ZIP, entry.type == MOYIN_ENTRY_FOLDER || entry.type == MOYIN_ENTRY_FILE && content.isEmpty && failure == nil {
                late.append(entry)
                continue
            }
            let (name, inCopy) = try entries.name(entry.name)
            header.nameInCopy = inCopy
            var link: [UInt8]?
            switch entry.type {
            case MOYIN_ENTRY_FILE:
                do throws(FileFailure) {
                    if let failure { throw failure }
                    if let copy = try view.member(kind == MOYIN_ARCHIVE_GZIP ? GzipHeader.unpacked(name) : name, content) { content = copy }
                } catch {
                    if view.isWriting { throw error }
                    view.member(name, failure: error)
                    // What follows an entry that is too large is not looked for: it would have to be unpacked.
                    if error.code == .tooLarge { throw error }
                }
            case MOYIN_ENTRY_SYMLINK, MOYIN_ENTRY_HARDLINK: link = entries.link(entry.link, isHard: entry.type == MOYIN_ENTRY_HARDLINK)
            case MOYIN_ENTRY_FOLDER: break
            default: view.remark(.unsafeNames)
            }
            try writer?.add(reader, inCopy, link, content, cleans: view.changes?.cleansProperties ?? true)
        }
        for entry in late {
            let (name, inCopy) = try entries.name(entry.name)
            if entry.type == MOYIN_ENTRY_FILE { try view.member(name, []) }
            try writer?.add(empty: inCopy, isFolder: entry.type == MOYIN_ENTRY_FOLDER)
        }
        if !header.comment.isEmpty {
            view.beginAside("comment")
            view.text(ArchiveName.utf8(header.comment), at: Place(.comment))
            view.endAside()
        }
        if kind != MOYIN_ARCHIVE_7ZIP, kind != MOYIN_ARCHIVE_RAR, reader.hasMore { view.remark(.foreignBytes) }
        guard view.isWriting else { return nil }
        if writer == nil { writer = try ArchiveWriter(kind) }
        guard let copy = try writer?.finish() else { return nil }
        return header.name.isEmpty ? copy : header.named(copy)
    }
}

/// An archive in memory, entry by entry.
private final class ArchiveReader {
    struct Entry {
        var name: [UInt8]
        var link: [UInt8]
        var type: moyin_entry_type
        var isEncrypted: Bool
    }

    fileprivate let handle: OpaquePointer
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

/// An archive that is written anew.
private final class ArchiveWriter {
    private var handle: OpaquePointer?

    init(_ kind: moyin_archive_kind) throws(FileFailure) {
        handle = moyin_archive_create(kind)
        guard handle != nil else { throw FileFailure(.cannotWrite) }
    }

    deinit {
        var count = 0
        if let handle { free(moyin_archive_finish(handle, &count)) }
    }

    func add(_ reader: ArchiveReader, _ name: [UInt8], _ link: [UInt8]?, _ content: [UInt8], cleans: Bool) throws(FileFailure) {
        let name = name.map { CChar(bitPattern: $0) } + [0]
        let target = link.map { $0.map { CChar(bitPattern: $0) } + [0] } ?? [0]
        let status = content.withUnsafeBytes { moyin_archive_add(handle, reader.handle, name, target, $0.baseAddress, $0.count, cleans ? 1 : 0) }
        guard status == 0 else { throw FileFailure(.cannotWrite) }
    }

    func add(empty name: [UInt8], isFolder: Bool) throws(FileFailure) {
        let name = name.map { CChar(bitPattern: $0) } + [0]
        guard moyin_archive_add_empty(handle, name, isFolder ? 1 : 0) == 0 else { throw FileFailure(.cannotWrite) }
    }

    func finish() throws(FileFailure) -> [UInt8] {
        var count = 0
        guard let bytes = moyin_archive_finish(handle, &count) else {
            handle = nil
            throw FileFailure(.cannotWrite)
        }
        handle = nil
        defer { free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}
