internal import Glibc

/// Where a process that reads files, and programs that it starts, keep what they cannot keep in memory. Whoever ends the
/// process takes the folder away with everything in it.
public enum ReaderFolder {
    /// - Parameter process: that reads.
    public static func path(of process: Int32) -> String {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        return "\(root)/moyin-reader-\(process)"
    }

    /// Makes the folder of this process, for its user alone, the one that temporary files go to.
    public static func begin() {
        let path = path(of: getpid())
        // What another process of this number left behind.
        remove(path)
        if mkdir(path, 0o700) == 0 { setenv("TMPDIR", path, 1) }
    }

    /// Removes a folder with all that is in it, following no link.
    public static func remove(_ path: String) {
        // Of somebody else's making it is none of ours.
        var own = stat()
        guard lstat(path, &own) == 0, own.st_mode & S_IFMT == S_IFDIR, own.st_uid == geteuid(), let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name == "." || name == ".." { continue }
            let below = "\(path)/\(name)"
            var status = stat()
            guard lstat(below, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { remove(below) } else { unlink(below) }
        }
        closedir(folder)
        rmdir(path)
    }
}
