internal import MoyinDocuments

/// Texts of a slide, its notes, a master or the comments (ECMA-376 part 1, clauses 19 and 21).
///
/// White text says nothing here: slides are dark as often as not.
final class SlideReader: XMLHandler {
    /// Of all slides, in English metric units.
    struct Size {
        var width = 0
        var height = 0
    }

    private let view: DocumentView
    private let place: Place
    private let size: Size
    private var isHiddenShape = false
    private var isOffSlide = false
    private var groups = 0
    private var offset = (x: 0, y: 0)
    private var isText = false
    private var isTiny = false
    private var isInRun = false
    /// Why the shape at hand stands in a section of its own.
    private var section = Hiding.none
    private var cell: (columns: Int, rows: Int)?

    init(_ view: DocumentView, _ place: Place, _ size: Size) { (self.view, self.place, self.size) = (view, place, size) }

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "cNvPr":
            isHiddenShape = tag["hidden"] != nil && tag.isOn("hidden")
            AlternativeText.read(tag, view)
        case "grpSp": groups += 1
        case "off":
            offset = (Self.length(tag.string("x")), Self.length(tag.string("y")))
        case "ext":
            guard groups == 0, size.width > 0, let width = tag.number("cx"), let height = tag.number("cy") else { break }
            isOffSlide = offset.x >= size.width || offset.y >= size.height || offset.x + width <= 0 || offset.y + height <= 0
        case "txBody", "tbl": beginShape(isTable: tag.name == "tbl")
        case "tr": view.open("tr")
        case "tc":
            // What a merged cell covers has a cell of its own without text.
            view.openCell(columns: tag.number("gridSpan") ?? 1, rows: tag.number("rowSpan") ?? 1)
        case "p": view.open("p")
        case "br": view.open("br")
        case "rPr": isTiny = tag.number("sz").map { $0 <= 200 } ?? false
        case "r", "fld": isTiny = false
        case "t", "text": isText = true
        case "cm": view.beginAside("comment")
        default: break
        }
    }

    func end(_ name: XMLName) {
        switch name {
        case "grpSp": groups -= 1
        case "tbl":
            view.close("table")
            endShape()
        case "txBody": if tables == 0 { endShape() }
        case "tr": view.close("tr")
        case "tc": view.close("td")
        case "p": view.close("p")
        case "t", "text": isText = false
        case "sp", "graphicFrame", "pic": (isHiddenShape, isOffSlide) = (false, false)
        case "cm": view.endAside()
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard isText else { return nil }
        return view.text(utf8, at: isTiny ? place.hidden(.tiny) : place.hidden(section))
    }

    private var tables = 0

    private func beginShape(isTable: Bool) {
        if tables > 0 { return }
        if isTable { tables += 1 }
        section = isHiddenShape ? .hidden : isOffSlide ? .offPage : .none
        if section != .none { view.beginAside("hidden") }
        if isTable { view.open("table") }
    }

    private func endShape() {
        tables = 0
        if section != .none { view.endAside() }
        section = .none
    }

    private static func length(_ text: String) -> Int { Int(text) ?? 0 }
}
