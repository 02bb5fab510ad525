import Foundation
import Synchronization

/// Chromium without a window, driven through two pipes: messages of the DevTools protocol in JSON, each ended by a zero
/// byte. It ends with the tests, for then its pipe does.
final class Browser: Sendable {
    private static let programs: [String] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    private static let program = programs.first { FileManager.default.isExecutableFile(atPath: $0) }
    static var isInstalled: Bool { program != nil }

    /// One for all tests; each opens a page that shares nothing with the others.
    static let shared = Result { try Browser() }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// A message that nobody asked for: an event of a page.
    struct Event: Sendable {
        var session: String
        var method: String
        var message: Data
    }

    private struct State {
        var next = 0
        var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
        var hearers: [String: @Sendable (Event) -> Void] = [:]
        var hasEnded = false
    }
    private let state = Mutex(State())
    /// Holds messages apart that several tests write at once.
    private let writing = Mutex(())
    private let input: Int32
    private let output: Int32

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("console-tests-\(getpid())").path
        let (toBrowser, fromBrowser) = (try Self.makePipe(), try Self.makePipe())
        (input, output) = (toBrowser.write, fromBrowser.read)
        var arguments = [
            Self.program ?? "", "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(folder)", "--no-first-run", "--disable-gpu",
            "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            // Pages that tests make up come from no address, and would have to ask a person before they may ask this machine.
            "--disable-features=LocalNetworkAccessChecks",
        ]
        // Its sandbox refuses to work for root, which tests in containers are.
        if getuid() == 0 { arguments.append("--no-sandbox") }
        let process = try Self.spawn(arguments, reads: toBrowser.read, writes: fromBrowser.write)
        close(toBrowser.read)
        close(fromBrowser.write)
        Self.started.withLock { $0 = (process, folder) }
        atexit { Browser.end() }
        Thread.detachNewThread { [self] in listen() }
    }

    private static let started = Mutex<(process: pid_t, folder: String)?>(nil)

    /// Ends it and its helpers, which are a group; then its folder goes, as soon as none of them writes there any more.
    private static func end() {
        started.withLock { started in
            guard let (process, folder) = started else { return }
            kill(-process, SIGKILL)
            waitpid(process, nil, 0)
            for _ in 0..<50 where FileManager.default.fileExists(atPath: folder) {
                try? FileManager.default.removeItem(atPath: folder)
                usleep(20_000)
            }
        }
    }

    /// High numbers, so that none is in the way of the two that the browser expects.
    private static func makePipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
        defer { ends.forEach { close($0) } }
        return (fcntl(ends[0], F_DUPFD_CLOEXEC, 20), fcntl(ends[1], F_DUPFD_CLOEXEC, 20))
    }

    private static func spawn(_ arguments: [String], reads: Int32, writes: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, reads, 3)
        posix_spawn_file_actions_adddup2(&actions, writes, 4)
        // A connection of another test that the browser held too would not end when its server closes it.
        for descriptor: Int32 in 5..<4096 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        for descriptor: Int32 in [1, 2] { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var process = pid_t()
        guard posix_spawn(&process, arguments[0], &actions, &attributes, &words, environ) == 0 else { throw Failure(description: "\(arguments[0]) does not start") }
        return process
    }

    /// Asks and waits for the answer.
    ///
    /// - Parameters:
    ///   - parameters: a JSON object.
    ///   - session: of a page; nil: the browser's own.
    /// - Returns: the whole message.
    @discardableResult
    func send(_ method: String, _ parameters: [String: Any] = [:], session: String? = nil) async throws -> Data {
        var message: [String: Any] = ["method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        message["id"] = id
        let bytes = try JSONSerialization.data(withJSONObject: message) + [0]
        let patience = Task { [self] in
            try await Task.sleep(for: .seconds(300))
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(throwing: Failure(description: "no answer to \(method)"))
        }
        defer { patience.cancel() }
        let answer = try await withCheckedThrowingContinuation { continuation in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.waiting[id] = continuation }
                return state.hasEnded
            }
            if hasEnded { return continuation.resume(throwing: Failure(description: "the browser has ended")) }
            write(bytes)
        }
        if let error = try (JSONSerialization.jsonObject(with: answer) as? [String: Any])?["error"] as? [String: Any] {
            throw Failure(description: "\(method): \(error["message"] ?? "")")
        }
        return answer
    }

    /// Is given every event of a page.
    func hear(_ session: String, _ hearer: @escaping @Sendable (Event) -> Void) { state.withLock { $0.hearers[session] = hearer } }

    private func write(_ bytes: Data) {
        writing.withLock { _ in
            bytes.withUnsafeBytes { buffer in
                var rest = buffer[...]
                while !rest.isEmpty {
                    let count = Glibc.write(input, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                    guard count > 0 else { return }
                    rest = rest.dropFirst(count)
                }
            }
        }
    }

    private func listen() {
        var pending = Data()
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(output, &block, block.count), count > 0 {
            pending += block[0..<count]
            while let end = pending.firstIndex(of: 0) {
                take(Data(pending[pending.startIndex..<end]))
                pending = Data(pending[(end + 1)...])
            }
        }
        let left = state.withLock { state in
            state.hasEnded = true
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in left { continuation.resume(throwing: Failure(description: "the browser has ended")) }
    }

    private func take(_ message: Data) {
        guard let object = (try? JSONSerialization.jsonObject(with: message)) as? [String: Any] else { return }
        if let id = object["id"] as? Int {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: message)
        } else if let method = object["method"] as? String, let session = object["sessionId"] as? String {
            state.withLock { $0.hearers[session] }?(Event(session: session, method: method, message: message))
        }
    }
}
