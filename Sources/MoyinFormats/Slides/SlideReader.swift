internal import MoyinDocuments

/// Texts of a slide, its notes, a master or the comments (ECMA-376 part 1, clauses 19 and 21).
///
/// White text says nothing here: slides are dark as often as not.
final class SlideReader: PartReader {
    /// Of all slides, in English metric units.
    struct Size {
        var width = 0
        var height = 0
    }

    private let place: Place
    private let size: Size
    private var frames = SlideFrames()
    private var isHiddenShape = false
    private var isOffSlide = false
    private var hiddenGroups = 0
    private var groups: [Bool] = []
    private var isText = false
    private var isTiny = false
    /// Why the shape at hand stands in a section of its own.
    private var section = Hiding.none
    private var isInTable = false
    /// Whether a cell lies below another one that covers it.
    private var isCovered = false

    init(_ view: DocumentView, _ place: Place, _ size: Size) {
        (self.place, self.size) = (place, size)
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        begin()
        switch tag.name {
        case "cNvPr":
            isHiddenShape = tag["hidden"] != nil && tag.isOn("hidden")
            // Of a group: it hides all that is in it.
            if isGroupNamed == false, isHiddenShape, !groups.isEmpty {
                groups[groups.count - 1] = true
                hiddenGroups += 1
            }
            isGroupNamed = true
            alternatives(tag)
        case "grpSp":
            groups.append(false)
            isGroupNamed = false
            frames.beginGroup()
        case "off", "ext", "chOff", "chExt": frames.take(tag)
        case "txBody", "tbl": beginShape(isTable: tag.name == "tbl")
        case "tr": view.open("tr")
        case "tc":
            isCovered = tag["hMerge"] != nil && tag.isOn("hMerge") || tag["vMerge"] != nil && tag.isOn("vMerge")
            if !isCovered { view.openCell(columns: min(tag.number("gridSpan") ?? 1, 1024), rows: min(tag.number("rowSpan") ?? 1, 65_535)) }
        case "p": if !isCovered { view.open("p") }
        case "br": if !isCovered { view.open("br") }
        case "rPr": isTiny = tag.number("sz").map { $0 <= 200 } ?? false
        case "r", "fld": isTiny = false
        case "t", "text": isText = true
        case "cm": view.beginAside("comment")
        default: alternatives(tag)
        }
        rest(tag, place)
    }

    /// nil outside of groups: whether the group at hand has said what it is called.
    private var isGroupNamed: Bool?

    override func end(_ name: XMLName) {
        switch name {
        case "grpSpPr": frames.endGroupProperties()
        case "grpSp":
            frames.endGroup()
            if groups.popLast() == true { hiddenGroups -= 1 }
            isGroupNamed = true
        case "xfrm": isOffSlide = frames.isOutside(size)
        case "tbl":
            view.close("table")
            endShape()
        case "txBody": if !isInTable { endShape() }
        case "tr": view.close("tr")
        case "tc":
            if !isCovered { view.close("td") }
            isCovered = false
        case "p": if !isCovered { view.close("p") }
        case "t", "text": isText = false
        case "sp", "graphicFrame", "pic", "cxnSp": (isHiddenShape, isOffSlide) = (false, false)
        case "cm": view.endAside()
        default: break
        }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard isText else {
            // Of elements that no version of the format known here has.
            guard Self.looksLikeData(utf8) else { return nil }
            return view.aside("unknown") { view.text(utf8, at: place) }
        }
        if isCovered { return view.aside("hidden") { view.text(utf8, at: place.hidden(.covered)) } }
        return view.text(utf8, at: isTiny ? place.hidden(.tiny) : place.hidden(section))
    }

    private func beginShape(isTable: Bool) {
        if isInTable { return }
        isInTable = isTable
        section = isHiddenShape || hiddenGroups > 0 ? .hidden : isOffSlide ? .offPage : .none
        if section != .none { view.beginAside("hidden") }
        if isTable { view.open("table") }
    }

    private func endShape() {
        isInTable = false
        if section != .none { view.endAside() }
        section = .none
    }
}
