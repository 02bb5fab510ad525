extension Presidio.Value {
    /// Why a body is no JSON value that is read here.
    enum Unreadable: Error {
        case malformed
        /// More values than are taken into memory.
        case tooMany
    }

    /// So many values at most: each takes many times as much memory as the two bytes that it may be written with.
    static let most = 2_000_000

    /// Reads a body.
    ///
    /// Strict, as JSON is: `NaN` and `Infinity`, which Python reads, are malformed, and so is what is nested more than 200
    /// deep. A number that no 64 bits hold is read as the nearest one with a fraction.
    init(_ body: [UInt8]) throws(Unreadable) {
        guard String(validating: body, as: UTF8.self) != nil else { throw .malformed }
        var reader = Reader(body)
        self = try reader.whole()
    }

    private struct Reader {
        private let bytes: [UInt8]
        private var index: Int
        private var count = 0

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            index = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        }

        private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

        private mutating func space() {
            while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { index += 1 }
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard next == byte else { return false }
            index += 1
            return true
        }

        mutating func whole() throws(Unreadable) -> Presidio.Value {
            let value = try value(depth: 0)
            space()
            guard index == bytes.count else { throw .malformed }
            return value
        }

        private mutating func value(depth: Int) throws(Unreadable) -> Presidio.Value {
            guard depth <= 200 else { throw .malformed }
            count += 1
            guard count <= Presidio.Value.most else { throw .tooMany }
            space()
            switch next {
            case 0x22: return .text(try text())
            case 0x7b: return .object(try members(depth))
            case 0x5b: return .list(try items(depth))
            case 0x74: return .flag(try word("true", true))
            case 0x66: return .flag(try word("false", false))
            case 0x6e: return try word("null", .null)
            default: return try number()
            }
        }

        private mutating func word<T>(_ word: String, _ value: T) throws(Unreadable) -> T {
            guard bytes[index...].starts(with: word.utf8) else { throw .malformed }
            index += word.utf8.count
            return value
        }

        private mutating func items(_ depth: Int) throws(Unreadable) -> [Presidio.Value] {
            index += 1
            space()
            if take(0x5d) { return [] }
            var items: [Presidio.Value] = []
            repeat {
                items.append(try value(depth: depth + 1))
                space()
            } while take(0x2c)
            guard take(0x5d) else { throw .malformed }
            return items
        }

        private mutating func members(_ depth: Int) throws(Unreadable) -> [Presidio.Value.Member] {
            index += 1
            space()
            if take(0x7d) { return [] }
            var members: [Presidio.Value.Member] = []
            repeat {
                space()
                guard next == 0x22 else { throw .malformed }
                let key = try text()
                space()
                guard take(0x3a) else { throw .malformed }
                members.append(.init(key: key, value: try value(depth: depth + 1)))
                space()
            } while take(0x2c)
            guard take(0x7d) else { throw .malformed }
            return members
        }

        private mutating func digits() -> Int {
            let start = index
            while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
            return index - start
        }

        private mutating func number() throws(Unreadable) -> Presidio.Value {
            let start = index
            _ = take(0x2d)
            let hasLeadingZero = next == 0x30
            let count = digits()
            guard count == 1 || count > 1 && !hasLeadingZero else { throw .malformed }
            var isWhole = true
            if next == 0x2e {
                index += 1
                isWhole = false
                guard digits() > 0 else { throw .malformed }
            }
            if next == 0x65 || next == 0x45 {
                index += 1
                isWhole = false
                if !take(0x2b) { _ = take(0x2d) }
                guard digits() > 0 else { throw .malformed }
            }
            let written = String(decoding: bytes[start..<index], as: UTF8.self)
            if isWhole, let number = Int(written) { return .integer(number) }
            guard let number = Double(written), number.isFinite else { throw .malformed }
            return .real(number)
        }

        private mutating func text() throws(Unreadable) -> Presidio.Text {
            index += 1
            var text: [UInt8] = []
            while let byte = next {
                switch byte {
                case 0x22:
                    index += 1
                    return Presidio.Text(bytes: text)
                case 0x5c:
                    index += 1
                    try escape(into: &text)
                case 0..<0x20: throw .malformed
                default:
                    let start = index
                    while let byte = next, byte >= 0x20, byte != 0x22, byte != 0x5c { index += 1 }
                    text += bytes[start..<index]
                }
            }
            throw .malformed
        }

        private mutating func escape(into text: inout [UInt8]) throws(Unreadable) {
            guard let byte = next else { throw .malformed }
            index += 1
            switch byte {
            case 0x22, 0x5c, 0x2f: text.append(byte)
            case 0x62: text.append(0x08)
            case 0x66: text.append(0x0c)
            case 0x6e: text.append(0x0a)
            case 0x72: text.append(0x0d)
            case 0x74: text.append(0x09)
            case 0x75: append(try escapedScalar(), to: &text)
            default: throw .malformed
            }
        }

        /// The code point of one escape, or of two that make a pair.
        private mutating func escapedScalar() throws(Unreadable) -> UInt32 {
            let unit = try hexadecimal()
            guard unit & 0xfc00 == 0xd800, index + 1 < bytes.count, bytes[index] == 0x5c, bytes[index + 1] == 0x75 else { return unit }
            let start = index
            index += 2
            let low = try hexadecimal()
            if low & 0xfc00 == 0xdc00 { return 0x10000 + (unit & 0x3ff) << 10 + (low & 0x3ff) }
            index = start
            return unit
        }

        private mutating func hexadecimal() throws(Unreadable) -> UInt32 {
            var value: UInt32 = 0
            for _ in 0..<4 {
                guard let byte = next, byte < 0x80, let digit = Character(UnicodeScalar(byte)).hexDigitValue else { throw .malformed }
                value = value << 4 | UInt32(digit)
                index += 1
            }
            return value
        }

        private func append(_ scalar: UInt32, to text: inout [UInt8]) {
            switch scalar {
            case 0..<0x80: text.append(UInt8(scalar))
            case 0x80..<0x800: text += [UInt8(0xc0 | scalar >> 6), UInt8(0x80 | scalar & 0x3f)]
            case 0x800..<0x10000: text += [UInt8(0xe0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3f), UInt8(0x80 | scalar & 0x3f)]
            default:
                text += [
                    UInt8(0xf0 | scalar >> 18), UInt8(0x80 | scalar >> 12 & 0x3f), UInt8(0x80 | scalar >> 6 & 0x3f), UInt8(0x80 | scalar & 0x3f),
                ]
            }
        }
    }
}
