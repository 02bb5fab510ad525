internal import MoyinDocuments

/// Drawings of the web, as office programs put them beside a picture of the same: words in place. What is drawn with lines
/// and areas is looked at by a person.
struct SVGFormat: Format {
    var writing: FileDocument.Writing { .text }

    /// Fewer outlines write no name.
    private static let outlinesOfWords = 4

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let reader = SVGReader(view)
        let copy = try XMLWalk.walk(bytes, "svg", reader, writes: view.isWriting)
        if reader.hasPictures { view.fail(FileFailure(.unsupported, "image")) }
        if reader.outlines >= Self.outlinesOfWords { view.remark(.unreadPictures) }
        return view.isWriting ? copy : nil
    }
}

private final class SVGReader: PartReader {
    private(set) var outlines = 0
    private(set) var hasPictures = false
    private var texts = 0
    /// Elements that are open.
    private var open: [XMLName] = []

    override func start(_ tag: XMLTag) {
        begin()
        open.append(tag.name)
        switch tag.name {
        case "text":
            texts += 1
            if texts == 1 { view.open("p") }
        // A piece with a place of its own is another line.
        case "tspan": if texts > 0, tag.index(of: "x") != nil { view.open("br") }
        case "path", "polygon", "polyline": outlines += 1
        case "image", "foreignObject": if tag.string("href").hasPrefix("data:") || tag.name == "foreignObject" { hasPictures = true }
        default: break
        }
        rest(tag, Place(.link))
    }

    override func end(_ name: XMLName) {
        open.removeLast()
        if name == "text" {
            texts -= 1
            if texts == 0 { view.close("p") }
        }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if texts > 0 { return view.text(utf8, at: Place(.picture)) }
        guard utf8.contains(where: { $0 > 0x20 }), open.last != "style" || Self.looksLikeData(utf8) else { return nil }
        let carrier: Carrier = open.last == "title" || open.last == "desc" ? .alternativeText : open.last == "script" ? .script : .metadata
        return view.aside("part") { view.text(utf8, at: Place(carrier)) }
    }
}
