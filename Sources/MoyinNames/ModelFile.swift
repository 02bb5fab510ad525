/// The file of a model: a head, a checksum, then sections. Little-endian.
///
///     "MOYINNAM"  format: 2 bytes  major, minor: 2 + 2  reserved: 2  payload bytes: 8  checksum of the payload: 8
///     section: tag 4 bytes, length 4 bytes, bytes
enum ModelFile {
    static let magic: [UInt8] = Array("MOYINNAM".utf8)
    static let format: UInt16 = 2
    static let headBytes = 32

    enum Section: UInt32, CaseIterable {
        case characters = 1, compounds, titles, dictionary, pairs, known, gate, weights, echo, calibration, hanGate
        /// Text: what the model was made from. Models may lack it.
        case provenance = 64
    }

    /// Sixty-four bits over the payload, eight bytes a step.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.count)
        var index = 0
        while index < bytes.count {
            var word: UInt64 = 0
            if index + 8 <= bytes.count {
                word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            } else {
                for byte in bytes[index...] { word = word << 8 | UInt64(byte) }
            }
            sum = (sum ^ UInt64(littleEndian: word)) &* 0xff51_afd7_ed55_8ccd
            sum ^= sum >> 32
            index += 8
        }
        return sum
    }

    static func write(_ version: NameModel.Version, _ sections: [(Section, [UInt8])]) -> [UInt8] {
        var payload: [UInt8] = []
        for (section, bytes) in sections {
            payload.append(littleEndian: section.rawValue)
            payload.append(littleEndian: UInt32(bytes.count))
            payload += bytes
        }
        var file = magic
        file.append(littleEndian: format)
        file.append(littleEndian: version.major)
        file.append(littleEndian: version.minor)
        file.append(littleEndian: UInt16(0))
        file.append(littleEndian: UInt64(payload.count))
        file.append(littleEndian: payload.withUnsafeBytes(checksum))
        return file + payload
    }
}

extension [UInt8] {
    /// Named, so that a literal byte is not taken for an integer of eight.
    mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}

/// Finds the sections of a model file and refuses what is not whole.
struct ModelReader {
    let version: NameModel.Version
    private var sections: [UInt32: UnsafeRawBufferPointer] = [:]

    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        func number<Number: FixedWidthInteger>(_ at: Int, _: Number.Type) -> Number {
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: Number.self))
        }
        guard bytes.count >= ModelFile.headBytes, bytes.prefix(8).elementsEqual(ModelFile.magic) else { throw NameModelError(.foreign) }
        let format = number(8, UInt16.self)
        guard format <= ModelFile.format else { throw NameModelError(.newer) }
        guard format == ModelFile.format else { throw NameModelError(.older) }
        version = NameModel.Version(major: number(10, UInt16.self), minor: number(12, UInt16.self))
        let payload = UnsafeRawBufferPointer(rebasing: bytes[ModelFile.headBytes...])
        guard number(16, UInt64.self) == UInt64(payload.count), number(24, UInt64.self) == ModelFile.checksum(payload) else {
            throw NameModelError(.damaged)
        }
        var position = ModelFile.headBytes
        while position < bytes.count {
            guard position + 8 <= bytes.count else { throw NameModelError(.damaged) }
            let length = Int(number(position + 4, UInt32.self))
            let start = position + 8
            guard length <= bytes.count - start else { throw NameModelError(.damaged) }
            let tag = number(position, UInt32.self)
            guard sections[tag] == nil else { throw NameModelError(.damaged) }
            sections[tag] = UnsafeRawBufferPointer(rebasing: bytes[start..<(start + length)])
            position = start + length
        }
    }

    func optional(_ section: ModelFile.Section) -> UnsafeRawBufferPointer? { sections[section.rawValue] }

    func section(_ section: ModelFile.Section) throws(NameModelError) -> UnsafeRawBufferPointer {
        guard let bytes = sections[section.rawValue] else { throw NameModelError(.damaged) }
        return bytes
    }
}
