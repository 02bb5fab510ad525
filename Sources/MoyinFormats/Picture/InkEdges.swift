/// How far a box must reach to cover all of what it is over.
enum InkEdges {
    /// The box with a small margin, and further to the next column and row without ink, so that nothing of a stroke
    /// stands out.
    static func widened(_ box: PixelBox, _ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int) -> PixelBox {
        let size = max(box.height, 8), margin = max(2, size / 8), reach = size / 2
        var box = box
        box.top = max(0, box.top - margin)
        box.bottom = min(height, box.bottom + margin)
        let dark = threshold(box, gray, width)
        func hasInk(_ x: Int) -> Bool { (box.top..<box.bottom).contains { gray[$0 * width + x] < dark } }
        var left = max(0, box.left - margin)
        let leftmost = max(0, box.left - reach)
        while left > leftmost, hasInk(left) { left -= 1 }
        var right = min(width, box.right + margin)
        let rightmost = min(width, box.right + reach)
        while right < rightmost, hasInk(right) { right += 1 }
        (box.left, box.right) = (left, right)
        return box
    }

    /// Halfway between the darkest and the lightest.
    private static func threshold(_ box: PixelBox, _ gray: UnsafeBufferPointer<UInt8>, _ width: Int) -> UInt8 {
        var least = UInt8.max, most = UInt8.min
        for y in box.top..<box.bottom {
            for x in max(0, box.left)..<min(width, box.right) {
                least = min(least, gray[y * width + x])
                most = max(most, gray[y * width + x])
            }
        }
        return UInt8((Int(least) + Int(most) * 2) / 3)
    }
}
