internal import Glibc

extension Array where Element == UInt8 {
    /// Where some bytes stand first in the first `reach` ones, from `start` on.
    package func place(of wanted: StaticString, from start: Int = 0, reach: Int = .max) -> Int? {
        wanted.withUTF8Buffer { place(of: $0, from: start, reach: reach) }
    }

    package func place(of wanted: String, reach: Int = .max) -> Int? {
        var wanted = wanted
        return wanted.withUTF8 { place(of: $0, from: 0, reach: reach) }
    }

    /// The same for the beginning of a tag, in whatever case it is written; what follows it is no letter.
    package func place(ofTag tag: StaticString, from start: Int, reach: Int) -> Int? {
        let (count, length) = (Swift.min(self.count, reach), tag.utf8CodeUnitCount)
        var at = start
        while at + length < count, let next = self[at..<(count - length)].firstIndex(of: 0x3c) {
            let isTag = (0..<length).allSatisfy { self[next + $0] | 0x20 == tag.utf8Start[$0] | 0x20 }
            if isTag, !(0x61...0x7a ~= self[next + length] | 0x20) { return next }
            at = next + 1
        }
        return nil
    }

    private func place(of wanted: UnsafeBufferPointer<UInt8>, from start: Int, reach: Int) -> Int? {
        let count = Swift.min(self.count, reach)
        guard start < count, !wanted.isEmpty else { return nil }
        return withUnsafeBytes { bytes in
            var at = start
            while at + wanted.count <= count, let next = memchr(bytes.baseAddress! + at, Int32(wanted[0]), count - wanted.count + 1 - at) {
                at = UnsafeRawPointer(next) - bytes.baseAddress!
                if memcmp(next, wanted.baseAddress!, wanted.count) == 0 { return at }
                at += 1
            }
            return nil
        }
    }
}
