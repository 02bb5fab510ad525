/// A document between two processes.
extension FileDocument {
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        write(&writer)
        return writer.bytes
    }

    /// - Returns: nil when the bytes are not what ``encoded`` writes, or do not fit together.
    public init?(encoded bytes: ArraySlice<UInt8>) {
        var reader = ByteReader(bytes)
        guard let document = try? Self.read(&reader, depth: 0), reader.isAtEnd else { return nil }
        self = document
    }

    private func write(_ writer: inout ByteWriter) {
        writer.bytes(name)
        writer.number(Int(type.rawValue))
        writer.number(Int(writing.rawValue))
        writer.number(isVerbatim ? 1 : 0)
        writer.bytes(page)
        // Neighbours mostly differ in little: each range counts from the end of the one before.
        var end = 0
        writer.list(segments) { writer, segment in
            writer.number(Self.folded(segment.range.lowerBound - end))
            writer.number(segment.range.count)
            end = segment.range.upperBound
            Self.write(segment.place, &writer)
        }
        writer.list(ofAuthors) { $0.number($1) }
        writer.list(labels) { $0.bytes($1) }
        writer.list(members) { $1.write(&$0) }
        writer.list(remarks) { writer, remark in
            writer.number(Int(remark.code.rawValue))
            writer.number(remark.place == nil ? 0 : 1)
            if let place = remark.place { Self.write(place, &writer) }
        }
        writer.number(failure == nil ? 0 : 1)
        if let failure { failure.write(&writer) }
    }

    private static func read(_ reader: inout ByteReader, depth: Int) throws(ByteReader.Malformed) -> FileDocument {
        guard depth < 64 else { throw ByteReader.Malformed() }
        var document = FileDocument()
        document.name = try reader.bytes()
        document.type = try reader.choice(FileType.self)
        document.writing = try reader.choice(Writing.self)
        document.isVerbatim = try reader.number(below: 2) == 1
        document.page = try reader.bytes()
        let count = document.page.count
        var end = 0
        document.segments = try reader.list { reader throws(ByteReader.Malformed) in
            let start = end + unfolded(try reader.number(below: 1 << 40))
            let length = try reader.number(below: 1 << 40)
            guard start >= 0, start + length <= count else { throw ByteReader.Malformed() }
            end = start + length
            return Segment(range: start..<end, place: try readPlace(&reader))
        }
        let known = document.segments.count
        document.ofAuthors = try reader.list { reader throws(ByteReader.Malformed) in try reader.number(below: known) }
        document.labels = try reader.list { reader throws(ByteReader.Malformed) in try reader.bytes() }
        document.members = try reader.list { reader throws(ByteReader.Malformed) in try read(&reader, depth: depth + 1) }
        document.remarks = try reader.list { reader throws(ByteReader.Malformed) in
            let code = try reader.choice(FileRemark.Code.self)
            return FileRemark(code, at: try reader.number(below: 2) == 1 ? try readPlace(&reader) : nil)
        }
        if try reader.number(below: 2) == 1 { document.failure = try FileFailure(&reader) }
        guard document.segments.allSatisfy({ Int($0.place.label) <= document.labels.count }) else { throw ByteReader.Malformed() }
        return document
    }

    /// 0, -1, 1, -2… as 0, 1, 2, 3…
    private static func folded(_ value: Int) -> Int { value << 1 ^ value >> 63 }
    private static func unfolded(_ value: Int) -> Int { value >> 1 ^ -(value & 1) }

    private static func write(_ place: Place, _ writer: inout ByteWriter) {
        writer.number(Int(place.carrier.rawValue))
        writer.number(Int(place.hiding.rawValue))
        for number in [place.number, place.row, place.column, place.label] { writer.number(Int(number)) }
    }

    private static func readPlace(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> Place {
        var place = Place(try reader.choice(Carrier.self))
        place.hiding = try reader.choice(Hiding.self)
        place.number = UInt32(try reader.number(below: 1 << 32))
        place.row = UInt32(try reader.number(below: 1 << 32))
        place.column = UInt32(try reader.number(below: 1 << 32))
        place.label = UInt32(try reader.number(below: 1 << 32))
        return place
    }
}

extension FileFailure {
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        write(&writer)
        return writer.bytes
    }

    public init?(encoded bytes: ArraySlice<UInt8>) {
        var reader = ByteReader(bytes)
        guard let failure = try? FileFailure(&reader) else { return nil }
        self = failure
    }

    fileprivate func write(_ writer: inout ByteWriter) {
        writer.number(Int(code.rawValue))
        writer.bytes(Array(part.utf8))
    }

    fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Malformed) {
        code = try reader.choice(Code.self)
        part = String(decoding: try reader.bytes(), as: UTF8.self)
    }
}
