internal import MoyinDocuments

/// Relationships of a part: links to the world outside are text that whoever looks gets at.
final class RelationshipReader: PartReader {
    private let source: String
    /// Parts that no copy has, by paths in lower case.
    private let leftOut: Set<String>

    init(_ view: DocumentView, _ source: String, _ leftOut: Set<String>) {
        (self.source, self.leftOut) = (source, leftOut)
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        guard tag.name == "Relationship", let target = tag.index(of: "Target") else { return }
        guard tag.string("TargetMode") == "External" else {
            if view.isWriting, leftOut.contains(OfficePackage.key(OfficeRelationship.resolve(tag.string("Target"), from: source))) { tag.drop() }
            return
        }
        if tag.string("Type").hasSuffix("/externalLinkPath") { view.remark(.externalLinks) }
        if let changed = view.aside("link", { view.text(tag.value(target), at: Place(.link)) }) { tag.replace(target, with: changed) }
    }
}

/// The list of types: what is left out is not listed.
final class ContentTypeReader: XMLHandler {
    private let leftOut: Set<String>
    init(_ leftOut: Set<String>) { self.leftOut = leftOut }

    func start(_ tag: XMLTag) {
        if tag.name == "Override", leftOut.contains(OfficePackage.key(tag.string("PartName"))) { tag.drop() }
    }
}

/// Properties of the document: who wrote it, who saved it last, for whom.
final class PropertyReader: PartReader {
    /// Elements that are open, and whether something stood in them: one that is empty has its line as well, so that a copy
    /// without its text reads like its original.
    private var open: [(name: XMLName, isLeaf: Bool)] = []
    /// Texts that stand on the page already, with what takes their place in a copy.
    private let names: [[UInt8]: [UInt8]?]

    init(_ view: DocumentView, _ names: [[UInt8]: [UInt8]?]) {
        self.names = names
        super.init(view)
    }

    /// What tells of persons and programs, and nothing of the document.
    private static let ofPersons: Set<XMLName> = ["creator", "lastModifiedBy", "Company", "Manager", "Application", "AppVersion", "HyperlinkBase"]

    override func start(_ tag: XMLTag) {
        if !open.isEmpty { open[open.count - 1].isLeaf = false }
        open.append((tag.name, true))
        // A version that is empty is a wrong one to Word: without it is right, where that leaves something.
        if tag.name == "AppVersion", open.count > 1, view.changes?.cleansProperties == true { tag.drop() }
        // A property of somebody's own has its name in an attribute.
        if tag.name == "property", let index = tag.index(of: "name") {
            if let changed = view.aside("property", { view.text(tag.value(index), at: Place(.property)) }) { tag.replace(index, with: changed) }
        }
    }

    override func end(_ name: XMLName) {
        if open.removeLast().isLeaf { _ = view.aside("property") { view.text([UInt8](), at: Place(.property)) } }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let last = open.last, utf8.contains(where: { $0 > 0x20 }) else { return nil }
        open[open.count - 1].isLeaf = false
        if !names.isEmpty, let known = names[Array(utf8)] { return known }
        let isOfAuthor = Self.ofPersons.contains(last.name)
        return view.aside("property") { isOfAuthor ? view.author(utf8, at: Place(.property)) : view.text(utf8, at: Place(.property)) }
    }
}

/// Charts, diagrams and drawings of a sheet: paragraphs, and the values a chart keeps of the cells it shows.
final class DrawingPartReader: PartReader {
    private let carrier: Carrier
    private var paragraphs = 0
    private var isText = false

    init(_ view: DocumentView, _ carrier: Carrier) {
        self.carrier = carrier
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        begin()
        switch tag.name {
        case "p":
            paragraphs += 1
            view.beginAside("paragraph")
        case "br" where paragraphs > 0: view.open("br")
        case "t": isText = true
        default: alternatives(tag)
        }
        rest(tag, Place(carrier))
    }

    override func end(_ name: XMLName) {
        switch name {
        case "p" where paragraphs > 0:
            paragraphs -= 1
            view.endAside()
        case "t": isText = false
        default: break
        }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if paragraphs > 0, isText { return view.text(utf8, at: Place(carrier)) }
        guard utf8.contains(where: { $0 > 0x20 }) else { return nil }
        return view.aside("part") { view.text(utf8, at: Place(carrier)) }
    }
}

/// Any other part: all its texts, a line each.
final class PlainPartReader: PartReader {
    private let carrier: Carrier
    init(_ view: DocumentView, _ carrier: Carrier) {
        self.carrier = carrier
        super.init(view)
    }

    private static let persons: [XMLName: [XMLName]] = [
        "person": ["author", "displayName"], "presenceInfo": ["userId"], "cmAuthor": ["name", "initials"], "author": ["name", "initials", "userId"],
        "userInfo": ["name"], "header": ["userName"],
    ]

    override func start(_ tag: XMLTag) {
        begin()
        if let names = Self.persons[tag.name] { for name in names { author(name, tag) } }
        if carrier == .customData {
            // Somebody's own data.
            for index in 0..<tag.attributeCount { attribute(index, tag, Place(carrier)) }
        } else {
            if tag.name == "tag" { for name: XMLName in ["name", "val"] { attribute(name, tag, Place(.customData)) } }
            alternatives(tag)
            if tag.name == "numFmt", let index = tag.index(of: "formatCode") {
                take(index)
                // What is no format any more would be damage to Excel.
                if Self.looksLikeData(tag.value(index)), view.aside("format", { view.text(tag.value(index), at: Place(.numberFormat)) }) != nil {
                    tag.replace(index, with: Array("General".utf8))
                }
            }
            rest(tag, Place(carrier))
        }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard utf8.contains(where: { $0 > 0x20 }) else { return nil }
        return view.aside("part") { view.text(utf8, at: Place(carrier)) }
    }
}
