internal import MoyinDocuments

/// What a drawing of Windows' is made of, as far as somebody may read it: words, pictures, and outlines that may be words.
struct MetafileDrawing {
    /// Bytes that take the place of others in a record.
    typealias Change = (range: Range<Int>, bytes: [UInt8])

    /// A text where it stands. Lengths in units of the drawing; y grows downwards and is that of the baseline.
    struct Text {
        var text: [UInt8]
        var left: Double, right: Double, y: Double, size: Double
        var record: Int
        /// How it is written into its record.
        var change: ([UInt8]) throws(FileFailure) -> Change
    }

    /// A text that is not drawn: names of programs, remarks.
    struct Saying {
        var text: [UInt8]
        var carrier: Carrier
        var isOfAuthor = false
        var record: Int
        var change: ([UInt8]) throws(FileFailure) -> Change
    }

    struct Picture {
        /// A file of its own.
        var file: [UInt8]
        var ending: String
        var record: Int
        /// Records that are left out when it is changed: others draw the same.
        var repeated: Set<Int> = []
        /// nil: what is changed in it cannot be put back.
        var change: (([UInt8]) throws(FileFailure) -> Change)?
    }

    var texts: [Text] = []
    /// The same once more, for programs that know the newer records.
    var newerTexts: [Text] = []
    var sayings: [Saying] = []
    private(set) var pictures: [Picture] = []
    private var pictureBytes = 0
    /// Areas and strokes that may be part of a character.
    var outlines = 0
    /// Records that make up words and pictures; without them the outlines are left.
    var wordsAndPictures: Set<Int> = []
    /// Words are drawn by the numbers of their glyphs.
    var hasGlyphs = false
    /// More bytes behind the end.
    var hasForeignBytes = false
    /// Something in it that is not read.
    var unread: FileFailure?

    /// A few bytes may say that they are many pixels.
    private static let mostPictureBytes = 256 << 20

    mutating func add(_ picture: Picture) {
        pictureBytes += picture.file.count
        if pictureBytes > Self.mostPictureBytes { unread = FileFailure(.tooLarge, "pictures") } else { pictures.append(picture) }
    }
}

/// The records of a metafile, and the drawing that they make.
protocol MetafileRecords {
    var drawing: MetafileDrawing { get }

    /// - Parameters:
    ///   - changes: by record.
    ///   - dropped: records that go as a whole.
    func copy(_ changes: [Int: Edits], without dropped: Set<Int>) -> [UInt8]
}

/// How lengths of a metafile become those of its page, and what is chosen when a text is drawn.
struct MetafileState {
    var world = (a: 1.0, b: 0.0, c: 0.0, d: 1.0, x: 0.0, y: 0.0)
    var window = (x: 0.0, y: 0.0, width: 1.0, height: 1.0)
    var view = (x: 0.0, y: 0.0, width: 1.0, height: 1.0)
    /// 1: pixels; 7 and 8: as the window says; else y grows upwards.
    var mode = 1
    var align = 0
    var pen = (x: 0.0, y: 0.0)
    var fontHeight = 12.0
    var charset = 1

    private var scale: (x: Double, y: Double) {
        if mode == 1 { return (1, 1) }
        if mode < 7 { return (1, -1) }
        return (window.width == 0 ? 1 : view.width / window.width, window.height == 0 ? 1 : view.height / window.height)
    }

    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        let (wx, wy) = (world.a * x + world.c * y + world.x, world.b * x + world.d * y + world.y)
        return ((wx - window.x) * scale.x + view.x, (wy - window.y) * scale.y + view.y)
    }

    /// Where a text stands that is drawn at a point.
    ///
    /// - Parameter advance: how wide it is; nil where nothing is said.
    func place(_ text: [UInt8], _ x: Double, _ y: Double, _ advance: Double?) -> (left: Double, right: Double, y: Double, size: Double) {
        let wide = (world.a * world.a + world.b * world.b).squareRoot() * abs(scale.x), high = (world.c * world.c + world.d * world.d).squareRoot() * abs(scale.y)
        let size = max(0.001, fontHeight * high)
        let width = advance.map { abs($0) * wide } ?? String(decoding: text, as: UTF8.self).unicodeScalars.reduce(0) { $0 + ($1.value < 0x2e80 ? 0.5 : 1) * size }
        var (left, base) = align & 1 != 0 ? point(pen.x, pen.y) : point(x, y)
        if align & 6 == 6 { left -= width / 2 } else if align & 6 == 2 { left -= width }
        if align & 24 == 0 { base += 0.8 * size } else if align & 24 == 8 { base -= 0.2 * size }
        return (left, left + width, base, size)
    }
}
