internal import MoyinDocuments

/// A part of an OFD package that is not drawn: the root, the document, lists of attachments, tags, extensions.
final class OFDPart: XMLHandler {
    private let view: DocumentView
    private let carrier: Carrier
    private let answers: TextAnswers
    private var moved: OFDMoved
    private var open: [XMLName] = []

    private init(_ view: DocumentView, _ carrier: Carrier, _ moved: OFDMoved) {
        (self.view, self.carrier, self.moved) = (view, carrier, moved)
        answers = TextAnswers(view)
    }

    /// - Parameter carrier: of texts that have no better one.
    /// - Returns: the copy, when a copy is made.
    static func walk(
        _ bytes: [UInt8], _ part: String, _ view: DocumentView, _ carrier: Carrier, _ moved: OFDMoved
    ) throws(FileFailure) -> [UInt8]? {
        let handler = OFDPart(view, carrier, moved)
        try XMLWalk.walk(bytes, part, handler, writes: false)
        guard view.isWriting else { return nil }
        handler.answers.rewind()
        return try XMLWalk.walk(bytes, part, handler, writes: true)
    }

    /// Their text says where another part is.
    static let locations: Set<XMLName> = [
        "DocRoot", "BaseLoc", "FileLoc", "PublicRes", "DocumentRes", "MediaFile", "FontFile", "Annotations", "Attachments", "CustomTags", "Extensions",
        "Signatures", "Versions", "PageRes", "SchemaLoc", "ExtendData", "Cover", "ColorProfile", "Profile", "File", "Encryptions",
    ]
    /// Their text is a number, or four.
    static let numbers: Set<XMLName> = ["MaxUnitID", "PhysicalBox", "ApplicationBox", "ContentBox", "BleedBox", "ModDate", "CreationDate"]
    /// Of no use in a copy: seals hold no longer, a cover shows what the page showed.
    private static let dropped: Set<XMLName> = ["Signatures", "Cover"]
    private static let properties: [XMLName: String] = [
        "DocID": "DocID", "Title": "Title", "Author": "Author", "Subject": "Subject", "Abstract": "Abstract",
        "DocUsage": "DocUsage", "Keyword": "Keyword", "Creator": "Creator", "CreatorVersion": "CreatorVersion", "CustomData": "CustomData",
    ]
    private static let cleansed: Set<XMLName> = ["Author", "Creator", "CreatorVersion"]

    private var isInInfo: Bool { open.contains("DocInfo") }

    func start(_ tag: XMLTag) {
        if open.isEmpty { moved.base = tag.string("BaseLoc") }
        open.append(tag.name)
        if Self.dropped.contains(tag.name), tag.name != "Signatures" || open.count > 1 { tag.drop() }
        if isInInfo, Self.cleansed.contains(tag.name), view.changes?.cleansProperties == true { tag.drop() }
        // Names of fonts are what they are.
        if tag.name == "Font" { return }
        for index in 0..<tag.attributeCount {
            let name = tag.attribute(index)
            let carrier: Carrier? =
                switch (tag.name, name) {
                case ("OutlineElem", "Title"): .outline
                case ("Bookmark", "Name"): .bookmark
                case ("Attachment", "Name"): .attachmentName
                case ("CustomData", "Name"): .metadata
                case (_, "URI"): .link
                case (_, "BaseLoc"), (_, "Loc"): nil
                default: XMLTexts.maySay(tag.value(index)) ? self.carrier : nil
                }
            guard let carrier else { continue }
            if let changed = say(tag.value(index), Place(carrier)) { tag.replace(index, with: changed) }
        }
    }

    func end(_ name: XMLName) { open.removeLast() }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let name = open.last, utf8.contains(where: { $0 > 0x20 }) else { return nil }
        if Self.numbers.contains(name) { return nil }
        if isInInfo, let label = Self.properties[name] {
            var place = Place(.metadata)
            place.label = view.label(Array(label.utf8))
            return say(utf8, place)
        }
        if Self.locations.contains(name) {
            return answers.replays ? moved.place(String(decoding: utf8, as: UTF8.self), isMedia: name == "MediaFile") : nil
        }
        return say(utf8, Place(carrier))
    }

    private func say(_ utf8: UnsafeBufferPointer<UInt8>, _ place: Place) -> [UInt8]? {
        if !answers.replays { view.open("p") }
        defer { if !answers.replays { view.close("p") } }
        return answers.text(utf8, at: place)
    }
}
