internal import Crypto
internal import CryptoExtras

extension Presidio {
    /// AES in CBC mode with PKCS #7 padding, as base64 for addresses: 16 random bytes, then what they began.
    struct TextCipher: Sendable {
        private let key: [UInt8]

        /// - Throws: ``Failure`` for a key that is not of 16, 24 or 32 bytes of UTF-8.
        init(_ key: Value?) throws(Failure) {
            guard let key, !key.isNull else { throw Parameter.missing("key") }
            switch key {
            case .text(let text):
                guard text.isWhole else { throw .internalError }
                // Presidio lets 64 bytes pass here, and ends at them.
                guard text.bytes.count != 64 else { throw .internalError }
                guard [16, 24, 32].contains(text.bytes.count) else { throw Self.badLength }
                self.key = text.bytes
            case .list(let items) where items.isEmpty: throw Self.badLength
            case .object(let members) where members.isEmpty: throw Self.badLength
            default: throw key.isTrue ? Parameter.wrongType("key", key, expected: nil) : .internalError
            }
        }

        private static let badLength = Failure.parameter("Invalid input, key must be of length 128, 192 or 256 bits")

        /// - Throws: ``Failure`` for text that cannot be encoded.
        func encrypt(_ text: Text) throws(Failure) -> Text {
            guard text.isWhole else { throw .internalError }
            let start = AES._CBC.IV()
            do {
                let sealed = try AES._CBC.encrypt(text.bytes, using: SymmetricKey(data: key), iv: start)
                return Text(bytes: Base64.encode(Array(start) + Array(sealed)))
            } catch {
                throw .internalError
            }
        }

        /// - Throws: ``Failure`` for what this key did not encrypt.
        func decrypt(_ text: Text) throws(Failure) -> Text {
            guard let sealed = Base64.decode(text.bytes), sealed.count >= 32, sealed.count % 16 == 0 else { throw .internalError }
            do {
                let opened = try AES._CBC.decrypt(
                    sealed[16...], using: SymmetricKey(data: key), iv: AES._CBC.IV(ivBytes: sealed[..<16]))
                guard String(validating: opened, as: UTF8.self) != nil else { throw Failure.internalError }
                return Text(bytes: Array(opened))
            } catch {
                throw .internalError
            }
        }
    }

    enum Base64 {
        private static let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

        /// With `-` and `_`, padded.
        static func encode(_ bytes: [UInt8]) -> [UInt8] {
            var text: [UInt8] = []
            text.reserveCapacity((bytes.count + 2) / 3 * 4)
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let group = bytes[start..<min(start + 3, bytes.count)]
                let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
                for index in 0..<4 { text.append(index <= group.count ? symbols[bits >> (18 - 6 * index) & 63] : 0x3d) }
            }
            return text
        }

        /// Reads either alphabet, passing over signs of neither, as Python does.
        ///
        /// - Returns: nil where the signs do not make whole bytes, or one is not ASCII.
        static func decode(_ text: [UInt8]) -> [UInt8]? {
            var (bytes, bits, place, padding) = ([UInt8](), 0, 0, 0)
            for sign in text {
                guard sign < 0x80 else { return nil }
                if sign == 0x3d {
                    guard place >= 2 else { continue }
                    padding += 1
                    // What follows a group that its padding fills is not read.
                    if place + padding >= 4 { return bytes }
                    continue
                }
                guard let value = values[Int(sign)] else { continue }
                padding = 0
                bits = bits << 6 | value
                place += 1
                if place > 1 { bytes.append(UInt8(truncatingIfNeeded: bits >> (8 - 2 * place))) }
                if place == 4 { (place, bits) = (0, 0) }
            }
            return place == 0 ? bytes : nil
        }

        private static let values: [Int?] = {
            var values = [Int?](repeating: nil, count: 128)
            for (value, symbol) in symbols.enumerated() { values[Int(symbol)] = value }
            values[0x2b] = 62
            values[0x2f] = 63
            return values
        }()
    }
}
