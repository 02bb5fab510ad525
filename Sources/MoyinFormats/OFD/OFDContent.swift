internal import MoyinDocuments

/// What is drawn on a page, as far as it shows or hides text. Lengths in millimetres, y down.
struct OFDContent {
    /// A text object: its codes share font and colour.
    struct Text {
        var boundary = OFDBox()
        var matrix = OFDMatrix()
        var size = 0.0
        var stretch = 1.0
        /// nil: black.
        var colour: OFDColour?
        var hiding = Hiding.none
        var codes: Range<Int> = 0..<0
        /// When it is drawn: what comes later lies above.
        var turn = 0
    }

    /// One `TextCode`, by its place in the part.
    struct Code {
        var text: [UInt8] = []
        var x = 0.0
        var y = 0.0
        var deltaX: [Double] = []
        var deltaY: [Double] = []
        var hasDeltaX = false
    }

    /// Glyphs that stand in the place of codes of a text object.
    struct Glyphs {
        var object = 0
        var position = 0
        var codeCount = 1
        var glyphCount = 1
        /// Of the part: positions count from its first character.
        var firstCode = 0
        var glyphs: [UInt8] = []
    }

    /// A filled area or a picture.
    struct Area {
        var box: OFDBox
        /// nil: a picture.
        var colour: OFDColour?
        var turn: Int
    }

    var texts: [Text] = []
    var codes: [Code] = []
    var glyphs: [Glyphs] = []
    var areas: [Area] = []
    /// Horizontal lines: of tables.
    var rules: [(left: Double, right: Double, y: Double)] = []
    /// Templates by number, in the order in which they are named.
    var templates: [String] = []
    var pageBox: OFDBox?
    /// Pictures and drawings that are shown, by number.
    var resources: [String] = []
}

struct OFDBox: Equatable {
    var x = 0.0, y = 0.0, width = 0.0, height = 0.0

    init() {}
    init(x: Double, y: Double, width: Double, height: Double) { (self.x, self.y, self.width, self.height) = (x, y, width, height) }

    init?(_ text: UnsafeBufferPointer<UInt8>) {
        let numbers = XMLNumbers.read(text, limit: 4)
        guard numbers.count == 4 else { return nil }
        self.init(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }

    func contains(x: Double, y: Double) -> Bool { x >= self.x && x <= self.x + width && y >= self.y && y <= self.y + height }
}

struct OFDMatrix {
    var a = 1.0, b = 0.0, c = 0.0, d = 1.0, e = 0.0, f = 0.0

    init() {}

    init?(_ text: UnsafeBufferPointer<UInt8>) {
        let numbers = XMLNumbers.read(text, limit: 6)
        guard numbers.count == 6 else { return nil }
        (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    }

    func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

    /// How much larger things are along their line, and across it.
    var scale: (along: Double, across: Double) { ((a * a + b * b).squareRoot(), (c * c + d * d).squareRoot()) }
}

/// What a colour looks like: light or dark is all that matters here.
struct OFDColour: Equatable {
    var red = 0.0, green = 0.0, blue = 0.0
    /// Of 255; 0 is not seen.
    var alpha = 255.0

    /// One number is grey, three are red, green and blue, four are inks.
    init?(_ value: UnsafeBufferPointer<UInt8>, alpha: Double = 255) {
        // `#FF`: hexadecimal.
        let numbers = value.contains(0x23) ? XMLNumbers.hexadecimal(value) : XMLNumbers.read(value, limit: 5)
        switch numbers.count {
        case 1: (red, green, blue) = (numbers[0], numbers[0], numbers[0])
        case 3: (red, green, blue) = (numbers[0], numbers[1], numbers[2])
        case 4:
            let black = 1 - numbers[3] / 255
            (red, green, blue) = (255 * (1 - numbers[0] / 255) * black, 255 * (1 - numbers[1] / 255) * black, 255 * (1 - numbers[2] / 255) * black)
        default: return nil
        }
        self.alpha = alpha
    }

    static let paper = OFDColour(grey: 255)
    static let ink = OFDColour(grey: 0)
    private init(grey: Double) { (red, green, blue) = (grey, grey, grey) }

    /// Whether one cannot be told from the other by eye.
    func isLike(_ other: OFDColour) -> Bool { abs(red - other.red) + abs(green - other.green) + abs(blue - other.blue) < 24 }
}
