/// Styles whose text nobody sees, by their identifiers: hidden, or white.
final class WordStyles: XMLHandler {
    private var style = ""
    private var parents: [String: String] = [:]
    private var own: Set<String> = []
    private var isInRunProperties = false

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "style": style = tag.string("styleId")
        case "basedOn": parents[style] = tag.string("val")
        case "rPr": isInRunProperties = true
        case "vanish" where isInRunProperties: if tag.isOn() { own.insert(style) }
        default: break
        }
    }

    func end(_ name: XMLName) { if name == "rPr" { isInRunProperties = false } }
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }

    /// Whether text of the style is hidden, by its own word or that of a style it is based on.
    func hides(_ style: String) -> Bool {
        var style = style
        // A chain that bites its tail ends too.
        for _ in 0..<32 {
            if own.contains(style) { return true }
            guard let parent = parents[style] else { return false }
            style = parent
        }
        return false
    }
}
