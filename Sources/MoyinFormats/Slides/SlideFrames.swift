/// Where shapes stand: those of a group count from the group, and in its measure (ECMA-376 part 1, 20.1.7).
struct SlideFrames {
    private struct Frame {
        var x = 0.0
        var y = 0.0
        var width = 0.0
        var height = 0.0
    }
    private struct Measure {
        var scaleX = 1.0
        var scaleY = 1.0
        var x = 0.0
        var y = 0.0
    }
    /// Of the slide, and of each group that is open.
    private var measures = [Measure()]
    private var frame = Frame()
    private var inner = Frame()
    private var isKnown = false

    mutating func beginGroup() {
        measures.append(measures.last ?? Measure())
        inner = Frame()
    }

    mutating func endGroup() { if measures.count > 1 { measures.removeLast() } }

    mutating func take(_ tag: XMLTag) {
        func number(_ name: XMLName) -> Double? { Double(tag.string(name)) }
        switch tag.name {
        case "off": (frame, isKnown) = (Frame(x: number("x") ?? 0, y: number("y") ?? 0), false)
        case "ext":
            guard let width = number("cx"), let height = number("cy") else { return }
            (frame.width, frame.height, isKnown) = (width, height, true)
        case "chOff": (inner.x, inner.y) = (number("x") ?? 0, number("y") ?? 0)
        default: (inner.width, inner.height) = (number("cx") ?? 0, number("cy") ?? 0)
        }
    }

    /// What stands in the group counts as the group says.
    mutating func endGroupProperties() {
        guard measures.count > 1, isKnown else { return }
        let outer = measures[measures.count - 2]
        let scaleX = inner.width > 0 ? frame.width / inner.width : 1
        let scaleY = inner.height > 0 ? frame.height / inner.height : 1
        measures[measures.count - 1] = Measure(
            scaleX: outer.scaleX * scaleX, scaleY: outer.scaleY * scaleY,
            x: outer.x + outer.scaleX * (frame.x - inner.x * scaleX), y: outer.y + outer.scaleY * (frame.y - inner.y * scaleY))
        isKnown = false
    }

    /// Whether nothing of the shape at hand is on the slide.
    func isOutside(_ size: SlideReader.Size) -> Bool {
        guard isKnown, size.width > 0, let measure = measures.last else { return false }
        let left = measure.x + measure.scaleX * frame.x
        let top = measure.y + measure.scaleY * frame.y
        return left >= Double(size.width) || top >= Double(size.height) || left + measure.scaleX * frame.width <= 0 || top + measure.scaleY * frame.height <= 0
    }
}
