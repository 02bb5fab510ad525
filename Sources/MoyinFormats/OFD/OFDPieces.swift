internal import MoyinDocuments

/// A stretch of one `TextCode` that stands together on the page.
struct OFDPiece {
    /// Of the parts that make up the page.
    var part: Int
    var code: Int
    /// Scalars of the code.
    var scalars: Range<Int>
    var text: [UInt8]
    var left: Double
    var right: Double
    /// Baseline.
    var y: Double
    var size: Double
    var hiding: Hiding
}

/// Cuts the codes of a page into pieces and tells which of them nobody sees.
struct OFDPieces {
    private(set) var pieces: [OFDPiece] = []
    private let page: OFDBox
    /// By part, which texts were drawn before those of the next.
    private let areas: [OFDContent.Area]

    /// Smaller than this nobody reads, in millimetres: a point and a half.
    private static let tiny = 0.5

    /// - Parameter contents: the page and its templates; `turn` counts through all of them.
    init(_ contents: [OFDContent], page: OFDBox) {
        self.page = page
        areas = contents.flatMap(\.areas).filter { $0.box.width * $0.box.height > 0 }.sorted { $0.turn < $1.turn }
        for (part, content) in contents.enumerated() {
            for text in content.texts {
                for code in text.codes { cut(content.codes[code], code, text, part) }
            }
        }
    }

    private mutating func cut(_ code: OFDContent.Code, _ index: Int, _ text: OFDContent.Text, _ part: Int) {
        let scalars = Array(String(decoding: code.text, as: UTF8.self).unicodeScalars)
        guard scalars.contains(where: { $0.value > 0x20 }) else { return }
        let scale = text.matrix.scale
        let size = text.size * scale.across
        let width = Self.width(code, text)
        let threshold = Self.threshold(code, text)
        var x = code.x
        var y = code.y
        var start = 0
        var from = (x, y)
        func place(_ point: (Double, Double)) -> (x: Double, y: Double) {
            let place = text.matrix.apply(point.0, point.1)
            return (place.x + text.boundary.x, place.y + text.boundary.y)
        }
        func finish(_ end: Int, _ lastX: Double, _ lastY: Double) {
            guard scalars[start..<end].contains(where: { $0.value > 0x20 }) else { return }
            let left = place(from)
            let last = place((lastX + width(scalars[end - 1]), lastY))
            var string = String.UnicodeScalarView()
            string.append(contentsOf: scalars[start..<end])
            pieces.append(OFDPiece(
                part: part, code: index, scalars: start..<end, text: Array(String(string).utf8), left: min(left.x, last.x), right: max(left.x, last.x),
                y: left.y, size: max(size, 0.01), hiding: hiding(text, left, last, size)))
        }
        for at in 1..<max(1, scalars.count) {
            let before = (x, y)
            let advance = width(scalars[at - 1])
            let dx = at - 1 < code.deltaX.count ? code.deltaX[at - 1] : code.hasDeltaX || !code.deltaY.isEmpty ? 0 : advance
            let dy = at - 1 < code.deltaY.count ? code.deltaY[at - 1] : 0
            x += dx
            y += dy
            let isDown = abs(dx) < 0.1 * text.size
            let breaks = isDown ? abs(dy) > 2 * text.size : abs(dy) > 0.5 * text.size || dx > threshold + advance || dx < -0.5 * text.size
            // Spaces in a row move to another column.
            let isColumn = at + 1 < scalars.count && scalars[at].value > 0x20 && at > 2 && scalars[at - 1].value <= 0x20 && scalars[at - 2].value <= 0x20
            if breaks || isColumn {
                var end = at
                if isColumn { while end > start + 1, scalars[end - 1].value <= 0x20 { end -= 1 } }
                finish(at, isColumn ? before.0 - Double(at - end) * width(scalars[at - 1]) : before.0, before.1)
                start = at
                from = (x, y)
            }
        }
        finish(scalars.count, x, y)
    }

    /// How far a character moves on its own, in the units of its object.
    private static func width(_ code: OFDContent.Code, _ text: OFDContent.Text) -> (Unicode.Scalar) -> Double {
        { scalar in (scalar.value < 0x2e80 && scalar.value != 0x2014 && scalar.value != 0x2026 ? 0.5 : 1) * text.size * text.stretch }
    }

    /// How much more than that parts two words. Text that is spaced out evenly is one word.
    private static func threshold(_ code: OFDContent.Code, _ text: OFDContent.Text) -> Double {
        let least = 0.6 * text.size
        guard code.deltaX.count > 1 else { return least }
        let middle = code.deltaX.sorted()[code.deltaX.count / 2]
        return middle <= 2.5 * text.size ? max(least, 1.1 * middle) : least
    }

    // MARK: what nobody sees

    private func hiding(_ text: OFDContent.Text, _ left: (x: Double, y: Double), _ right: (x: Double, y: Double), _ size: Double) -> Hiding {
        if text.hiding != .none { return text.hiding }
        if size < Self.tiny { return .tiny }
        let middle = (x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 - size / 3)
        if page.width > 0, page.height > 0, !page.contains(x: middle.x, y: middle.y) { return .offPage }
        var ground = OFDColour.paper
        for area in areas where area.box.contains(x: middle.x, y: middle.y) {
            if area.turn > text.turn { return .covered }
            // What a picture looks like here is not known: text on it counts as seen.
            guard let colour = area.colour else { return .none }
            ground = colour
        }
        return (text.colour ?? .ink).isLike(ground) ? .invisibleColour : .none
    }
}
