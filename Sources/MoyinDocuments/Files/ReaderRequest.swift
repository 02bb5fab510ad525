/// What the process that reads files is asked to do.
public struct ReaderRequest: Sendable {
    public enum Task: Sendable {
        case read
        case write(FileChanges)
        /// Looks for values in every byte of the file and of what is packed in it, as UTF-8 and as UTF-16, however it is read.
        case search([[UInt8]])
    }
    public var task: Task
    public var name: [UInt8]
    public var limits: FileLimits
    public var file: [UInt8]

    public init(_ task: Task, name: [UInt8], limits: FileLimits, file: [UInt8]) {
        (self.task, self.name, self.limits, self.file) = (task, name, limits, file)
    }

    /// Of what the two say to each other. Programs of different releases do not understand each other.
    private static let version = 2

    public var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.number(Self.version)
        switch task {
        case .read: writer.number(0)
        case .write(let changes):
            writer.number(1)
            changes.write(&writer)
        case .search(let values):
            writer.number(2)
            writer.list(values) { $0.bytes($1) }
        }
        writer.bytes(name)
        for limit in [limits.fileBytes, limits.unpackedBytes, limits.pageBytes, limits.allPagesBytes, limits.texts, limits.depth, limits.members, limits.recognisedPages, limits.confidence] {
            writer.number(limit)
        }
        writer.number(limits.asksSlowReaders ? 1 : 0)
        writer.bytes(file)
        return writer.bytes
    }

    public init?(encoded bytes: ArraySlice<UInt8>) {
        var reader = ByteReader(bytes)
        guard let request = try? Self.read(&reader), reader.isAtEnd else { return nil }
        self = request
    }

    private static func read(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> ReaderRequest {
        guard try reader.number() == version else { throw ByteReader.Malformed() }
        let task: Task
        switch try reader.number(below: 3) {
        case 0: task = .read
        case 1: task = .write(try FileChanges(&reader, depth: 0))
        default: task = .search(try reader.list { reader throws(ByteReader.Malformed) in try reader.bytes() })
        }
        let name = try reader.bytes()
        var limits = FileLimits()
        limits.fileBytes = try reader.number()
        limits.unpackedBytes = try reader.number()
        limits.pageBytes = try reader.number()
        limits.allPagesBytes = try reader.number()
        limits.texts = try reader.number()
        limits.depth = try reader.number()
        limits.members = try reader.number()
        limits.recognisedPages = try reader.number()
        limits.confidence = try reader.number()
        limits.asksSlowReaders = try reader.number(below: 2) == 1
        return ReaderRequest(task, name: name, limits: limits, file: try reader.bytes())
    }
}

/// What it answers.
public enum ReaderAnswer: Sendable {
    case document(FileDocument)
    case copy([UInt8])
    /// Whether one of the values is there.
    case found(Bool)
    case failure(FileFailure)

    public var encoded: [UInt8] {
        switch self {
        case .document(let document): [0] + document.encoded
        case .copy(let bytes): [1] + bytes
        case .failure(let failure): [2] + failure.encoded
        case .found(let isThere): [3, isThere ? 1 : 0]
        }
    }

    /// - Returns: nil when the bytes are no answer.
    public init?(encoded bytes: ArraySlice<UInt8>) {
        let rest = bytes.dropFirst()
        switch bytes.first {
        case 0:
            guard let document = FileDocument(encoded: rest) else { return nil }
            self = .document(document)
        case 1: self = .copy(Array(rest))
        case 2:
            guard let failure = FileFailure(encoded: rest) else { return nil }
            self = .failure(failure)
        case 3:
            guard rest.count == 1, let isThere = rest.first else { return nil }
            self = .found(isThere != 0)
        default: return nil
        }
    }
}

extension FileChanges {
    fileprivate func write(_ writer: inout ByteWriter) {
        writer.number(cleansProperties ? 1 : 0)
        writer.list(texts.sorted { $0.key < $1.key }) { writer, change in
            writer.number(change.key)
            writer.bytes(change.value)
        }
        writer.list(members.sorted { $0.key < $1.key }) { writer, member in
            writer.number(member.key)
            member.value.write(&writer)
        }
    }

    fileprivate init(_ reader: inout ByteReader, depth: Int) throws(ByteReader.Malformed) {
        guard depth < 64 else { throw ByteReader.Malformed() }
        cleansProperties = try reader.number(below: 2) == 1
        for (key, value) in try reader.list({ reader throws(ByteReader.Malformed) in (try reader.number(), try reader.bytes()) }) { texts[key] = value }
        for (key, value) in try reader.list({ reader throws(ByteReader.Malformed) in (try reader.number(), try FileChanges(&reader, depth: depth + 1)) }) {
            members[key] = value
        }
    }
}
