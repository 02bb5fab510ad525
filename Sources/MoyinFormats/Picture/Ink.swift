/// Where a picture in gray is dark.
struct Ink {
    private let gray: UnsafeBufferPointer<UInt8>
    private let width: Int
    private let height: Int

    init(_ gray: UnsafeBufferPointer<UInt8>, width: Int, height: Int) { (self.gray, self.width, self.height) = (gray, width, height) }

    /// Whether a picture is more than an empty sheet: some pixels are far from what most are.
    static func isThere(_ gray: UnsafeBufferPointer<UInt8>) -> Bool {
        var counts = [Int](repeating: 0, count: 256)
        for value in gray { counts[Int(value)] += 1 }
        let paper = counts.indices.max { counts[$0] < counts[$1] } ?? 255
        return counts.indices.reduce(0) { abs($1 - paper) > 40 ? $0 + counts[$1] : $0 } >= 20
    }

    /// What is darker is ink: a third of the way from the lightest to the darkest in the box.
    func threshold(_ box: PixelBox) -> UInt8 {
        var least = UInt8.max, most = UInt8.min
        let rows = max(0, box.top)..<max(0, box.top, min(height, box.bottom)), columns = max(0, box.left)..<max(0, box.left, min(width, box.right))
        for y in rows {
            for x in columns {
                least = min(least, gray[y * width + x])
                most = max(most, gray[y * width + x])
            }
        }
        return least > most ? 0 : UInt8((Int(least) + Int(most) * 2) / 3)
    }

    func hasInk(_ x: Int, _ box: PixelBox, _ threshold: UInt8) -> Bool {
        var y = box.top * width + x
        let end = box.bottom * width + x
        while y < end {
            if gray[y] < threshold { return true }
            y += width
        }
        return false
    }

    /// The box without columns at its sides that have no ink; as it is where all of it has none.
    func trimmed(_ box: PixelBox, _ threshold: UInt8) -> PixelBox {
        var left = box.left, right = box.right
        while left < right, !hasInk(left, box, threshold) { left += 1 }
        while right > left, !hasInk(right - 1, box, threshold) { right -= 1 }
        return left < right ? PixelBox(left: left, top: box.top, right: right, bottom: box.bottom) : box
    }

    /// The box with a margin, and further to the next column without ink, so that no stroke stands out of what covers it.
    func widened(_ box: PixelBox) -> PixelBox {
        let size = max(box.height, 8), margin = max(2, size / 8), reach = size / 2
        var box = box
        box.top = max(0, box.top - margin)
        box.bottom = min(height, box.bottom + margin)
        let threshold = threshold(box)
        var left = max(0, box.left - margin)
        let leftmost = max(0, box.left - reach)
        while left > leftmost, hasInk(left, box, threshold) { left -= 1 }
        var right = min(width, box.right + margin)
        let rightmost = min(width, box.right + reach)
        while right < rightmost, hasInk(right, box, threshold) { right += 1 }
        (box.left, box.right) = (left, right)
        return box
    }

    /// The same of lines that run up or down: with a margin alone, for columns say nothing of them.
    func widenedAcross(_ box: PixelBox) -> PixelBox {
        let size = max(box.width, 8)
        return PixelBox(
            left: max(0, box.left - size / 6), top: max(0, box.top - size / 3), right: min(width, box.right + size / 6), bottom: min(height, box.bottom + size / 3))
    }
}
