internal import CConsole
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import MoyinText
internal import NIOCore

/// A file of the console: part of the binary, so that a machine without a network has all of it.
struct ConsoleFile: Sendable {
    let name: String
    let bytes: ByteBuffer
    /// Of its content: a browser asks whether it has changed and takes nothing when it has not.
    let tag: String

    static let all: [String: ConsoleFile] = {
        var count = 0
        guard let files = moyin_console_files(&count) else { return [:] }
        return Dictionary(uniqueKeysWithValues: UnsafeBufferPointer(start: files, count: count).map { file in
            let bytes = Array(UnsafeBufferPointer(start: file.data, count: file.length))
            let name = String(cString: file.name)
            return (name, ConsoleFile(name: name, bytes: ByteBuffer(bytes: bytes), tag: "\"\(SHA256.hex(bytes).prefix(16))\""))
        })
    }()

    /// nil for an ending that no file of the console has.
    var mediaType: String? {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: nil
        }
    }

    /// The file, or 304 for a browser that has it.
    func answer(_ request: Request) -> Response {
        // Kept by the browser, and asked for anew each time: a new version of the service is seen at once.
        var fields: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
        if let known = request.headers[.ifNoneMatch], known == "*" || known.contains(tag) {
            return Response(status: .notModified, headers: fields)
        }
        fields[.contentType] = mediaType
        return Response(status: .ok, headers: fields, body: .init(byteBuffer: bytes))
    }
}
