import Glibc

/// Why a file could not be read or written. Never holds its contents.
struct FileProblem: Error {
    var path: String
    var reason: String

    init(_ path: String, _ errorNumber: Int32) {
        self.path = path
        reason = String(cString: strerror(errorNumber))
    }

    init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }
}

enum FileReading {
    /// All bytes of a file, or of standard input for `-`.
    static func read(_ path: String) throws(FileProblem) -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(path, errno) }
        defer { if descriptor > 0 { close(descriptor) } }
        var status = stat()
        var bytes: [UInt8] = []
        let block = 1 << 20
        if fstat(descriptor, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { throw FileProblem(path, EISDIR) }
            // Room for a last, empty read, so that nothing is moved at the end.
            bytes.reserveCapacity(Int(status.st_size) + block)
        }
        while true {
            var count = 0
            bytes.append(addingCapacity: block) { span in
                count = span.withUnsafeMutableBufferPointer { buffer, initialized in
                    let got = Glibc.read(descriptor, buffer.baseAddress, block)
                    initialized = max(0, got)
                    return got
                }
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileProblem(path, errno)
            }
            if count == 0 { return bytes }
        }
    }

    /// Writes a file by way of a neighbour, so that nobody ever sees half of it.
    static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
        let temporary = path + ".moyin-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileProblem(path, errno) }
        do throws(FileProblem) {
            try writeAll(bytes, descriptor, path)
            guard fsync(descriptor) == 0, close(descriptor) == 0 else { throw FileProblem(path, errno) }
            guard rename(temporary, path) == 0 else { throw FileProblem(path, errno) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    static func writeAll(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(FileProblem) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileProblem(path, errno)
            }
            offset += count
        }
    }

    /// Files below a path in a fixed order; links to folders are not followed, so that no loop arises.
    static func walk(_ path: String, _ problems: inout [FileProblem]) -> [String] {
        if path == "-" { return [path] }
        var status = stat()
        guard stat(path, &status) == 0 else {
            problems.append(FileProblem(path, errno))
            return []
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
        guard let folder = opendir(path) else {
            problems.append(FileProblem(path, errno))
            return []
        }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        closedir(folder)
        var files: [String] = []
        for name in names.sorted() {
            let child = path.hasSuffix("/") ? path + name : path + "/" + name
            var status = stat()
            if lstat(child, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
                guard stat(child, &status) == 0 else {
                    problems.append(FileProblem(child, errno))
                    continue
                }
                if status.st_mode & S_IFMT == S_IFDIR { continue }
            }
            files += walk(child, &problems)
        }
        return files
    }
}
