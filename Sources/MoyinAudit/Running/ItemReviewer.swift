package import Moyin
internal import MoyinDocuments
package import MoyinFiles
package import MoyinLedger
internal import MoyinReports
internal import MoyinText
internal import MoyinTypes

/// Reviews published items, one after another: what one thread works with.
package struct ItemReviewer: ~Copyable {
    private let engine: Engine
    private let key: LedgerKey
    private let files: FileReader
    private let mapping: ItemMapping
    private var checker: Checker
    private var names: [String: String] = [:]
    /// A source that says the second of each item is not to fill the memory.
    private static let namesKept = 10_000
    /// Sorts of notices that names of columns tell.
    private var profiles: [String: String?] = [:]

    package init(_ engine: Engine, _ key: LedgerKey, _ files: FileReader, _ mapping: ItemMapping) {
        (self.engine, self.key, self.files, self.mapping) = (engine, key, files, mapping)
        checker = Checker(engine)
    }

    /// What became of an item.
    package enum Result: Sendable {
        case unchanged(KeyDigest, id: String, ContentDigest, source: Int)
        case read(ItemReading)
        /// Met, but not one of those that are wanted, as far as can be told.
        case other(isNameless: Bool)
    }

    /// - Parameters:
    ///   - source: id of where it comes from.
    ///   - isUnchanged: whether these rules have reviewed just this already.
    /// - Returns: nil when the run was cancelled meanwhile.
    package mutating func review(_ item: PublishedItem, source: Int, isUnchanged: (KeyDigest, ContentDigest) -> Bool) -> Result? {
        var item = item
        let profile = mapping.complete(&item)
        let (content, bytes, name) = loaded(item.content)
        let digest = key.digest(of: bytes, [item.title, item.unit, item.column, item.url, item.published, profile].map { $0 ?? "\u{0}" } + [name])
        let shownKey = shownKey(item.key)
        let keyDigest = KeyDigest(shownKey)
        if case .problem = content {} else if isUnchanged(keyDigest, digest) { return .unchanged(keyDigest, id: shownKey, digest, source: source) }
        guard let outcome = outcome(item, content, bytes, profile) else { return nil }
        if item.title == nil { item.title = Self.title(of: bytes) }
        // Where nothing must go of the whole, nothing must of its title.
        let isClean = outcome.verdict == .publish && !outcome.needsPerson
        return .read(
            ItemReading(
                key: shownKey, title: item.title.map { isClean ? shown($0) : wholly($0) }, unit: item.unit.map { shownName($0) }, column: item.column.map { shownName($0) }, url: item.url.map { isClean ? shown($0) : wholly($0) },
                published: item.published.map { shownName($0) }, source: source, content: digest, outcome: outcome))
    }

    private enum Loaded { case text, html, document(name: [UInt8]), problem(String) }

    private func loaded(_ content: PublishedItem.Content) -> (Loaded, [UInt8], name: String) {
        switch content {
        case .text(let bytes): return (.text, bytes, "")
        case .html(let bytes): return (.html, bytes, "")
        case .bytes(let bytes, let name): return (.document(name: name), bytes, String(decoding: name, as: UTF8.self))
        case .problem(let reason): return (.problem(reason), [], "")
        case .file(let path):
            do {
                return (.document(name: path.lastComponent), try OpenFile.bytes(path, upTo: files.limits.fileBytes), String(decoding: path.lastComponent, as: UTF8.self))
            } catch {
                return (.problem(error.reason), [], "")
            }
        }
    }

    private mutating func outcome(_ item: PublishedItem, _ content: Loaded, _ bytes: [UInt8], _ profile: String?) -> ItemOutcome? {
        let fallback = item.column.flatMap { column in
            if let known = profiles[column] { return known }
            let told = engine.profile(titled: column)?.name
            profiles[column] = .some(told)
            return told
        }
        var union = MaskUnion()
        var reading = OutcomeReading(engine, key)
        switch content {
        case .problem(let reason): return .notReviewed(reason)
        case .text:
            let text = Self.titled(item.title, bytes)
            let review = checker.review(text, as: .automatic, profile: profile, otherwise: fallback, isPublished: true, detail: .removable).finish(&union, remember: false)
            reading.add(review) { "\(say("第", "line "))\($0.start.line)\(say("行", ""))" }
            if reading.isLeaking { reading.sketch(text) }
        case .html:
            let text = Self.titledPage(item.title, bytes)
            let review = checker.review(text, as: .html, profile: profile, otherwise: fallback, isPublished: true, detail: .removable).finish(&union, remember: false)
            reading.add(review) { "\(say("第", "line "))\($0.start.line)\(say("行", ""))" }
            if reading.isLeaking { reading.sketch(page: text) }
        case .document(let name):
            guard document(bytes, name, item.title, profile, fallback, &reading, &union) else { return nil }
        }
        return reading.finish()
    }

    /// - Returns: false when it was cancelled.
    private mutating func document(
        _ bytes: [UInt8], _ name: [UInt8], _ title: String?, _ profile: String?, _ fallback: String?, _ reading: inout OutcomeReading, _ union: inout MaskUnion
    ) -> Bool {
        // A file's name is published with it.
        reading.add(checker.review(name, isPublished: true, detail: .removable).finish(&union)) { _ in say("文件名", "file name") }
        if let title { reading.add(checker.review(Array(title.utf8), isPublished: true, detail: .removable).finish(&union)) { _ in say("标题", "title") } }
        guard FileKind.isDocument(Array(bytes.prefix(4096)), named: name) else {
            var position = 0
            let reader = DecodingReader(hint: { DeclaredEncoding.find($0.span) }) { buffer in
                let count = min(buffer.count, bytes.count - position)
                bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
                position += count
                return count
            }
            let isPage = [".html", ".htm", ".xhtml", ".shtml"].contains { FilePath(bytes: name).hasSuffix($0) }
            let review = engine.review(
                reader, as: isPage ? .html : .automatic, profile: profile, otherwise: fallback, isPublished: true, detail: .removable, jobs: 1).finish(&union)
            reading.add(review) { "\(say("第", "line "))\($0.start.line)\(say("行", ""))" }
            if reading.isLeaking { if isPage { reading.sketch(page: bytes) } else { reading.sketch(bytes) } }
            return true
        }
        guard let document = files.read(bytes, named: name) else { return false }
        for (_, member) in document.everyMember() {
            let file = ReviewedFile(member)
            if let problem = file.problem { reading.fail(problem) }
            if file.needsPerson { reading.needsPerson = true }
            guard member.failure == nil || !member.segments.isEmpty else { continue }
            let review = engine.review(
                member, profile: profile, otherwise: fallback, isPublished: true, detail: .removable, jobs: 1).finish(&union)
            let engine = engine
            reading.add(review) { file.place($0, engine) ?? "" }
            if reading.isLeaking { reading.sketch(page: member.page) }
        }
        return true
    }

    // MARK: titles and names

    /// The text below its title, which is published with it.
    private static func titled(_ title: String?, _ text: [UInt8]) -> [UInt8] {
        guard let title, !title.isEmpty, text.place(of: title, reach: 1024) == nil else { return text }
        return Array(title.utf8) + [0x0a, 0x0a] + text
    }

    private static func titledPage(_ title: String?, _ page: [UInt8]) -> [UInt8] {
        guard let title, !title.isEmpty, page.place(of: title, reach: 8192) == nil else { return page }
        let safe = title.utf8.flatMap { byte in
            switch byte {
            case 0x26: Array("&amp;".utf8)
            case 0x3c: Array("&lt;".utf8)
            default: [byte]
            }
        }
        return Array("<h1>".utf8) + safe + Array("</h1>\n".utf8) + page
    }

    static func title(of page: [UInt8]) -> String? {
        guard let tag = page.place(ofTag: "<title", from: 0, reach: 8192), let open = page[tag..<min(page.count, tag + 256)].firstIndex(of: 0x3e),
            let close = page.place(ofTag: "</title", from: open, reach: 8192) else { return nil }
        let text = String(decoding: page[(open + 1)..<close], as: UTF8.self).trimmed
        return text.isEmpty ? nil : text
    }

    /// A key in which nothing stands that must not be shown; different ones stay different.
    mutating func shownKey(_ key: String) -> String {
        // Names of files may say who has what; ids and addresses are numbers and letters.
        let safe = key.utf8.allSatisfy { $0 < 0x80 } ? shown(key) : wholly(key)
        if safe == key { return key }
        let print = UInt64(bitPattern: self.key.fingerprint("key", Array(key.utf8)))
        return safe + "#" + String(print, radix: 16)
    }

    /// A text without what must not be shown, names that are tied to an illness among it.
    private mutating func wholly(_ text: String) -> String { String(decoding: engine.shown(checker.check(Array(text.utf8))), as: UTF8.self) }

    /// A text without numbers that must not be shown.
    private mutating func shown(_ text: String) -> String {
        // Most have nothing in them: a scan alone is enough to know.
        checker.leavesAll(Array(text.utf8).span) ? text : wholly(text)
    }

    /// Units, columns and days: few, and said of many items.
    private mutating func shownName(_ text: String) -> String {
        if let known = names[text] { return known }
        let name = shown(text)
        if names.count == Self.namesKept { names.removeAll() }
        names[text] = name
        return name
    }
}
