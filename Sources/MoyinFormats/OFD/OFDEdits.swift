internal import MoyinDocuments

/// What is different in the copy of one part.
struct OFDEdits {
    struct Code {
        var text: [UInt8]
        /// nil: it stays.
        var deltaX: [UInt8]?
        var deltaY: [UInt8]?
    }

    private(set) var codes: [Int: Code] = [:]
    /// Glyphs that still stand for what they stood for; by the number of their `CGTransform`.
    private var transforms: [Int: [OFDContent.Glyphs]] = [:]
    var sayings: [Int: [UInt8]] = [:]
    var moved = OFDMoved()
    var cleansProperties = false

    var isEmpty: Bool { codes.isEmpty && sayings.isEmpty }

    /// - Parameter changes: by the number of the code, scalars of it and what takes their place, in ascending order.
    init(_ content: OFDContent, _ changes: [Int: [(scalars: Range<Int>, text: [UInt8])]]) {
        guard !changes.isEmpty else { return }
        var transformsOf: [Int: [Int]] = [:]
        for (index, glyphs) in content.glyphs.enumerated() { transformsOf[glyphs.object, default: []].append(index) }
        for (object, text) in content.texts.enumerated() where text.codes.contains(where: { changes[$0] != nil }) {
            edit(content, text, changes, transformsOf[object] ?? [])
        }
    }

    private mutating func edit(
        _ content: OFDContent, _ text: OFDContent.Text, _ changes: [Int: [(scalars: Range<Int>, text: [UInt8])]], _ transforms: [Int]
    ) {
        // Where each character of the object is in the copy; -1: it is another.
        var targets: [Int] = []
        // By code, where its first character was, and is.
        var starts: [Int: (old: Int, new: Int)] = [:]
        var next = 0
        for index in text.codes {
            starts[index] = (targets.count, next)
            let code = content.codes[index]
            let old = Array(String(decoding: code.text, as: UTF8.self).unicodeScalars)
            guard let changes = changes[index] else {
                targets += next..<(next + old.count)
                next += old.count
                continue
            }
            var line = OFDLine(code, old)
            for change in changes { line.replace(change.scalars, with: Array(String(decoding: change.text, as: UTF8.self).unicodeScalars)) }
            line.finish()
            codes[index] = line.code
            targets += line.targets.map { $0 < 0 ? -1 : $0 + next }
            next += line.count
        }
        for index in transforms {
            let glyphs = content.glyphs[index]
            self.transforms[index] = Self.kept(glyphs, starts[glyphs.firstCode] ?? (0, 0), targets)
        }
    }

    /// What of a transform still holds: stretches of characters that are what they were.
    private static func kept(_ glyphs: OFDContent.Glyphs, _ start: (old: Int, new: Int), _ targets: [Int]) -> [OFDContent.Glyphs] {
        let numbers = glyphs.glyphs.split { $0 <= 0x20 }
        let first = start.old + max(0, min(glyphs.position, targets.count - start.old))
        let count = max(0, min(glyphs.codeCount, targets.count - first))
        guard glyphs.codeCount == glyphs.glyphCount, numbers.count == glyphs.glyphCount, count == glyphs.codeCount else {
            // Several characters for one glyph: all or none.
            guard count == glyphs.codeCount, count > 0, targets[first] >= 0,
                (0..<count).allSatisfy({ targets[first + $0] == targets[first] + $0 })
            else { return [] }
            var moved = glyphs
            moved.position = targets[first] - start.new
            return [moved]
        }
        var kept: [OFDContent.Glyphs] = []
        var at = 0
        while at < count {
            guard targets[first + at] >= 0 else {
                at += 1
                continue
            }
            var end = at + 1
            while end < count, targets[first + end] == targets[first + at] + end - at { end += 1 }
            var part = glyphs
            part.position = targets[first + at] - start.new
            (part.codeCount, part.glyphCount) = (end - at, end - at)
            part.glyphs = Array(numbers[at..<end].joined(separator: [0x20]))
            kept.append(part)
            at = end
        }
        return kept
    }

    /// Writes what is left of a transform in the place of its element.
    func transform(_ tag: XMLTag, _ index: Int) {
        guard let kept = transforms[index] else { return }
        tag.drop()
        let prefix = String(decoding: tag.prefix, as: UTF8.self)
        for glyphs in kept {
            let counts = "CodePosition=\"\(glyphs.position)\" CodeCount=\"\(glyphs.codeCount)\" GlyphCount=\"\(glyphs.glyphCount)\""
            var xml = Array("<\(prefix)CGTransform \(counts)><\(prefix)Glyphs>".utf8)
            xml += glyphs.glyphs.filter { $0 == 0x20 || $0 &- 0x30 < 10 }
            xml += Array("</\(prefix)Glyphs></\(prefix)CGTransform>".utf8)
            tag.insert(xml)
        }
    }
}

/// One code while stretches of it are replaced, from left to right: what follows stays where it is.
private struct OFDLine {
    private let old: [Unicode.Scalar]
    private let original: OFDContent.Code
    private var new: [Unicode.Scalar] = []
    private var deltaX: [Double] = []
    private var deltaY: [Double] = []
    private(set) var targets: [Int] = []
    private var done = 0
    private var isMoved = false

    init(_ code: OFDContent.Code, _ old: [Unicode.Scalar]) { (original, self.old) = (code, old) }

    var count: Int { new.count }

    private func delta(_ deltas: [Double], _ index: Int) -> Double { index < deltas.count ? deltas[index] : 0 }

    private mutating func keep(to end: Int) {
        while done < end {
            targets.append(new.count)
            new.append(old[done])
            deltaX.append(delta(original.deltaX, done))
            deltaY.append(delta(original.deltaY, done))
            done += 1
        }
    }

    mutating func replace(_ range: Range<Int>, with text: [Unicode.Scalar]) {
        var (range, text) = (range, text[...])
        if text.count != range.count {
            // Only what differs is fitted in.
            while !range.isEmpty, let first = text.first, first == old[range.lowerBound] {
                range = (range.lowerBound + 1)..<range.upperBound
                text = text.dropFirst()
            }
            while !range.isEmpty, let last = text.last, last == old[range.upperBound - 1] {
                range = range.lowerBound..<(range.upperBound - 1)
                text = text.dropLast()
            }
        }
        keep(to: range.lowerBound)
        // Something has to hold the place.
        if text.isEmpty, !range.isEmpty { text = [" "] }
        let start = new.count
        for (offset, index) in range.enumerated() {
            let isSame = text.count == range.count && text[text.startIndex + offset] == old[index]
            targets.append(isSame ? start + offset : -1)
        }
        if text.count != range.count { isMoved = true }
        new += text
        deltaX += Self.fit(range.map { delta(original.deltaX, $0) }, text.count, isLast: range.upperBound == old.count)
        deltaY += Self.fit(range.map { delta(original.deltaY, $0) }, text.count, isLast: range.upperBound == old.count)
        done = range.upperBound
    }

    mutating func finish() {
        keep(to: old.count)
        if !deltaX.isEmpty {
            deltaX.removeLast()
            deltaY.removeLast()
        }
    }

    /// As many offsets as there are characters now, over the same way. The last of them leads to what follows.
    private static func fit(_ deltas: [Double], _ count: Int, isLast: Bool) -> [Double] {
        if deltas.count == count { return deltas }
        // More is said where nothing was: it has no room of its own.
        if deltas.isEmpty { return Array(repeating: 0, count: count) }
        // Behind the last character there is no offset that says how wide it is.
        let inner = deltas.dropLast()
        let total = deltas.reduce(0, +) + (isLast ? (inner.isEmpty ? 0 : inner.reduce(0, +) / Double(inner.count)) : 0)
        if count > deltas.count { return Array(repeating: total / Double(count), count: count) }
        let kept = Array(deltas.prefix(count - 1))
        return kept + [total - kept.reduce(0, +)]
    }

    var code: OFDEdits.Code {
        var string = String.UnicodeScalarView()
        string.append(contentsOf: new)
        return OFDEdits.Code(
            text: Array(String(string).utf8), deltaX: isMoved && original.hasDeltaX ? OFDDeltas.write(deltaX) : nil,
            deltaY: isMoved && !original.deltaY.isEmpty ? OFDDeltas.write(deltaY) : nil)
    }
}
