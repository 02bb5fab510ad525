internal import MoyinDocuments

/// Relationships of a part: links to the world outside are text that whoever looks gets at.
final class RelationshipReader: XMLHandler {
    private let view: DocumentView
    init(_ view: DocumentView) { self.view = view }

    func start(_ tag: XMLTag) {
        guard tag.name == "Relationship", let target = tag.index(of: "Target") else { return }
        if view.isWriting, OfficePackage.isLeftOut(Self.plain(tag.string("Target"))) { return tag.drop() }
        guard tag.string("TargetMode") == "External" else { return }
        if tag.string("Type").hasSuffix("/externalLinkPath") { view.remark(.externalLinks) }
        if let changed = view.aside("link", { view.text(tag.value(target), at: Place(.link)) }) { tag.replace(target, with: changed) }
    }

    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }

    static func plain(_ path: String) -> String { path.hasPrefix("/") ? String(path.dropFirst()) : path }
}

/// The list of types: what is left out is not listed.
final class ContentTypeReader: XMLHandler {
    func start(_ tag: XMLTag) {
        if tag.name == "Override", OfficePackage.isLeftOut(RelationshipReader.plain(tag.string("PartName"))) { tag.drop() }
    }
    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }
}

/// Properties of the document: who wrote it, who saved it last, for whom.
final class PropertyReader: XMLHandler {
    private let view: DocumentView
    /// Elements that are open, and whether something stood in them: one that is empty has its line as well, so that a copy
    /// without its text reads like its original.
    private var open: [(name: XMLName, isLeaf: Bool)] = []
    init(_ view: DocumentView) { self.view = view }

    /// What tells of persons and programs, and nothing of the document.
    private static let ofPersons: Set<XMLName> = ["creator", "lastModifiedBy", "Company", "Manager", "Application", "AppVersion", "HyperlinkBase"]

    func start(_ tag: XMLTag) {
        if !open.isEmpty { open[open.count - 1].isLeaf = false }
        open.append((tag.name, true))
        // A property of somebody's own has its name in an attribute.
        if tag.name == "property", let index = tag.index(of: "name") {
            if let changed = view.aside("property", { view.text(tag.value(index), at: Place(.property)) }) { tag.replace(index, with: changed) }
        }
    }

    func end(_ name: XMLName) {
        if open.removeLast().isLeaf { view.aside("property") { view.text([UInt8](), at: Place(.property)) } }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard utf8.contains(where: { $0 > 0x20 }) else { return nil }
        open[open.count - 1].isLeaf = false
        let isOfAuthor = open.last.map { Self.ofPersons.contains($0.name) } ?? false
        return view.aside("property") { isOfAuthor ? view.author(utf8, at: Place(.property)) : view.text(utf8, at: Place(.property)) }
    }
}

/// Any other part: all its texts, a line each.
final class PlainPartReader: XMLHandler {
    private let view: DocumentView
    private let carrier: Carrier
    /// Whether attributes are somebody's data too.
    private let readsAttributes: Bool

    init(_ view: DocumentView, _ carrier: Carrier) {
        (self.view, self.carrier, readsAttributes) = (view, carrier, carrier == .customData)
    }

    func start(_ tag: XMLTag) {
        for index in 0..<tag.attributeCount where readsAttributes || AlternativeText.names.contains(tag.attribute(index)) && AlternativeText.elements.contains(tag.name) {
            let value = tag.value(index)
            guard !value.isEmpty else { continue }
            let place = Place(readsAttributes ? carrier : .alternativeText)
            if let changed = view.aside("part", { view.text(value, at: place) }) { tag.replace(index, with: changed) }
        }
    }

    func end(_ name: XMLName) {}

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard utf8.contains(where: { $0 > 0x20 }) else { return nil }
        return view.aside("part") { view.text(utf8, at: Place(carrier)) }
    }
}

/// What is said of pictures and shapes to those who do not see them.
enum AlternativeText {
    static let elements: Set<XMLName> = ["docPr", "cNvPr", "shape", "rect", "roundrect", "oval", "imagedata", "textbox"]
    static let names: Set<XMLName> = ["descr", "title", "alt"]

    /// Reads them, and changes them in a copy.
    static func read(_ tag: XMLTag, _ view: DocumentView) {
        guard elements.contains(tag.name) else { return }
        for index in 0..<tag.attributeCount where names.contains(tag.attribute(index)) && !tag.value(index).isEmpty {
            if let changed = view.aside("alternative", { view.text(tag.value(index), at: Place(.alternativeText)) }) { tag.replace(index, with: changed) }
        }
    }
}
