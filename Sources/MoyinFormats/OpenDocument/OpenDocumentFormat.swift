internal import MoyinDocuments

/// OpenDocument (ISO/IEC 26300, OASIS 1.3): `odt`, `ods`, `odp`.
struct OpenDocumentFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let package = try ZipPackage(bytes, view, budget)
        let kind: ODFContent.Kind = type == .ods ? .sheet : type == .odp ? .slides : .text
        try ODFPackage(package, view, kind).walk()
        return try package.copy()
    }
}

/// Walks through the parts of an OpenDocument package.
private final class ODFPackage {
    private let package: ZipPackage
    private let view: DocumentView
    private let kind: ODFContent.Kind
    private var moved: [String: String] = [:]
    /// Folders of objects whose own parts were read.
    private var objects: Set<String> = []

    init(_ package: ZipPackage, _ view: DocumentView, _ kind: ODFContent.Kind) { (self.package, self.view, self.kind) = (package, view, kind) }

    func walk() throws(FileFailure) {
        let manifest = package.take("META-INF/manifest.xml", "META-INF/manifest.xml")
        if let manifest, FileSignature.find("encryption-data", in: manifest[...]) { throw FileFailure(.encrypted, "META-INF/manifest.xml") }
        guard package.has("content.xml") else { throw FileFailure(.damaged, "content.xml") }
        _ = package.take("mimetype", "mimetype")
        names()
        document("", kind)
        aside("meta.xml", "meta.xml") { ODFMeta(self.view, .property) }
        aside("settings.xml", "settings.xml") { ODFMeta(self.view, .customData) }
        for entry in package.archive.entries where entry.path.hasSuffix("/content.xml") { object(String(entry.path.dropLast("content.xml".count))) }
        rest()
        if let manifest {
            package.attempt { () throws(FileFailure) in
                if let copy = try ODFManifest(view, package, moved).walk(manifest) { package.replace("META-INF/manifest.xml", with: copy) }
            }
        }
    }

    /// Names of parts that may say something.
    private func names() {
        for (number, entry) in package.archive.entries.enumerated() {
            guard entry.name.withUnsafeBufferPointer({ XMLTexts.maySay($0) }), !Self.isNumbered(entry.path) else { continue }
            let changed = view.aside("name") {
                view.open("p")
                defer { view.close("p") }
                return view.text(ArchiveName.utf8(entry.name), at: Place(.fileName, number: number + 1))
            }
            guard changed != nil else { continue }
            let ending = FileSignature.fileExtension(entry.name) ?? ""
            guard entry.path.hasPrefix("Pictures/"), ending.utf8.allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }) else {
                view.fail(FileFailure(.cannotWrite))
                continue
            }
            let new = "Pictures/file_\(number + 1)" + (ending.isEmpty ? "" : ".\(ending)")
            moved[entry.path] = new
            package.rename(entry.path, to: new)
        }
    }

    /// Programs call pictures by long numbers.
    private static func isNumbered(_ path: String) -> Bool {
        guard path.hasPrefix("Pictures/"), let name = path.split(separator: "/").last?.split(separator: ".").first else { return false }
        return name.utf8.count >= 20 && name.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x41 < 6 || $0 &- 0x61 < 6 }
    }

    /// `styles.xml` and `content.xml` of the document or of an object in it.
    private func document(_ folder: String, _ kind: ODFContent.Kind) {
        var styles = ODFStyles()
        for name in ["styles.xml", "content.xml"] {
            let path = folder + name
            guard let bytes = package.take(path, name) else { continue }
            package.attempt { () throws(FileFailure) in
                let content = ODFContent(kind, view, styles, moved: moved)
                defer { styles = content.styles }
                if let copy = try content.walk(bytes, name) { package.replace(path, with: copy) }
            }
        }
    }

    private func aside(_ path: String, _ name: String, _ handler: () -> ODFMeta) {
        guard let bytes = package.take(path, name) else { return }
        package.attempt { () throws(FileFailure) in
            view.beginAside("part")
            defer { view.endAside() }
            if let copy = try handler().walk(bytes, name) { package.replace(path, with: copy) }
        }
    }

    private func object(_ folder: String) {
        view.beginAside("object")
        defer { view.endAside() }
        objects.insert(folder)
        document(folder, .object)
        aside(folder + "meta.xml", "meta.xml") { ODFMeta(self.view, .property) }
        aside(folder + "settings.xml", "settings.xml") { ODFMeta(self.view, .customData) }
    }

    private func rest() {
        for entry in package.rest() {
            let path = entry.path
            if path.hasPrefix("META-INF/"), path.hasSuffix("signatures.xml") {
                // It holds of the file as it was.
                view.remark(.signed)
                package.drop(path)
                continue
            }
            let isRendering = ODFContent.isRendering(path)
            if isRendering { package.drop(path) }
            // Where lines were broken: numbers alone.
            if path == "layout-cache" {
                package.drop(path)
                continue
            }
            guard let bytes = package.unpack(entry, "rest"), !StarViewMetafile.saysNothing(bytes) else { continue }
            let isXML = ["xml", "rdf", "xlb", "xlc", "xcu"].contains(FileSignature.fileExtension(entry.name) ?? "") || bytes.starts(with: "<?xml".utf8)
            package.attempt { () throws(FileFailure) in
                if isXML {
                    // A program's bars and keys; macros; whatever else.
                    let isMacro = path.hasPrefix("Basic/") || path.hasPrefix("Scripts/") || path.hasPrefix("Dialogs/")
                    if isMacro { view.remark(.macros) }
                    view.beginAside("part")
                    defer { view.endAside() }
                    if let copy = try XMLTexts.walk(Self.withoutDeclaration(bytes), "rest", view, at: Place(isMacro ? .script : .customData)) { package.replace(path, with: copy) }
                } else if isRendering, !Self.isPicture(bytes) {
                    // In a format of one program's own; the object itself was read.
                    let object = String(path.dropFirst("ObjectReplacements/".count)) + "/"
                    if path.hasPrefix("ObjectReplacements/"), !objects.contains(object) { view.remark(.unreadPictures) }
                } else if let copy = try view.member(ArchiveName.utf8(entry.name), bytes) {
                    if !isRendering { package.replace(path, with: copy) }
                }
            }
        }
    }

    private static func isPicture(_ bytes: [UInt8]) -> Bool {
        [FileType.png, .jpeg, .gif, .bmp, .tiff, .webp].contains(FileSignature.type(bytes, named: []))
    }

    /// Basic libraries begin with a document type, which says nothing.
    private static func withoutDeclaration(_ bytes: [UInt8]) -> [UInt8] {
        guard let start = bytes.prefix(512).firstRange(of: "<!DOCTYPE".utf8), let end = bytes[start.upperBound...].prefix(512).firstIndex(of: 0x3e),
            !bytes[start.upperBound..<end].contains(0x5b)
        else { return bytes }
        return Array(bytes[..<start.lowerBound] + bytes[(end + 1)...])
    }
}
