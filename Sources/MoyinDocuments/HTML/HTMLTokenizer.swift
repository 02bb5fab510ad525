/// Cuts markup into text and tags, in the spirit of the HTML standard's tokenizer: nothing is an error, whatever stands
/// there is something. Linear, and remembers nothing of what it has passed.
///
/// Left out: the double escape of scripts (`<!--<script>` within a script), whose text is read as markup instead.
struct HTMLTokenizer {
    enum Token {
        case text(Range<Int>)
        case tag(Tag)
        /// A comment, declaration or instruction, without its marks.
        case comment(Range<Int>)
        /// A CDATA section in a drawing: text without references.
        case characters(Range<Int>)
        /// What stands in a script, style, title or text area.
        case raw(Range<Int>, isText: Bool)
    }

    struct Tag {
        /// nil for a name that no standard knows.
        var role: TagRole?
        var isEnd: Bool
        var name: Range<Int>
        /// With the angle brackets.
        var whole: Range<Int>
    }

    enum Mode {
        /// As a browser reads a page.
        case page
        /// A text in which tags occur: only what is surely a tag is one.
        case text
        /// Markup inside a comment or script: like ``text``, and marks of comments are nothing.
        case inner
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int
    let mode: Mode
    private(set) var position: Int
    private var pending: Token?
    /// The raw element that was just opened.
    private var raw: (name: TagName, isText: Bool)?
    /// How many drawings are open.
    private var foreign = 0
    private var unclosed = UnclosedQuotes()
    private var hasNoCommentEnd = false
    private var hasNoBracket = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ mode: Mode) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        self.mode = mode
    }

    mutating func next() -> Token? {
        if let token = pending {
            pending = nil
            return token
        }
        if let open = raw {
            raw = nil
            let start = position
            position = rawEnd(open.name)
            if position > start { return .raw(start..<position, isText: open.isText) }
        }
        let start = position
        var index = start
        while true {
            index = bytes.next(0x3c, from: index, before: end)
            guard index < end else { break }
            guard let token = markup(at: index) else {
                index += 1
                continue
            }
            if index == start { return token }
            pending = token
            return .text(start..<index)
        }
        position = end
        return start < end ? .text(start..<end) : nil
    }

    /// The markup that begins with the `<` at `start`; moves behind it. nil: just a character.
    mutating func markup(at start: Int) -> Token? {
        let next = start + 1
        guard next < end else { return nil }
        switch bytes[next] {
        case 0x21: return declaration(at: start)
        case 0x2f:
            guard next + 1 < end else { return nil }
            if isLetter(bytes[next + 1]) { return tag(at: start, name: next + 1) }
            guard mode == .page else { return nil }
            return bogus(from: next + 1)
        // </b> within a string of a script.
        case 0x5c where mode == .inner && next + 2 < end && bytes[next + 1] == 0x2f && isLetter(bytes[next + 2]):
            return tag(at: start, name: next + 2)
        case 0x3f: return mode == .page ? bogus(from: next) : nil
        case let byte where isLetter(byte): return tag(at: start, name: next)
        default: return nil
        }
    }

    private mutating func tag(at start: Int, name nameStart: Int) -> Token? {
        var nameEnd = nameStart
        while nameEnd < end, !isSpace(bytes[nameEnd]), bytes[nameEnd] != 0x2f, bytes[nameEnd] != 0x3e {
            // <zhangsan@example.com> or <https://example.com> in a text is no tag.
            let byte = bytes[nameEnd]
            if mode != .page, !isLetter(byte), byte &- 0x30 >= 10, byte != 0x2d, byte != 0x3a { return nil }
            nameEnd += 1
        }
        if mode != .page, nameEnd < end, bytes[nameEnd] == 0x2f, nameEnd > nameStart, bytes[nameEnd - 1] == 0x3a { return nil }
        var isClosed = true
        var tagEnd = nameEnd + 1
        // Most have no attributes.
        if nameEnd == end || bytes[nameEnd] != 0x3e {
            var reader = AttributeReader(bytes, from: nameEnd, end: end, unclosed: unclosed)
            while reader.next() != nil {
                if mode != .page, reader.holdsBracket { return nil }
            }
            unclosed = reader.unclosed
            if mode != .page, !reader.isClosed { return nil }
            (isClosed, tagEnd) = (reader.isClosed, reader.position)
        }
        position = tagEnd
        let name = TagName(bytes[nameStart..<nameEnd])
        let role = name?.role
        let tag = Tag(role: role, isEnd: !isLetter(bytes[start + 1]), name: nameStart..<nameEnd, whole: start..<position)
        switch role {
        case .foreign?:
            if tag.isEnd { foreign = max(0, foreign - 1) } else if bytes[position - 2] != 0x2f { foreign += 1 }
        // In drawings these are elements like any other.
        case .raw(let isText)? where !tag.isEnd && mode != .inner && isClosed && foreign == 0: raw = (name!, isText)
        default: if foreign > 0, !tag.isEnd, name?.leavesDrawing == true { foreign = 0 }
        }
        return .tag(tag)
    }

    private mutating func declaration(at start: Int) -> Token? {
        let body = start + 2
        if body + 1 < end, bytes[body] == 0x2d, bytes[body + 1] == 0x2d {
            if mode == .inner {
                position = body + 2
                return .comment(position..<position)
            }
            return comment(from: body + 2)
        }
        if foreign > 0, begins(body, "[CDATA[") {
            let first = body + 7
            var index = first
            while index < end, !begins(index, "]]>") { index += 1 }
            position = min(index + 3, end)
            return .characters(first..<index)
        }
        if mode == .page || begins(body, "doctype") { return bogus(from: body) }
        return nil
    }

    private mutating func comment(from start: Int) -> Token? {
        // <!--> and <!---> are comments already at their end.
        for mark: StaticString in [">", "->"] where begins(start, mark) {
            position = start + mark.utf8CodeUnitCount
            return .comment(start..<start)
        }
        var index = start
        while !hasNoCommentEnd, index + 2 < end {
            guard bytes[index + 2] == 0x3e || bytes[index + 2] == 0x21 else {
                index += 1
                continue
            }
            if bytes[index] == 0x2d, bytes[index + 1] == 0x2d {
                let isShort = bytes[index + 2] == 0x3e
                if isShort || index + 3 < end && bytes[index + 3] == 0x3e {
                    position = index + (isShort ? 3 : 4)
                    return .comment(start..<index)
                }
            }
            index += 1
        }
        hasNoCommentEnd = true
        guard mode == .page else { return nil }
        position = end
        return .comment(start..<end)
    }

    /// Up to the next `>`, whatever it is.
    private mutating func bogus(from start: Int) -> Token? {
        var index = hasNoBracket ? end : start
        while index < end, bytes[index] != 0x3e { index += 1 }
        if index == end {
            hasNoBracket = true
            if mode != .page { return nil }
        }
        position = min(index + 1, end)
        return .comment(start..<index)
    }

    /// Where the end tag of a raw element begins.
    private func rawEnd(_ name: TagName) -> Int {
        var index = position
        while index + 1 < end {
            guard bytes[index] == 0x3c, bytes[index + 1] == 0x2f else {
                index += 1
                continue
            }
            var stop = index + 2
            while stop < end, stop - index < 12, isLetter(bytes[stop]) { stop += 1 }
            if stop < end, isSpace(bytes[stop]) || bytes[stop] == 0x2f || bytes[stop] == 0x3e,
                TagName(bytes[(index + 2)..<stop]) == name
            {
                return index
            }
            index += 2
        }
        return end
    }

    /// Whether ASCII stands here; letters of `word` are small or stand for themselves.
    private func begins(_ index: Int, _ word: StaticString) -> Bool {
        guard index + word.utf8CodeUnitCount <= end else { return false }
        return word.withUTF8Buffer { word in
            word.indices.allSatisfy {
                let byte = bytes[index + $0]
                return byte == word[$0] || isLetter(byte) && byte | 0x20 == word[$0]
            }
        }
    }
}
