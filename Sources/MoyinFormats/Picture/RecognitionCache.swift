internal import MoyinDocuments
internal import Synchronization

/// What was recognised lately: to write a copy, and to see it proved, a picture is walked again, and a page takes a second.
final class RecognitionCache: @unchecked Sendable {
    static let shared = RecognitionCache()

    private struct Key: Hashable { var width: Int, height: Int, first: UInt64, second: UInt64 }

    private let turn = Mutex(())
    private var pages: [Key: RecognisedPage] = [:]
    private var order: [Key] = []
    /// Pages of 2,000 characters take 300 KB each.
    private static let most = 64

    func read(_ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ dpi: Int) throws(FileFailure) -> RecognisedPage {
        let key = Self.key(gray, width, height)
        if let known = turn.withLock({ _ in pages[key] }) { return known }
        let page = try PictureReading.read(gray: gray, width: width, height: height, dpi: dpi)
        turn.withLock { _ in
            if pages.updateValue(page, forKey: key) == nil { order.append(key) }
            if order.count > Self.most { pages[order.removeFirst()] = nil }
        }
        return page
    }

    /// Two sums of 64 bits. Whoever could make two pictures collide would only harm the review of a file of their own.
    private static func key(_ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int) -> Key {
        var first: UInt64 = 0xcbf2_9ce4_8422_2325, second: UInt64 = 0x9e37_79b9_7f4a_7c15
        for byte in gray.prefix(width * height) {
            first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            second = (second &+ UInt64(byte)) &* 0xd6e8_feb8_6659_fd93
            second ^= second >> 29
        }
        return Key(width: width, height: height, first: first, second: second)
    }
}
