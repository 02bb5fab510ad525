internal import MoyinDocuments

/// How a run of text looks, as far as it decides whether anybody sees it.
struct WordRun {
    var isHidden = false
    var isWhite = false
    /// On a ground of a colour of its own white is to be read.
    var hasGround = false
    var isTiny = false

    var hiding: Hiding { isHidden ? .hidden : isWhite && !hasGround ? .invisibleColour : isTiny ? .tiny : .none }

    /// Takes a property of a run.
    mutating func take(_ tag: XMLTag, _ styles: WordStyles) {
        switch tag.name {
        case "vanish", "webHidden": isHidden = tag.isOn()
        case "rStyle": if styles.hides(tag.string("val")) { isHidden = true }
        case "color": isWhite = Self.isWhite(tag.string("val"))
        case "shd": hasGround = !["", "auto", "FFFFFF", "ffffff"].contains(tag.string("fill"))
        case "highlight": hasGround = !["", "none", "white"].contains(tag.string("val"))
        // Half points: two points and less.
        case "sz": isTiny = (tag.number("val") ?? 20) <= 4
        default: break
        }
    }

    static func isWhite(_ colour: String) -> Bool {
        guard colour.utf8.count == 6 else { return false }
        // As good as white: each part at least F8.
        return stride(from: 0, to: 6, by: 2).allSatisfy { index in
            let part = colour.utf8.dropFirst(index).prefix(2)
            return UInt8(String(decoding: Array(part), as: UTF8.self), radix: 16).map { $0 >= 0xf8 } ?? false
        }
    }
}
