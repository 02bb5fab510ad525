internal import Glibc
internal import MoyinReports

/// The file of keys: a line for each that was made or revoked, only ever appended to, so that a crash loses no older one.
/// Only its owner may read it.
public struct KeyFile: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// - Throws: ``StartError`` when it cannot be written.
    public func add(_ key: APIKey) throws {
        var json = JSONText()
        json.raw("{\"key\":\"\(key.id)\",\"label\":")
        json.string(key.label)
        json.raw(",\"scopes\":")
        json.strings(key.scopes.map(\.rawValue).sorted())
        if let unit = key.unit {
            json.raw(",\"unit\":")
            json.string(unit)
        }
        json.raw(",\"rate\":\"\(key.rate)\",\"created\":\"\(key.created)\",\"hash\":\"\(key.hash)\"}\n")
        try append(json.bytes)
    }

    /// - Throws: ``StartError`` when there is no such key, or the file cannot be written.
    public func revoke(_ id: String) throws {
        guard try read().contains(where: { $0.id == id && !$0.isRevoked }) else {
            throw StartError(.badKeyFile, say("没有有效的密钥 \(id)；moyin-server keys list 列出", "there is no valid key \(id); see moyin-server keys list"))
        }
        var json = JSONText()
        json.raw("{\"revoked\":")
        json.string(id)
        json.raw("}\n")
        try append(json.bytes)
    }

    /// All keys in the order in which they were made; none where there is no file.
    ///
    /// - Throws: ``StartError`` when it cannot be read, or a line of it.
    public func read() throws -> [APIKey] {
        guard let bytes = try contents() else { return [] }
        var keys: [APIKey] = []
        for (index, line) in bytes.split(separator: 0x0a).enumerated() {
            do throws(JSONLine.Problem) {
                try Self.take(Array(line), &keys)
            } catch {
                throw StartError(
                    .badKeyFile, say("\(path) 第 \(index + 1) 行：\(error.reason)；改正或删去这一行", "\(path), line \(index + 1): \(error.reason); correct or delete it"))
            }
        }
        return keys
    }

    private static func take(_ line: [UInt8], _ keys: inout [APIKey]) throws(JSONLine.Problem) {
        var parser = JSONLine.Parser(line)
        var fields: [String: String] = [:]
        var scopes: Set<APIKey.Scope> = []
        try parser.members { (key, parser) throws(JSONLine.Problem) in
            guard parser.next == 0x5b else {
                fields[String(decoding: key, as: UTF8.self)] = String(decoding: try parser.string(), as: UTF8.self)
                return
            }
            try parser.array { (parser) throws(JSONLine.Problem) in
                guard let scope = APIKey.Scope(rawValue: String(decoding: try parser.string(), as: UTF8.self)) else {
                    throw parser.fail(say("不认识的权限", "unknown scope"))
                }
                scopes.insert(scope)
            }
        }
        if let revoked = fields["revoked"] {
            for index in keys.indices where keys[index].id == revoked { keys[index].isRevoked = true }
            return
        }
        guard let id = fields["key"], let hash = fields["hash"], hash.utf8.count == 64, let rate = fields["rate"].flatMap({ Int($0) }),
            let created = fields["created"].flatMap({ Int($0) })
        else { throw parser.fail(say("缺 key、hash、rate 或 created", "key, hash, rate or created is missing")) }
        keys.append(APIKey(id: id, label: fields["label"] ?? "", scopes: scopes, rate: rate, unit: fields["unit"], created: created, hash: hash))
    }

    /// When and how long it was last written; nil where there is none.
    var stamp: Stamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Stamp(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, size: Int(status.st_size))
    }

    struct Stamp: Equatable, Sendable {
        var seconds: Int
        var nanoseconds: Int
        var size: Int
    }

    private func contents() throws -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure()
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &block, block.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw failure() }
            if count == 0 { return bytes }
            bytes += block[0..<count]
        }
    }

    private func append(_ line: [UInt8]) throws {
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure() }
        defer { close(file) }
        guard write(file, line, line.count) == line.count, fsync(file) == 0 else { throw failure() }
    }

    private func failure() -> StartError {
        let reason = String(cString: strerror(errno))
        return StartError(.badKeyFile, say("\(path)：\(reason)；检查路径和权限", "\(path): \(reason); check the path and its permissions"))
    }
}
