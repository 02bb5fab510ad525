internal import MoyinDocuments

/// An enhanced metafile ([MS-EMF]) with what GDI+ puts into its comments ([MS-EMFPLUS]).
struct EMFRecords: MetafileRecords {
    private(set) var drawing = MetafileDrawing()
    private let bytes: [UInt8]
    private(set) var records: [Range<Int>] = []
    private var state = MetafileState()
    private var saved: [MetafileState] = []
    private var fonts: [Int: (height: Double, charset: Int)] = [:]
    private var plus = EMFPlus()
    private var isInPath = false
    private var figures = 0

    private static let mostRecords = 4_000_000

    /// - Throws: ``FileFailure`` `damaged`.
    init(_ bytes: [UInt8]) throws(FileFailure) {
        self.bytes = bytes
        guard bytes.count >= 88, bytes.u32(0) == 1, bytes.u32(40) == 0x464d_4520 else { throw FileFailure(.damaged) }
        var at = 0
        var hasEnd = false
        while at + 8 <= bytes.count {
            let size = bytes.u32(at + 4)
            guard size >= 8, size % 4 == 0, size <= bytes.count - at, records.count < Self.mostRecords else { break }
            records.append(at..<(at + size))
            read(bytes.u32(at), records.count - 1)
            at += size
            if bytes.u32(at - size) == 14 {
                hasEnd = true
                break
            }
        }
        if !hasEnd { drawing.unread = FileFailure(.damaged) }
        drawing.hasForeignBytes = at < bytes.count
        plus.finish(&drawing)
    }

    func copy(_ changes: [Int: Edits], without dropped: Set<Int>) -> [UInt8] {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        var kept = 0
        for (index, range) in records.enumerated() where !dropped.contains(index) {
            kept += 1
            guard let edits = changes[index] else {
                copy += bytes[range]
                continue
            }
            var record = edits.apply(to: Array(bytes[range]))
            record.pad(to: 4)
            record.put32(record.count, at: 4)
            // Of a comment, how much of it is data.
            if record.u32(0) == 70 { record.put32(min(record.count - 12, record.u32(8) + record.count - range.count), at: 8) }
            copy += record
        }
        copy.put32(copy.count, at: 48)
        copy.put32(kept, at: 52)
        return copy
    }

    // MARK: records

    private mutating func read(_ kind: Int, _ index: Int) {
        let record = bytes[records[index]]
        switch kind {
        case 1: header(record)
        case 9: (state.window.width, state.window.height) = (Double(record.i32(8)), Double(record.i32(12)))
        case 10: (state.window.x, state.window.y) = (Double(record.i32(8)), Double(record.i32(12)))
        case 11: (state.view.width, state.view.height) = (Double(record.i32(8)), Double(record.i32(12)))
        case 12: (state.view.x, state.view.y) = (Double(record.i32(8)), Double(record.i32(12)))
        case 17: state.mode = record.u32(8)
        case 22: state.align = record.u32(8)
        case 27:
            state.pen = (Double(record.i32(8)), Double(record.i32(12)))
            figures += 1
        case 33: if saved.count < 10_000 { saved.append(state) }
        case 34:
            let target = record.i32(8)
            let keep = target < 0 ? saved.count + target : target - 1
            if keep >= 0, keep < saved.count {
                state = saved[keep]
                saved.removeSubrange(keep...)
            }
        case 35: state.world = Self.matrix(record, 8)
        case 36: modifyWorld(Self.matrix(record, 8), record.u32(32))
        case 37: if let font = fonts[record.u32(8)] { (state.fontHeight, state.charset) = (font.height, font.charset) }
        case 82:
            let height = Double(record.i32(12))
            fonts[record.u32(8)] = (height == 0 ? 12 : abs(height), record.u8(35))
        case 83, 84: text(record, index, isWide: kind == 84)
        case 96, 97: texts(record, index, isWide: kind == 97)
        case 108: smallText(record, index)
        case 70: comment(record, index)
        case 59: (isInPath, figures) = (true, 0)
        case 60: isInPath = false
        case 62, 63, 64:
            drawing.outlines += figures
            figures = 0
        case 2...8, 85...91: outline(kind, record)
        case 76, 77, 78, 114, 116: bitmap(record, index, fields: 84)
        case 79: bitmap(record, index, fields: 96)
        case 80, 81: bitmap(record, index, fields: 48)
        case 93, 94: bitmap(record, index, fields: 16)
        default: break
        }
    }

    /// The program and the title, if there are any.
    private mutating func header(_ record: ArraySlice<UInt8>) {
        let count = record.u32(60), start = record.u32(64)
        guard count > 0, start >= 88, start + 2 * count <= record.count else { return }
        for part in Self.pieces(record, start, count) {
            let text = record.bytes(part.lowerBound, part.count).utf8OfUTF16
            drawing.sayings.append(MetafileDrawing.Saying(text: text, carrier: .property, isOfAuthor: true, record: 0) { text throws(FileFailure) in
                // In its own room, with zeros behind it.
                var changed = Array(text.utf16OfUTF8.prefix(part.count))
                changed += [UInt8](repeating: 0, count: part.count - changed.count)
                return (part, changed)
            })
        }
    }

    /// Texts that end with a zero.
    private static func pieces(_ record: ArraySlice<UInt8>, _ start: Int, _ count: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var from = start
        for at in stride(from: start, through: start + 2 * count, by: 2) where at == start + 2 * count || record.u16(at) == 0 {
            if at > from { pieces.append(from..<at) }
            from = at + 2
        }
        return pieces
    }

    private static func matrix(_ record: ArraySlice<UInt8>, _ at: Int) -> (a: Double, b: Double, c: Double, d: Double, x: Double, y: Double) {
        (record.f32(at), record.f32(at + 4), record.f32(at + 8), record.f32(at + 12), record.f32(at + 16), record.f32(at + 20))
    }

    private mutating func modifyWorld(_ m: (a: Double, b: Double, c: Double, d: Double, x: Double, y: Double), _ mode: Int) {
        func times(_ p: (a: Double, b: Double, c: Double, d: Double, x: Double, y: Double), _ q: (a: Double, b: Double, c: Double, d: Double, x: Double, y: Double))
            -> (a: Double, b: Double, c: Double, d: Double, x: Double, y: Double)
        {
            (
                p.a * q.a + p.b * q.c, p.a * q.b + p.b * q.d, p.c * q.a + p.d * q.c, p.c * q.b + p.d * q.d, p.x * q.a + p.y * q.c + q.x,
                p.x * q.b + p.y * q.d + q.y
            )
        }
        switch mode {
        case 1: state.world = (1, 0, 0, 1, 0, 0)
        case 2: state.world = times(m, state.world)
        case 3: state.world = times(state.world, m)
        default: state.world = m
        }
    }

    // MARK: words

    private mutating func text(_ record: ArraySlice<UInt8>, _ index: Int, isWide: Bool) {
        drawing.wordsAndPictures.insert(index)
        let count = record.u32(44), start = record.u32(48), options = record.u32(52), widths = record.u32(72)
        guard count > 0 else { return }
        let unit = isWide ? 2 : 1
        guard start >= 56, count <= record.count, start + unit * count <= record.count else { return drawing.unread = FileFailure(.damaged) }
        if options & 0x10 != 0 {
            drawing.hasGlyphs = true
            return
        }
        let string = record.bytes(start, unit * count)
        let coding = WindowsText(isWide ? nil : state.charset, string)
        let text = coding.text(string)
        // Two numbers a character where they also move up and down.
        let step = options & 0x2000 != 0 ? 8 : 4
        let hasWidths = widths >= 56 && widths + step * count <= record.count
        let advance: Double? = hasWidths ? (0..<count).reduce(0.0) { $0 + Double(record.i32(widths + $1 * step)) } : nil
        let place = state.place(text, Double(record.i32(36)), Double(record.i32(40)), advance)
        let whole = Array(record)
        drawing.texts.append(MetafileDrawing.Text(text: text, left: place.left, right: place.right, y: place.y, size: place.size, record: index) { text throws(FileFailure) in
            let string = try coding.bytes(text)
            let head = Swift.min(start, hasWidths ? widths : start)
            var changed = Array(whole[..<head])
            changed.put32(string.count / unit, at: 44)
            changed.put32(head, at: 48)
            changed += string
            changed.pad(to: 4)
            if hasWidths {
                changed.put32(changed.count, at: 72)
                // New characters are as wide as what was there.
                for at in 0..<(string.count / unit) { changed += whole.bytes(widths + Swift.min(at, count - 1) * step, step) }
            }
            return (0..<whole.count, changed)
        })
        if state.align & 1 != 0 { state.pen.x += advance ?? 0 }
    }

    /// Several texts in one record, each changed where it stands.
    private mutating func texts(_ record: ArraySlice<UInt8>, _ index: Int, isWide: Bool) {
        drawing.wordsAndPictures.insert(index)
        for number in 0..<min(record.u32(36), record.count / 40) {
            let at = 40 + 40 * number
            let count = record.u32(at + 8), start = record.u32(at + 12)
            let unit = isWide ? 2 : 1
            guard count > 0, start >= 40, count <= record.count, start + unit * count <= record.count else { continue }
            add(record, index, isWide, x: record.i32(at), y: record.i32(at + 4), start: start, count: count)
        }
    }

    private mutating func smallText(_ record: ArraySlice<UInt8>, _ index: Int) {
        drawing.wordsAndPictures.insert(index)
        let count = record.u32(16), options = record.u32(20)
        let isWide = options & 0x200 == 0
        let start = options & 0x100 != 0 ? 36 : 52
        guard count > 0, count <= record.count, start + (isWide ? 2 : 1) * count <= record.count else { return }
        if options & 0x10 != 0 {
            drawing.hasGlyphs = true
            return
        }
        add(record, index, isWide, x: record.i32(8), y: record.i32(12), start: start, count: count)
    }

    /// A text that is changed within its own room: what is shorter ends with spaces.
    private mutating func add(_ record: ArraySlice<UInt8>, _ index: Int, _ isWide: Bool, x: Int, y: Int, start: Int, count: Int) {
        let unit = isWide ? 2 : 1
        let string = record.bytes(start, unit * count)
        let coding = WindowsText(isWide ? nil : state.charset, string)
        let range = start..<(start + unit * count)
        let text = coding.text(string)
        let place = state.place(text, Double(x), Double(y), nil)
        // Spaces at the end are room: they are not passed, so that a copy with more of them reads the same.
        drawing.texts.append(MetafileDrawing.Text(text: Self.trimmed(text), left: place.left, right: place.right, y: place.y, size: place.size, record: index) { text throws(FileFailure) in
            var changed = try coding.bytes(text)
            guard changed.count <= range.count else { throw FileFailure(.cannotWrite, "drawing") }
            while changed.count < range.count { changed += isWide ? [0x20, 0] : [0x20] }
            return (range, changed)
        })
    }

    private static func trimmed(_ text: [UInt8]) -> [UInt8] { Array(text[...(text.lastIndex { $0 > 0x20 } ?? -1)]) }

    // MARK: comments

    private mutating func comment(_ record: ArraySlice<UInt8>, _ index: Int) {
        let data = record.bytes(12, record.u32(8))
        let isPlus = data.u32(0) == 0x2b46_4d45
        if isPlus {
            plus.read(data.dropFirst(4), from: 16, record: index, &drawing)
        } else if data.u32(0) != 0x4349_4447 || data.count > 24 {
            // Of the public ones only those with another rendering or with names have more than a few numbers.
            for found in StringScan.strings(Array(data)) {
                drawing.sayings.append(MetafileDrawing.Saying(text: found.text, carrier: .unusedPart, record: index) { text throws(FileFailure) in
                    (found.range.lowerBound + 12..<found.range.upperBound + 12, try found.replaced(text))
                })
            }
        }
    }

    // MARK: shapes

    private mutating func outline(_ kind: Int, _ record: ArraySlice<UInt8>) {
        // Those with 16 bits a number stand apart from those with 32, in the same order.
        let shape = kind >= 85 ? kind - 83 : kind
        switch shape {
        // Many polygons or lines in one.
        case 7, 8:
            for number in 0..<min(record.u32(24), record.count / 4) where record.u32(32 + 4 * number) >= Self.pointsOfCharacter { figure() }
        default: if record.u32(24) >= Self.pointsOfCharacter { figure() }
        }
    }

    /// Strokes and areas of characters have more corners than lines and boxes.
    static let pointsOfCharacter = 5

    private mutating func figure() { if isInPath { figures += 1 } else { drawing.outlines += 1 } }

    // MARK: pictures

    private mutating func bitmap(_ record: ArraySlice<UInt8>, _ index: Int, fields: Int) {
        let info = record.u32(fields), infoLength = record.u32(fields + 4), start = record.u32(fields + 8), length = record.u32(fields + 12)
        guard infoLength > 0, length > 0 else { return }
        drawing.wordsAndPictures.insert(index)
        guard info >= 24 || fields == 16, start >= info, info + infoLength <= record.count, start + length <= record.count,
            let made = DeviceBitmap.file(record.bytes(info, infoLength), record.bytes(start, length))
        else { return drawing.unread = FileFailure(.unsupported, "bitmap") }
        let whole = Array(record)
        drawing.add(MetafileDrawing.Picture(file: made.file, ending: made.ending, record: index, change: made.ending != "bmp" ? nil : { file throws(FileFailure) in
            guard let parts = DeviceBitmap.parts(file) else { throw FileFailure(.cannotWrite, "bitmap") }
            var changed = Array(whole[..<info])
            changed.put32(info, at: fields)
            changed.put32(parts.info.count, at: fields + 4)
            changed.put32(info + parts.info.count, at: fields + 8)
            changed.put32(parts.bits.count, at: fields + 12)
            // Transparency by pixel is not kept.
            if whole.u32(0) == 114 { changed[43] = 0 }
            return (0..<whole.count, changed + parts.info + parts.bits)
        }))
    }
}
