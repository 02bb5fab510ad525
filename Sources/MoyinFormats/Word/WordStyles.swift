/// What styles do to the look of their text, by their identifiers (ECMA-376 part 1, 17.7).
final class WordStyles: XMLHandler {
    private var style = ""
    private var parents: [String: String] = [:]
    private var looks: [String: WordLook] = [:]
    private var resolved: [String: WordLook] = [:]
    private var usual: String?
    /// Table styles that colour cells.
    private var coloured: Set<String> = []
    private var isInRunProperties = false

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "style":
            style = tag.string("styleId")
            if tag.string("type") == "paragraph", tag["default"] != nil, tag.isOn("default") { usual = style }
        case "basedOn": parents[style] = tag.string("val")
        case "rPr": isInRunProperties = true
        case "rPrDefault": style = ""
        case "shd" where !isInRunProperties: if WordLook.isGround(tag) { coloured.insert(style) }
        default: if isInRunProperties { looks[style, default: WordLook()].take(tag) }
        }
    }

    func end(_ name: XMLName) { if name == "rPr" { isInRunProperties = false } }

    /// How text of the style looks, by its own word or that of a style it is based on.
    func look(_ style: String) -> WordLook {
        if let known = resolved[style] { return known }
        var look = looks[style] ?? WordLook()
        var parent = parents[style]
        // A chain that bites its tail ends too.
        for _ in 0..<32 {
            guard let name = parent else { break }
            if let above = looks[name] { look = look.over(above) }
            parent = parents[name]
        }
        look = look.over(looks[""] ?? WordLook())
        resolved[style] = look
        return look
    }

    /// Of paragraphs that name no style.
    var usualLook: WordLook { look(usual ?? "") }

    /// Whether the table style, or one it is based on, colours cells: white text in them is to be read.
    func colours(_ style: String) -> Bool {
        var style = style
        for _ in 0..<32 {
            if coloured.contains(style) { return true }
            guard let parent = parents[style] else { return false }
            style = parent
        }
        return false
    }
}
