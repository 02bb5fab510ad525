import Glibc
import Moyin
import MoyinFiles
import MoyinText

/// A copy that nobody sees until it is proved: it has no name of its own, or a temporary one that goes when the copy does.
final class DraftCopy {
    private let folder: FilePath
    private var temporary: FilePath?
    let descriptor: Int32
    private var pending: [UInt8] = []

    nonisolated(unsafe) private static var count = 0

    /// In the folder where it is to stay, so that it can be put in place at once.
    init(in folder: FilePath) throws(FileProblem) {
        self.folder = folder
        Self.count += 1
        let path = folder.appending(Array(".moyin-\(getpid())-\(Self.count)".utf8))
        descriptor = path.withCString { open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
        guard descriptor >= 0 else { throw FileProblem(folder, errno) }
        temporary = path
    }

    /// Without a name, for what goes to standard output or comes from it.
    init() throws(FileProblem) {
        folder = FilePath(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
        Self.count += 1
        let path = folder.appending(Array(".moyin-\(getpid())-\(Self.count)".utf8))
        descriptor = path.withCString { open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw FileProblem(folder, errno) }
        _ = path.withCString { unlink($0) }
    }

    deinit {
        close(descriptor)
        if let temporary { _ = temporary.withCString { unlink($0) } }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileProblem) {
        pending.append(contentsOf: bytes)
        if pending.count > 1 << 18 { try flush() }
    }

    func write(_ bytes: [UInt8]) throws(FileProblem) {
        pending += bytes
        if pending.count > 1 << 18 { try flush() }
    }

    func flush() throws(FileProblem) {
        if let problem = writeAll(pending, descriptor) { throw FileProblem(folder, problem) }
        pending.removeAll(keepingCapacity: true)
    }

    /// Empties the copy, to be written again.
    func clear() throws(FileProblem) {
        pending.removeAll(keepingCapacity: true)
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileProblem(folder, errno) }
    }

    /// Gives the copy its name, in place of an earlier copy.
    func keep(as path: FilePath) throws(FileProblem) {
        guard let from = temporary else { return }
        guard fsync(descriptor) == 0 else { throw FileProblem(path, errno) }
        for (index, byte) in path.bytes.enumerated() where byte == 0x2f && index > folder.bytes.count {
            let parent = FilePath(bytes: Array(path.bytes[..<index]))
            if parent.withCString({ mkdir($0, 0o777) }) != 0, errno != EEXIST { throw FileProblem(parent, errno) }
        }
        guard from.withCString({ from in path.withCString { rename(from, $0) } }) == 0 else { throw FileProblem(path, errno) }
        temporary = nil
    }

    /// Hands the copy to standard output.
    func print(_ output: inout Output) throws(FileProblem) {
        var block = [UInt8](repeating: 0, count: 1 << 18)
        var offset = 0
        while true {
            let count = pread(descriptor, &block, block.count, off_t(offset))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileProblem(folder, errno) }
            if count == 0 { return }
            output.write(Array(block[0..<count]))
            offset += count
        }
    }
}

extension DraftCopy {
    /// Writes the original with the edits made: every other byte is its own.
    ///
    /// - Returns: where the replacements stand in the copy.
    func write(
        _ edits: [Redaction.Edit], of source: FileSource, _ encoding: TextEncoding, byteOrderMarkLength mark: Int,
        _ options: InputOptions
    ) throws(FileProblem) -> WrittenPlaces {
        var places = WrittenPlaces()
        var replacer = StretchReplacer(encoding, byteOrderMarkLength: mark, source: source.readAgain())
        for edit in edits {
            let written = try options.written(edit.replacement, encoding, source.path)
            places.add(edit.range, count: written.utf8.count)
            try replacer.replace(edit.range, with: written.bytes) { (bytes) throws(FileProblem) in try self.write(bytes) }
        }
        try replacer.finish { (bytes) throws(FileProblem) in try self.write(bytes) }
        guard !replacer.hasFailed else { throw FileProblem(source.path, source.failure) }
        try flush()
        return places
    }
}
