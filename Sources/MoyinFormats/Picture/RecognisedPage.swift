/// What was recognised on a picture, line by line from the top. Pixels count from its upper left corner.
struct RecognisedPage {
    var lines: [RecognisedLine] = []
    /// Stretches of ink that have the shape of a line of text, whether they could be read or not.
    var stretches = 0
    /// QR codes and bar codes, in pixels of the picture as it was given.
    var codes: [RecognisedCode] = []
    /// How often the picture was turned by 90 degrees clockwise to be read: all lines are of the picture that is upright.
    var quarters = 0
    /// Size of the picture as it was given.
    var width = 0, height = 0

    /// A box of the picture that is upright, in the one that was given.
    func asGiven(_ box: PixelBox) -> PixelBox {
        switch quarters {
        case 1: PixelBox(left: box.top, top: height - box.right, right: box.bottom, bottom: height - box.left)
        case 2: PixelBox(left: width - box.right, top: height - box.bottom, right: width - box.left, bottom: height - box.top)
        case 3: PixelBox(left: width - box.bottom, top: box.left, right: width - box.top, bottom: box.right)
        default: box
        }
    }

    /// Takes away what was read from within these boxes of the picture as it was given.
    mutating func removeLines(within boxes: [PixelBox]) {
        let page = self
        for line in lines.indices {
            for word in lines[line].words.indices {
                lines[line].words[word].symbols.removeAll { symbol in
                    let box = page.asGiven(symbol.box)
                    return boxes.contains { $0.left <= box.left && $0.right >= box.right && $0.top <= box.top && $0.bottom >= box.bottom }
                }
            }
            lines[line].words.removeAll(where: \.symbols.isEmpty)
        }
        lines.removeAll(where: \.words.isEmpty)
    }

    var characters: Int { lines.reduce(0) { $0 + $1.words.reduce(0) { $0 + $1.symbols.count } } }

    /// Share of the characters that are sure, of 100; 100 where there are none. A page that is read right has 80 and more,
    /// bad scans of 100 dpi included; one that is upside down, or not of letters, has 60 and less.
    var confidence: Int {
        var sure = 0
        for line in lines { for word in line.words { for symbol in word.symbols where symbol.confidence >= RecognisedPage.sure { sure += 1 } } }
        return characters == 0 ? 100 : sure * 100 / characters
    }

    /// What Tesseract says of characters that it invents seldom is as much.
    private static let sure = 90

    /// Whether a long number has a digit that may well be another, or goes on with signs that may be digits: it would be found
    /// as none, or hidden in part.
    var hasDoubtfulDigits: Bool {
        lines.contains { line in
            line.words.contains { word in
                let digits = word.symbols.filter(\.isDigit)
                if digits.count >= 7, digits.contains(where: { $0.confidence < RecognisedPage.leastOfDigits }) { return true }
                var count = 0
                var isDoubtful = false
                for symbol in word.symbols {
                    let isUnsure = symbol.confidence < RecognisedPage.leastOfDigits
                    guard symbol.isDigit || isUnsure else {
                        (count, isDoubtful) = (0, false)
                        continue
                    }
                    if symbol.isDigit { count += 1 }
                    if isUnsure { isDoubtful = true }
                    if isDoubtful, count >= 5 { return true }
                }
                return false
            }
        }
    }

    /// Whether it is a photograph, a badge or a seal rather than a page: nothing on it has the shape of a line, or what was
    /// read of it is a few characters that are none. Half a number is none.
    var isNoise: Bool {
        if hasDoubtfulDigits { return false }
        return switch stretches {
        case 0: characters == 0 || confidence < (characters < 8 ? 100 : 60)
        case 1, 2: confidence < 60
        default: false
        }
    }

    /// Whether a line was broken only because it was full, so that the next one goes on within a word or a number.
    func goesOn(_ index: Int) -> Bool {
        let box = lines[index].box, next = lines[index + 1].box, size = lines[index].size
        guard box.width > 12 * size, next.top - box.bottom < 2 * size, TableRows.cells(lines[index + 1]).count == 1 else { return false }
        // The margins, as far as the lines around tell.
        let around = lines[max(0, index - 8)..<min(lines.count, index + 9)]
        let left = around.reduce(Int.max) { min($0, $1.box.left) }, right = around.reduce(0) { max($0, $1.box.right) }
        return right - box.right < size * 3 / 2 && next.left - left < size
    }

    /// Digits that were recognised right have 90 and more, on pages of 150 to 300 dpi with noise.
    static let leastOfDigits = 60
}

/// What a QR code or a bar code says.
struct RecognisedCode {
    /// UTF-8.
    var text: [UInt8]
    var box: PixelBox
}

struct RecognisedLine {
    /// In the order of reading. Between two of them is a gap that one sees.
    var words: [RecognisedWord] = []

    var box: PixelBox { words.reduce(into: PixelBox.nothing) { $0.join($1.box) } }
    /// Width of a Chinese character.
    var size = 0
}

struct RecognisedWord {
    var symbols: [RecognisedSymbol] = []

    var box: PixelBox { symbols.reduce(into: PixelBox.nothing) { $0.join($1.box) } }
    /// UTF-8.
    var text: [UInt8] { symbols.flatMap(\.text) }
    /// Of the weakest character, of 100.
    var confidence: Int { symbols.reduce(100) { min($0, $1.confidence) } }
}

/// One character.
struct RecognisedSymbol {
    /// UTF-8.
    var text: [UInt8]
    var box: PixelBox
    /// Of 100.
    var confidence: Int
    var beginsWord = false

    var isDigit: Bool { text.count == 1 && text[0] &- 0x30 < 10 }
    /// Of the width of a Chinese character.
    var isWide: Bool { text.count > 2 }
}

/// Pixels from `left` and `top` up to, but without, `right` and `bottom`.
struct PixelBox: Equatable {
    var left: Int, top: Int, right: Int, bottom: Int

    static let nothing = PixelBox(left: .max, top: .max, right: .min, bottom: .min)

    var width: Int { right - left }
    var height: Int { bottom - top }

    mutating func join(_ other: PixelBox) {
        left = min(left, other.left)
        top = min(top, other.top)
        right = max(right, other.right)
        bottom = max(bottom, other.bottom)
    }
}
