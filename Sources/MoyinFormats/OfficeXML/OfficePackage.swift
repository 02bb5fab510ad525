internal import MoyinDocuments

/// What the three formats of Office Open XML have in common (ECMA-376 part 2): parts, relationships, properties, pictures
/// and embedded files. The texts of the parts are the format's own.
struct OfficePackage {
    let view: DocumentView
    let archive: ZipArchive
    /// New content of parts; an empty optional leaves the part out.
    private var changes: [[UInt8]: [UInt8]?] = [:]
    private var isDone: Set<[UInt8]> = []

    init(_ bytes: [UInt8], _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) {
        self.view = view
        archive = try ZipArchive(bytes, budget)
        if archive.entries.contains(where: \.isEncrypted) { throw FileFailure(.encrypted) }
        if archive.entries.contains(where: { Self.isSignature($0.path) }) { view.remark(.signed) }
        if archive.entries.contains(where: { $0.path.hasSuffix("vbaProject.bin") }) { view.remark(.macros) }
    }

    /// Walks over one part, once.
    mutating func walk(_ entry: ZipArchive.Entry, _ handler: @autoclosure () -> any XMLHandler) throws(FileFailure) {
        guard isDone.insert(entry.name).inserted else { return }
        let bytes = try part { () throws(FileFailure) in try archive.read(entry) }
        guard let bytes else { return }
        let handler = handler()
        let copy = try part { () throws(FileFailure) in try XMLWalk.walk(bytes, Self.shown(entry.path), handler, writes: view.isWriting) }
        if view.isWriting, let copy { changes[entry.name] = copy }
    }

    /// A part that does not read is a failure of the document; the rest of it is read all the same.
    private func part<T>(_ body: () throws(FileFailure) -> T) throws(FileFailure) -> T? {
        do throws(FileFailure) {
            return try body()
        } catch {
            if view.isWriting { throw error }
            view.fail(error)
            return nil
        }
    }

    /// The parts that every package has, and whatever else there is.
    mutating func walkRest() throws(FileFailure) {
        for entry in archive.entries where !entry.isFolder && !isDone.contains(entry.name) {
            let path = entry.path
            if Self.isLeftOut(path) {
                if view.isWriting { changes[entry.name] = .some(nil) }
                continue
            }
            if Self.hasNoText(path) { continue }
            let view = view
            if path.hasSuffix(".rels") {
                try walk(entry, RelationshipReader(view))
            } else if path == "[Content_Types].xml" {
                if view.isWriting { try walk(entry, ContentTypeReader()) }
            } else if path.hasPrefix("docProps/") {
                try walk(entry, PropertyReader(view))
            } else if path.hasSuffix(".xml") || path.hasSuffix(".vml") {
                let carrier: Carrier = path.hasPrefix("customXml/") ? .customData : path.contains("/charts/") ? .chart : path.contains("/diagrams/") ? .textBox : .unusedPart
                try walk(entry, PlainPartReader(view, carrier))
            } else {
                try member(entry)
            }
        }
    }

    private mutating func member(_ entry: ZipArchive.Entry) throws(FileFailure) {
        isDone.insert(entry.name)
        let bytes = try part { () throws(FileFailure) in try archive.read(entry) }
        guard let bytes else { return }
        let name = Array(entry.name[(entry.name.lastIndex(of: 0x2f).map { $0 + 1 } ?? 0)...])
        if let copy = try view.member(name, bytes) { changes[entry.name] = copy }
    }

    func copy() throws(FileFailure) -> [UInt8]? { view.isWriting ? try archive.copy(changes) : nil }

    // MARK: parts by name

    private static func isSignature(_ path: String) -> Bool { path.hasPrefix("_xmlsignatures/") }

    /// What no copy has: a signature that no longer holds, a picture of the first page as it was.
    static func isLeftOut(_ path: String) -> Bool { isSignature(path) || path.hasPrefix("docProps/thumbnail") }

    private static func hasNoText(_ path: String) -> Bool {
        path.contains("/theme/") || path.contains("/fonts/") || path.hasSuffix("fontTable.xml") || path.hasSuffix("printerSettings1.bin")
            || path.contains("/printerSettings/") || path.hasSuffix("vbaProject.bin") || path.hasSuffix("tableStyles.xml")
    }

    /// A part's name for messages, when it is one of the format's and not one that somebody chose.
    private static func shown(_ path: String) -> String {
        path.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x41 < 26 || $0 == 0x2f || $0 == 0x2e || $0 == 0x5f || $0 == 0x5b || $0 == 0x5d || $0 &- 0x30 < 10 }
            && path.utf8.reduce(0, { $0 + ($1 &- 0x30 < 10 ? 1 : 0) }) < 6 ? path : "part"
    }
}
