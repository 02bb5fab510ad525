package import Glibc
internal import MoyinReports

/// A regular file that is read once, from its start.
package final class OpenFile: @unchecked Sendable {
    // Unchecked: used by one thread at a time.
    private let descriptor: Int32
    private let path: FilePath
    package let size: Int
    private var errorNumber: Int32 = 0

    package init(_ path: FilePath) throws(FileProblem) {
        self.path = path
        // Not to wait for whoever might write to a pipe; for regular files it means nothing.
        descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
        guard descriptor >= 0 else { throw FileProblem(path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.isRegular else {
            close(descriptor)
            throw FileProblem(path, status.isFolder ? say("这是文件夹", "is a folder") : say("不是普通文件，没有检查", "not a regular file, not reviewed"))
        }
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Bytes that were read; 0 at the end, -1 when it failed.
    package func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                errorNumber = errno
                return -1
            }
        }
    }

    /// All of a file.
    ///
    /// - Throws: ``FileProblem`` when it does not read, or is longer than `limit` bytes.
    package static func bytes(_ path: FilePath, upTo limit: Int) throws(FileProblem) -> [UInt8] {
        let file = try OpenFile(path)
        guard file.size <= limit else {
            throw FileProblem(path, say("超过 \(limit >> 20) MB；请拆成几份", "more than \(limit >> 20) MB; split it"))
        }
        var bytes = [UInt8](unsafeUninitializedCapacity: file.size) { buffer, got in
            while got < buffer.count {
                let count = file.read(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[got...]))
                if count <= 0 { return }
                got += count
            }
        }
        // It may have grown since.
        var block = [UInt8](repeating: 0, count: 1 << 14)
        while file.errorNumber == 0, bytes.count <= limit {
            let count = block.withUnsafeMutableBytes { file.read($0) }
            if count <= 0 { break }
            bytes += block[..<count]
        }
        if file.errorNumber != 0 { throw FileProblem(path, file.errorNumber) }
        return bytes
    }
}
