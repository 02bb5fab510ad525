/// Steps through the attributes of a tag as the HTML standard's tokenizer does; broken ones too.
struct AttributeReader {
    struct Attribute {
        var name: Range<Int>
        /// Empty when there is none.
        var value: Range<Int>
        /// 0 without quotes.
        var quote: UInt8
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    /// Behind `>` when the last attribute was read and the tag is closed.
    private(set) var position: Int
    private(set) var isClosed = false
    /// Quotes that nothing closes from here on: known from an earlier tag, or found by this one.
    private(set) var unclosed: UnclosedQuotes
    /// A `<` stood outside quotes.
    private(set) var holdsBracket = false

    /// - Parameter position: behind the name of the tag.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int, end: Int, unclosed: UnclosedQuotes = UnclosedQuotes()) {
        self.bytes = bytes
        self.unclosed = unclosed
        self.position = position
        self.end = end
    }

    mutating func next() -> Attribute? {
        while position < end, isSpace(bytes[position]) || bytes[position] == 0x2f { position += 1 }
        guard position < end else { return nil }
        if bytes[position] == 0x3e {
            position += 1
            isClosed = true
            return nil
        }
        let nameStart = position
        // An equals sign at the start belongs to the name.
        repeat {
            if bytes[position] == 0x3c { holdsBracket = true }
            position += 1
        } while position < end && !isSpace(bytes[position]) && bytes[position] != 0x2f && bytes[position] != 0x3e
            && bytes[position] != 0x3d
        let name = nameStart..<position
        var probe = position
        while probe < end, isSpace(bytes[probe]) { probe += 1 }
        guard probe < end, bytes[probe] == 0x3d else { return Attribute(name: name, value: position..<position, quote: 0) }
        probe += 1
        while probe < end, isSpace(bytes[probe]) { probe += 1 }
        guard probe < end else {
            position = end
            return Attribute(name: name, value: end..<end, quote: 0)
        }
        let quote = bytes[probe]
        if quote == 0x22 || quote == 0x27 {
            let start = probe + 1
            position = unclosed.holds(quote) ? end : bytes.next(quote, from: start, before: end)
            let value = start..<position
            if position < end { position += 1 } else { unclosed.insert(quote) }
            return Attribute(name: name, value: value, quote: quote)
        }
        let start = probe
        position = probe
        while position < end, !isSpace(bytes[position]), bytes[position] != 0x3e {
            if bytes[position] == 0x3c { holdsBracket = true }
            position += 1
        }
        return Attribute(name: name, value: start..<position, quote: 0)
    }
}

/// Which quotes were looked for to the very end in vain: nobody looks again, so that reading stays linear.
struct UnclosedQuotes {
    private var double = false
    private var single = false

    func holds(_ quote: UInt8) -> Bool { quote == 0x22 ? double : single }

    mutating func insert(_ quote: UInt8) {
        if quote == 0x22 { double = true } else { single = true }
    }
}

@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0a || byte == 0x09 || byte == 0x0d || byte == 0x0c }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
