internal import MoyinDocuments

/// How text looks, as far as it decides whether anybody sees it; nil where nothing is said.
struct WordLook {
    var isHidden: Bool?
    var isWhite: Bool?
    /// On a ground of a colour of its own white is to be read.
    var hasGround: Bool?
    var isTiny: Bool?

    var hiding: Hiding { isHidden == true ? .hidden : isWhite == true && hasGround != true ? .invisibleColour : isTiny == true ? .tiny : .none }

    /// This, and where it says nothing the other.
    func over(_ other: WordLook) -> WordLook {
        WordLook(isHidden: isHidden ?? other.isHidden, isWhite: isWhite ?? other.isWhite, hasGround: hasGround ?? other.hasGround, isTiny: isTiny ?? other.isTiny)
    }

    /// Takes a property of a run.
    mutating func take(_ tag: XMLTag) {
        switch tag.name {
        // `webHidden` hides in a browser alone: the numbers of a table of contents have it.
        case "vanish": isHidden = tag.isOn()
        case "color": isWhite = Self.isWhite(tag.string("val"))
        case "shd": hasGround = Self.isGround(tag)
        case "highlight": hasGround = !["", "none", "white"].contains(tag.string("val"))
        // Half points: two points and less.
        case "sz": isTiny = (tag.number("val") ?? 20) <= 4
        default: break
        }
    }

    /// Whether shading has a colour.
    static func isGround(_ tag: XMLTag) -> Bool {
        let fill = tag.string("fill")
        if !["", "auto"].contains(fill), !isWhite(fill) { return true }
        // A pattern in a colour: `pct50`, `solid`.
        return !["", "clear", "nil", "none"].contains(tag.string("val")) && !isWhite(tag.string("color"))
    }

    static func isWhite(_ colour: String) -> Bool {
        guard colour.utf8.count == 6, let value = UInt32(colour, radix: 16) else { return false }
        // As good as white: each part at least F8.
        return [16, 8, 0].allSatisfy { value >> $0 & 0xff >= 0xf8 }
    }
}
