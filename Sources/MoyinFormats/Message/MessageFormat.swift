internal import MoyinDocuments

/// Mail as Outlook keeps it ([MS-OXMSG]): each property a stream of a compound file, each recipient and attachment a storage.
struct MessageFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let file = try CompoundFile(bytes)
        var walk = MessageWalk(file, view, budget)
        for index in file.entries.indices { try walk.visit(index) }
        return view.isWriting ? try walk.copy() : nil
    }
}

/// One walk over a message.
private struct MessageWalk {
    let file: CompoundFile
    let view: DocumentView
    let budget: UnpackingBudget
    /// New content, by entry.
    private var changes: [Int: [UInt8]] = [:]
    /// Messages within this one, as files of their own, by the entry of their storage.
    private var messages: [Int: [UInt8]] = [:]
    /// Names of attachments, by the storages that hold them.
    private var names: [[String]: [UInt8]] = [:]
    private var attachments = 0

    init(_ file: CompoundFile, _ view: DocumentView, _ budget: UnpackingBudget) {
        (self.file, self.view, self.budget) = (file, view, budget)
        findNames()
    }

    /// What a program shows above a mail and in its lists; else a text is put aside.
    private static let shown: [String: String] = [
        "0037": "Subject", "0C1A": "From", "0C1F": "From", "5D01": "From", "0042": "From", "0E04": "To", "0E03": "Cc", "0E02": "Bcc", "3001": "Name", "3003": "Address", "39FE": "Address",
    ]

    mutating func visit(_ index: Int) throws(FileFailure) {
        let entry = file.entries[index]
        // What is in a message within is read with it.
        if entry.path.contains(where: Self.isMessage) { return }
        if entry.isStorage {
            if Self.isMessage(entry.name) { try message(index) }
            return
        }
        let content = try file.content(entry)
        try budget.take(content.count)
        guard !content.isEmpty, entry.name != Self.properties else { return }
        // What properties of its own are called.
        if entry.path.last == "__nameid_version1.0" {
            changes[index] = try RawText.pass(content, Place(.metadata), view, isKnown: true)
            return
        }
        let prefix = "__substg1.0_"
        guard entry.name.hasPrefix(prefix), entry.name.utf8.count == prefix.utf8.count + 8 else {
            changes[index] = try RawText.pass(content, Place(.metadata), view)
            return
        }
        let tag = entry.name.dropFirst(prefix.count).uppercased()
        try property(index, entry, String(tag.prefix(4)), String(tag.suffix(4)), content)
    }

    private static let properties = "__properties_version1.0"
    private static func isMessage(_ name: String) -> Bool { name.uppercased() == "__SUBSTG1.0_3701000D" }

    private mutating func property(_ index: Int, _ entry: CompoundFile.Entry, _ number: String, _ type: String, _ content: [UInt8]) throws(FileFailure) {
        switch type {
        case "001F", "001E": try text(index, entry, number, type == "001F", content)
        case "0102":
            switch number {
            case "3701":
                attachments += 1
                try member(index, names[entry.path] ?? Array("attachment-\(attachments)".utf8), content)
            case "1013": try member(index, Array("body.html".utf8), content)
            case "1009":
                guard let rtf = CompressedRTF.unpacked(content) else { return view.fail(FileFailure(.damaged, "rtf")) }
                if let changed = try view.member(Array("body.rtf".utf8), rtf) { changes[index] = CompressedRTF.plain(changed) }
            default: changes[index] = try RawText.pass(content, Place(.metadata), view, isKnown: true)
            }
        default: changes[index] = try RawText.pass(content, Place(.metadata), view, isKnown: true)
        }
    }

    private mutating func text(_ index: Int, _ entry: CompoundFile.Entry, _ number: String, _ isWide: Bool, _ content: [UInt8]) throws(FileFailure) {
        // The text of a mail is a file of its own, as it is in mail elsewhere.
        if number == "1000" {
            let coding = WindowsText(isWide ? nil : 1, content[...])
            guard let changed = try view.member(Array("body.txt".utf8), coding.text(content[...])) else { return }
            changes[index] = try coding.bytes(changed)
            return
        }
        let coding = WindowsText(isWide ? nil : 1, content[...])
        let isName = entry.path.last?.hasPrefix("__attach_version1.0_") == true && ["3704", "3707", "3001"].contains(number)
        var place = Place(isName ? .attachmentName : .mailHeader)
        if let label = Self.shown[number] { place.label = view.label(Array(label.utf8)) }
        let isShown = isName || Self.shown[number] != nil
        if isShown { view.open("p") } else { view.beginAside("property") }
        defer { if isShown { view.close("p") } else { view.endAside() } }
        if let changed = view.text(coding.text(content[...]), at: place) { changes[index] = try coding.bytes(changed) }
    }

    private mutating func member(_ index: Int, _ name: [UInt8], _ content: [UInt8]) throws(FileFailure) {
        try budget.takeMember()
        if let changed = try view.member(name, content) { changes[index] = changed }
    }

    /// The long name of each attachment, or the short one.
    private mutating func findNames() {
        let properties = ["3707001F", "3707001E", "3704001F", "3704001E", "3001001F", "3001001E"].map { "__substg1.0_" + $0 }
        var ranks: [[String]: Int] = [:]
        for entry in file.entries {
            guard let rank = properties.firstIndex(of: entry.name), rank < ranks[entry.path] ?? properties.count, let content = try? file.content(entry), !content.isEmpty
            else { continue }
            ranks[entry.path] = rank
            names[entry.path] = WindowsText(entry.name.hasSuffix("F") ? nil : 1, content[...]).text(content[...])
        }
    }

    private mutating func message(_ index: Int) throws(FileFailure) {
        let root = file.entries[index].path + [file.entries[index].name]
        var inner = CompoundWriter(classID: file.entries[index].classID)
        for entry in file.entries where entry.path.starts(with: root) {
            inner.add(
                entry.name, in: Array(entry.path.dropFirst(root.count)), isStorage: entry.isStorage, classID: entry.classID, state: entry.state,
                entry.isStorage ? [] : try file.content(entry))
        }
        attachments += 1
        let bytes = inner.finish()
        try budget.take(bytes.count)
        try budget.takeMember()
        messages[index] = try view.member(Array("message-\(attachments).msg".utf8), bytes) ?? bytes
    }

    // MARK: the copy

    func copy() throws(FileFailure) -> [UInt8] {
        var copy = CompoundWriter(classID: file.classID)
        for (index, entry) in file.entries.enumerated() where !entry.path.contains(where: Self.isMessage) {
            var content: [UInt8] = []
            if let changed = changes[index] { content = changed } else if !entry.isStorage { content = try file.content(entry) }
            if entry.name == Self.properties { content = lengths(content, in: entry.path) }
            copy.add(entry.name, in: entry.path, isStorage: entry.isStorage, classID: entry.classID, state: entry.state, content)
            guard let bytes = messages[index] else { continue }
            let inner = try CompoundFile(bytes)
            for below in inner.entries {
                copy.add(
                    below.name, in: entry.path + [entry.name] + below.path, isStorage: below.isStorage, classID: below.classID, state: below.state,
                    below.isStorage ? [] : try inner.content(below))
            }
        }
        return copy.finish()
    }

    /// The list of properties, which says how long each text is.
    private func lengths(_ list: [UInt8], in path: [String]) -> [UInt8] {
        var list = list
        for at in stride(from: list.count % 16 == 0 ? 32 : path.isEmpty ? 24 : 8, to: list.count - 15, by: 16) {
            let type = list.u16(at), number = list.u16(at + 2)
            let name = "__substg1.0_\(Self.hexadecimal(number))\(Self.hexadecimal(type))"
            guard let index = changes.keys.first(where: { file.entries[$0].path == path && file.entries[$0].name.uppercased() == name.uppercased() }), let content = changes[index] else { continue }
            // With the zero that ends a text.
            list.put32(content.count + (type == 0x1f ? 2 : type == 0x1e ? 1 : 0), at: at + 8)
        }
        return list
    }

    private static func hexadecimal(_ number: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
