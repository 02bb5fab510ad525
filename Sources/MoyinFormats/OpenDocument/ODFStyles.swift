internal import MoyinDocuments

/// Of the styles of a document, what makes that nobody sees a text.
struct ODFStyles {
    /// Names count within a family: text, paragraph, table-cell.
    struct Key: Hashable {
        var family: XMLName
        var name: XMLName
    }

    struct Style {
        var parent: Key
        /// nil: as its parent has it.
        var isHidden: Bool?
        var isWhite: Bool?
        var isTiny: Bool?
        /// Something else than white lies below the text.
        var hasGround: Bool?
        /// A row or column without extent, a sheet or slide that is not shown.
        var isGone: Bool?
    }

    private var styles: [Key: Style] = [:]
    private var current: Key?
    /// Sizes of pages by the name of their layout, in centimetres.
    private var pages: [String: (width: Double, height: Double)] = [:]
    private var currentPage: String?
    /// Layouts of master pages.
    private var masters: [String: String] = [:]

    /// New names in a copy, of styles that were called by something that goes.
    var renamed: [String: String] = [:]

    /// Passes over a start tag: styles and their properties leave a mark here.
    mutating func see(_ tag: XMLTag) {
        switch tag.name {
        case "style":
            let family = tag["family"].map { XMLName($0) } ?? ""
            let key = Key(family: family, name: tag["name"].map { XMLName($0) } ?? "")
            current = key
            styles[key] = Style(parent: Key(family: family, name: tag["parent-style-name"].map { XMLName($0) } ?? ""))
        case "default-style":
            current = nil
        case "page-layout": currentPage = tag.string("name")
        case "page-layout-properties":
            if let currentPage, let width = Self.centimetres(tag.string("page-width")), let height = Self.centimetres(tag.string("page-height")) {
                pages[currentPage] = (width, height)
            }
        case "master-page": masters[tag.string("name")] = tag.string("page-layout-name")
        case "text-properties":
            guard let current else { return }
            let display = tag.string("display")
            if !display.isEmpty { styles[current]?.isHidden = display == "none" }
            let colour = tag.string("color")
            if !colour.isEmpty { styles[current]?.isWhite = Self.isWhite(colour) }
            if let size = Self.centimetres(tag.string("font-size")) { styles[current]?.isTiny = size < 0.06 }
            ground(tag)
        case "paragraph-properties", "table-cell-properties", "table-properties", "section-properties", "table-row-properties":
            guard let current else { return }
            ground(tag)
            if tag.string("display") == "false" { styles[current]?.isGone = true }
            if let height = Self.centimetres(tag.string("row-height")), height < 0.01 { styles[current]?.isGone = true }
        case "table-column-properties":
            if let current, let width = Self.centimetres(tag.string("column-width")), width < 0.01 { styles[current]?.isGone = true }
        case "graphic-properties":
            guard let current else { return }
            ground(tag)
            let fill = tag.string("fill")
            if !fill.isEmpty { styles[current]?.hasGround = fill != "none" }
        case "drawing-page-properties":
            if let current, tag.string("visibility") == "hidden" { styles[current]?.isGone = true }
        default: break
        }
    }

    private mutating func ground(_ tag: XMLTag) {
        let colour = tag.string("background-color")
        if let current, !colour.isEmpty { styles[current]?.hasGround = colour != "transparent" && !Self.isWhite(colour) }
    }

    private static func isWhite(_ colour: String) -> Bool {
        guard colour.first == "#", colour.utf8.count == 7, let value = Int(colour.dropFirst(), radix: 16) else { return false }
        return value >> 16 >= 0xf5 && value >> 8 & 0xff >= 0xf5 && value & 0xff >= 0xf5
    }

    // MARK: questions

    func hasGround(_ family: XMLName, _ name: UnsafeBufferPointer<UInt8>?) -> Bool { value(family, name, \.hasGround) ?? false }
    func isGone(_ family: XMLName, _ name: UnsafeBufferPointer<UInt8>?) -> Bool { value(family, name, \.isGone) ?? false }

    /// - Parameter onGround: something lies below the text.
    func hiding(_ family: XMLName, _ name: UnsafeBufferPointer<UInt8>?, onGround: Bool) -> Hiding {
        if value(family, name, \.isHidden) == true { return .hidden }
        if value(family, name, \.isTiny) == true { return .tiny }
        if !onGround, value(family, name, \.isWhite) == true, value(family, name, \.hasGround) != true { return .invisibleColour }
        return .none
    }

    func page(ofMaster name: String) -> (width: Double, height: Double)? { masters[name].flatMap { pages[$0] } }

    private func value(_ family: XMLName, _ name: UnsafeBufferPointer<UInt8>?, _ property: KeyPath<Style, Bool?>) -> Bool? {
        guard let name, !styles.isEmpty else { return nil }
        var key = Key(family: family, name: XMLName(name))
        // A style is like its parent; some are their own ancestors.
        for _ in 0..<16 {
            guard let style = styles[key] else { return nil }
            if let value = style[keyPath: property] { return value }
            key = style.parent
        }
        return nil
    }

    /// A length in centimetres; nil where there is none.
    static func centimetres(_ text: String) -> Double? {
        guard let number = text.utf8.withContiguousStorageIfAvailable({ XMLNumbers.first($0) }) ?? nil else { return nil }
        if text.hasSuffix("cm") { return number }
        if text.hasSuffix("mm") { return number / 10 }
        if text.hasSuffix("in") { return number * 2.54 }
        if text.hasSuffix("pt") { return number * 2.54 / 72 }
        if text.hasSuffix("pc") { return number * 2.54 / 6 }
        if text.hasSuffix("px") { return number * 2.54 / 96 }
        return nil
    }
}
