internal import MoyinDocuments
internal import MoyinText

/// A file within an object, as Windows' packager wraps it: names, where it was, its bytes, and the names once more in UTF-16.
struct NativePackage {
    struct Name {
        /// UTF-8.
        var text: [UInt8]
        fileprivate var isWide: Bool
    }

    private(set) var names: [Name] = []
    var file: [UInt8]
    private let head: [UInt8]
    private let middle: [UInt8]

    /// nil: no package.
    init?(_ content: [UInt8]) {
        // Pictures of Paintbrush's are there as they are.
        guard content.count > 16, content.u16(4) == 2 else {
            guard content.count > 20, Self.isFile(content) else { return nil }
            (head, middle, file) = ([], [], Array(content[4...]))
            return
        }
        var at = 6
        func text() -> ArraySlice<UInt8>? {
            guard at < content.count, let end = content[at...].prefix(4096).firstIndex(of: 0) else { return nil }
            defer { at = end + 1 }
            return content[at..<end]
        }
        guard let label = text(), let source = text() else { return nil }
        let start = at
        // Two numbers, then where it was unpacked to, with its length.
        at += 8
        guard let place = text() else { return nil }
        let length = content.u32(at)
        guard length <= content.count - at - 4, at + 4 <= content.count else { return nil }
        for name in [label, source, place] { names.append(Name(text: Self.utf8(name), isWide: false)) }
        file = Array(content.bytes(at + 4, length))
        head = Array(content[4..<6])
        middle = Array(content[start..<(start + 4)])
        at += 4 + length
        for _ in 0..<3 {
            let count = content.u32(at)
            guard count > 0, count < 4096, at + 4 + 2 * count <= content.count else { break }
            names.append(Name(text: content.bytes(at + 4, 2 * count).utf8OfUTF16, isWide: true))
            at += 4 + 2 * count
        }
    }

    private static func isFile(_ content: [UInt8]) -> Bool {
        switch FileSignature.type(Array(content[4...]), named: []) {
        case .text, .html, .mail, .other, .unknown, .ole, .tar, .bzip2, .gzip: false
        default: true
        }
    }

    private static func utf8(_ name: ArraySlice<UInt8>) -> [UInt8] { WindowsText(1, name).text(name) }

    /// Without the folders on the way to it.
    var fileName: [UInt8] {
        guard let name = names.last(where: { $0.isWide })?.text ?? names.first?.text else { return [] }
        return Array(name[(name.lastIndex { $0 == 0x5c || $0 == 0x2f }.map { $0 + 1 } ?? 0)...])
    }

    mutating func rename(_ index: Int, _ text: [UInt8]) { names[index].text = text }

    var bytes: [UInt8] {
        var result: [UInt8] = []
        func narrow(_ index: Int) -> [UInt8] { (CodePage.encoded(.gb18030).encode(names[index].text) ?? Array("file".utf8)) + [0] }
        if names.isEmpty {
            result.append32(file.count)
            return result + file
        }
        result = head + narrow(0) + narrow(1) + middle
        let place = narrow(2)
        result.append32(place.count)
        result += place
        result.append32(file.count)
        result += file
        for name in names where name.isWide {
            let wide = name.text.utf16OfUTF8
            result.append32(wide.count / 2)
            result += wide
        }
        var whole: [UInt8] = []
        whole.append32(result.count)
        return whole + result
    }
}
