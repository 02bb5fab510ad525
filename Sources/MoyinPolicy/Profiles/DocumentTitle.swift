extension ProfileRecogniser {
    /// Signs that the kind of a document ends with: a title that goes on in the next line does not.
    private static let endings = Set("知告示见函定法案结表单书录令报则规程要划复信".utf16)

    /// The lines that are the title of a text, without their ends; none: it has no title.
    ///
    /// - Parameter head: the beginning of the text, 16 KB at most: of HTML what its reader sees.
    public func title(_ head: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var isOver = false
        read(head) { line, role, place in
            guard !isOver else { return }
            // The title ends where the next line is none, or another line stands between.
            let isNext = lines.last.map { Self.isBlank(head[$0.upperBound..<place.lowerBound]) } ?? true
            guard role == .title, isNext else {
                isOver = !lines.isEmpty
                return
            }
            let isField = titles.namesTitle(line)
            let text = Self.trimmed(head, isField ? Self.afterColon(head, place) : place)
            if !text.isEmpty { lines.append(text) }
            isOver = isField || line.core > 0 && Self.endings.contains(line.units[line.core - 1])
        }
        return lines
    }

    /// Of `标题：…` what stands behind the colon, in either width.
    private static func afterColon(_ head: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) -> Range<Int> {
        for index in place {
            if head[index] == 0x3a { return (index + 1)..<place.upperBound }
            if head[index...].starts(with: [0xef, 0xbc, 0x9a]) { return (index + 3)..<place.upperBound }
        }
        return place
    }

    private static func isBlank(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { bytes.allSatisfy { $0 <= 0x20 } }

    /// Without spaces, also the wide one, and marks of Markdown around it.
    private static func trimmed(_ head: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) -> Range<Int> {
        var (start, end) = (place.lowerBound, place.upperBound)
        let wide: [UInt8] = [0xe3, 0x80, 0x80], mark: [UInt8] = [0xef, 0xbb, 0xbf]
        while start < end {
            if head[start] <= 0x20 || head[start] == 0x23 || head[start] == 0x2a {
                start += 1
            } else if head[start..<end].starts(with: wide) || head[start..<end].starts(with: mark) {
                start += 3
            } else {
                break
            }
        }
        while end > start {
            if head[end - 1] <= 0x20 || head[end - 1] == 0x2a {
                end -= 1
            } else if end - start >= 3, head[(end - 3)..<end].elementsEqual(wide) {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }
}
