internal import CZip
internal import MoyinDocuments
internal import Glibc

/// A zip archive in memory, read through libzip.
final class ZipArchive {
    struct Entry {
        /// As the archive says it: bytes, mostly UTF-8 or GB18030.
        var name: [UInt8]
        var index: UInt64
        var size: Int
        var isEncrypted: Bool
        var isStored: Bool

        var isFolder: Bool { name.last == 0x2f }
        /// The name where it is one of the format's own.
        var path: String { String(decoding: name, as: UTF8.self) }
    }

    private let handle: OpaquePointer
    private let bytes: [UInt8]
    let entries: [Entry]
    private let budget: UnpackingBudget

    /// - Throws: ``FileFailure`` when it is no archive, or has more entries than are read.
    /// - Parameter allowsDuplicates: two entries may have one name. A document in which they do is made to deceive.
    init(_ bytes: [UInt8], _ budget: UnpackingBudget, allowsDuplicates: Bool = false) throws(FileFailure) {
        self.bytes = bytes
        self.budget = budget
        var error: Int32 = 0
        // The array is not written to and lives as long as the archive, which keeps its address.
        let handle = self.bytes.withUnsafeBytes { moyin_zip_open($0.baseAddress, $0.count, &error) }
        guard let handle else { throw FileFailure(.damaged) }
        self.handle = handle
        let count = zip_get_num_entries(handle, 0)
        guard count <= Int64(budget.limits.members) else {
            zip_discard(handle)
            throw FileFailure(.tooLarge)
        }
        var entries: [Entry] = []
        var seen: Set<[UInt8]> = []
        for index in 0..<UInt64(max(0, count)) {
            var status = zip_stat_t()
            zip_stat_init(&status)
            guard zip_stat_index(handle, index, zip_flags_t(ZIP_FL_ENC_RAW), &status) == 0, let name = status.name else {
                zip_discard(handle)
                throw FileFailure(.damaged)
            }
            let entry = Entry(
                name: Array(UnsafeBufferPointer(start: name, count: strlen(name)).lazy.map { UInt8(bitPattern: $0) }), index: index,
                size: Int(clamping: status.size), isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE), isStored: status.comp_method == UInt16(ZIP_CM_STORE))
            // Programs differ in which of two they show, and a folder that holds something is opened by none.
            guard allowsDuplicates || seen.insert(entry.name).inserted && !(entry.isFolder && entry.size > 0) else {
                zip_discard(handle)
                throw FileFailure(.hostile)
            }
            entries.append(entry)
        }
        self.entries = entries
    }

    deinit { zip_discard(handle) }

    func entry(_ path: String) -> Entry? { entries.first { $0.name.elementsEqual(path.utf8) } }

    /// The entry unpacked.
    func read(_ entry: Entry) throws(FileFailure) -> [UInt8] {
        if entry.isEncrypted { throw FileFailure(.encrypted, "") }
        try budget.take(entry.size)
        guard let file = zip_fopen_index(handle, entry.index, 0) else {
            throw FileFailure(zip_error_code_zip(zip_get_error(handle)) == ZIP_ER_COMPNOTSUPP ? .unsupported : .damaged)
        }
        defer { zip_fclose(file) }
        var isWhole = true
        let size = entry.size
        let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = zip_fread(file, buffer.baseAddress! + count, UInt64(size - count))
                if read <= 0 { break }
                count += Int(read)
            }
            isWhole = count == size
        }
        // What is said to be its length is all of it: a byte more, or a wrong checksum, is damage.
        var more: UInt8 = 0
        guard isWhole, zip_fread(file, &more, 1) == 0 else { throw FileFailure(.damaged) }
        return content
    }

    func read(_ path: String) throws(FileFailure) -> [UInt8]? {
        guard let entry = entry(path) else { return nil }
        return try read(entry)
    }

    /// The archive again: entries that nothing is said of are copied as they are packed, in their order.
    ///
    /// - Parameters:
    ///   - changes: new content by name; an empty optional leaves the entry out.
    ///   - names: new names.
    func copy(_ changes: [[UInt8]: [UInt8]?], renaming names: [[UInt8]: [UInt8]] = [:]) throws(FileFailure) -> [UInt8] {
        var byIndex: [Int: Change] = [:]
        for (index, entry) in entries.enumerated() {
            let change = changes[entry.name]
            byIndex[index] = Change(name: names[entry.name] ?? entry.name, content: change ?? nil, isDropped: change == .some(nil))
        }
        return try copy(byIndex: byIndex)
    }

    /// What becomes of an entry.
    struct Change {
        var name: [UInt8]
        /// nil: it stays.
        var content: [UInt8]?
        var isDropped = false
    }

    /// The same by number, where names do not tell entries apart.
    func copy(byIndex changes: [Int: Change]) throws(FileFailure) -> [UInt8] {
        var source: OpaquePointer?
        guard let archive = moyin_zip_create(&source), let source else { throw FileFailure(.cannotWrite) }
        for (index, entry) in entries.enumerated() {
            let change = changes[index] ?? Change(name: entry.name)
            if change.isDropped { continue }
            let name = change.name.map { CChar(bitPattern: $0) } + [0]
            let isAdded: Bool
            if let content = change.content {
                isAdded = content.withUnsafeBytes { moyin_zip_add(archive, name, $0.baseAddress, $0.count, entry.isStored ? 1 : 0) } == 0
            } else {
                isAdded = moyin_zip_copy(archive, handle, entry.index, name) == 0
            }
            guard isAdded else {
                zip_discard(archive)
                zip_source_free(source)
                throw FileFailure(.cannotWrite)
            }
            moyin_zip_keep_mode(archive, handle, entry.index)
        }
        var count = 0
        guard let bytes = moyin_zip_finish(archive, source, &count) else { throw FileFailure(.cannotWrite) }
        defer { free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    // MARK: what is said of entries

    /// A symbolic link: its content is where it leads.
    func isLink(_ entry: Entry) -> Bool { moyin_zip_is_link(handle, entry.index) != 0 }

    /// Of entries, by number from 1, and of the archive, as 0.
    var comments: [(number: Int, text: [UInt8])] {
        var comments: [(number: Int, text: [UInt8])] = []
        var length: Int32 = 0
        if let text = zip_get_archive_comment(handle, &length, zip_flags_t(ZIP_FL_ENC_RAW)), length > 0 {
            comments.append((0, Array(UnsafeRawBufferPointer(start: text, count: Int(length)))))
        }
        for entry in entries {
            var length: UInt32 = 0
            guard let text = zip_file_get_comment(handle, entry.index, &length, zip_flags_t(ZIP_FL_ENC_RAW)), length > 0 else { continue }
            comments.append((Int(entry.index) + 1, Array(UnsafeRawBufferPointer(start: text, count: Int(length)))))
        }
        return comments
    }
}
