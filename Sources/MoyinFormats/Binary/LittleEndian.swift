/// Numbers in the files of the binary age. Beyond the end there are zeros: whoever reads a length of nothing reads nothing.
extension RandomAccessCollection<UInt8> where Index == Int {
    /// Counted from the first byte.
    func u8(_ at: Int) -> Int { at >= 0 && at < count ? Int(self[startIndex + at]) : 0 }
    func u16(_ at: Int) -> Int { u8(at) | u8(at + 1) << 8 }
    func i16(_ at: Int) -> Int { Int(Int16(truncatingIfNeeded: u16(at))) }
    func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
    func i32(_ at: Int) -> Int { Int(Int32(truncatingIfNeeded: u32(at))) }
    func f32(_ at: Int) -> Double {
        let value = Double(Float(bitPattern: UInt32(u32(at))))
        return value.isFinite ? value : 0
    }

    /// Some bytes, as far as they are there.
    func bytes(_ at: Int, _ length: Int) -> SubSequence {
        let start = Swift.min(Swift.max(at, 0), count)
        return self[(startIndex + start)..<(startIndex + start + Swift.min(Swift.max(length, 0), count - start))]
    }

    /// UTF-16 with the low byte first, as UTF-8.
    var utf8OfUTF16: [UInt8] { Array(String(decoding: (0..<(count / 2)).map { UInt16(u16($0 * 2)) }, as: UTF16.self).utf8) }
}

extension [UInt8] {
    mutating func put16(_ value: Int, at: Int) {
        self[at] = UInt8(truncatingIfNeeded: value)
        self[at + 1] = UInt8(truncatingIfNeeded: value >> 8)
    }

    mutating func put32(_ value: Int, at: Int) {
        put16(value, at: at)
        put16(value >> 16, at: at + 2)
    }

    mutating func append16(_ value: Int) { self += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)] }

    mutating func append32(_ value: Int) {
        append16(value)
        append16(value >> 16)
    }

    /// With zeros up to a length that divides by some number.
    mutating func pad(to unit: Int) { while count % unit != 0 { append(0) } }

    /// UTF-8 as UTF-16 with the low byte first.
    var utf16OfUTF8: [UInt8] { String(decoding: self, as: UTF8.self).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } }
}
