internal import CGzip
internal import Glibc
internal import MoyinFiles
internal import MoyinReports
internal import Synchronization

/// A web archive (WARC 1.0 and 1.1, ISO 28500), packed or not: each page that a server has answered with is an item, with its
/// address as the key.
final class WebArchiveSource: ItemSource {
    let name: String
    let byteCount: Int
    private let state: Mutex<State>
    private let limit: Int

    private struct State: ~Copyable {
        nonisolated(unsafe) var records: WebArchiveRecords
    }

    /// - Parameter limit: bytes of the longest page that is read into memory.
    init(_ path: FilePath, limit: Int) throws(FileProblem) {
        let size = path.status().map { Int($0.st_size) } ?? 0
        let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw FileProblem(path, errno) }
        guard let file = moyin_gzip_open(descriptor) else {
            close(descriptor)
            throw FileProblem(path, ENOMEM)
        }
        (name, byteCount, self.limit) = (path.text, size, limit)
        state = Mutex(State(records: WebArchiveRecords(file, limit: limit)))
    }

    func next() -> [ItemPiece] {
        state.withLock { state in
            var pieces: [ItemPiece] = []
            var size = 0
            while size < 2 << 20, let item = state.records.next() {
                pieces.append(.item(item))
                size += pieces[pieces.count - 1].byteCount + 256
            }
            return pieces
        }
    }

    var problem: String? {
        state.withLock { $0.records.isDamaged }
            ? say("归档已损坏或不完整，后面的页面没有检查；请重新抓取", "the archive is damaged or cut short, what stands behind was not reviewed; fetch it anew") : nil
    }

    /// Unpacks the body, which is dear.
    func item(_ piece: ItemPiece) -> PublishedItem? {
        guard case .item(var item) = piece else { return nil }
        guard case .bytes(let message, _) = item.content else { return item }
        guard let response = WebResponse(message, limit: limit) else {
            item.content = .problem(say("服务器的回答解不开；请重新抓取", "the server's answer cannot be unpacked; fetch it anew"))
            return item
        }
        guard response.isPage else { return nil }
        let path = item.key.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3)
        var fileName = path.last.map { Percent.decoded($0) } ?? []
        // The type that the server names tells what a name without an ending does not.
        if response.isHTML, ![".html", ".htm", ".xhtml", ".shtml"].contains(where: FilePath(bytes: fileName).hasSuffix) { fileName += Array(".html".utf8) }
        item.content = .bytes(response.body, name: fileName)
        return item
    }
}

/// The records of a web archive, one after another.
struct WebArchiveRecords: ~Copyable {
    private let file: OpaquePointer
    private let limit: Int
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    private var low = 0
    private var high = 0
    private(set) var isDamaged = false
    private static let longestHeader = 1 << 16

    init(_ file: OpaquePointer, limit: Int) { (self.file, self.limit) = (file, limit) }
    deinit { moyin_gzip_close(file) }

    /// The next page as the server sent it, with its head; nil at the end.
    mutating func next() -> PublishedItem? {
        while let head = header() {
            guard head.version.hasPrefix("WARC/"), let length = head.fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
                isDamaged = true
                return nil
            }
            let type = head.fields["warc-type"] ?? ""
            let uri = head.fields["warc-target-uri"].map { $0.hasPrefix("<") ? String($0.dropFirst().dropLast()) : $0 }
            guard type == "response" || type == "resource", let uri, uri.hasPrefix("http") else {
                guard skip(length) else { return nil }
                continue
            }
            var item = PublishedItem(key: uri, url: uri, published: head.fields["warc-date"], content: .text([]))
            if length > limit {
                item.content = .problem(say("超过 \(limit >> 20) MB，没有检查；请单独下载检查", "more than \(limit >> 20) MB, not reviewed; download and check it on its own"))
                return skip(length) ? item : nil
            }
            guard let block = take(length) else { return nil }
            // A resource has no head of HTTP: one is put before it.
            let head200 = type == "resource" ? Array("HTTP/1.1 200\r\nContent-Type: \(head.fields["content-type"] ?? "")\r\n\r\n".utf8) : []
            item.content = .bytes(head200 + block, name: [])
            return item
        }
        return nil
    }

    private mutating func header() -> (version: String, fields: [String: String])? {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var size = 0
        while let byte = byte() {
            size += 1
            guard size <= Self.longestHeader else { break }
            guard byte == 0x0a else {
                line.append(byte)
                continue
            }
            if line.last == 0x0d { line.removeLast() }
            if line.isEmpty {
                // Empty lines part the records.
                if lines.isEmpty { continue }
                return WebResponse.fields(lines)
            }
            lines.append(line)
            line = []
        }
        if !lines.isEmpty || !line.isEmpty { isDamaged = true }
        return nil
    }

    private mutating func byte() -> UInt8? {
        if low == high { fill() }
        guard low < high else { return nil }
        low += 1
        return buffer[low - 1]
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            if low == high { fill() }
            guard low < high else {
                isDamaged = true
                return nil
            }
            let piece = min(high - low, count - bytes.count)
            bytes += buffer[low..<(low + piece)]
            low += piece
        }
        return bytes
    }

    private mutating func skip(_ count: Int) -> Bool {
        var left = count
        while left > 0 {
            if low == high { fill() }
            guard low < high else {
                isDamaged = true
                return false
            }
            let piece = min(high - low, left)
            low += piece
            left -= piece
        }
        return true
    }

    private mutating func fill() {
        let count = buffer.withUnsafeMutableBytes { moyin_gzip_read(file, $0.baseAddress, $0.count) }
        if count < 0 { isDamaged = true }
        (low, high) = (0, max(0, count))
    }
}
