/// Raw bytes that are no character in the encoding of the text. Holds positions only, never content.
public struct InvalidSequence: Sendable, Hashable {
    /// Of the first byte, in the original bytes (a byte-order mark counts).
    public let offset: Int
    /// In original bytes, at least 1.
    public let length: Int

    public init(offset: Int, length: Int) {
        self.offset = offset
        self.length = length
    }
}

/// What could not be decoded: every sequence is counted, the first ones are listed.
public struct DecodingDamage: Sendable, Hashable {
    /// How many sequences are listed at most, so that a file of noise costs no memory.
    public static let listLimit = 1000

    /// The first `listLimit` invalid sequences, by offset.
    public private(set) var sequences: [InvalidSequence] = []
    /// All invalid sequences.
    public private(set) var count = 0

    public init() {}

    /// The sequences of a text that are not UTF-8.
    public init(of text: Span<UInt8>) {
        var validator = UTF8Validator()
        validator.feed(text)
        validator.finish()
        self = validator.damage
    }

    public var isEmpty: Bool { count == 0 }

    /// Adds what was found in a later stretch of the same text, whose offsets count from `start`.
    public mutating func append(_ later: DecodingDamage, startingAt start: Int) {
        count += later.count
        for sequence in later.sequences.prefix(max(0, Self.listLimit - sequences.count)) {
            sequences.append(InvalidSequence(offset: sequence.offset + start, length: sequence.length))
        }
    }

    mutating func record(offset: Int, length: Int) {
        count += 1
        if sequences.count < Self.listLimit {
            sequences.append(InvalidSequence(offset: offset, length: length))
        }
    }
}
