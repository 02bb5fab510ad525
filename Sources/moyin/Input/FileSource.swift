import Glibc
import Moyin
import MoyinFiles
import MoyinReports
import MoyinText

/// An open file that is read from its start, as often as wanted when it can be read again.
final class FileSource: @unchecked Sendable {
    // Unchecked because of `errorNumber`, which the reading thread sets and the owner reads when reading is over.
    let path: FilePath
    let descriptor: Int32
    private let owns: Bool
    private let progress: Progress?
    private(set) var errorNumber: Int32 = 0

    /// Opens a regular file, or standard input for `-`.
    init(_ path: FilePath, progress: Progress? = nil) throws(FileProblem) {
        self.path = path
        self.progress = progress
        owns = !path.isStandardInput
        // Not to wait for whoever might write to a pipe; for regular files it means nothing.
        descriptor = owns ? path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } : 0
        guard descriptor >= 0 else { throw FileProblem(path, errno) }
        guard owns else { return }
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        if isKnown, status.isRegular { return }
        // What a shell hands over for <(…).
        if isKnown, status.st_mode & S_IFMT == S_IFIFO, path.bytes.starts(with: Array("/dev/fd/".utf8)) {
            _ = fcntl(descriptor, F_SETFL, 0)
            return
        }
        close(descriptor)
        throw FileProblem(
            path, isKnown && status.isFolder ? say("这是文件夹", "is a folder") : say("不是普通文件，没有检查", "not a regular file, not reviewed"))
    }

    /// Takes over a descriptor, for files without a name.
    init(_ path: FilePath, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
        owns = true
        progress = nil
    }

    deinit { if owns { close(descriptor) } }

    var isSeekable: Bool { lseek(descriptor, 0, SEEK_CUR) >= 0 }

    /// Reads on from wherever the file stands: once.
    func readOn() -> DecodingReader.Source {
        let mayWait = !isSeekable
        return { [self] buffer in
            if mayWait { waitForInput() }
            return attempt { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
        }
    }

    /// Reads the file from its start.
    func readAgain() -> DecodingReader.Source {
        var offset = 0
        return { [self] buffer in
            let count = attempt { pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
            offset += max(0, count)
            return count
        }
    }

    /// Until something comes or the run is interrupted: the signal may reach another thread than the one that reads.
    private func waitForInput() {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while !Interrupt.isRequested, poll(&request, 1, 100) <= 0 {}
    }

    private func attempt(_ body: () -> Int) -> Int {
        while true {
            if Interrupt.isRequested { return -1 }
            let count = body()
            if count >= 0 {
                progress?.read(count)
                return count
            }
            if errno == EINTR { continue }
            errorNumber = errno
            return -1
        }
    }

    /// Why reading stopped before the end.
    var failure: String {
        errorNumber != 0 ? FileProblem(path, errorNumber).reason : say("已中断", "interrupted")
    }
}

/// All bytes of a small file: rules.
func contents(_ path: FilePath) throws(FileProblem) -> [UInt8] {
    let source = try FileSource(path)
    let read = source.readOn()
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = block.withUnsafeMutableBytes(read)
        if count < 0 { throw FileProblem(path, source.failure) }
        if count == 0 { return bytes }
        bytes += block[0..<count]
    }
}
