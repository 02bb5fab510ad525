/// A stretch of the source that readers of the page do not see but can get at.
struct Aside {
    enum Kind { case tag, comment, script }
    var kind: Kind
    /// Of a tag: its attributes.
    var range: Range<Int>
}

extension Aside {
    /// The attributes of a tag; nil when there are none. A name that holds more than letters is taken with them: nobody
    /// knows what it is.
    init?(_ tag: HTMLTokenizer.Tag, _ bytes: UnsafeBufferPointer<UInt8>) {
        let isOdd = tag.role == nil && !bytes[tag.name].allSatisfy { isLetter($0) || $0 == 0x3a || $0 == 0x2d }
        let start = isOdd ? tag.name.lowerBound : tag.name.upperBound
        var end = tag.whole.upperBound
        if bytes[end - 1] == 0x3e { end -= 1 }
        guard start < end, !bytes[start..<end].allSatisfy({ isSpace($0) || $0 == 0x2f }) else { return nil }
        if !isOdd, Self.isPlumbing(start..<end, bytes) { return nil }
        self.init(kind: .tag, range: start..<end)
    }

    /// Whether attributes hold names of styles and paths of the site alone, which nobody's data fits into: Latin letters and
    /// a few figures. Half of what a page has beside its text; read like that, a style called `qq` would label the next.
    private static func isPlumbing(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var reader = AttributeReader(bytes, from: range.lowerBound, end: range.upperBound)
        var figures = Figures()
        while let attribute = reader.next() {
            guard let name = TagName(bytes[attribute.name]), TagName.plumbing.contains(name) else { return false }
            let isStyle = name == TagName.style
            for byte in bytes[attribute.value] {
                if byte &- 0x30 < 10 {
                    figures.add()
                } else if isLetter(byte) {
                    figures.addLetter()
                } else if isSpace(byte) || byte == 0x2f || byte &- 0x2c <= 2 || byte == 0x5f || byte == 0x23 || isStyle && (byte == 0x3a || byte == 0x3b) {
                    // Space / , - . _ #
                    figures.endWord()
                } else {
                    return false
                }
            }
            figures.endWord()
        }
        return figures.areFew
    }

    /// The figures of a tag: col1229000 has more than a year, but stands for no number of a person, as A1234567 may.
    private struct Figures {
        private var count = 0
        /// Letters that the word begins with, before its figures.
        private var letters = 0
        private var isInFigures = false
        private var isBare = false

        /// No number of a person, a car or an account has so few without a label or letters of its own.
        var areFew: Bool { count <= 4 || count <= 7 && !isBare }

        mutating func add() {
            if !isInFigures, letters < 3 { isBare = true }
            isInFigures = true
            count += 1
        }

        mutating func addLetter() {
            letters = isInFigures ? 1 : letters + 1
            isInFigures = false
        }

        mutating func endWord() { (letters, isInFigures) = (0, false) }
    }
}

extension SourceContext {
    init(quote: UInt8) {
        self = quote == 0x22 ? .doubleQuoted : quote == 0x27 ? .singleQuoted : .unquoted
    }
}

extension Projection {
    /// Writes asides behind the running text, an empty line between any two so that nothing joins.
    ///
    /// Each is written with its character references decoded, and once more with percent and backslash sequences decoded
    /// where there are any; the plain reading stays, since `50%13…` is no sequence. What then looks like markup (in
    /// comments, in strings of scripts, in attributes such as `srcdoc`) follows as its reader would see it.
    mutating func append(_ asides: [Aside], of bytes: UnsafeBufferPointer<UInt8>) {
        for aside in asides {
            appendReading(of: aside, in: bytes, sequences: false)
            if EscapeSequence.occurs(in: bytes, aside.range) { appendReading(of: aside, in: bytes, sequences: true) }
        }
    }

    private mutating func appendReading(of aside: Aside, in bytes: UnsafeBufferPointer<UInt8>, sequences: Bool) {
        separate(aside.range.lowerBound)
        let start = text.count
        readings(of: aside, in: bytes, sequences: sequences)
        let reading = start..<text.count
        guard holdsTags(reading) else { return }
        separate(aside.range.lowerBound)
        let inner = Array(text[reading]).withUnsafeBufferPointer { bytes in
            var projector = HTMLProjector(bytes, mode: .inner, context: .text, into: Projection(sourceCount: bytes.count))
            projector.run(0..<bytes.count)
            return projector.output
        }
        append(inner, readFrom: start)
    }

    private func holdsTags(_ range: Range<Int>) -> Bool {
        text.withUnsafeBufferPointer { text in
            var index = range.lowerBound
            while true {
                index = text.next(0x3c, from: index, before: range.upperBound - 1)
                guard index < range.upperBound - 1 else { return false }
                let next = text[index + 1]
                if isLetter(next) || next == 0x2f || next == 0x5c { return true }
                index += 1
            }
        }
    }

    /// Writes a projection of what was written at `start`, with the way back to the source of that.
    private mutating func append(_ inner: Projection, readFrom start: Int) {
        for (index, piece) in inner.pieces.enumerated() {
            let end = index + 1 < inner.pieces.count ? inner.pieces[index + 1].start : inner.text.count
            let first = start + piece.source
            switch piece.kind {
            case .literal: repeated(first..<(first + end - piece.start))
            case .inserted:
                let place = pieces[self.piece(at: first)].source
                for byte in inner.text[piece.start..<end] { inserted(byte, at: place) }
            case .decoded:
                let parts = parts(of: first..<(first + Int(piece.sourceCount)))
                guard let context = parts.first?.context else { continue }
                let source = hull(of: first..<(first + Int(piece.sourceCount)))
                append(inner.text[piece.start..<end], for: source, context)
            }
        }
    }

    private mutating func separate(_ place: Int) {
        guard !text.isEmpty else { return }
        inserted(0x0a, at: place)
        inserted(0x0a, at: place)
    }

    private mutating func readings(of aside: Aside, in bytes: UnsafeBufferPointer<UInt8>, sequences: Bool = false) {
        switch aside.kind {
        case .comment: readings(of: aside.range, in: bytes, .comment, sequences: sequences)
        case .script: readings(of: aside.range, in: bytes, .script, sequences: sequences)
        case .tag:
            var position = aside.range.lowerBound
            var reader = AttributeReader(bytes, from: position, end: aside.range.upperBound)
            while let attribute = reader.next() {
                readings(of: position..<attribute.value.lowerBound, in: bytes, .unquoted, sequences: sequences)
                let context = Self.holdsAddress(bytes[attribute.name]) ? .url : SourceContext(quote: attribute.quote)
                readings(of: attribute.value, in: bytes, context, sequences: sequences)
                position = attribute.value.upperBound
            }
            readings(of: position..<aside.range.upperBound, in: bytes, .unquoted, sequences: sequences)
        }
    }

    private static func holdsAddress(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        TagName(name).map { TagName.addresses.contains($0) } ?? false
    }

    /// Writes source bytes with character references decoded as in attributes, with `sequences` also `%41`, `\u0041`
    /// and `\x41`.
    mutating func readings(
        of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ context: SourceContext, sequences: Bool = false,
        isOneLine: Bool = false
    ) {
        var index = range.lowerBound
        var start = index
        let isPlain = !sequences && !isOneLine
        while index < range.upperBound {
            if isPlain {
                index = bytes.next(0x26, from: index, before: range.upperBound)
                if index == range.upperBound { break }
            }
            let byte = bytes[index]
            switch byte {
            case 0x26:
                guard let reference = CharacterReference.read(bytes, at: index, end: range.upperBound, .attribute) else { break }
                literal(start..<index, of: bytes, context)
                decoded(reference.scalar, index..<(index + reference.length), context)
                if let second = reference.second { continueDecoded(second) }
                index += reference.length
                start = index
                continue
            case 0x25 where sequences, 0x5c where sequences:
                guard let sequence = EscapeSequence.read(bytes, at: index, end: range.upperBound) else { break }
                literal(start..<index, of: bytes, context)
                let place = index..<(index + sequence.length)
                if sequence.isByte {
                    decodedByte(UInt8(sequence.value), place, context)
                } else {
                    decoded(sequence.value, place, context)
                }
                index += sequence.length
                start = index
                continue
            case 0x09, 0x0a, 0x0d, TableState.bar:
                guard isOneLine else { break }
                literal(start..<index, of: bytes, context)
                decoded(byte == TableState.bar ? TableState.wideBar : 0x20, index..<(index + 1), context)
                index += 1
                start = index
                continue
            default: break
            }
            index += 1
        }
        literal(start..<range.upperBound, of: bytes, context)
    }

    /// Where the source bytes of what was written last end.
    var sourceEnd: Int {
        guard let last = pieces.last else { return 0 }
        return last.source + (last.kind == .literal ? text.count - last.start : Int(last.sourceCount))
    }
}
