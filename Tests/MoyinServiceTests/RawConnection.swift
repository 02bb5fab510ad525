import Foundation

/// What a server answered.
struct RawReply: Sendable {
    var status = 0
    /// By name in small letters.
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    /// Fields behind a chunked body.
    var trailers: [String: String] = [:]

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }

    var list: [[String: Any]] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [[String: Any]] ?? [] }
}

/// A plain socket: sends exactly what a test says, in the pieces that it says.
final class RawConnection: @unchecked Sendable {
    // Unchecked because of `pending`, which only the test that owns the connection touches.
    private let descriptor: Int32
    private var pending: [UInt8] = []

    struct Closed: Error {}

    init(port: Int) async throws {
        descriptor = try await Self.blocking { try Self.opened(port) }
    }

    /// A request and all that comes back until the server closes, without a pause in which another test could run.
    static func exchange(_ request: String, port: Int) async throws -> String {
        try await blocking {
            let descriptor = try opened(port)
            defer { close(descriptor) }
            guard Glibc.send(descriptor, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else { throw Closed() }
            var (answer, block) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
            while case let count = recv(descriptor, &block, block.count, 0), count > 0 { answer += block[0..<count] }
            return String(decoding: answer, as: UTF8.self)
        }
    }

    private static func opened(_ port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var patience = timeval(tv_sec: 120, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard status == 0 else {
            close(descriptor)
            throw Closed()
        }
        return descriptor
    }

    deinit { close(descriptor) }

    /// On a thread of its own: those that the server's tasks run on are few.
    static func blocking<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }

    func write(_ text: String) async throws { try await write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) async throws {
        try await Self.blocking { [descriptor] in
            var offset = 0
            while offset < bytes.count {
                let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress! + offset, bytes.count - offset, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { throw Closed() }
                offset += count
            }
        }
    }

    func send(_ method: String, _ path: String, type: String?, _ headers: [String: String] = [:], body: [UInt8] = []) async throws {
        var head = "\(method) \(path) HTTP/1.1\r\n"
        if headers["Host"] == nil { head += "Host: 127.0.0.1\r\n" }
        if let type { head += "Content-Type: \(type)\r\n" }
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if method == "POST" { head += "Content-Length: \(body.count)\r\n" }
        try await write(Array((head + "\r\n").utf8) + body)
    }

    /// Says that nothing more comes.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    private func fill() async throws {
        pending += try await Self.blocking { [descriptor] in
            var block = [UInt8](repeating: 0, count: 1 << 16)
            let count = recv(descriptor, &block, block.count, 0)
            guard count > 0 else { throw Closed() }
            return Array(block[0..<count])
        }
    }

    /// A line without its end.
    func line() async throws -> String {
        while true {
            if let feed = pending.firstIndex(of: 0x0a) {
                let line = String(decoding: pending[..<feed], as: UTF8.self)
                pending.removeFirst(feed + 1)
                return line.hasSuffix("\r") || line.hasSuffix("\r\n") ? String(line.unicodeScalars.dropLast().map(Character.init)) : line
            }
            try await fill()
        }
    }

    private func take(_ count: Int) async throws -> [UInt8] {
        while pending.count < count { try await fill() }
        defer { pending.removeFirst(count) }
        return Array(pending[..<count])
    }

    private func fields() async throws -> [String: String] {
        var fields: [String: String] = [:]
        while true {
            let line = try await line()
            if line.isEmpty { return fields }
            let parts = line.split(separator: ":", maxSplits: 1)
            fields[parts[0].lowercased()] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
    }

    func head() async throws -> RawReply {
        var reply = RawReply()
        reply.status = Int(try await line().split(separator: " ")[1]) ?? 0
        reply.headers = try await fields()
        return reply
    }

    /// The next piece of a chunked body; nil at its end.
    func chunk() async throws -> [UInt8]? {
        let size = Int(try await line(), radix: 16) ?? 0
        guard size > 0 else { return nil }
        let bytes = try await take(size)
        _ = try await line()
        return bytes
    }

    /// A whole answer.
    func reply(isHead: Bool = false) async throws -> RawReply {
        var reply = try await head()
        if isHead || reply.status < 200 { return reply }
        if reply.headers["transfer-encoding"] == "chunked" {
            while let chunk = try await chunk() { reply.body += chunk }
            reply.trailers = try await fields()
        } else {
            reply.body = try await take(Int(reply.headers["content-length"] ?? "0") ?? 0)
        }
        return reply
    }
}
