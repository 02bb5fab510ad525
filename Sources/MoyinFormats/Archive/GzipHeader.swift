/// What the head of a gzip file says of the file in it (RFC 1952).
struct GzipHeader {
    private(set) var name: [UInt8] = []
    private(set) var comment: [UInt8] = []
    var nameInCopy: [UInt8] = []

    init() {}

    init(_ bytes: [UInt8]) {
        guard bytes.count > 10 else { return }
        let flags = bytes[3]
        var next = 10
        if flags & 4 != 0, bytes.count > 12 { next = 12 + Int(bytes[10]) + Int(bytes[11]) << 8 }
        if flags & 8 != 0 { name = Self.text(bytes, &next) }
        if flags & 16 != 0 { comment = Self.text(bytes, &next) }
    }

    /// Up to a zero byte; names are not longer than what systems take.
    private static func text(_ bytes: [UInt8], _ next: inout Int) -> [UInt8] {
        guard next < bytes.count else { return [] }
        let text = bytes[next...].prefix(1 << 16).prefix { $0 != 0 }
        next = text.endIndex + 1
        return Array(text)
    }

    /// A copy whose head says the name in the copy: that of libarchive says none, in ten bytes.
    func named(_ copy: [UInt8]) -> [UInt8] {
        guard copy.count > 10, copy[3] == 0 else { return copy }
        var named = copy
        named[3] = 8
        named.insert(contentsOf: nameInCopy.filter { $0 != 0 } + [0], at: 10)
        return named
    }

    /// What the file in it is called, where the name is that of the packed file: `a.tgz` holds `a.tar`.
    static func unpacked(_ name: [UInt8]) -> [UInt8] {
        switch FileSignature.fileExtension(name) {
        case "tgz"?: Array(name.dropLast(3)) + Array("tar".utf8)
        case "gz"?: Array(name.dropLast(3))
        default: name
        }
    }
}
