internal import MoyinDocuments

/// What GDI+ draws: records in the comments of an enhanced metafile ([MS-EMFPLUS]).
struct EMFPlus {
    private var state = MetafileState()
    private var saved: [Int: (a: Double, b: Double, c: Double, d: Double, x: Double, y: Double)] = [:]
    /// Sizes of fonts, by the number of their object.
    private var fonts: [Int: Double] = [:]
    /// An object that goes on in the records that follow.
    private var object: (kind: Int, total: Int, data: [UInt8])?

    /// - Parameters:
    ///   - data: records, one after the other.
    ///   - start: where they begin in the record that holds them.
    mutating func read(_ data: ArraySlice<UInt8>, from start: Int, record: Int, _ drawing: inout MetafileDrawing) {
        var at = 0
        while at + 12 <= data.count {
            let kind = data.u16(at), flags = data.u16(at + 2), size = data.u32(at + 4), length = data.u32(at + 8)
            guard size >= 12, size <= data.count - at, length <= size - 12 else { return drawing.unread = FileFailure(.damaged) }
            read(kind, flags, data.bytes(at + 12, length), start + at, size, record, &drawing)
            at += size
        }
    }

    func finish(_ drawing: inout MetafileDrawing) {
        if object != nil { drawing.unread = FileFailure(.damaged) }
    }

    private mutating func read(_ kind: Int, _ flags: Int, _ data: ArraySlice<UInt8>, _ start: Int, _ size: Int, _ record: Int, _ drawing: inout MetafileDrawing) {
        switch kind {
        case 0x4008: object(flags, data, start, size, record, &drawing)
        case 0x401c: string(flags, data, start, size, record, &drawing)
        case 0x4036: characters(flags, data, start, size, record, &drawing)
        // Serialized effects and comments.
        case 0x4003: if StringScan.isPacked(Array(data)) { drawing.unread = FileFailure(.unsupported, "comment") }
        case 0x4025: saved[data.u32(0)] = state.world
        case 0x4026: if let world = saved[data.u32(0)] { state.world = world }
        case 0x402a: state.world = (data.f32(0), data.f32(4), data.f32(8), data.f32(12), data.f32(16), data.f32(20))
        case 0x402b: state.world = (1, 0, 0, 1, 0, 0)
        case 0x402d: (state.world.x, state.world.y) = (state.world.x + data.f32(0) * state.world.a, state.world.y + data.f32(4) * state.world.d)
        case 0x400c, 0x400d, 0x4016, 0x4017, 0x4018, 0x4019: if data.u32(kind == 0x400c || kind == 0x4016 ? 4 : 0) >= EMFRecords.pointsOfCharacter { drawing.outlines += 1 }
        default: break
        }
    }

    // MARK: words

    private mutating func string(_ flags: Int, _ data: ArraySlice<UInt8>, _ start: Int, _ size: Int, _ record: Int, _ drawing: inout MetafileDrawing) {
        drawing.wordsAndPictures.insert(record)
        let count = data.u32(8)
        guard count > 0, count <= data.count, 28 + 2 * count <= data.count else { return }
        state.fontHeight = fonts[flags & 0xff] ?? 12
        let text = data.bytes(28, 2 * count).utf8OfUTF16
        let place = state.place(text, data.f32(12), data.f32(16), nil)
        let head = Array(data.bytes(0, 28))
        drawing.newerTexts.append(MetafileDrawing.Text(text: text, left: place.left, right: place.right, y: place.y, size: place.size, record: record) { text throws(FileFailure) in
            let string = text.utf16OfUTF8
            var data = head
            data.put32(string.count / 2, at: 8)
            data += string
            return (start..<(start + size), Self.record(0x401c, flags, data))
        })
    }

    private mutating func characters(_ flags: Int, _ data: ArraySlice<UInt8>, _ start: Int, _ size: Int, _ record: Int, _ drawing: inout MetafileDrawing) {
        drawing.wordsAndPictures.insert(record)
        let options = data.u32(4), hasMatrix = data.u32(8) != 0, count = data.u32(12)
        guard count > 0, count <= data.count, 16 + 2 * count <= data.count else { return }
        guard options & 1 != 0 else {
            drawing.hasGlyphs = true
            return
        }
        state.fontHeight = fonts[flags & 0xff] ?? 12
        let text = data.bytes(16, 2 * count).utf8OfUTF16
        let positions = 16 + 2 * count
        let last = positions + 8 * (count - 1)
        var place = state.place(text, data.f32(positions), data.f32(positions + 4), data.f32(last) - data.f32(positions) + 0.5 * state.fontHeight)
        place.y -= 0.8 * place.size
        let whole = Array(data)
        drawing.newerTexts.append(MetafileDrawing.Text(text: text, left: place.left, right: place.right, y: place.y, size: place.size, record: record) { text throws(FileFailure) in
            let string = text.utf16OfUTF8
            var data = Array(whole.bytes(0, 16))
            data.put32(string.count / 2, at: 12)
            data += string
            // Each character where one was; further ones at the end.
            for at in 0..<(string.count / 2) { data += whole.bytes(positions + 8 * min(at, count - 1), 8) }
            if hasMatrix { data += whole.bytes(positions + 8 * count, 24) }
            return (start..<(start + size), Self.record(0x4036, flags, data))
        })
    }

    private static func record(_ kind: Int, _ flags: Int, _ data: [UInt8]) -> [UInt8] {
        var data = data
        let length = data.count
        data.pad(to: 4)
        var record: [UInt8] = []
        record.append16(kind)
        record.append16(flags)
        record.append32(data.count + 12)
        record.append32(length)
        return record + data
    }

    // MARK: objects

    private mutating func object(_ flags: Int, _ data: ArraySlice<UInt8>, _ start: Int, _ size: Int, _ record: Int, _ drawing: inout MetafileDrawing) {
        let kind = flags >> 8 & 0x7f
        if flags & 0x8000 != 0 {
            // Each part says how long the whole is.
            if object == nil { object = (kind, data.u32(0), []) }
            object?.data += data.dropFirst(4)
            drawing.wordsAndPictures.insert(record)
            return
        }
        var whole = Array(data)
        // What goes over several records is not put back.
        var room: Range<Int>? = start..<(start + size)
        if let begun = object {
            room = nil
            whole = begun.data + data
            object = nil
            drawing.wordsAndPictures.insert(record)
        }
        switch kind {
        // Of a path, where figures begin.
        case 3: drawing.outlines += path(whole)
        case 5: image(whole, flags, room, record, &drawing)
        case 6: fonts[flags & 0xff] = whole.f32(4)
        default: break
        }
    }

    private func path(_ data: [UInt8]) -> Int {
        let count = data.u32(4)
        guard count > 0, count <= data.count else { return 0 }
        let types = data.bytes(data.count - (count + 3) / 4 * 4, count)
        return max(1, types.count { $0 & 7 == 0 })
    }

    private func image(_ data: [UInt8], _ flags: Int, _ room: Range<Int>?, _ record: Int, _ drawing: inout MetafileDrawing) {
        drawing.wordsAndPictures.insert(record)
        guard data.count > 28 else { return drawing.unread = FileFailure(.damaged) }
        switch data.u32(4) {
        case 1:
            // Pixels as they are, or a file.
            if data.u32(24) == 1 {
                add(data, from: 28, flags, room, record, &drawing)
            } else if let file = Self.pixels(data) {
                drawing.add(MetafileDrawing.Picture(file: file, ending: "bmp", record: record, change: nil))
            } else {
                drawing.unread = FileFailure(.unsupported, "bitmap")
            }
        case 2: add(data, from: 16, flags, room, record, &drawing)
        default: drawing.unread = FileFailure(.unsupported, "image")
        }
    }

    /// A picture that is a file, behind a head that says how long it is if it is a drawing.
    private func add(_ data: [UInt8], from start: Int, _ flags: Int, _ room: Range<Int>?, _ record: Int, _ drawing: inout MetafileDrawing) {
        let file = Array(data.dropFirst(start))
        guard let room else {
            drawing.add(MetafileDrawing.Picture(file: file, ending: "bin", record: record, change: nil))
            return
        }
        drawing.add(MetafileDrawing.Picture(file: file, ending: "bin", record: record, change: { file throws(FileFailure) in
            var head = Array(data[..<start])
            if start == 16 { head.put32(file.count, at: 12) }
            return (room, Self.record(0x4008, flags, head + file))
        }))
    }

    private static func pixels(_ data: [UInt8]) -> [UInt8]? {
        let width = data.i32(8), height = data.i32(12), stride = data.i32(16), format = data.u32(20)
        let depth = format >> 8 & 0xff
        guard width > 0, height > 0, width < 32_768, height < 32_768, depth == 24 || depth == 32, stride == (width * depth + 31) / 32 * 4 else { return nil }
        var info: [UInt8] = []
        for value in [40, width, -height, 1 | depth << 16, 0, 0, 0, 0, 0, 0] { info.append32(value) }
        return DeviceBitmap.file(info[...], data[28...])?.file
    }
}
