internal import Glibc

extension UnsafeBufferPointer<UInt8> {
    /// Where the line that `position` is in ends: at its line feed or at the end of the text.
    @inline(__always)
    func lineEnd(from position: Int) -> Int {
        guard let baseAddress, position < count, let feed = memchr(baseAddress + position, 0x0a, count - position) else { return count }
        return UnsafeRawPointer(baseAddress).distance(to: UnsafeRawPointer(feed))
    }
}
