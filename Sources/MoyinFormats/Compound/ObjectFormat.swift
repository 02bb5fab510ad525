internal import MoyinDocuments

/// What one program put into the document of another (OLE), and any other compound file: files within as members, pictures
/// of it, and the texts of streams that no reader knows.
///
/// A copy is a compound file made anew, with the same streams.
struct ObjectFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        // Programs, fonts, sounds.
        guard bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) else { throw FileFailure(.unsupported) }
        let file = try CompoundFile(bytes)
        if file.isEncrypted { throw FileFailure(.encrypted) }
        var streams = ObjectStreams(file, view, budget)
        var copy = CompoundWriter(classID: file.classID)
        for entry in file.entries {
            var content: [UInt8] = []
            if !entry.isStorage {
                content = try file.content(entry)
                try budget.take(content.count)
                if let changed = try streams.pass(entry, content) { content = changed }
            }
            copy.add(entry.name, in: entry.path, isStorage: entry.isStorage, classID: entry.classID, state: entry.state, content)
        }
        return view.isWriting ? copy.finish() : nil
    }
}

/// The streams of an object, one after the other.
struct ObjectStreams {
    private let view: DocumentView
    private let budget: UnpackingBudget
    private let macros: MacroProject?
    private var files = 0

    init(_ file: CompoundFile, _ view: DocumentView, _ budget: UnpackingBudget) {
        (self.view, self.budget) = (view, budget)
        macros = file.hasMacros ? MacroProject(file) : nil
        if macros != nil { view.remark(.macros) }
    }

    /// - Returns: the stream as a copy has it; nil: as it is.
    mutating func pass(_ entry: CompoundFile.Entry, _ content: [UInt8]) throws(FileFailure) -> [UInt8]? {
        if content.isEmpty { return nil }
        switch entry.name {
        case "\u{1}Ole10Native": if let package = NativePackage(content) { return try pass(package, content) }
        case "Equation Native":
            let equation = EquationText.text(content)
            if view.aside("equation", { view.text(equation, at: Place(.alternativeText)) }) != nil { throw FileFailure(.cannotWrite, "equation") }
            return try RawText.pass(content, Place(.unusedPart), view, isKnown: true)
        case "\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation": return try RawText.pass(content, Place(.property), view, isOfAuthor: true, isKnown: true)
        case "\u{1}CompObj", "\u{1}Ole", "\u{3}ObjInfo", "\u{3}LinkInfo", "\u{1}OleLink", "PROJECT", "PROJECTwm":
            return try RawText.pass(content, Place(.unusedPart), view, isKnown: true)
        default: break
        }
        if let source = macros?.source(entry, content) { return try pass(source, entry, content) }
        if entry.name.hasPrefix("\u{2}OlePres"), let preview = ObjectPreview(content) {
            guard let changed = try member(preview.file, preview.ending) else { return nil }
            return preview.with(changed)
        }
        for (skipped, ending) in Self.heads where content.count > skipped + 16 && Self.isFile(content, from: skipped) {
            // Some programs put a few numbers before it.
            guard let changed = try member(Array(content[skipped...]), ending) else { return nil }
            if skipped > 0 { throw FileFailure(.cannotWrite, "stream") }
            return changed
        }
        return try RawText.pass(content, Place(.unusedPart), view)
    }

    private static let heads = [(0, "bin"), (4, "bin"), (8, "bin")]

    /// Whether a file begins there that has a reader, by its signature.
    private static func isFile(_ content: [UInt8], from start: Int) -> Bool {
        switch FileSignature.type(start == 0 ? content : Array(content[start...]), named: []) {
        case .text, .html, .mail, .other, .unknown, .ole, .tar: false
        case .bzip2, .gzip: start == 0
        default: true
        }
    }

    private mutating func member(_ file: [UInt8], _ ending: String) throws(FileFailure) -> [UInt8]? {
        files += 1
        try budget.takeMember()
        return try view.member(Array("object-\(files).\(ending)".utf8), file)
    }

    /// A file that was put in as it is, with where it came from.
    private mutating func pass(_ package: NativePackage, _ content: [UInt8]) throws(FileFailure) -> [UInt8]? {
        var package = package
        for index in package.names.indices {
            guard !package.names[index].text.isEmpty else { continue }
            if let changed = view.aside("name", { view.text(package.names[index].text, at: Place(.attachmentName)) }) { package.rename(index, changed) }
        }
        files += 1
        try budget.takeMember()
        let name = package.fileName
        if let changed = try view.member(name.isEmpty ? Array("object-\(files)".utf8) : name, package.file) { package.file = changed }
        return view.isWriting ? package.bytes : nil
    }

    /// Macros: what is in them can be read and not be written, for what they were compiled to stands beside them.
    private func pass(_ source: [UInt8], _ entry: CompoundFile.Entry, _ content: [UInt8]) throws(FileFailure) -> [UInt8]? {
        view.beginAside("script")
        var isChanged = false
        for line in source.split(separator: 0x0a) {
            view.open("p")
            if view.text(line, at: Place(.script)) != nil { isChanged = true }
            view.close("p")
        }
        view.endAside()
        if isChanged { throw FileFailure(.cannotWrite, "macros") }
        return try RawText.pass(content, Place(.script), view, isKnown: true)
    }
}
