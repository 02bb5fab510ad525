@testable import MoyinFormats
import Glibc
import MoyinDocuments
import Testing

/// A file beside the tests, and what the tests do with it.
struct PackageSample {
    let bytes: [UInt8]
    let name: [UInt8]

    init(_ path: String) {
        name = Array(path.split(separator: "/").last!.utf8)
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard let file = fopen("\(folder)/Files/\(path)", "r") else { fatalError("no sample \(path)") }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in count = fread(buffer.baseAddress, 1, size, file) }
    }

    init(bytes: [UInt8], named name: String) { (self.bytes, self.name) = (bytes, Array(name.utf8)) }

    func read(_ limits: FileLimits = FileLimits()) -> FileDocument { FormatReader.read(bytes, named: name, limits) }
    func write(_ changes: FileChanges) throws -> [UInt8] { try FormatReader.write(bytes, named: name, changes) }

    /// The copy in which every one of these is hidden.
    func copy(without values: [String], _ style: Style = .mask) throws -> [UInt8] { try write(Self.changes(read(), values, style)) }

    enum Style: CaseIterable { case mask, shorter, longer }

    /// Changes as the engine makes them: a value over several texts is replaced in all of them.
    static func changes(_ document: FileDocument, _ values: [String], _ style: Style) -> FileChanges {
        var changes = FileChanges()
        let texts = document.segments.map { Array(text($0, document)) }
        var owners: [(segment: Int, character: Int)] = []
        var all: [Character] = []
        for (segment, text) in texts.enumerated() {
            for index in text.indices { owners.append((segment, index)) }
            all += text
        }
        var edited: [Int: [String]] = [:]
        for value in values.map(Array.init) where value.count <= all.count {
            var at = 0
            while at <= all.count - value.count {
                guard all[at..<(at + value.count)].elementsEqual(value) else {
                    at += 1
                    continue
                }
                for index in value.indices {
                    let owner = owners[at + index]
                    var parts = edited[owner.segment] ?? texts[owner.segment].map { String($0) }
                    parts[owner.character] =
                        switch style {
                        case .mask: "*"
                        case .shorter: index == 0 ? "某" : ""
                        case .longer: index == 0 ? "（此处的内容已经按照规定隐去，不予公开）" : ""
                        }
                    edited[owner.segment] = parts
                }
                at += value.count
            }
        }
        for (segment, parts) in edited { changes.texts[segment] = Array(parts.joined().utf8) }
        for (index, member) in document.members.enumerated() {
            let inner = self.changes(member, values, style)
            if !inner.isEmpty { changes.members[index] = inner }
        }
        return changes
    }

    static func text(_ segment: FileDocument.Segment, _ document: FileDocument) -> String {
        var text = String(decoding: document.page[segment.range], as: UTF8.self)
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] { text = text.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character) }
        return text
    }

    /// All places where a text has this in it, members included.
    static func places(of value: String, in document: FileDocument) -> [Place] {
        document.segments.filter { text($0, document).contains(value) }.map(\.place) + document.members.flatMap { places(of: value, in: $0) }
    }

    /// Where any byte of a file, unpacked as far as it goes, has a value in it. An unpacker of its own: nothing of the readers.
    static func leaks(of values: [String], in bytes: [UInt8], _ path: String = "") -> [String] {
        var leaks: [String] = []
        let all = String(decoding: bytes, as: UTF8.self)
        for value in values {
            let wide = value.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            if all.contains(value) || bytes.firstRange(of: wide) != nil { leaks.append("\(path): \(value)") }
        }
        if bytes.starts(with: [0x50, 0x4b]), let archive = try? ZipArchive(bytes, UnpackingBudget(FileLimits()), allowsDuplicates: true) {
            for entry in archive.entries {
                let name = String(decoding: entry.name, as: UTF8.self)
                for value in values where name.contains(value) { leaks.append("\(path)/\(name)") }
                if let content = try? archive.read(entry) { leaks += self.leaks(of: values, in: content, "\(path)/\(name)") }
            }
        }
        return leaks
    }

    /// An entry of a zip archive as text.
    static func part(_ path: String, of bytes: [UInt8]) throws -> String {
        let archive = try ZipArchive(bytes, UnpackingBudget(FileLimits()))
        return String(decoding: try #require(try archive.read(path)), as: UTF8.self)
    }

    /// The published number that stands for a value of a carrier.
    static func mobile(_ number: Int) -> String { "1380013" + String(10_000 + number).dropFirst() }
}
