internal import MoyinDocuments

/// Walks through an OFD package: its documents with their pages, and then every part that nobody named.
final class OFDReader {
    let package: ZipPackage
    let view: DocumentView
    private var pageNumber = 0
    /// Files that a copy calls otherwise, by what they were called.
    private var moved: [String: String] = [:]
    private var table = OFDOpenTable()
    private var fonts: Set<String> = []
    private var revisions: Set<String> = []

    private static let pagesAtMost = 20_000

    init(_ package: ZipPackage, _ view: DocumentView) { (self.package, self.view) = (package, view) }

    private func moved(_ path: String) -> OFDMoved { OFDMoved(files: moved, path: path) }
    private var cleanses: Bool { view.changes?.cleansProperties ?? false }

    /// - Throws: ``FileFailure`` when there is no document in it.
    func walk() throws(FileFailure) {
        guard let bytes = package.peek("OFD.xml", "OFD.xml") else { throw FileFailure(.damaged, "OFD.xml") }
        let root = try XMLNode.read(bytes, "OFD.xml")
        if root.child("Encryptions") != nil || package.has("Encryptions.xml") { view.fail(FileFailure(.encrypted, "Encryptions.xml")) }
        names()
        for body in root.children("DocBody") {
            for location in body.children("DocRoot") { document(ZipPackage.resolve(location.trimmed, from: "OFD.xml")) }
            for location in body.children("Signatures") { signatures(ZipPackage.resolve(location.trimmed, from: "OFD.xml")) }
            for location in body.children("Versions").flatMap(\.children) { version(location) }
        }
        part("OFD.xml", "OFD.xml", .metadata)
        rest()
    }

    /// Names of files within that may say something; their parts go by other names in a copy.
    private func names() {
        for (number, entry) in package.archive.entries.enumerated() {
            guard entry.name.withUnsafeBufferPointer({ XMLTexts.maySay($0) }) else { continue }
            let changed = view.aside("name") {
                view.open("p")
                defer { view.close("p") }
                return view.text(ArchiveName.utf8(entry.name), at: Place(.fileName, number: number + 1))
            }
            guard changed != nil else { continue }
            let ending = FileSignature.fileExtension(entry.name) ?? ""
            // Parts name others by where they are themselves.
            if ending == "xml" {
                view.fail(FileFailure(.cannotWrite))
                continue
            }
            let isSafe = ending.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7a || $0 &- 0x30 < 10 }
            let name = "Res/file_\(number + 1)" + (ending.isEmpty || !isSafe ? "" : ".\(ending)")
            moved[entry.path] = name
            package.rename(entry.path, to: name)
        }
    }

    /// A part without drawings.
    private func part(_ path: String, _ name: String, _ carrier: Carrier) {
        guard let bytes = package.take(path, name) else { return }
        package.attempt { () throws(FileFailure) in
            view.beginAside("part")
            defer { view.endAside() }
            if let copy = try OFDPart.walk(bytes, name, view, carrier, moved(path)) { package.replace(path, with: copy) }
        }
    }

    private func tree(_ path: String, _ name: String) -> XMLNode? {
        guard let bytes = package.peek(path, name) else { return nil }
        do throws(FileFailure) {
            return try XMLNode.read(bytes, name)
        } catch {
            view.fail(error)
            return nil
        }
    }

    // MARK: a document

    private func document(_ path: String) {
        guard let root = tree(path, "Document.xml") else {
            view.fail(FileFailure(.damaged, "Document.xml"))
            return
        }
        let common = root.child("CommonData")
        var resources = OFDResources()
        for name in ["PublicRes", "DocumentRes"] as [XMLName] {
            for location in common?.children(name) ?? [] { read(resources: ZipPackage.resolve(location.trimmed, from: path), into: &resources) }
        }
        let area = common?.child("PageArea")?.child("PhysicalBox").flatMap { box in box.text.withUnsafeBufferPointer { OFDBox($0) } }
        var templates: [String: String] = [:]
        for template in common?.children("TemplatePage") ?? [] {
            templates[template.string("ID")] = ZipPackage.resolve(template.string("BaseLoc"), from: path)
        }
        let pages = root.child("Pages")?.children("Page") ?? []
        if pages.count > Self.pagesAtMost { view.fail(FileFailure(.tooLarge, "Pages")) }
        var numbers: [String: Int] = [:]
        for page in pages.prefix(Self.pagesAtMost) {
            pageNumber += 1
            numbers[page.string("ID")] = pageNumber
            self.page(ZipPackage.resolve(page.string("BaseLoc"), from: path), templates, area, resources)
        }
        table.close(view)
        for (_, template) in templates.sorted(by: { $0.key < $1.key }) { drawing(template, .template, 0, resources) }
        for location in root.children("Annotations") { annotations(ZipPackage.resolve(location.trimmed, from: path), numbers, resources) }
        for location in root.children("Attachments") { attachments(ZipPackage.resolve(location.trimmed, from: path)) }
        for location in root.children("CustomTags") { custom(ZipPackage.resolve(location.trimmed, from: path), "CustomTags.xml", "FileLoc") }
        for location in root.children("Extensions") { custom(ZipPackage.resolve(location.trimmed, from: path), "Extensions.xml", "ExtendData") }
        part(path, "Document.xml", .customData)
        for resource in resources.parts { drawing(resource, .customData, 0, resources) }
        for media in resources.media { member(media, media) }
    }

    private func read(resources path: String, into resources: inout OFDResources) {
        guard !resources.parts.contains(path), let root = tree(path, "Res.xml") else { return }
        resources.add(root, path)
        fonts.formUnion(resources.fonts)
    }

    // MARK: pages

    private func page(_ path: String, _ templates: [String: String], _ area: OFDBox?, _ resources: OFDResources) {
        guard let bytes = package.take(path, "Content.xml") else {
            // The same page twice is read once.
            if !package.has(path) { view.fail(FileFailure(.damaged, "Content.xml")) }
            return
        }
        package.attempt { () throws(FileFailure) in
            let own = try OFDContentReader.read(bytes, "Content.xml", resources.colours)
            var resources = resources
            if let root = tree(path, "Content.xml") {
                let known = resources.parts.count
                for location in root.children("PageRes") { read(resources: ZipPackage.resolve(location.trimmed, from: path), into: &resources) }
                defer { for part in resources.parts[known...] { drawing(part, .customData, pageNumber, resources) } }
            }
            var parts = [OFDDrawnPart(path: path, bytes: bytes, name: "Content.xml", place: Place(.page, number: pageNumber), reader: own)]
            // A template is read with the first page that shows it: what it says labels what the page says.
            for id in own.content.templates {
                guard let template = templates[id], let bytes = package.take(template, "Template.xml") else { continue }
                let reader = try OFDContentReader.read(bytes, "Template.xml", resources.colours)
                parts.append(OFDDrawnPart(path: template, bytes: bytes, name: "Template.xml", place: Place(.template, number: pageNumber), reader: reader))
            }
            try write(OFDDrawing(parts, page: own.content.pageBox ?? area ?? OFDBox()).show(view, isAside: false, &table))
            for media in resources.media { member(media, media) }
        }
    }

    /// Something drawn that is no page of its own.
    private func drawing(_ path: String, _ carrier: Carrier, _ number: Int, _ resources: OFDResources) {
        let name = carrier == .annotation ? "Annotation.xml" : carrier == .template ? "Template.xml" : "Res.xml"
        guard let bytes = package.take(path, name) else { return }
        package.attempt { () throws(FileFailure) in try drawing(bytes, path, name, Place(carrier, number: number), resources) }
    }

    private func drawing(_ bytes: [UInt8], _ path: String, _ name: String, _ place: Place, _ resources: OFDResources) throws(FileFailure) {
        // Without text objects it is a list.
        guard FileSignature.find("TextCode", in: bytes[...]) || place.carrier == .annotation else {
            view.beginAside("part")
            defer { view.endAside() }
            if let copy = try OFDPart.walk(bytes, name, view, place.carrier, moved(path)) { package.replace(path, with: copy) }
            return
        }
        let reader = try OFDContentReader.read(bytes, name, resources.colours)
        var none = OFDOpenTable()
        let drawing = OFDDrawing([OFDDrawnPart(path: path, bytes: bytes, name: name, place: place, reader: reader)], page: OFDBox())
        try write(drawing.show(view, isAside: true, &none))
    }

    private func write(_ edits: [(part: OFDDrawnPart, edits: OFDEdits)]) throws(FileFailure) {
        for (part, edits) in edits {
            var edits = edits
            edits.cleansProperties = cleanses
            edits.moved = moved(part.path)
            guard !edits.isEmpty || cleanses && part.place.carrier == .annotation || !moved.isEmpty else { continue }
            package.replace(part.path, with: try OFDContentReader.write(part.bytes, part.name, edits))
        }
    }

    // MARK: what hangs on a document

    private func annotations(_ path: String, _ numbers: [String: Int], _ resources: OFDResources) {
        for page in tree(path, "Annotations.xml")?.children("Page") ?? [] {
            for location in page.children("FileLoc") {
                drawing(ZipPackage.resolve(location.trimmed, from: path), .annotation, numbers[page.string("PageID")] ?? 0, resources)
            }
        }
        part(path, "Annotations.xml", .annotation)
    }

    /// A list of what programs keep beside the document, and the parts that it names.
    private func custom(_ path: String, _ name: String, _ location: XMLName) {
        for node in tree(path, name)?.children.flatMap({ $0.children(location) }) ?? [] {
            part(ZipPackage.resolve(node.trimmed, from: path), name, .customData)
        }
        part(path, name, .customData)
    }

    private func attachments(_ path: String) {
        for attachment in tree(path, "Attachments.xml")?.children("Attachment") ?? [] {
            guard let location = attachment.child("FileLoc") else { continue }
            let file = ZipPackage.resolve(location.trimmed, from: path)
            let name = attachment.string("Name")
            let isNamed = FileSignature.fileExtension(Array(name.utf8)) != nil
            member(file, name.isEmpty ? file : isNamed ? name : "\(name).\(FileSignature.fileExtension(Array(file.utf8)) ?? attachment.string("Format"))")
        }
        part(path, "Attachments.xml", .attachmentName)
    }

    private func member(_ path: String, _ name: String) {
        guard let bytes = package.take(path, "Res") else { return }
        package.attempt { () throws(FileFailure) in
            if let copy = try view.member(Array(name.utf8), bytes) { package.replace(path, with: copy) }
        }
    }

    /// Signatures and seals: no copy keeps them, for they hold of the file as it was.
    private func signatures(_ path: String) {
        view.remark(.signed)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        guard !folder.isEmpty else { return part(path, "Signatures.xml", .signature) }
        for entry in package.rest(where: { $0.hasPrefix(folder) }) {
            if FileSignature.fileExtension(entry.name) == "xml", let bytes = package.unpack(entry, "Signatures") {
                package.attempt { () throws(FileFailure) in
                    view.beginAside("signature")
                    defer { view.endAside() }
                    _ = try OFDPart.walk(bytes, "Signatures", view, .signature, OFDMoved())
                }
            }
            package.drop(entry.path)
        }
    }

    /// An earlier state: its parts are found among the rest, where they are not those of today.
    private func version(_ location: XMLNode) {
        view.remark(.revisions)
        let path = ZipPackage.resolve(location.string("BaseLoc").isEmpty ? location.trimmed : location.string("BaseLoc"), from: "OFD.xml")
        for file in tree(path, "Version.xml")?.children("FileList").flatMap(\.children) ?? [] {
            revisions.insert(ZipPackage.resolve(file.trimmed, from: path))
        }
        part(path, "Version.xml", .earlierRevision)
    }

    /// Parts that no document names. Whoever opens the archive sees them.
    private func rest() {
        for entry in package.rest() where !fonts.contains(entry.path) {
            guard let bytes = package.unpack(entry, "rest") else { continue }
            let isXML = FileSignature.fileExtension(entry.name) == "xml"
            package.attempt { () throws(FileFailure) in
                if isXML {
                    let isRevision = revisions.contains(entry.path) || revisions.contains { $0.hasSuffix("/") && entry.path.hasPrefix($0) }
                    try drawing(bytes, entry.path, "rest", Place(isRevision ? .earlierRevision : .unusedPart), OFDResources())
                } else if let copy = try view.member(entry.name, bytes) {
                    package.replace(entry.path, with: copy)
                }
            }
        }
    }
}

/// What pages draw with.
struct OFDResources {
    private(set) var parts: [String] = []
    /// Fill colours by drawing parameter.
    private(set) var colours: [String: OFDColour] = [:]
    private(set) var media: [String] = []
    private(set) var fonts: Set<String> = []

    mutating func add(_ root: XMLNode, _ path: String) {
        parts.append(path)
        let base = root.string("BaseLoc")
        let folder = base.isEmpty ? path : ZipPackage.resolve(base, from: path) + "/-"
        for node in root.children("MultiMedias").flatMap(\.children) {
            if let file = node.child("MediaFile") { media.append(ZipPackage.resolve(file.trimmed, from: folder)) }
        }
        for node in root.children("Fonts").flatMap(\.children) {
            if let file = node.child("FontFile") { fonts.insert(ZipPackage.resolve(file.trimmed, from: folder)) }
        }
        let params = root.children("DrawParams").flatMap(\.children)
        for node in params {
            guard let colour = node.child("FillColor"), let value = colour.attributes.first(where: { $0.name == "Value" })?.value else { continue }
            colours[node.string("ID")] = value.withUnsafeBufferPointer { OFDColour($0) }
        }
        // One that says nothing is like the one it refers to, which may refer in turn.
        for _ in 0..<4 {
            for node in params where colours[node.string("ID")] == nil { colours[node.string("ID")] = colours[node.string("Relative")] }
        }
    }
}
