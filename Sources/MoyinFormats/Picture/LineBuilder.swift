internal import COCR
internal import Glibc

/// Lines and words from characters as Tesseract gives them.
///
/// Its boxes of digits and letters are exact; those of Chinese characters are a guess, sometimes a character off, for its
/// model tells where a line has what only roughly. Where they stand follows from their number: they are of one width.
struct LineBuilder {
    private let recognised: moyin_ocr_page
    /// All of the picture that was given.
    private let edge: PixelBox
    /// The picture that was recognised.
    private let ink: Ink

    init(_ recognised: moyin_ocr_page, _ edge: PixelBox) {
        (self.recognised, self.edge) = (recognised, edge)
        let (width, height) = (Int(recognised.width), Int(recognised.height))
        ink = Ink(UnsafeBufferPointer(start: recognised.gray, count: width * height), width: width, height: height)
    }

    func page() -> RecognisedPage {
        var page = RecognisedPage()
        var symbols: [RecognisedSymbol] = []
        func endLine() {
            if let line = line(symbols) { page.lines.append(line) }
            symbols.removeAll(keepingCapacity: true)
        }
        for symbol in UnsafeBufferPointer(start: recognised.symbols, count: recognised.count) {
            if symbol.begins_line != 0 { endLine() }
            let bytes = UnsafeRawBufferPointer(start: recognised.text + Int(symbol.offset), count: Int(symbol.length))
            if bytes.allSatisfy({ $0 == 0x20 }) { continue }
            let box = PixelBox(
                left: max(0, Int(symbol.left)), top: max(0, Int(symbol.top)), right: min(Int(recognised.width), Int(symbol.right)),
                bottom: min(Int(recognised.height), Int(symbol.bottom)))
            guard box.width > 0, box.height > 0 else { continue }
            symbols.append(RecognisedSymbol(text: Array(bytes), box: box, confidence: Int(min(100, max(0, symbol.confidence))), beginsWord: symbol.begins_word != 0))
        }
        endLine()
        return page
    }

    private func line(_ given: [RecognisedSymbol]) -> RecognisedLine? {
        guard !given.isEmpty else { return nil }
        var symbols = given
        let size = Self.size(symbols)
        let threshold = ink.threshold(symbols.reduce(into: PixelBox.nothing) { $0.join($1.box) })
        for index in symbols.indices where symbols[index].isWide { symbols[index].box = ink.trimmed(symbols[index].box, threshold) }
        removeGhosts(&symbols, size, threshold)
        guard !symbols.isEmpty else { return nil }
        Self.place(&symbols, size)
        var line = RecognisedLine(size: max(1, Int(Float(size) / recognised.turn.scale)))
        var right = 0
        for var symbol in symbols {
            let gap = symbol.box.left - right
            // Characters that stand apart by half of one are no word; between letters and digits, a space is less.
            if line.words.isEmpty || gap > size / 2 || symbol.beginsWord && !symbol.isWide && gap * 10 > size * 3 { line.words.append(RecognisedWord()) }
            right = max(symbol.box.right, right)
            symbol.box = turnedBack(symbol.box)
            line.words[line.words.count - 1].symbols.append(symbol)
        }
        return line
    }

    private func turnedBack(_ box: PixelBox) -> PixelBox {
        var corners: [Float] = [Float(box.left), Float(box.top), Float(box.right), Float(box.bottom)]
        withUnsafePointer(to: recognised.turn) { moyin_ocr_turn_back($0, &corners) }
        let left = min(max(0, Int(corners[0])), edge.right - 1), top = min(max(0, Int(corners[1])), edge.bottom - 1)
        return PixelBox(left: left, top: top, right: min(edge.right, max(left + 1, Int(corners[2].rounded(.up)))), bottom: min(edge.bottom, max(top + 1, Int(corners[3].rounded(.up)))))
    }

    /// Width of a Chinese character: its ink is nine tenths of it, the height of a digit 0.74.
    private static func size(_ symbols: [RecognisedSymbol]) -> Int {
        func median(_ heights: [Int]) -> Int { heights.isEmpty ? 0 : heights.sorted()[(heights.count - 1) / 2] }
        let digits = symbols.filter(\.isDigit).map(\.box.height), wide = symbols.filter(\.isWide).map(\.box.height)
        // Boxes of Chinese characters may reach into the next line.
        return max(4, digits.count > 3 ? median(digits) * 100 / 74 : max(median(digits) * 100 / 74, median(wide) * 100 / 90))
    }

    private static let ghosts: Set<[UInt8]> = Set(["”", "“", "\"", "'", "’", "‘", "。", ".", ",", "，", "、", "|", "·", "-", "_", "~", "`", "…", "一", "—", ":", ";", "：", "；"].map { Array($0.utf8) })

    /// Small signs that the model sees in the wide gap between two cells, where there is nothing.
    private func removeGhosts(_ symbols: inout [RecognisedSymbol], _ size: Int, _ threshold: UInt8) {
        let line = symbols.reduce(into: PixelBox.nothing) { $0.join($1.box) }
        func isBlank(_ columns: Range<Int>) -> Bool { !columns.contains { ink.hasInk($0, line, threshold) } }
        var index = 0
        while index < symbols.count {
            var end = index
            while end < symbols.count, Self.ghosts.contains(symbols[end].text) { end += 1 }
            guard end > index else {
                index += 1
                continue
            }
            var left = index > 0 ? symbols[index - 1].box.right : max(0, symbols[index].box.left - size)
            var right = end < symbols.count ? symbols[end].box.left : min(Int(recognised.width), symbols[end - 1].box.right + size)
            // What belongs to the characters before and behind, whose boxes may end too early.
            let (last, first) = (left + size * 2 / 3, right - size * 2 / 3)
            while left < min(right, last), !isBlank(left..<(left + 1)) { left += 1 }
            while right > max(left, first), !isBlank((right - 1)..<right) { right -= 1 }
            if right - left >= size * 4 / 5, isBlank(left..<right) { symbols.removeSubrange(index..<end) } else { index = end }
        }
    }

    /// Gives Chinese characters that stand beside each other places of one width.
    private static func place(_ symbols: inout [RecognisedSymbol], _ size: Int) {
        var start = 0
        while start < symbols.count {
            guard symbols[start].isWide else {
                start += 1
                continue
            }
            var end = start + 1
            var right = symbols[start].box.right
            // A gap of a character ends a cell.
            while end < symbols.count, symbols[end].isWide, symbols[end].box.left - right < size {
                right = max(right, symbols[end].box.right)
                end += 1
            }
            let left = symbols[start..<end].reduce(Int.max) { min($0, $1.box.left) }
            let count = end - start
            let top = symbols[start..<end].map(\.box.top).sorted()[count / 2], bottom = symbols[start..<end].map(\.box.bottom).sorted()[count / 2]
            for index in 0..<count {
                var box = PixelBox(left: left + (right - left) * index / count, top: top, right: left + (right - left) * (index + 1) / count, bottom: bottom)
                // Where the guess is not far off, it may be the better one.
                let guess = symbols[start + index].box
                box.left = min(box.left, max(guess.left, box.left - size / 2))
                box.right = max(box.right, min(guess.right, box.right + size / 2))
                box.top = min(box.top, max(guess.top, box.top - size / 4))
                box.bottom = max(box.bottom, min(guess.bottom, box.bottom + size / 4))
                symbols[start + index].box = box
            }
            start = end
        }
    }
}
