internal import MoyinText

/// Texts and the position in EXIF (CIPA DC-008), which is a TIFF without pixels.
struct EXIF {
    private(set) var texts: [(name: String, text: [UInt8])] = []
    /// Turns by 90 degrees clockwise until the picture stands upright.
    private(set) var quarters = 0

    /// No directory is said to stand behind the end.
    private(set) var isWhole = true
    /// The picture again, small, as a JPEG: of what it showed when it was taken.
    private(set) var thumbnail: ArraySlice<UInt8>?

    private let bytes: ArraySlice<UInt8>
    private var isLittle = true
    private var visited: Set<Int> = []

    /// Tags that hold nothing but how the picture was taken or is stored.
    private static let names: [Int: String] = [
        0x010d: "DocumentName", 0x010e: "ImageDescription", 0x010f: "Make", 0x0110: "Model", 0x011d: "PageName", 0x0131: "Software", 0x0132: "DateTime",
        0x013b: "Artist", 0x013c: "HostComputer", 0x8298: "Copyright", 0x9003: "DateTimeOriginal", 0x9286: "UserComment", 0x9c9b: "XPTitle",
        0x9c9c: "XPComment", 0x9c9d: "XPAuthor", 0x9c9e: "XPKeywords", 0x9c9f: "XPSubject", 0xa420: "ImageUniqueID", 0xa430: "CameraOwnerName",
        0xa431: "BodySerialNumber", 0xa435: "LensSerialNumber",
    ]

    /// `UserComment`, `GPSProcessingMethod`, `GPSAreaInformation`.
    private static let ofCharacterSets: Set<Int> = [0x9286, 0x1b, 0x1c]

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        guard bytes.count >= 8 else { return }
        isLittle = bytes[bytes.startIndex] == 0x49
        var next = number(4, 4) ?? 0
        // The second directory is the thumbnail's.
        while next > 0, visited.count < 64 { next = directory(next, isPosition: false) }
    }

    private func number(_ at: Int, _ count: Int) -> Int? {
        guard at >= 0, at + count <= bytes.count else { return nil }
        let part = bytes[(bytes.startIndex + at)..<(bytes.startIndex + at + count)]
        return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }

    /// - Returns: where the next one is; 0: there is none.
    private mutating func directory(_ at: Int, isPosition: Bool) -> Int {
        guard let count = number(at, 2) else {
            isWhole = false
            return 0
        }
        if number(at + 2 + count * 12, 4) == nil { isWhole = false }
        guard visited.insert(at).inserted, visited.count < 64 else { return 0 }
        var position: [Int: [UInt8]] = [:]
        var small: (start: Int, count: Int) = (0, 0)
        for entry in 0..<count {
            let here = at + 2 + entry * 12
            guard let tag = number(here, 2), let type = number(here + 2, 2), let items = number(here + 4, 4) else { return 0 }
            let sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
            let length = (type < sizes.count ? sizes[type] : 0) * items
            guard let start = length <= 4 ? here + 8 : number(here + 8, 4), length > 0, start + length <= bytes.count else { continue }
            let value = Array(bytes[(bytes.startIndex + start)..<(bytes.startIndex + start + length)])
            if isPosition {
                position[tag] = value
                continue
            }
            switch tag {
            case 0x0112 where type == 3: quarters = [6: 1, 3: 2, 8: 3][number(start, 2) ?? 1] ?? quarters
            case 0x8769, 0xa005, 0x014a: if let next = number(start, 4), next > 0 { _ = directory(next, isPosition: false) }
            case 0x0201: small.start = number(start, min(length, 4)) ?? 0
            case 0x0202: small.count = number(start, min(length, 4)) ?? 0
            case 0x8825: if let next = number(start, 4), next > 0 { _ = directory(next, isPosition: true) }
            // One that is not known may hold anything: a text is a text.
            default: if Self.names[tag] != nil || type == 2 { add(tag, value) }
            }
        }
        if isPosition { add(position) }
        if small.start > 0, small.count > 0, small.start + small.count <= bytes.count {
            thumbnail = bytes[(bytes.startIndex + small.start)..<(bytes.startIndex + small.start + small.count)]
        }
        return number(at + 2 + count * 12, 4) ?? 0
    }

    private mutating func add(_ tag: Int, _ value: [UInt8]) {
        var text: [UInt8]
        if (0x9c9b...0x9c9f).contains(tag) {
            text = Self.wide(value, isLittle: true)
        } else if Self.ofCharacterSets.contains(tag), value.count > 8 {
            // Eight bytes name the character set.
            text = value.starts(with: "UNICODE".utf8) ? Self.wide(Array(value[8...]), isLittle: Self.seemsLittle(value[8...]) ?? isLittle) : Self.text(value[8...])
        } else {
            text = Self.text(value)
        }
        while text.last == 0x20 || text.last == 0 { text.removeLast() }
        if !text.isEmpty { texts.append((Self.names[tag] ?? "EXIF", text)) }
    }

    /// Programs write it in the order of the file, or in their own.
    private static func seemsLittle(_ bytes: ArraySlice<UInt8>) -> Bool? {
        switch EncodingDetector.detect(Array(bytes).span, isWhole: true).encoding {
        case .utf16le: true
        case .utf16be: false
        default: nil
        }
    }

    private static func wide(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
        var transcoder = Transcoder(isLittle ? .utf16le : .utf16be, keepsMap: false)
        var text: [UInt8] = []
        transcoder.feed(bytes.span, into: &text)
        transcoder.finish(into: &text)
        return Array(text.prefix { $0 != 0 })
    }

    /// What is no text of any encoding is empty.
    static func text(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(bytes.prefix { $0 != 0 })
        return (try? FileText(bytes))?.text ?? []
    }

    /// Where the camera was, in degrees: as maps take it.
    private mutating func add(_ position: [Int: [UInt8]]) {
        for tag in [0x1b, 0x1c] { if let value = position[tag] { add(tag, value) } }
        func degrees(_ value: [UInt8]?, _ side: [UInt8]?, _ negative: UInt8) -> Double? {
            guard let value, value.count >= 24 else { return nil }
            func unsigned(_ at: Int) -> Double {
                let part = value[at..<(at + 4)]
                return Double(isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) })
            }
            var sum = 0.0, unit = 1.0
            for index in 0..<3 {
                let divisor = unsigned(index * 8 + 4)
                if divisor > 0 { sum += unsigned(index * 8) / divisor / unit }
                unit *= 60
            }
            return side?.first == negative ? -sum : sum
        }
        guard let latitude = degrees(position[2], position[1], 0x53), let longitude = degrees(position[4], position[3], 0x57) else { return }
        func six(_ value: Double) -> String {
            let millionths = Int((value.magnitude * 1_000_000).rounded())
            let rest = String(millionths % 1_000_000)
            return (value < 0 ? "-" : "") + "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - rest.count) + rest
        }
        guard latitude.magnitude <= 90, longitude.magnitude <= 180 else { return }
        texts.append(("GPS", Array("GPS \(six(latitude)), \(six(longitude))".utf8)))
    }
}
