import Glibc
import MoyinFiles
import MoyinReports

/// One line on standard error.
func complain(_ text: String) {
    Progress.clear()
    writeAll(Array((text + "\n").utf8), 2)
}

/// nil, or why it could not be written.
@discardableResult
func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { writeAll($0, descriptor) }
}

func writeAll(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Int32? {
    var offset = 0
    while offset < bytes.count {
        let count = write(descriptor, bytes.baseAddress.unsafelyUnwrapped + offset, bytes.count - offset)
        if count < 0 {
            if errno == EINTR { continue }
            return errno
        }
        offset += count
    }
    return nil
}

/// Writes a file as a whole under another name first: a crash leaves the old one.
///
/// - Returns: nil, or why it could not be written.
func replaceFile(_ path: FilePath, with bytes: [UInt8]) -> Int32? {
    let temporary = FilePath(bytes: path.bytes + Array(".\(getpid()).new".utf8))
    let descriptor = temporary.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }
    guard descriptor >= 0 else { return errno }
    var problem = writeAll(bytes, descriptor)
    if problem == nil, fsync(descriptor) != 0 { problem = errno }
    close(descriptor)
    if problem == nil, temporary.withCString({ from in path.withCString { rename(from, $0) } }) != 0 { problem = errno }
    if problem != nil { _ = temporary.withCString { unlink($0) } }
    return problem
}

/// Standard output in large pieces. A reader that went away ends the process as a success.
struct Output: ~Copyable {
    private var pending: [UInt8] = []

    mutating func write(_ bytes: [UInt8]) {
        pending += bytes
        if pending.count > 1 << 16 { flush() }
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }

    mutating func flush() {
        guard !pending.isEmpty else { return }
        Progress.clear()
        if let problem = writeAll(pending, 1) {
            if problem == EPIPE { exit(0) }
            complain(say("标准输出：", "standard output: ") + FileProblem(FilePath("-"), problem).reason)
            exit(2)
        }
        pending.removeAll(keepingCapacity: true)
    }
}
