internal import MoyinDocuments

/// Walks `meta.xml` and `settings.xml`: what is said of a document.
final class ODFMeta: XMLHandler {
    private let view: DocumentView
    private let answers: TextAnswers
    private let carrier: Carrier
    private var open: [XMLName] = []
    /// Switches and small numbers of a program.
    private var isNumber = false

    init(_ view: DocumentView, _ carrier: Carrier) {
        (self.view, self.carrier) = (view, carrier)
        answers = TextAnswers(view)
    }

    func walk(_ bytes: [UInt8], _ part: String) throws(FileFailure) -> [UInt8]? {
        try XMLWalk.walk(bytes, part, self, writes: false)
        guard view.isWriting else { return nil }
        answers.rewind()
        return try XMLWalk.walk(bytes, part, self, writes: true)
    }

    private static let labels: [XMLName: String] = [
        "title": "title", "subject": "subject", "description": "description", "keyword": "keyword", "creator": "creator", "initial-creator": "initial-creator",
        "generator": "generator", "printed-by": "printed-by", "user-defined": "user-defined", "language": "language",
    ]
    /// Who made it, with what, and how long it took.
    private static let cleansed: Set<XMLName> = [
        "creator", "initial-creator", "generator", "printed-by", "print-date", "editing-cycles", "editing-duration", "template", "auto-reload",
    ]
    private static let dates: Set<XMLName> = ["creation-date", "date", "print-date", "editing-duration", "editing-cycles"]

    func start(_ tag: XMLTag) {
        open.append(tag.name)
        isNumber = ["int", "short", "boolean", "double"].contains(tag.string("type"))
        if carrier == .property, Self.cleansed.contains(tag.name), view.changes?.cleansProperties == true { tag.drop() }
        for index in 0..<tag.attributeCount {
            let isName = tag.name == "user-defined" && tag.attribute(index) == "name"
            guard isName || XMLTexts.maySay(tag.value(index)) else { continue }
            if let changed = say(tag.value(index), Place(tag.attribute(index) == "href" ? .link : carrier)) { tag.replace(index, with: changed) }
        }
        // Settings of a printer are bytes of its driver: of no use elsewhere, and they say whose it is.
        if carrier == .customData, tag.string("name") == "PrinterSetup", view.isWriting { tag.drop() }
    }

    func end(_ name: XMLName) { open.removeLast() }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let name = open.last, !Self.dates.contains(name), utf8.contains(where: { $0 > 0x20 }) else { return nil }
        var place = Place(carrier)
        if let label = Self.labels[name] { place.label = view.label(Array(label.utf8)) }
        if carrier == .customData, isNumber || !XMLTexts.maySay(utf8) { return nil }
        return say(utf8, place)
    }

    private func say(_ utf8: UnsafeBufferPointer<UInt8>, _ place: Place) -> [UInt8]? {
        view.open("p")
        defer { view.close("p") }
        return answers.text(utf8, at: place)
    }
}
