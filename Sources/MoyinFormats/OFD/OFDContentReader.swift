internal import MoyinDocuments

/// Reads what is drawn by a part: a page, a template, the appearance of an annotation, a drawing among the resources.
final class OFDContentReader: XMLHandler {
    private(set) var content = OFDContent()
    /// What the part says besides, in its order: attributes that may say something, remarks of annotations.
    private(set) var sayings: [(isLink: Bool, text: [UInt8])] = []
    private let drawParams: [String: OFDColour]
    /// nil: the part is read. Else this is the walk that writes it.
    private let edits: OFDEdits?

    private var layerColour: OFDColour?
    private var layer = 1
    private var turn = 0
    private var origin = (x: 0.0, y: 0.0)
    private var open: [XMLName] = []
    /// By open element, whether it is said not to be visible.
    private var invisible: [Bool] = []
    private var invisibleCount = 0
    private var clips = 0
    private var unit = Unit()
    private var collects = Collected.nothing
    private var collected: [UInt8] = []

    /// `plain`: its attributes are lengths and numbers.
    private enum Role { case text, path, picture, code, transform, glyphs, data, fill, clips, layer, box, template, appearance, plain }

    private static let roles: [XMLName: Role] = [
        "TextObject": .text, "PathObject": .path, "ImageObject": .picture, "CompositeObject": .picture, "TextCode": .code, "CGTransform": .transform,
        "Glyphs": .glyphs, "AbbreviatedData": .data, "FillColor": .fill, "Clips": .clips, "Layer": .layer, "PhysicalBox": .box, "Template": .template,
        "Appearance": .appearance, "StrokeColor": .plain, "Area": .plain, "PageBlock": .plain, "Font": .plain, "Content": .plain,
    ]
    private static let visible: XMLName = "Visible"

    /// Some programs write colours as texts.
    private static let colours: Set<XMLName> = ["FillColor", "StrokeColor", "Value"]

    private enum Collected { case nothing, code, glyphs, path, box }
    private enum Sort { case none, text, path, picture }

    /// A graphic unit that is open.
    private struct Unit {
        var sort = Sort.none
        var boundary = OFDBox()
        var matrix = OFDMatrix()
        var colour: OFDColour?
        var alpha = 255.0
        var isFilled = true
        var isStroked = true
        var index = 0
    }

    /// What is drawn beyond this does not help to read a page.
    private static let rulesAtMost = 1_000
    private static let areasAtMost = 1_000

    private init(_ drawParams: [String: OFDColour], _ edits: OFDEdits?) { (self.drawParams, self.edits) = (drawParams, edits) }

    static func read(_ bytes: [UInt8], _ part: String, _ drawParams: [String: OFDColour] = [:]) throws(FileFailure) -> OFDContentReader {
        let reader = OFDContentReader(drawParams, nil)
        try XMLWalk.walk(bytes, part, reader, writes: false)
        return reader
    }

    /// The part with other texts in it.
    static func write(_ bytes: [UInt8], _ part: String, _ edits: OFDEdits) throws(FileFailure) -> [UInt8] {
        try XMLWalk.walk(bytes, part, OFDContentReader([:], edits), writes: true)
    }

    // MARK: elements

    func start(_ tag: XMLTag) {
        let role = Self.roles[tag.name]
        let isInvisible = tag[Self.visible].map { $0.elementsEqual("false".utf8) } ?? false
        invisible.append(isInvisible)
        open.append(tag.name)
        if isInvisible { invisibleCount += 1 }
        switch role {
        case .text?: begin(.text, tag)
        case .path?: begin(.path, tag)
        case .picture?:
            begin(.picture, tag)
            content.resources.append(tag.string("ResourceID"))
        case .code?: beginCode(tag)
        case .transform?:
            content.glyphs.append(OFDContent.Glyphs(
                object: unit.index, position: tag.number("CodePosition") ?? 0, codeCount: tag.number("CodeCount") ?? 1,
                glyphCount: tag.number("GlyphCount") ?? 1, firstCode: content.codes.count))
            edits?.transform(tag, content.glyphs.count - 1)
        case .glyphs?: collect(.glyphs)
        case .data?: if clips == 0 { collect(.path) }
        case .fill?: if clips == 0, unit.sort != .none { fill(tag) }
        case .clips?: clips += 1
        case .layer?:
            layer = ["Background": 0, "Foreground": 2][tag.string("Type")] ?? 1
            layerColour = drawParams[tag.string("DrawParam")]
        case .box?: collect(.box)
        case .template?: content.templates.append(tag.string("TemplateID"))
        case .appearance?: if let box = tag["Boundary"].flatMap(OFDBox.init) { origin = (box.x, box.y) }
        case .plain?: return
        case nil: attributes(tag)
        }
    }

    private func attributes(_ tag: XMLTag) {
        for index in 0..<tag.attributeCount {
            let name = tag.attribute(index)
            guard name == "URI" || name == "Creator" || XMLTexts.maySay(tag.value(index)), !tag.value(index).isEmpty else { continue }
            if let changed = say(Array(tag.value(index)), isLink: name == "URI") { tag.replace(index, with: changed) }
            if name == "Creator", edits?.cleansProperties == true { tag.replace(index, with: []) }
        }
    }

    /// - Returns: what stands there in the copy; nil: it stays.
    private func say(_ text: [UInt8], isLink: Bool) -> [UInt8]? {
        sayings.append((isLink, text))
        return edits?.sayings[sayings.count - 1]
    }

    private func collect(_ what: Collected) {
        collects = what
        collected.removeAll(keepingCapacity: true)
    }

    private func begin(_ sort: Sort, _ tag: XMLTag) {
        turn += 1
        unit = Unit()
        unit.sort = sort
        unit.boundary = tag["Boundary"].flatMap(OFDBox.init) ?? OFDBox()
        unit.boundary.x += origin.x
        unit.boundary.y += origin.y
        unit.matrix = tag["CTM"].flatMap(OFDMatrix.init) ?? OFDMatrix()
        unit.colour = drawParams[tag.string("DrawParam")] ?? layerColour
        unit.alpha = XMLNumbers.first(tag["Alpha"]) ?? 255
        let fill = tag.string("Fill")
        unit.isFilled = sort == .path ? fill == "true" : fill != "false"
        unit.isStroked = sort == .path ? tag.string("Stroke") != "false" : tag.string("Stroke") == "true"
        guard sort == .text else { return }
        unit.index = content.texts.count
        content.texts.append(OFDContent.Text(
            boundary: unit.boundary, matrix: unit.matrix, size: XMLNumbers.first(tag["Size"] ?? tag["size"]) ?? 3.5,
            stretch: XMLNumbers.first(tag["HScale"]) ?? 1, codes: content.codes.count..<content.codes.count, turn: order))
    }

    private var order: Int { layer << 32 + turn }

    private func fill(_ tag: XMLTag) {
        unit.alpha = min(unit.alpha, XMLNumbers.first(tag["Alpha"]) ?? 255)
        if let value = tag["Value"] { unit.colour = OFDColour(value) ?? unit.colour }
    }

    private func beginCode(_ tag: XMLTag) {
        // Where no object holds it, it is one by itself.
        if unit.sort != .text { begin(.text, tag) }
        var code = OFDContent.Code()
        let before = content.codes.count > content.texts[unit.index].codes.lowerBound ? content.codes.last : nil
        code.x = XMLNumbers.first(tag["X"]) ?? before?.x ?? 0
        code.y = XMLNumbers.first(tag["Y"]) ?? before?.y ?? 0
        // No code has more characters than the part has bytes; what a count says is bounded by that.
        code.deltaX = tag["DeltaX"].map { OFDDeltas.read($0, limit: 1 << 16) } ?? []
        code.deltaY = tag["DeltaY"].map { OFDDeltas.read($0, limit: 1 << 16) } ?? []
        code.hasDeltaX = tag["DeltaX"] != nil
        content.codes.append(code)
        content.texts[unit.index].codes = content.texts[unit.index].codes.lowerBound..<content.codes.count
        collect(.code)
        if let edit = edits?.codes[content.codes.count - 1] {
            if let deltas = edit.deltaX, let index = tag.index(of: "DeltaX") { tag.replace(index, with: deltas) }
            if let deltas = edit.deltaY, let index = tag.index(of: "DeltaY") { tag.replace(index, with: deltas) }
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard collects != .nothing else {
            guard let name = open.last, utf8.contains(where: { $0 > 0x20 }), !OFDPart.numbers.contains(name), !Self.colours.contains(name)
            else { return nil }
            if OFDPart.locations.contains(name) { return edits?.moved.place(String(decoding: utf8, as: UTF8.self), isMedia: name == "MediaFile") }
            return say(Array(utf8), isLink: false)
        }
        defer { collected += utf8 }
        guard collects == .code, let edit = edits?.codes[content.codes.count - 1] else { return nil }
        // What stands there in several stretches stands in the first one now.
        return collected.isEmpty ? edit.text : []
    }

    func end(_ name: XMLName) {
        defer { if invisible.removeLast() { invisibleCount -= 1 } }
        open.removeLast()
        switch Self.roles[name] {
        case .code?: if collects == .code { finishCode() }
        case .glyphs?: if collects == .glyphs, !content.glyphs.isEmpty { content.glyphs[content.glyphs.count - 1].glyphs = collected }
        case .data?: if collects == .path { path() }
        case .box?: content.pageBox = collected.withUnsafeBufferPointer { OFDBox($0) }
        case .clips?: clips -= 1
        case .text?: finishText()
        case .picture?:
            if name == "ImageObject", unit.alpha > 200, invisibleCount == 0, content.areas.count < Self.areasAtMost {
                content.areas.append(OFDContent.Area(box: unit.boundary, colour: nil, turn: order))
            }
            unit.sort = .none
        case .path?: unit.sort = .none
        case .layer?: (layer, layerColour) = (1, nil)
        case .appearance?: origin = (0, 0)
        default: return
        }
        collects = .nothing
    }

    private func finishCode() {
        let index = content.codes.count - 1
        content.codes[index].text = collected
        let limit = max(0, collected.count - 1)
        if content.codes[index].deltaX.count > limit { content.codes[index].deltaX.removeLast(content.codes[index].deltaX.count - limit) }
        if content.codes[index].deltaY.count > limit { content.codes[index].deltaY.removeLast(content.codes[index].deltaY.count - limit) }
    }

    private func finishText() {
        guard unit.sort == .text else { return }
        unit.sort = .none
        content.texts[unit.index].colour = unit.colour
        if invisibleCount > 0 {
            content.texts[unit.index].hiding = .hidden
        } else if unit.alpha < 13 || !(unit.isFilled || unit.isStroked) {
            content.texts[unit.index].hiding = .invisibleColour
        }
    }

    // MARK: lines and areas

    private func path() {
        guard invisibleCount == 0 else { return }
        let shape = collected.withUnsafeBufferPointer { OFDShape($0, unit.matrix, unit.boundary) }
        if unit.isStroked || unit.isFilled {
            for rule in shape.horizontals where content.rules.count < Self.rulesAtMost { content.rules.append(rule) }
        }
        if unit.isFilled, unit.alpha > 200, shape.isBox, content.areas.count < Self.areasAtMost {
            content.areas.append(OFDContent.Area(box: unit.boundary, colour: unit.colour ?? .ink, turn: order))
        }
    }
}

