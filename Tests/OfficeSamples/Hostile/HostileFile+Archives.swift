extension HostileFile {
    static let archives: [HostileFile] = [
        HostileFile("flat.zip", "10 members of 250 MB, 1000:1", isBig: true) {
            let packed = Deflate.packed([UInt8](repeating: 0, count: 250 << 20))
            var sum = Checksum()
            sum.add(0, 250 << 20)
            return RawZip(entries: (0..<10).map { RawZip.Entry("\($0).txt", packed: packed, size: 250 << 20, sum: sum.result) }).bytes
        },
        HostileFile("large.zip", "one member of 4 GB") { RawZip(entries: [RawZip.Entry("a.txt", packed: Deflate.run(of: 0x20, 1 << 28), size: (4 << 30) - 2)]).bytes },
        HostileFile("says-little.zip", "a member of 256 MB that says it has 100 bytes") { RawZip(entries: [RawZip.Entry("a.txt", packed: Deflate.run(of: 0x20, 1 << 28), size: 100)]).bytes },
        HostileFile("nested.zip", "ten archives in each, eight levels") {
            var file = archive([(name: "a.txt", content: [UInt8](repeating: 0x20, count: 1 << 20))])
            for _ in 0..<8 { file = archive((0..<10).map { (name: "\($0).zip", content: file) }) }
            return file
        },
        HostileFile("deep.zip", "archives within archives, 200 levels") {
            var file = archive([("a.txt", "13800138000")])
            for _ in 0..<200 { file = archive([(name: "a.zip", content: file)]) }
            return file
        },
        HostileFile("overlap.zip", "5,000 names for one member of 10 MB") {
            let packed = Deflate.packed([UInt8](repeating: 0x20, count: 10 << 20))
            var sum = Checksum()
            sum.add(0x20, 10 << 20)
            let first = RawZip.Entry("0.txt", packed: packed, size: 10 << 20, sum: sum.result)
            return RawZip(entries: [first] + (1..<5000).map { number in
                var entry = RawZip.Entry("\(number).txt", packed: [], size: 10 << 20, sum: sum.result)
                (entry.packedSize, entry.place) = (packed.count, 0)
                return entry
            }).bytes
        },
        HostileFile("texts.zip", "100 members of 10 MB each", isBig: true) {
            let packed = Deflate.packed([UInt8](repeating: 0x20, count: 10 << 20))
            var sum = Checksum()
            sum.add(0x20, 10 << 20)
            return RawZip(entries: (0..<100).map { RawZip.Entry("\($0).txt", packed: packed, size: 10 << 20, sum: sum.result) }).bytes
        },
        HostileFile("quoted.zip", "members that quote the heads of the next ones (after Fifield)") {
            // Each is a block that is stored, the head of the next in it, and goes on with what that one holds.
            let kernel = Deflate.packed([UInt8](repeating: 0x20, count: 1 << 20))
            var out: [UInt8] = []
            var entries: [(place: Int, packed: Int, size: Int)] = []
            let count = 500
            var heads: [[UInt8]] = []
            for number in 0..<count {
                let name = Array("\(1000 + number).txt".utf8)
                heads.append(RawZip.numbers((0x0403_4b50, 4), (20, 2), (0, 2), (8, 2), (0, 2), (33, 2), (0, 4), (0, 4), (0, 4), (name.count, 2), (0, 2)) + name)
            }
            for number in 0..<count {
                let place = out.count
                out += heads[number]
                if number < count - 1 { out += [0] + RawZip.numbers((heads[number + 1].count, 2), (~heads[number + 1].count & 0xffff, 2)) }
                entries.append((place, 0, 0))
            }
            out += kernel
            var list: [UInt8] = []
            for number in 0..<count {
                let name = Array("\(1000 + number).txt".utf8)
                let start = entries[number].place + heads[number].count
                let size = (1 << 20) + (count - 1 - number) * heads[0].count
                list += RawZip.numbers((0x0201_4b50, 4), (0x314, 2), (20, 2), (0, 2), (8, 2), (0, 2), (33, 2), (0, 4), (out.count - start, 4), (size, 4), (name.count, 2), (0, 2), (0, 2), (0, 2), (0, 2), (0, 4), (entries[number].place, 4)) + name
            }
            return out + list + RawZip.numbers((0x0605_4b50, 4), (0, 2), (0, 2), (count, 2), (count, 2), (list.count, 4), (out.count, 4), (0, 2))
        },
        HostileFile("zip64.zip", "sizes of 64 bits, well-made", isRead: true) { zip64(says: 11) },
        HostileFile("zip64-lies.zip", "sizes of 64 bits that say 2^60") { zip64(says: 1 << 60) },
        HostileFile("descriptors.zip", "sizes behind the content, as streams write them", isRead: true) {
            var entry = RawZip.Entry("a.txt", stored: Array("13800138000".utf8))
            entry.method = 8
            entry.packed = Deflate.packed(entry.packed)
            entry.packedSize = entry.packed.count
            entry.flags = 8
            entry.behind = RawZip.numbers((0x0807_4b50, 4), (Int(entry.sum), 4), (entry.packedSize, 4), (entry.size, 4))
            return RawZip(entries: [entry]).bytes
        },
        HostileFile("paths.zip", "names that lead outside, a link, names that stand twice", isRead: nil) {
            var link = RawZip.Entry("link", stored: Array("/etc/passwd".utf8))
            link.attributes = 0o120777 << 16
            let names = ["../../etc/cron.d/a", "/etc/passwd", "C:\\Windows\\a.txt", "a/../../b.txt", "a.txt", "a.txt", "A.TXT", "nul", "a\u{202e}txt.exe"]
            return RawZip(entries: names.map { RawZip.Entry($0, stored: Array("13800138000".utf8)) } + [link]).bytes
        },
        HostileFile("two-lists.zip", "other names and sizes in front of the content than in the list", isRead: nil) {
            var one = RawZip.Entry("a.txt", stored: Array("13800138000".utf8))
            one.localName = Array("b.exe".utf8)
            one.localSize = 3
            return RawZip(entries: [one, RawZip.Entry("c.txt", stored: [0x31])]).bytes
        },
        HostileFile("many.zip", "60,000 empty members") { RawZip(entries: (0..<60_000).map { RawZip.Entry("\($0)", stored: []) }).bytes },
        HostileFile("bomb.gz", "1 GB of zeros") { Deflate.gzip(Deflate.run(of: 0, 1 << 30), sum: 0, count: 1 << 30) },
        HostileFile("double.gz", "a gzip of a gzip of 1 GB, and so on") {
            var file = Deflate.gzip(Deflate.run(of: 0, 1 << 30), sum: 0, count: 1 << 30)
            for _ in 0..<4 { file = Deflate.gzip(Deflate.packed(file), sum: Checksum.of(file), count: file.count) }
            return file
        },
        HostileFile("huge-size.tar", "a member of 8 GB, of which nothing is there") { tar("a.txt", size: "77777777777") },
        HostileFile("huger-size.tar", "a member of 2^62 bytes") { tar("a.txt", size: "\u{80}\0\0\0\u{40}\0\0\0\0\0\0\0") },
        HostileFile("sparse.tar", "a member of 8 GB of holes") {
            // GNU's old form: one block at the end, and the size of all.
            var head = tarHead("a.txt", size: "00000001000", kind: 0x53)
            head.replaceSubrange(386..<398, with: Array("77777776777\0".utf8))
            head.replaceSubrange(398..<410, with: Array("00000001000\0".utf8))
            head.replaceSubrange(483..<495, with: Array("77777777777\0".utf8))
            return summed(head) + [UInt8](repeating: 0x31, count: 512) + [UInt8](repeating: 0, count: 1024)
        },
        HostileFile("long-name.tar", "a name of 100 MB", isBig: true) { summed(tarHead("././@LongLink", size: "00\(String(100 << 20, radix: 8))", kind: 0x4c)) + [UInt8](repeating: 0x61, count: 100 << 20) + tar("a", size: "00000000000") },
    ]

    private static func zip64(says size: Int) -> [UInt8] {
        var entry = RawZip.Entry("a.txt", stored: Array("13800138000".utf8))
        (entry.packedSize, entry.size) = (0xffff_ffff, 0xffff_ffff)
        entry.extra = RawZip.numbers((1, 2), (16, 2), (size, 8), (size, 8))
        entry.localExtra = entry.extra
        return RawZip(entries: [entry]).bytes
    }

    private static func tarHead(_ name: String, size: String, kind: UInt8 = 0x30) -> [UInt8] {
        var head = [UInt8](repeating: 0, count: 512)
        head.replaceSubrange(0..<name.utf8.count, with: name.utf8)
        head.replaceSubrange(100..<108, with: "0000644\0".utf8)
        head.replaceSubrange(124..<136, with: Array(size.unicodeScalars.map { UInt8($0.value) } + [0]).prefix(12))
        head.replaceSubrange(136..<148, with: "00000000000\0".utf8)
        head[156] = kind
        head.replaceSubrange(257..<265, with: "ustar  \0".utf8)
        return head
    }

    private static func summed(_ head: [UInt8]) -> [UInt8] {
        var head = head
        head.replaceSubrange(148..<156, with: "        ".utf8)
        let sum = String(head.reduce(0) { $0 + Int($1) }, radix: 8)
        head.replaceSubrange(148..<156, with: (repeated("0", 6 - sum.utf8.count) + sum + "\0 ").utf8)
        return head
    }

    private static func tar(_ name: String, size: String) -> [UInt8] { summed(tarHead(name, size: size)) + [UInt8](repeating: 0, count: 1024) }
}
