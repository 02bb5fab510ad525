internal import COCR
internal import Glibc
internal import MoyinDocuments

/// What stands in a picture beside its pixels: EXIF, XMP, IPTC, comments, chunks of text.
struct PictureMetadata {
    /// By what it is called, in words of the format, UTF-8.
    private(set) var texts: [(name: String, text: [UInt8])] = []
    /// How often the picture is to be turned by 90 degrees clockwise, to stand upright.
    private(set) var quarters = 0
    /// More content behind the end of the picture.
    private(set) var hasForeignBytes = false
    /// It has frames beside the one that is read.
    private(set) var isMoving = false

    /// It ends as its format says.
    private(set) var isWhole = true

    /// Why a text that is packed was not read.
    private(set) var failure: FileFailure?
    private(set) var thumbnail: ArraySlice<UInt8>?

    private let bytes: [UInt8]

    init(_ bytes: [UInt8], _ type: FileType) {
        self.bytes = bytes
        switch type {
        case .jpeg: readJPEG()
        case .png: readPNG()
        case .webp: readWebP()
        case .gif: readGIF()
        // A TIFF is made as EXIF is. Its pages are turned by whoever shows them, rarely by this word.
        case .tiff:
            let exif = EXIF(bytes[...])
            add(exif, turns: false)
            isWhole = exif.isWhole
        default: break
        }
    }

    private mutating func add(_ exif: EXIF, turns: Bool) {
        texts += exif.texts
        thumbnail = thumbnail ?? exif.thumbnail
        if turns { quarters = exif.quarters }
    }

    private mutating func add(_ name: String, _ text: some Collection<UInt8>) {
        let text = EXIF.text(text)
        if !text.isEmpty { texts.append((name, text)) }
    }

    /// What follows the picture's end, which is a text now and then.
    private mutating func addForeign(_ start: Int) {
        guard start < bytes.count else { return }
        hasForeignBytes = true
        add("EOF", bytes[start...])
    }

    private func number(_ at: Int, _ count: Int) -> Int { bytes[at..<(at + count)].reduce(0) { $0 << 8 | Int($1) } }

    // MARK: JPEG (ITU-T T.81, annex B)

    private mutating func readJPEG() {
        var index = 2
        isWhole = false
        while index + 4 <= bytes.count, bytes[index] == 0xff {
            let marker = bytes[index + 1]
            if marker == 0xff || marker == 0x01 || marker & 0xf8 == 0xd0 {
                index += marker == 0xff ? 1 : 2
                continue
            }
            if marker == 0xd9 { break }
            let length = number(index + 2, 2)
            guard length >= 2, index + 2 + length <= bytes.count else { return }
            segment(marker, bytes[(index + 4)..<(index + 2 + length)])
            index += 2 + length
            // Entropy-coded data goes on to the next marker that is none of its own.
            guard marker == 0xda else { continue }
            while index + 1 < bytes.count, bytes[index] != 0xff || bytes[index + 1] == 0 || bytes[index + 1] & 0xf8 == 0xd0 { index += 1 }
        }
        isWhole = index + 2 <= bytes.count && bytes[index] == 0xff && bytes[index + 1] == 0xd9
        // Zeros fill up some files.
        if isWhole, bytes[(index + 2)...].contains(where: { $0 != 0 }) { addForeign(index + 2) }
    }

    private mutating func segment(_ marker: UInt8, _ content: ArraySlice<UInt8>) {
        switch marker {
        case 0xe1:
            if content.starts(with: "Exif\0\0".utf8) {
                add(EXIF(content.dropFirst(6)), turns: true)
            } else if content.starts(with: "http://ns.adobe.com/".utf8), let end = content.firstIndex(of: 0) {
                addXMP(content[(end + 1)...])
            }
        case 0xed: addIPTC(content)
        case 0xfe: add("Comment", content)
        default: break
        }
    }

    /// Text and attributes of an XMP packet; whatever cannot be taken apart is taken whole.
    private mutating func addXMP(_ packet: ArraySlice<UInt8>) {
        // An extended packet begins with a sum and two numbers.
        let packet = Array(packet.drop { $0 != 0x3c })
        let reader = XMPText()
        if (try? XMLWalk.walk(packet, "xmp", reader, writes: false)) == nil { return add("XMP", packet) }
        for text in reader.texts { add("XMP", text) }
    }

    /// Datasets of IPTC-NAA record 2 in Photoshop's resource 0x0404.
    private mutating func addIPTC(_ content: ArraySlice<UInt8>) {
        var index = content.startIndex
        while index + 5 <= content.endIndex {
            guard content[index] == 0x1c, content[index + 1] < 10 else {
                index += 1
                continue
            }
            let length = number(index + 3, 2)
            guard length < 0x8000, index + 5 + length <= content.endIndex else {
                index += 1
                continue
            }
            // Dataset 0 is the version.
            if content[index + 1] == 2, content[index + 2] != 0 { add("IPTC", content[(index + 5)..<(index + 5 + length)]) }
            index += 5 + length
        }
    }

    // MARK: PNG (ISO/IEC 15948)

    private mutating func readPNG() {
        var index = 8
        isWhole = false
        while index + 12 <= bytes.count {
            let length = number(index, 4), start = index + 8
            guard start + length + 4 <= bytes.count else { return }
            let content = bytes[start..<(start + length)]
            let name = String(decoding: bytes[(index + 4)..<start], as: UTF8.self)
            index = start + length + 4
            switch name {
            case "IEND":
                addForeign(index)
                isWhole = true
                return
            case "acTL": isMoving = true
            case "eXIf": add(EXIF(content), turns: true)
            case "tEXt":
                if let end = content.firstIndex(of: 0) { add("PNG", content[(end + 1)...]) }
            case "zTXt":
                if let end = content.firstIndex(of: 0), end + 2 < content.endIndex { add("PNG", inflated(content[(end + 2)...])) }
            case "iTXt": addInternationalText(content)
            default: break
            }
        }
    }

    private mutating func addInternationalText(_ content: ArraySlice<UInt8>) {
        guard let keyword = content.firstIndex(of: 0), keyword + 3 < content.endIndex else { return }
        let isPacked = content[keyword + 1] == 1
        guard let language = content[(keyword + 3)...].firstIndex(of: 0), let translated = content[(language + 1)...].firstIndex(of: 0) else { return }
        let text = isPacked ? inflated(content[(translated + 1)...]) : Array(content[(translated + 1)...])
        if content[..<keyword].elementsEqual("XML:com.adobe.xmp".utf8) { addXMP(text[...]) } else { add("PNG", text) }
    }

    /// Of a text that is packed.
    private static let longest = 1 << 24

    private mutating func inflated(_ packed: ArraySlice<UInt8>) -> [UInt8] {
        var size = Self.longest
        guard let text = packed.withUnsafeBufferPointer({ moyin_picture_inflate($0.baseAddress, $0.count, &size) }) else {
            failure = FileFailure(size > Self.longest ? .tooLarge : .damaged, "text")
            return []
        }
        defer { free(text) }
        return Array(UnsafeBufferPointer(start: text, count: size))
    }

    // MARK: WebP and GIF

    private mutating func readWebP() {
        guard bytes.count >= 12 else { return isWhole = false }
        var index = 12
        func size(_ at: Int) -> Int { bytes[at..<(at + 4)].reversed().reduce(0) { $0 << 8 | Int($1) } }
        let end = 8 + size(4)
        if end + 1 < bytes.count { addForeign(end + end & 1) }
        isWhole = end <= bytes.count
        while index + 8 <= min(end, bytes.count) {
            let length = size(index + 4), start = index + 8
            guard start + length <= bytes.count else { return }
            switch String(decoding: bytes[index..<(index + 4)], as: UTF8.self) {
            case "EXIF":
                let content = bytes[start..<(start + length)]
                add(EXIF(content.starts(with: "Exif\0\0".utf8) ? content.dropFirst(6) : content), turns: true)
            case "XMP ": addXMP(bytes[start..<(start + length)])
            case "ANIM": isMoving = true
            default: break
            }
            index = start + length + length & 1
        }
    }

    private mutating func readGIF() {
        guard let blocks = GIFBlocks(bytes) else { return }
        for comment in blocks.comments { add("Comment", comment) }
        isMoving = blocks.frames > 1
        addForeign(blocks.end)
    }
}

/// Every text and every attribute of an XMP packet.
private final class XMPText: XMLHandler {
    var texts: [[UInt8]] = []

    func start(_ tag: XMLTag) { for index in 0..<tag.attributeCount { texts.append(Array(tag.value(index))) } }
    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if utf8.contains(where: { $0 > 0x20 }) { texts.append(Array(utf8)) }
        return nil
    }
}
