internal import COCR

/// Lines and words from characters as Tesseract gives them.
///
/// Its boxes of digits and letters are exact; those of Chinese characters are a guess, sometimes a character off, for its
/// model tells where a line has what only roughly. Where they stand follows from their number: they are of one width.
enum LineBuilder {
    /// - Parameter gray: the picture; `edge` is all of it.
    static func page(_ symbols: UnsafeBufferPointer<moyin_ocr_symbol>, _ text: UnsafePointer<CChar>?, _ gray: UnsafeBufferPointer<UInt8>, _ edge: PixelBox) -> RecognisedPage {
        let ink = Ink(gray, width: edge.right, height: edge.bottom)
        var page = RecognisedPage()
        var line: [RecognisedSymbol] = []
        func endLine() {
            if !line.isEmpty { page.lines.append(Self.line(&line, ink)) }
            line.removeAll(keepingCapacity: true)
        }
        for symbol in symbols {
            if symbol.begins_line != 0 { endLine() }
            let bytes = UnsafeRawBufferPointer(start: text.unsafelyUnwrapped + Int(symbol.offset), count: Int(symbol.length))
            if bytes.allSatisfy({ $0 == 0x20 }) { continue }
            let box = PixelBox(left: max(0, Int(symbol.left)), top: max(0, Int(symbol.top)), right: min(edge.right, Int(symbol.right)), bottom: min(edge.bottom, Int(symbol.bottom)))
            line.append(
                RecognisedSymbol(
                    text: Array(bytes), box: box, confidence: Int(min(100, max(0, symbol.confidence))), beginsWord: symbol.begins_word != 0))
        }
        endLine()
        return page
    }

    private static func line(_ symbols: inout [RecognisedSymbol], _ ink: Ink) -> RecognisedLine {
        let size = self.size(symbols)
        let whole = symbols.reduce(into: PixelBox.nothing) { $0.join($1.box) }
        let threshold = ink.threshold(whole)
        for index in symbols.indices where symbols[index].isWide { symbols[index].box = ink.trimmed(symbols[index].box, threshold) }
        place(&symbols, size)
        var line = RecognisedLine(size: size)
        var right = 0
        for symbol in symbols {
            let gap = symbol.box.left - right
            // Characters that stand apart by half of one are no word; between letters and digits, a space is less.
            if line.words.isEmpty || gap > size / 2 || symbol.beginsWord && !symbol.isWide && gap * 10 > size * 3 { line.words.append(RecognisedWord()) }
            line.words[line.words.count - 1].symbols.append(symbol)
            right = max(symbol.box.right, right)
        }
        return line
    }

    /// Width of a Chinese character: its ink is nine tenths of it, the height of a digit 0.74.
    private static func size(_ symbols: [RecognisedSymbol]) -> Int {
        func median(_ heights: [Int]) -> Int { heights.isEmpty ? 0 : heights.sorted()[heights.count / 2] }
        let digits = median(symbols.lazy.filter(\.isDigit).map(\.box.height)), wide = median(symbols.lazy.filter(\.isWide).map(\.box.height))
        return max(4, digits * 100 / 74, wide * 100 / 90)
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
