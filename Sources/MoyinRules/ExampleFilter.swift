/// Drops the `examples:` blocks of a rule pack before it is parsed.
///
/// Start-up needs none of them, and they are most of the file. Works on the block style that rule packs use: a block is
/// the key's line and all lines indented deeper. Lines are emptied, not removed, so that line numbers stay right.
enum ExampleFilter {
    static func withoutExamples(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 2)
        var dropping: Int?
        var position = 0
        while position < text.count {
            var end = position
            while end < text.count, text[end] != 0x0a { end += 1 }
            var indent = 0
            while position + indent < end, text[position + indent] == 0x20 { indent += 1 }
            let isBlank = position + indent == end
            if let depth = dropping, !isBlank, indent <= depth { dropping = nil }
            if dropping == nil {
                if Self.isExamplesKey(text, position + indent, end) {
                    dropping = indent
                } else {
                    output.append(contentsOf: text[position..<end])
                }
            }
            output.append(0x0a)
            position = end + 1
        }
        return output
    }

    private static func isExamplesKey(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
        let key: StaticString = "examples:"
        guard end - start == key.utf8CodeUnitCount else { return false }
        for index in 0..<key.utf8CodeUnitCount where text[start + index] != key.utf8Start[index] { return false }
        return true
    }
}
