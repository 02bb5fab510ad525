internal import MoyinDocuments

/// What the three formats of Office Open XML have in common (ECMA-376 part 2): parts, relationships, properties, pictures
/// and embedded files. The texts of the parts are the format's own.
final class OfficePackage {
    let view: DocumentView
    let archive: ZipArchive
    let types = OfficeContentTypes()
    /// By paths in lower case: names of parts differ in more than that.
    private var parts: [String: ZipArchive.Entry] = [:]
    /// New content of parts; an empty optional leaves the part out.
    private var changes: [[UInt8]: [UInt8]?] = [:]
    /// Parts that no copy has, by paths in lower case.
    private var leftOut: Set<String> = []
    private var isDone: Set<[UInt8]> = []
    /// Parts that were read once and are walked over later.
    private var held: [UInt64: [UInt8]] = [:]
    private var relationships: [String: [OfficeRelationship]] = [:]

    init(_ bytes: [UInt8], _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) {
        self.view = view
        archive = try ZipArchive(bytes, budget)
        try ZipExtent.check(bytes, view)
        if archive.entries.contains(where: \.isEncrypted) { throw FileFailure(.encrypted) }
        for entry in archive.entries where !entry.isFolder {
            let key = Self.key(entry.path)
            // Programs differ in which of two they show.
            guard parts.updateValue(entry, forKey: key) == nil else { throw FileFailure(.hostile) }
            if Self.isLeftOut(key) { leftOut.insert(key) }
            if Self.isSignature(key) { view.remark(.signed) }
            if key.hasSuffix("vbaproject.bin") { view.remark(.macros) }
        }
        if let entry = entry("[Content_Types].xml") {
            try XMLWalk.walk(hold(entry), "[Content_Types].xml", types, writes: false)
            if types.isList != true { throw FileFailure(.damaged, "[Content_Types].xml") }
        }
    }

    // MARK: parts

    /// Paths are compared without regard to case, and some programs write them with slashes of their own.
    static func key(_ path: String) -> String {
        var key = path.lowercased()
        if key.utf8.contains(0x5c) { key = String(key.map { $0 == "\\" ? "/" : $0 }) }
        return key.hasPrefix("/") ? String(key.dropFirst()) : key
    }

    func entry(_ path: String) -> ZipArchive.Entry? { parts[Self.key(path)] }

    /// The content of a part that is walked over later; it is unpacked once.
    func hold(_ entry: ZipArchive.Entry) throws(FileFailure) -> [UInt8] {
        if let known = held[entry.index] { return known }
        let bytes = try archive.read(entry)
        held[entry.index] = bytes
        return bytes
    }

    /// Where a part leads; nothing for a part without relationships.
    func relationships(of path: String) throws(FileFailure) -> [OfficeRelationship] {
        let key = Self.key(path)
        if let known = relationships[key] { return known }
        let list = OfficeRelationshipList(path)
        if let entry = entry(path.isEmpty ? "_rels/.rels" : OfficeRelationship.part(of: path)) {
            let bytes = try hold(entry)
            try XMLWalk.walk(bytes, "relationships", list, writes: false)
        }
        relationships[key] = list.list
        return list.list
    }

    /// The part that a program opens first.
    func mainPart(or usual: String) throws(FileFailure) -> ZipArchive.Entry? {
        if let target = try relationships(of: "").first(where: { $0.type == "officeDocument" })?.target, let entry = entry(target) { return entry }
        return entry(usual)
    }

    /// No copy has the part.
    func leaveOut(_ path: String) { leftOut.insert(Self.key(path)) }

    /// Whether nothing is left to be done about a part.
    func isDone(_ entry: ZipArchive.Entry) -> Bool { isDone.contains(entry.name) }
    func done(_ entry: ZipArchive.Entry) {
        isDone.insert(entry.name)
        held[entry.index] = nil
    }

    // MARK: walking

    /// Walks over one part, once.
    ///
    /// - Parameter content: when it was read before.
    func walk(_ entry: ZipArchive.Entry, _ handler: @autoclosure () -> any XMLHandler, content: [UInt8]? = nil) throws(FileFailure) {
        guard isDone.insert(entry.name).inserted else { return }
        let known = content ?? held.removeValue(forKey: entry.index)
        let bytes = try part { () throws(FileFailure) in if let known { known } else { try archive.read(entry) } }
        guard let bytes else { return }
        let handler = handler()
        let copy = try part { () throws(FileFailure) in
            try XMLWalk.walk(bytes, Self.shown(entry.path), handler, writes: view.isWriting, mends: entry.path.hasSuffix(".vml"))
        }
        if view.isWriting, let copy { changes[entry.name] = copy }
    }

    /// A part that does not read is a failure of the document; the rest of it is read all the same.
    func part<T>(_ body: () throws(FileFailure) -> T) throws(FileFailure) -> T? {
        do throws(FileFailure) {
            return try body()
        } catch {
            if view.isWriting { throw error }
            view.fail(error)
            return nil
        }
    }

    /// The parts that every package has, and whatever else there is.
    ///
    /// - Parameter names: texts that the format shows elsewhere and that properties repeat.
    func walkRest(repeating names: [[UInt8]: [UInt8]?] = [:]) throws(FileFailure) {
        for entry in archive.entries where !entry.isFolder && !isDone.contains(entry.name) {
            let path = Self.key(entry.path)
            if Self.hasNoText(path) { continue }
            let view = view
            if path.hasSuffix(".rels") {
                let source = OfficeRelationship.source(entry.path)
                if leftOut.contains(Self.key(source)) { leftOut.insert(path) }
                try walk(entry, RelationshipReader(view, source, leftOut))
            } else if path == "[content_types].xml" {
                if view.isWriting { try walk(entry, ContentTypeReader(leftOut)) }
            } else if path.hasPrefix("docprops/"), path.hasSuffix(".xml") {
                try walk(entry, PropertyReader(view, names))
            } else if path.hasSuffix(".xml") || path.hasSuffix(".vml") {
                try walk(entry, path.contains("/charts/") || path.contains("/diagrams/") || path.contains("/drawings/")
                    ? DrawingPartReader(view, path.contains("/charts/") ? .chart : .textBox) : PlainPartReader(view, Self.carrier(path)))
            } else if path.contains("/printersettings") {
                try printer(entry)
            } else if !leftOut.contains(path) {
                try member(entry)
            }
        }
    }

    private static func carrier(_ path: String) -> Carrier {
        if path.hasPrefix("customxml/") { return .customData }
        if path.hasPrefix("_xmlsignatures/") { return .signature }
        if path.hasPrefix("xl/revisions/") { return .earlierRevision }
        return path.hasSuffix("styles.xml") ? .styleName : .unusedPart
    }

    /// What a printer is called tells of whoever has it.
    private func printer(_ entry: ZipArchive.Entry) throws(FileFailure) {
        isDone.insert(entry.name)
        let bytes = try part { () throws(FileFailure) in try archive.read(entry) }
        // DEVMODEW begins with it: 32 units of UTF-16.
        guard let bytes, bytes.count >= 64 else { return }
        let units = stride(from: 0, to: 64, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }.prefix { $0 != 0 }
        let name = String(decoding: units, as: UTF16.self)
        if !name.isEmpty, !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0xfffd }) {
            _ = view.aside("property") { view.author(Array(name.utf8), at: Place(.property)) }
        }
    }

    private func member(_ entry: ZipArchive.Entry) throws(FileFailure) {
        isDone.insert(entry.name)
        let bytes = try part { () throws(FileFailure) in try archive.read(entry) }
        guard let bytes else { return }
        let name = Array(entry.name[(entry.name.lastIndex(of: 0x2f).map { $0 + 1 } ?? 0)...])
        // Settings of controls, and what other programs keep in parts of their own.
        if name.suffix(4).elementsEqual(".bin".utf8), FileSignature.isBinary(bytes) {
            if let copy = try RawText.pass(bytes, Place(.customData), view) { changes[entry.name] = copy }
            return
        }
        if let copy = try view.member(name, bytes) { changes[entry.name] = copy }
    }

    func copy() throws(FileFailure) -> [UInt8]? {
        guard view.isWriting else { return nil }
        var changes = changes
        for path in leftOut { if let entry = parts[path] { changes[entry.name] = .some(nil) } }
        return try archive.copy(changes)
    }

    // MARK: parts by name

    private static func isSignature(_ path: String) -> Bool { path.hasPrefix("_xmlsignatures/") }

    /// What no copy has: a signature that no longer holds, a picture of the first page as it was, printers, former states of a
    /// workbook that several wrote.
    private static func isLeftOut(_ path: String) -> Bool {
        isSignature(path) || path.hasPrefix("docprops/thumbnail") || path.contains("/printersettings") || path.hasPrefix("xl/revisions/")
    }

    private static func hasNoText(_ path: String) -> Bool {
        path.contains("/theme/") || path.contains("/fonts/") || path.hasSuffix("fonttable.xml") || path.hasSuffix("tablestyles.xml")
    }

    /// A part's name for messages, when it is one of the format's and not one that somebody chose.
    private static func shown(_ path: String) -> String {
        path.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x41 < 26 || $0 == 0x2f || $0 == 0x2e || $0 == 0x5f || $0 == 0x5b || $0 == 0x5d || $0 &- 0x30 < 10 }
            && path.utf8.reduce(0, { $0 + ($1 &- 0x30 < 10 ? 1 : 0) }) < 6 ? path : "part"
    }
}
