internal import Glibc
internal import MoyinDocuments

/// One process that reads files. Whatever a file does to it, only this process ends.
///
/// Used by one thread at a time.
final class ReaderProcess {
    private let process: pid_t
    private let socket: Int32
    /// Files it was given.
    private(set) var files = 0
    private(set) var isAlive = true

    /// What a page and what belongs to it may come to: more is no answer.
    private static let longestAnswer = 2 << 30

    /// nil when there is no such program, or no process to be had.
    ///
    /// - Parameter program: nil for the one that belongs to this one.
    init?(program: String? = ReaderProgram.path) {
        guard let program else { return nil }
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: what it starts ends with it, and a Ctrl-C at the terminal is for the one that asked.
        posix_spawnattr_setpgroup(&attributes, 0)
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let status = program.withCString { path in
            let arguments: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
            defer { free(arguments[0]) }
            return posix_spawn(&process, path, &actions, &attributes, arguments, environ)
        }
        close(ends[1])
        guard status == 0 else {
            close(ends[0])
            return nil
        }
        (self.process, socket) = (process, ends[0])
    }

    deinit { end() }

    /// Asks, and waits for the answer.
    ///
    /// - Parameters:
    ///   - deadline: what has not answered by then is ended.
    ///   - isCancelled: asked ten times a second.
    /// - Returns: nil when it was cancelled.
    func ask(_ request: ReaderRequest, before deadline: ContinuousClock.Instant, isCancelled: () -> Bool) -> ReaderAnswer? {
        files += 1
        let message = request.encoded
        let head = (0..<8).map { UInt8(truncatingIfNeeded: message.count >> (8 * $0)) }
        guard send(head), send(message) else { return fail(.crashed) }
        do throws(Ending) {
            let length = try receive(8, deadline, isCancelled).reversed().reduce(0) { $0 << 8 | Int($1) }
            guard length > 0, length <= Self.longestAnswer else { return fail(.crashed) }
            guard let answer = ReaderAnswer(encoded: try receive(length, deadline, isCancelled)[...]) else { return fail(.crashed) }
            return answer
        } catch {
            switch error {
            case .cancelled:
                end()
                return nil
            case .late: return fail(.tooSlow)
            case .gone: return fail(.crashed)
            }
        }
    }

    private enum Ending: Error { case gone, late, cancelled }

    private func fail(_ code: FileFailure.Code) -> ReaderAnswer {
        end()
        return .failure(FileFailure(code))
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.send(socket, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                sent += count
            }
            return true
        }
    }

    private func receive(_ count: Int, _ deadline: ContinuousClock.Instant, _ isCancelled: () -> Bool) throws(Ending) -> [UInt8] {
        var ending: Ending?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
            while got < count {
                var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
                if poll(&request, 1, 100) <= 0 {
                    if isCancelled() { ending = .cancelled }
                    if ContinuousClock.now > deadline { ending = .late }
                    if ending != nil { return }
                    continue
                }
                let read = recv(socket, buffer.baseAddress! + got, count - got, 0)
                if read < 0, errno == EINTR { continue }
                if read <= 0 {
                    ending = .gone
                    return
                }
                got += read
            }
        }
        if let ending { throw ending }
        return bytes
    }

    private func end() {
        guard isAlive else { return }
        isAlive = false
        close(socket)
        // Its group: a converter that it started too.
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        ReaderFolder.remove(ReaderFolder.path(of: process))
    }
}
