/// How many attributes one tag has. libxml2 compares each with all the others before it says anything of them: a tag with
/// 300,000 takes half a minute, and nothing can be refused meanwhile.
enum XMLTagBounds {
    /// More than any format has.
    private static let most = 2000
    /// A tag with as many is longer than that.
    private static let step = 8192

    /// Looks at long stretches without `<` alone, which no tag has within it: of others, a byte in hundreds.
    static func isExceeded(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start + step < bytes.count {
                var next = start + step
                while next > start, bytes[next] != 0x3c { next -= 1 }
                if next == start {
                    next = bytes[(start + 1)...].firstIndex(of: 0x3c) ?? bytes.count
                    if bytes[start] == 0x3c, attributes(bytes, start, next) > most { return true }
                }
                start = next
            }
            return false
        }
    }

    /// Signs of equality outside quotes, up to the end of the tag. Comments are none: what stands in them is no attribute.
    private static func attributes(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        if start + 1 < end, bytes[start + 1] == 0x21 || bytes[start + 1] == 0x3f { return 0 }
        var count = 0
        var quote: UInt8 = 0
        for index in start..<end {
            switch bytes[index] {
            case 0x22 where quote == 0, 0x27 where quote == 0: quote = bytes[index]
            case quote where quote != 0: quote = 0
            case 0x3d where quote == 0: count += 1
            case 0x3e where quote == 0: return count
            default: break
            }
        }
        return count
    }
}
