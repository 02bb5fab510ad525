internal import MoyinDocuments

/// What readers of all parts have in common: texts in attributes, each in a section of its own, and whatever no reader of the
/// format knows but might be somebody's data all the same.
class PartReader: XMLHandler {
    final let view: DocumentView
    /// Attributes of the tag at hand that were read, a bit each.
    @exclusivity(unchecked) private final var read: UInt64 = 0

    init(_ view: DocumentView) { self.view = view }

    func start(_ tag: XMLTag) {}
    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }

    final func comment(_ utf8: UnsafeBufferPointer<UInt8>) {
        if utf8.contains(where: { $0 > 0x20 }) { _ = view.aside("markup") { view.text(utf8, at: Place(.unusedPart)) } }
    }

    /// To be called first for every tag.
    final func begin() { read = 0 }

    final func take(_ index: Int) { if index < 64 { read |= 1 << UInt64(index) } }

    final func attribute(_ name: XMLName, _ tag: XMLTag, _ place: @autoclosure () -> Place) {
        guard let index = tag.index(of: name) else { return }
        attribute(index, tag, place())
    }

    final func attribute(_ index: Int, _ tag: XMLTag, _ place: Place) {
        take(index)
        guard !tag.value(index).isEmpty else { return }
        if let changed = view.aside("attribute", { view.text(tag.value(index), at: place) }) { tag.replace(index, with: changed) }
    }

    /// The name of somebody who worked on the file.
    final func author(_ name: XMLName, _ tag: XMLTag) {
        guard let index = tag.index(of: name) else { return }
        take(index)
        guard !tag.value(index).isEmpty else { return }
        if let changed = view.aside("author", { view.author(tag.value(index), at: Place(.property)) }) { tag.replace(index, with: changed) }
    }

    /// What is said of pictures and shapes to those who do not see them, and of art made of words.
    final func alternatives(_ tag: XMLTag) {
        switch tag.name {
        case "docPr", "cNvPr":
            attribute("descr", tag, Place(.alternativeText))
            attribute("title", tag, Place(.alternativeText))
            // Programs number shapes; another name somebody gave, or it is that of a file.
            if let index = tag.index(of: "name"), Self.isNamed(tag.value(index)) { attribute(index, tag, Place(.alternativeText)) } else { takeAll("name", tag) }
        case "shape", "rect", "roundrect", "oval", "line", "group", "imagedata", "textbox", "object":
            for name: XMLName in ["alt", "title", "href"] { attribute(name, tag, Place(.alternativeText)) }
        case "textpath": attribute("string", tag, Place(.textBox))
        case "hlinkClick", "hlinkHover", "hlinkMouseOver": attribute("tooltip", tag, Place(.link))
        default: break
        }
    }

    final func takeAll(_ name: XMLName, _ tag: XMLTag) { if let index = tag.index(of: name) { take(index) } }

    private static func isNamed(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits = name.reversed().prefix { $0 &- 0x30 < 10 }.count
        return !name.isEmpty && (digits == 0 || digits >= 7 || name.count > 40)
    }

    /// The attributes that nobody read and that hold letters beyond ASCII, an address or a long number. To be called last.
    final func rest(_ tag: XMLTag, _ place: @autoclosure () -> Place) {
        guard tag.attributeCount > 0 else { return }
        var isFont: Bool?
        for index in 0..<tag.attributeCount where index >= 64 || read >> UInt64(index) & 1 == 0 {
            guard Self.looksLikeData(tag.value(index)) else { continue }
            if isFont == nil { isFont = Self.fonts.contains(tag.name) }
            if isFont == true { return }
            attribute(index, tag, place())
        }
    }

    static func looksLikeData(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for byte in value {
            if byte >= 0x80 || byte == 0x40 { return true }
            digits = byte &- 0x30 < 10 ? digits + 1 : 0
            if digits > 10 { return !isIdentifier(value) }
        }
        return false
    }

    /// `{7A1D2F3C-91B4-4E0D-8C55-012345678901}`, which programs make by chance, now and then of digits alone.
    private static func isIdentifier(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard value.count == 38, value[0] == 0x7b, value[37] == 0x7d else { return false }
        return value[1..<37].enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index) ? byte == 0x2d : byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
        }
    }

    /// Elements that name fonts, which have Chinese names.
    private static let fonts: Set<XMLName> = ["rFonts", "latin", "ea", "cs", "sym", "font", "buFont", "rFont", "altName", "lang", "numberingChange", "textPr"]
}
