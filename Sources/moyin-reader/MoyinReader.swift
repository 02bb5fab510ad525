import Glibc
import MoyinDocuments
import MoyinFormats

/// Reads and writes files for another process, one after another: what harms a parser harms this process alone, and nothing
/// that it holds is kept when it ends. Requests come on standard input, answers go to standard output, each with its length
/// before it in eight bytes, the lowest first. It is no command for people.
@main
struct MoyinReader {
    static func main() {
        if isatty(0) == 1 {
            _ = send(Array("moyin-reader 由 moyin 和 moyin-server 调用，不单独使用。\nmoyin-reader is started by moyin and moyin-server; it is no command for people.\n".utf8), 2)
            exit(64)
        }
        // Neither a dump of memory nor a message of a library may show what a file holds.
        limit(RLIMIT_CORE, 0)
        // What asks for more is made to harm, or larger than what is read.
        limit(RLIMIT_AS, UInt(FileLimits.processBytes))
        // Nothing of the one that asks is in reach.
        for descriptor in 3..<Int32(1024) { close(descriptor) }
        let folder = ReaderFolder.path(of: getpid())
        ReaderFolder.begin()
        defer { ReaderFolder.remove(folder) }
        let answers = dup(1)
        let nowhere = open("/dev/null", O_WRONLY)
        dup2(nowhere, 1)
        dup2(nowhere, 2)
        while let request = receive() {
            let answer: ReaderAnswer
            if let request = ReaderRequest(encoded: request[...]) {
                answer = respond(request)
            } else {
                answer = .failure(FileFailure(.crashed))
            }
            let content = answer.encoded
            guard send((0..<8).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }, answers), send(content, answers) else { return }
        }
    }

    private static func limit(_ resource: __rlimit_resource, _ most: UInt) {
        var limit = rlimit(rlim_cur: most, rlim_max: most)
        setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }

    private static func respond(_ request: ReaderRequest) -> ReaderAnswer {
        switch request.task {
        case .read: return .document(FormatReader.read(request.file, named: request.name, request.limits))
        case .search(let values):
            do throws(FileFailure) {
                return .found(try ByteSearch(values).finds(in: request.file, request.limits))
            } catch {
                return .failure(error)
            }
        case .write(let changes):
            do throws(FileFailure) {
                return .copy(try FormatReader.write(request.file, named: request.name, changes, request.limits))
            } catch {
                return .failure(error)
            }
        }
    }

    private static func receive() -> [UInt8]? {
        guard let head = bytes(8) else { return nil }
        return bytes(head.reversed().reduce(0) { $0 << 8 | Int($1) })
    }

    private static func bytes(_ count: Int) -> [UInt8]? {
        guard count >= 0, count < 1 << 40 else { return nil }
        var got = 0
        let content = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while got < count {
                let read = Glibc.read(0, buffer.baseAddress! + got, count - got)
                if read < 0, errno == EINTR { continue }
                if read <= 0 { break }
                got += read
            }
            filled = got
        }
        return got == count ? content : nil
    }

    private static func send(_ content: [UInt8], _ descriptor: Int32) -> Bool {
        var sent = 0
        return content.withUnsafeBytes { message in
            while sent < message.count {
                let count = Glibc.write(descriptor, message.baseAddress! + sent, message.count - sent)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                sent += count
            }
            return true
        }
    }
}
