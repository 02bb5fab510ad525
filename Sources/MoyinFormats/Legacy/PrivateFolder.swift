internal import COffice
internal import Glibc

/// A folder that nobody else can read, and that is gone when it is done with.
struct PrivateFolder {
    let path: String

    /// nil where none can be made.
    init?() {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/moyin-office-XXXXXX".utf8CString)
        // Its rights are 0700.
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func makeFolder(_ name: String) -> Bool { mkdir("\(path)/\(name)", 0o700) == 0 }

    func write(_ name: String, _ bytes: [UInt8]) -> Bool {
        let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        return bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = Glibc.write(file, bytes.baseAddress! + done, bytes.count - done)
                if count <= 0 { return false }
                done += count
            }
            return true
        }
    }

    func read(_ name: String, most: Int) -> [UInt8]? {
        let file = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        let size = Int(lseek(file, 0, SEEK_END))
        guard size > 0, size <= most, lseek(file, 0, SEEK_SET) == 0 else { return nil }
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = Glibc.read(file, buffer.baseAddress! + count, size - count)
                if read <= 0 { break }
                count += read
            }
            isWhole = count == size
        }
        return isWhole ? bytes : nil
    }

    func remove() { moyin_office_remove(path) }
}
