internal import CArchive
internal import Glibc
internal import MoyinDocuments

/// Archives that libarchive reads: 7z, tar, rar, and the one file that gzip, bzip2 and xz pack.
struct ArchiveFormat: Format {
    private let kind: moyin_archive_kind

    init?(_ type: FileType) {
        guard let kind = Self.kind(type) else { return nil }
        self.kind = kind
    }

    static func kind(_ type: FileType) -> moyin_archive_kind? {
        switch type {
        case .tar: MOYIN_ARCHIVE_TAR
        case .gzip: MOYIN_ARCHIVE_GZIP
        case .bzip2: MOYIN_ARCHIVE_BZIP2
        case .xz: MOYIN_ARCHIVE_XZ
        case .sevenZip: MOYIN_ARCHIVE_7ZIP
        case .rar: MOYIN_ARCHIVE_RAR
        default: nil
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
