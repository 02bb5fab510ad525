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
    init?(_ tag: HTMLTokenizer.Tag, _ bytes: UnsafeBufferPointer<UInt8>, keepsPlumbing: Bool = false) {
        let isOdd = tag.role == nil && !bytes[tag.name].allSatisfy { isLetter($0) || $0 == 0x3a || $0 == 0x2d }
        let start = isOdd ? tag.name.lowerBound : tag.name.upperBound
        var end = tag.whole.upperBound
        if bytes[end - 1] == 0x3e { end -= 1 }
        guard start < end, !bytes[start..<end].allSatisfy({ isSpace($0) || $0 == 0x2f }) else { return nil }
        if !isOdd, !keepsPlumbing, Self.isPlumbing(start..<end, bytes) { return nil }
        self.init(kind: .tag, range: start..<end)
    }

    /// Whether attributes hold names of styles and paths of the site alone, which nobody's data fits into: Latin letters and
    /// a few figures. Half of what a page has beside its text; read like that, a style called `qq` would label the next.
    private static func isPlumbing(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var reader = AttributeReader(bytes, from: range.lowerBound, end: range.upperBound)
        var figures = PlumbingFigures()
        while let attribute = reader.next() {
            guard let name = TagName(bytes[attribute.name]), TagName.plumbing.contains(name),
                figures.add(attribute.value, bytes, name == TagName.style ? PlumbingFigures.ofStyles : PlumbingFigures.ofPaths)
            else { return false }
        }
        return figures.areFew
    }
}

/// The figures of a tag: col1229000 has more than a year, but stands for no number of a person, as A1234567 may.
private struct PlumbingFigures {
    private var count = 0
    private var isBare = false

    /// No number of a person, a car or an account has so few without a label or letters of its own.
    var areFew: Bool { count <= 4 || count <= 7 && !isBare }

    /// What may stand in a value beside letters and figures: a bit for each byte from U+0020 on.
    static let ofPaths = bits("/,-._# ?=")
    static let ofStyles = bits("/,-._# :;")
    /// `javascript:void(0)`, as the address of a button.
    private static let ofScripts = bits("/,-._# ();'")

    private static func bits(_ signs: String) -> UInt64 { signs.utf8.reduce(0) { $0 | 1 << UInt64($1 & 63) } }

    /// Reads a value.
    ///
    /// - Returns: false when it holds something else than what `others` allows.
    mutating func add(_ value: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ others: UInt64) -> Bool {
        var others = others
        // Letters that a word begins with, before its figures.
        var letters = 0
        var isInFigures = false
        // Letters behind an equals sign: more than a version has may be a key.
        var parameter = -1
        for index in value {
            let byte = bytes[index]
            if byte &- 0x30 < 10 {
                if !isInFigures, letters < 3 { isBare = true }
                isInFigures = true
                count += 1
                continue
            }
            if isLetter(byte) {
                letters = isInFigures ? 1 : letters + 1
                isInFigures = false
                if parameter >= 0 { parameter += 1 }
                if parameter > 3 { return false }
                continue
            }
            (letters, isInFigures) = (0, false)
            if byte == 0x3d { parameter = max(0, parameter) }
            // `_` is the only one of them beyond U+003F.
            if byte == 0x5f || byte &- 0x20 < 0x20 && others >> UInt64(byte) & 1 != 0 { continue }
            guard byte == 0x3a else { return false }
            let scheme = bytes[value.lowerBound..<index]
            if scheme.elementsEqual("javascript".utf8) {
                others = Self.ofScripts
            } else if !scheme.elementsEqual("http".utf8), !scheme.elementsEqual("https".utf8) {
                return false
            }
        }
        return true
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
