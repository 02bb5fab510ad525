internal import MoyinPolicy

extension Engine {
    /// Bytes of the lines at the top of a text that are its title; none: it begins without one.
    ///
    /// - Parameter utf8: the text as it was scanned, of markup what a reader sees (``Assessment/utf8``).
    public func title(of utf8: [UInt8]) -> [Range<Int>] {
        utf8.withUnsafeBufferPointer { policy.title(UnsafeBufferPointer(rebasing: $0.prefix(OpenedText.headBytes))) }
    }
}
