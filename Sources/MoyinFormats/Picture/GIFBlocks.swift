/// The blocks of a GIF (GIF89a specification): its frames, and its comments.
struct GIFBlocks {
    private(set) var frames = 0
    /// Of all frames together, and of the screen.
    private(set) var pixels = 0
    private(set) var comments: [[UInt8]] = []
    /// Where it ends.
    private(set) var end = 0

    /// nil when it breaks off.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 13 else { return nil }
        func number(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
        func table(_ flags: UInt8) -> Int { flags & 0x80 != 0 ? 3 << (Int(flags & 7) + 1) : 0 }
        pixels = number(6) * number(8)
        var index = 13 + table(bytes[10])
        /// Behind a chain of blocks, whose content it gives.
        func chain(_ content: inout [UInt8]) -> Bool {
            while index < bytes.count {
                let count = Int(bytes[index])
                index += 1
                if count == 0 { return true }
                guard index + count <= bytes.count else { return false }
                content += bytes[index..<(index + count)]
                index += count
            }
            return false
        }
        while index < bytes.count {
            var content: [UInt8] = []
            switch bytes[index] {
            case 0x3b:
                end = index + 1
                if frames == 0 { return nil }
                return
            case 0x2c:
                guard index + 10 < bytes.count else { return nil }
                frames += 1
                pixels += number(index + 5) * number(index + 7)
                index += 10 + table(bytes[index + 9]) + 1
                guard chain(&content) else { return nil }
            case 0x21:
                guard index + 2 < bytes.count else { return nil }
                let label = bytes[index + 1]
                index += 2
                guard chain(&content) else { return nil }
                // Comments, and plain text behind its twelve numbers.
                if label == 0xfe { comments.append(content) }
                if label == 0x01, content.count > 12 { comments.append(Array(content[12...])) }
            default: return nil
            }
        }
        return nil
    }
}
