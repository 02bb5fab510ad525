/// Bytes within an RTF file, in hexadecimal digits or as they are.
struct RTFBlob {
    private(set) var content: [UInt8] = []
    /// Where they stand.
    private(set) var range = 0..<0
    /// The word that says what a picture is.
    var kind = ""
    private var half: UInt8?

    var isEmpty: Bool { content.isEmpty }

    mutating func add(_ digit: UInt8, at index: Int) {
        guard let value = RTFScanner.hex(digit) else { return }
        extend(index..<(index + 1))
        if let high = half {
            content.append(high << 4 | value)
            half = nil
        } else {
            half = value
        }
    }

    mutating func add(_ bytes: ArraySlice<UInt8>, at place: Range<Int>) {
        extend(place)
        content += bytes
    }

    private mutating func extend(_ place: Range<Int>) { range = (range.isEmpty ? place.lowerBound : range.lowerBound)..<place.upperBound }

    /// What a file of its kind is called.
    var ending: String {
        switch kind {
        case "pngblip": "png"
        case "jpegblip": "jpg"
        case "emfblip": "emf"
        case "wmetafile": "wmf"
        default: "bin"
        }
    }

    /// The file within an object: a compound file, an archive or a picture, behind a header of a few names.
    var embedded: [UInt8]? {
        let signatures: [[UInt8]] = [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0x50, 0x4b, 0x03, 0x04], [0x25, 0x50, 0x44, 0x46, 0x2d], [0x89, 0x50, 0x4e, 0x47]]
        for index in 0..<min(content.count, 1024) {
            for signature in signatures where content[index...].starts(with: signature) { return Array(content[index...]) }
        }
        return nil
    }

    static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        var result: [UInt8] = [0x20]
        result.reserveCapacity(bytes.count * 2 + bytes.count / 32 + 1)
        for (index, byte) in bytes.enumerated() {
            if index & 63 == 0 { result.append(0x0a) }
            result.append(digits[Int(byte >> 4)])
            result.append(digits[Int(byte & 15)])
        }
        return result
    }
}
