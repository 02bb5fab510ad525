internal import MoyinDocuments

/// A metafile of the 16-bit age ([MS-WMF]), with the header of places before it or without.
struct WMFRecords: MetafileRecords {
    private(set) var drawing = MetafileDrawing()
    private let bytes: [UInt8]
    /// Where its own header begins.
    private let start: Int
    private(set) var records: [Range<Int>] = []
    private var state = MetafileState()
    private var saved: [MetafileState] = []
    /// Objects by their numbers, fonts with height and charset; a number is the lowest that is free.
    private var objects: [(height: Double, charset: Int)??] = []
    /// A newer metafile in its comments, piece by piece.
    private var enhanced: [UInt8] = []
    private var ofEnhanced: Set<Int> = []

    private static let mostRecords = 4_000_000

    /// - Throws: ``FileFailure`` `damaged`.
    init(_ bytes: [UInt8]) throws(FileFailure) {
        self.bytes = bytes
        // Within other files it is rounded up to four bytes.
        start = !bytes.starts(with: [0xd7, 0xcd, 0xc6, 0x9a]) ? 0 : bytes.u16(24) == 9 ? 22 : 24
        guard bytes.count >= start + 18, bytes.u16(start + 2) == 9 else { throw FileFailure(.damaged) }
        var at = start + 18
        var hasEnd = false
        while at + 6 <= bytes.count {
            let size = bytes.u32(at) * 2
            guard size >= 6, size <= bytes.count - at, records.count < Self.mostRecords else { break }
            records.append(at..<(at + size))
            let kind = bytes.u16(at + 4)
            at += size
            if kind == 0 {
                hasEnd = true
                break
            }
            read(kind, records.count - 1)
        }
        if !hasEnd { drawing.unread = FileFailure(.damaged) }
        // Some programs end with a byte or two too many.
        drawing.hasForeignBytes = bytes[at...].contains { $0 > 0x20 }
        if !enhanced.isEmpty { drawing.add(MetafileDrawing.Picture(file: enhanced, ending: "emf", record: ofEnhanced.min() ?? 0, repeated: ofEnhanced, change: nil)) }
    }

    func copy(_ changes: [Int: Edits], without dropped: Set<Int>) -> [UInt8] {
        var copy = Array(bytes[..<(start + 18)])
        var longest = 0
        for (index, range) in records.enumerated() where !dropped.contains(index) {
            var record = Array(bytes[range])
            if let edits = changes[index] {
                record = edits.apply(to: record)
                record.pad(to: 2)
                record.put32(record.count / 2, at: 0)
            }
            longest = max(longest, record.count / 2)
            copy += record
        }
        copy.put32((copy.count - start) / 2, at: start + 6)
        copy.put32(longest, at: start + 12)
        return copy
    }

    // MARK: records

    private mutating func read(_ kind: Int, _ index: Int) {
        let record = bytes[records[index]]
        switch kind {
        case 0x020b: (state.window.y, state.window.x) = (Double(record.i16(6)), Double(record.i16(8)))
        case 0x020c:
            // Only its direction counts here.
            state.mode = 8
            state.window.height = record.i16(6) < 0 ? -1 : 1
        case 0x012e: state.align = record.u16(6)
        case 0x0214: (state.pen.y, state.pen.x) = (Double(record.i16(6)), Double(record.i16(8)))
        case 0x001e: if saved.count < 10_000 { saved.append(state) }
        case 0x0127: if let last = saved.popLast() { state = last }
        case 0x02fb:
            let height = Double(record.i16(6))
            add((height == 0 ? 12 : abs(height), record.u8(6 + 13)))
        case 0x02fa, 0x02fc, 0x06ff, 0x00f7, 0x01f9: add(nil)
        case 0x0142:
            add(nil)
            bitmap(record, index, at: 10)
        case 0x01f0: if record.u16(6) < objects.count { objects[record.u16(6)] = .none }
        case 0x012d:
            let number = record.u16(6)
            if number < objects.count, case .some(.some(let font)) = objects[number] { (state.fontHeight, state.charset) = (font.height, font.charset) }
        case 0x0521: textOut(record, index)
        case 0x0a32: extendedTextOut(record, index)
        case 0x0324, 0x0325: if record.u16(6) >= EMFRecords.pointsOfCharacter { drawing.outlines += 1 }
        case 0x0538: for number in 0..<record.u16(6) where record.u16(8 + 2 * number) >= EMFRecords.pointsOfCharacter { drawing.outlines += 1 }
        case 0x0626: escape(record, index)
        case 0x0f43: bitmap(record, index, at: 28)
        case 0x0b41: bitmap(record, index, at: 26)
        case 0x0940: bitmap(record, index, at: 22)
        case 0x0d33: bitmap(record, index, at: 24)
        // Bitmaps of devices that are gone.
        case 0x0922, 0x0b23: if record.count > 64 { drawing.unread = FileFailure(.unsupported, "bitmap") }
        default: break
        }
    }

    private mutating func add(_ font: (height: Double, charset: Int)?) {
        // No program makes thousands.
        if let free = objects.prefix(4_096).firstIndex(where: { $0 == nil }) { objects[free] = .some(font) } else if objects.count < 65_536 { objects.append(.some(font)) }
    }

    // MARK: words

    private mutating func textOut(_ record: ArraySlice<UInt8>, _ index: Int) {
        let count = record.u16(6)
        let room = (count + 1) / 2 * 2
        guard count > 0, 8 + room + 4 <= record.count else { return }
        add(record, index, x: record.i16(8 + room + 2), y: record.i16(8 + room), string: 8..<(8 + count), advance: nil) { string in
            var changed = Array(record.bytes(0, 6))
            changed.append16(string.count)
            changed += string
            changed.pad(to: 2)
            return changed + record.bytes(8 + room, 4)
        }
    }

    private mutating func extendedTextOut(_ record: ArraySlice<UInt8>, _ index: Int) {
        let count = record.u16(10), options = record.u16(12)
        let start = options & 6 != 0 ? 22 : 14
        guard count > 0 else { return }
        guard start + count <= record.count else { return drawing.unread = FileFailure(.damaged) }
        if options & 0x10 != 0 {
            drawing.wordsAndPictures.insert(index)
            drawing.hasGlyphs = true
            return
        }
        let widths = start + (count + 1) / 2 * 2
        let hasWidths = widths + 2 * count <= record.count
        let advance: Double? = hasWidths ? (0..<count).reduce(0.0) { $0 + Double(record.i16(widths + 2 * $1)) } : nil
        add(record, index, x: record.i16(8), y: record.i16(6), string: start..<(start + count), advance: advance) { string in
            var changed = Array(record.bytes(0, start))
            changed.put16(string.count, at: 10)
            changed += string
            changed.pad(to: 2)
            if hasWidths { for at in 0..<string.count { changed += record.bytes(widths + 2 * min(at, count - 1), 2) } }
            return changed
        }
    }

    private mutating func add(
        _ record: ArraySlice<UInt8>, _ index: Int, x: Int, y: Int, string range: Range<Int>, advance: Double?, _ made: @escaping ([UInt8]) -> [UInt8]
    ) {
        drawing.wordsAndPictures.insert(index)
        let string = record.bytes(range.lowerBound, range.count)
        let coding = WindowsText(state.charset, string)
        let text = coding.text(string)
        let place = state.place(text, Double(x), Double(y), advance)
        let size = record.count
        drawing.texts.append(MetafileDrawing.Text(text: text, left: place.left, right: place.right, y: place.y, size: place.size, record: index) { text throws(FileFailure) in
            (0..<size, made(try coding.bytes(text)))
        })
        if state.align & 1 != 0 { state.pen.x += advance ?? 0 }
    }

    // MARK: the rest

    private mutating func escape(_ record: ArraySlice<UInt8>, _ index: Int) {
        guard record.u16(6) == 15 else { return }
        let data = record.bytes(10, record.u16(8))
        // A piece of a newer metafile: its length stands at 22, it itself behind that.
        if data.u32(0) == 0x4346_4d57, data.u32(4) == 1 {
            let length = data.u32(22)
            enhanced += data.bytes(34, length)
            ofEnhanced.insert(index)
            drawing.wordsAndPictures.insert(index)
            return
        }
        for found in StringScan.strings(Array(data)) {
            drawing.sayings.append(MetafileDrawing.Saying(text: found.text, carrier: .unusedPart, record: index) { text throws(FileFailure) in
                (found.range.lowerBound + 10..<found.range.upperBound + 10, try found.replaced(text))
            })
        }
    }

    /// A bitmap that begins somewhere in a record and goes on to its end.
    private mutating func bitmap(_ record: ArraySlice<UInt8>, _ index: Int, at start: Int) {
        // Without one it is a plain area.
        guard record.count > start + 12 else { return }
        drawing.wordsAndPictures.insert(index)
        let bitmap = record.dropFirst(start)
        let info = DeviceBitmap.infoLength(bitmap)
        guard let made = DeviceBitmap.file(bitmap.bytes(0, info), bitmap.dropFirst(info)) else { return drawing.unread = FileFailure(.unsupported, "bitmap") }
        let head = Array(record.bytes(0, start)), size = record.count
        drawing.add(MetafileDrawing.Picture(file: made.file, ending: made.ending, record: index, change: made.ending != "bmp" ? nil : { file throws(FileFailure) in
            guard let parts = DeviceBitmap.parts(file) else { throw FileFailure(.cannotWrite, "bitmap") }
            return (0..<size, head + parts.info + parts.bits)
        }))
    }
}
