extension HostileFile {
    static let pictures: [HostileFile] = [
        HostileFile("huge.png", "60,000 by 60,000 points, of which none is there") { png(60_000, 60_000, depth: 8, kind: 2, []) },
        HostileFile("huge-whole.png", "60,000 by 60,000 points, all there, 450 MB", isRead: nil, isBig: true) { png(60_000, 60_000, depth: 1, kind: 0, Deflate.zeros(7501 * 60_000)) },
        HostileFile("large.png", "12,000 by 12,000 points, all there", isRead: nil, isBig: true) { png(12_000, 12_000, depth: 8, kind: 0, Deflate.zeros(12_001 * 12_000)) },
        HostileFile("longest.png", "2^31 by 2^31 points") { png(0x7fff_ffff, 0x7fff_ffff, depth: 16, kind: 6, Deflate.zeros(100)) },
        HostileFile("bomb.png", "a small picture with text of 1 GB", isRead: nil) {
            png(8, 8, depth: 8, kind: 0, Deflate.zeros(72), before: chunk("zTXt", Array("Comment\0\0".utf8) + Deflate.zlib(Deflate.run(of: 0x31, 1 << 30), sum: 0)))
        },
        HostileFile("chunks.png", "300,000 texts", isRead: nil) { png(8, 8, depth: 8, kind: 0, Deflate.zeros(72), before: (0..<300_000).flatMap { _ in chunk("tEXt", Array("Comment\u{0}13800138000".utf8)) }) },
        HostileFile("huge.jpg", "65,500 by 65,500 points, of which none is there") {
            [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0xff, 0xdc, 0xff, 0xdc, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 0xff, 0xd9]
        },
        HostileFile("pages.tiff", "20,000 pages of one point", isRead: nil) { tiff(20_000, width: 1, height: 1, loops: false) },
        HostileFile("circle.tiff", "a page that is followed by itself", isRead: nil) { tiff(1, width: 1, height: 1, loops: true) },
        HostileFile("huge.tiff", "2^31 by 2^31 points") { tiff(1, width: 0x7fff_ffff, height: 0x7fff_ffff, loops: false) },
        HostileFile("huge.bmp", "2^31 by 2^31 points") {
            Array("BM".utf8) + RawZip.numbers((54, 4), (0, 4), (54, 4), (40, 4), (0x7fff_ffff, 4), (0x7fff_ffff, 4), (1, 2), (24, 2), (0, 24))
        },
        HostileFile("huge.gif", "65,535 by 65,535 points") { Array("GIF89a".utf8) + RawZip.numbers((0xffff, 2), (0xffff, 2), (0x80, 1), (0, 2), (0, 6), (0x2c, 1), (0, 4), (0xffff, 2), (0xffff, 2), (0, 1), (2, 1), (2, 1), (0x44, 1), (1, 1), (0, 1), (0x3b, 1)) },
        HostileFile("huge.webp", "16,383 by 16,383 points, of which none is there") {
            Array("RIFF".utf8) + RawZip.numbers((22, 4)) + Array("WEBPVP8 ".utf8) + RawZip.numbers((10, 4), (0x10, 3)) + [0x9d, 0x01, 0x2a, 0xff, 0x3f, 0xff, 0x3f]
        },
        HostileFile("exif.jpg", "position and preview that lead to each other", isRead: nil) {
            let exif = Array("Exif\0\0II*\0".utf8) + RawZip.numbers((8, 4), (2, 2), (0x8769, 2), (4, 2), (1, 4), (8, 4), (0x8825, 2), (4, 2), (1, 4), (8, 4), (8, 4))
            return [0xff, 0xd8, 0xff, 0xe1, 0, UInt8(exif.count + 2)] + exif + [0xff, 0xd9]
        },
    ]

    private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        return big(UInt32(content.count)) + Array(type.utf8) + content + big(Checksum.of(Array(type.utf8) + content))
    }

    private static func png(_ width: UInt32, _ height: UInt32, depth: UInt8, kind: UInt8, _ content: [UInt8], before: [UInt8] = []) -> [UInt8] {
        let size = [width, height].flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + chunk("IHDR", size + [depth, kind, 0, 0, 0]) + before + chunk("IDAT", content) + chunk("IEND", [])
    }

    private static func tiff(_ pages: Int, width: Int, height: Int, loops: Bool) -> [UInt8] {
        var out = Array("II*\0".utf8) + RawZip.numbers((8, 4))
        for page in 0..<pages {
            let start = 8 + page * 114
            out += RawZip.numbers((9, 2))
            for (tag, type, value) in [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, 1)] { out += RawZip.numbers((tag, 2), (type, 2), (1, 4), (value, 4)) }
            out += RawZip.numbers((loops ? 8 : page == pages - 1 ? 0 : start + 114, 4))
        }
        return out
    }
}
