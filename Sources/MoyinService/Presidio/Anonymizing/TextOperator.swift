internal import Crypto

extension Presidio {
    /// What is done to the text of an entity, once its parameters have been checked.
    enum TextOperator: Sendable {
        /// nil: the entity's type in angle brackets.
        case replace(Text?)
        case redact
        case mask(character: Text, count: Int, fromEnd: Bool)
        /// nil: a salt of its own for every value, so that equal values do not show.
        case hash(HashType, salt: [UInt8]?)
        case encrypt(TextCipher)
        case decrypt(TextCipher)
        case keep

        enum HashType: String, CaseIterable, Sendable { case sha256, sha512 }

        /// Names for requests that hide values, and for those that bring them back.
        static let anonymizers = ["custom", "encrypt", "hash", "keep", "mask", "redact", "replace"]
        static let deanonymizers = ["decrypt", "deanonymize_keep"]

        /// - Throws: ``Failure`` for what its parameters lack.
        init(_ name: String, _ parameters: Value) throws(Failure) {
            switch name {
            case "replace": self = .replace(try Self.newValue(parameters))
            case "redact": self = .redact
            case "mask": self = try Self.mask(parameters)
            case "hash": self = try Self.hash(parameters)
            case "encrypt": self = .encrypt(try TextCipher(parameters["key"]))
            case "decrypt": self = .decrypt(try TextCipher(parameters["key"]))
            default: self = .keep
            }
        }

        private static func newValue(_ parameters: Value) throws(Failure) -> Text? {
            guard let value = parameters["new_value"], value.isTrue else { return nil }
            guard let text = value.text else { throw Parameter.wrongType("new_value", value, expected: "string") }
            return text
        }

        private static func mask(_ parameters: Value) throws(Failure) -> Self {
            guard let character = parameters["masking_char"], !character.isNull else { throw Parameter.missing("masking_char") }
            guard character.text != nil || !character.isTrue else { throw Parameter.wrongType("masking_char", character, expected: "string") }
            // Of no number is there a length.
            guard character.number == nil else { throw .internalError }
            guard character.text?.count ?? 0 <= 1 else { throw .parameter("Invalid input, masking_char must be a character") }
            guard let chars = parameters["chars_to_mask"], !chars.isNull else { throw Parameter.missing("chars_to_mask") }
            guard chars.wholeNumber != nil || !chars.isTrue else { throw Parameter.wrongType("chars_to_mask", chars, expected: "number") }
            guard let fromEnd = parameters["from_end"], !fromEnd.isNull else { throw Parameter.missing("from_end") }
            var isFromEnd = false
            if case .flag(let flag) = fromEnd {
                isFromEnd = flag
            } else if fromEnd.isTrue {
                throw Parameter.wrongType("from_end", fromEnd, expected: "boolean")
            }
            // What counts as nothing passes until it is worked with.
            guard let text = character.text, let count = chars.wholeNumber ?? chars.number.map({ _ in 0 }) else { throw .internalError }
            return .mask(character: text, count: count, fromEnd: isFromEnd)
        }

        private static func hash(_ parameters: Value) throws(Failure) -> Self {
            var type = HashType.sha256
            if let asked = parameters["hash_type"] {
                guard !asked.isNull else { throw Parameter.missing("hash_type") }
                guard let known = asked.text.flatMap({ HashType(rawValue: $0.string) }) else {
                    throw .parameter("Parameter hash_type value \(asked.printed) is not in range of values ['sha256', 'sha512']")
                }
                type = known
            }
            guard let salt = parameters["salt"] else { return .hash(type, salt: nil) }
            guard let length = salt.text?.bytes.count ?? salt.count else { throw .internalError }
            guard length > 0 else {
                throw .parameter(
                    "Salt parameter cannot be empty. Either omit the salt parameter to auto-generate a random salt, or provide a salt of at least 16 bytes (128 bits)."
                )
            }
            guard length >= 16 else {
                throw .parameter("Salt must be at least 16 bytes (128 bits). Provided salt is \(length) bytes.")
            }
            guard let text = salt.text, text.isWhole else { throw .internalError }
            return .hash(type, salt: text.bytes)
        }

        /// - Throws: ``Failure`` for what cannot be encoded, or not be decrypted.
        func apply(to text: Text, of type: Text) throws(Failure) -> Text {
            switch self {
            case .replace(let value): return value ?? Text(bytes: [0x3c] + type.bytes + [0x3e])
            case .redact: return Text("")
            case .keep: return text
            case .mask(let character, let count, let fromEnd):
                let points = CodePoints(text)
                let masked = min(points.count, max(count, 0))
                let mask = (0..<masked).flatMap { _ in character.bytes }
                return Text(
                    bytes: fromEnd ? points[0..<(points.count - masked)].bytes + mask : mask + points[masked..<points.count].bytes)
            case .hash(let type, let salt):
                guard text.isWhole else { throw .internalError }
                let salted = text.bytes + (salt ?? Self.randomSalt())
                return Text(bytes: type == .sha256 ? Self.hexadecimal(SHA256.hash(data: salted)) : Self.hexadecimal(SHA512.hash(data: salted)))
            case .encrypt(let cipher): return try cipher.encrypt(text)
            case .decrypt(let cipher): return try cipher.decrypt(text)
            }
        }

        /// 32 bytes from the system, eight at a time.
        private static func randomSalt() -> [UInt8] {
            var generator = SystemRandomNumberGenerator()
            return (0..<4).flatMap { _ in
                let word = generator.next()
                return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
            }
        }

        private static let digits = Array("0123456789abcdef".utf8)

        private static func hexadecimal(_ digest: some Digest) -> [UInt8] {
            var text: [UInt8] = []
            text.reserveCapacity(128)
            for byte in digest {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
            return text
        }
    }
}
