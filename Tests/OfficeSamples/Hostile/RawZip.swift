/// A zip archive whose every field may lie.
struct RawZip {
    struct Entry {
        var name: [UInt8]
        /// What stands before the content; nil: the same.
        var localName: [UInt8]?
        var method = 0
        var flags = 0
        var sum: UInt32 = 0
        var packed: [UInt8]
        /// What is said of it.
        var packedSize: Int
        var size: Int
        var localSize: Int?
        /// In the list; the other in front of the content.
        var extra: [UInt8] = []
        var localExtra: [UInt8] = []
        /// Behind the content.
        var behind: [UInt8] = []
        var attributes = 0
        /// Where the list says it is; nil: where it is. What is elsewhere is not written again.
        var place: Int?

        init(_ name: String, stored content: [UInt8]) {
            self.name = Array(name.utf8)
            packed = content
            (packedSize, size, sum) = (content.count, content.count, Checksum.of(content))
        }

        /// - Parameter sum: of what it unpacks to.
        init(_ name: String, packed: [UInt8], size: Int, sum: UInt32 = 0) {
            self.init(name, stored: [])
            (self.packed, packedSize, self.size, self.sum, method) = (packed, packed.count, size, sum, 8)
        }
    }

    var entries: [Entry] = []

    var bytes: [UInt8] {
        var out: [UInt8] = []
        var list: [UInt8] = []
        for entry in entries {
            let place = entry.place ?? out.count
            if entry.place == nil {
                let name = entry.localName ?? entry.name
                let hidesSizes = entry.flags & 8 != 0
                out += Self.numbers((0x0403_4b50, 4), (20, 2), (entry.flags, 2), (entry.method, 2), (0, 2), (33, 2), (hidesSizes ? 0 : Int(entry.sum), 4))
                out += Self.numbers((hidesSizes ? 0 : entry.packedSize, 4), (hidesSizes ? 0 : entry.localSize ?? entry.size, 4), (name.count, 2), (entry.localExtra.count, 2))
                out += name + entry.localExtra + entry.packed + entry.behind
            }
            list += Self.numbers((0x0201_4b50, 4), (0x314, 2), (20, 2), (entry.flags, 2), (entry.method, 2), (0, 2), (33, 2), (Int(entry.sum), 4), (entry.packedSize, 4), (entry.size, 4))
            list += Self.numbers((entry.name.count, 2), (entry.extra.count, 2), (0, 2), (0, 2), (0, 2), (entry.attributes, 4), (place, 4)) + entry.name + entry.extra
        }
        let count = min(0xffff, entries.count)
        return out + list + Self.numbers((0x0605_4b50, 4), (0, 2), (0, 2), (count, 2), (count, 2), (list.count, 4), (out.count, 4), (0, 2))
    }

    /// The lowest byte first.
    static func numbers(_ numbers: (value: Int, count: Int)...) -> [UInt8] { numbers.flatMap { number in (0..<number.count).map { UInt8(truncatingIfNeeded: number.value >> (8 * $0)) } } }
}
