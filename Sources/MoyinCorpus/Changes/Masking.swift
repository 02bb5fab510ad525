internal import MoyinTypes

/// Values that somebody has masked already, with what they still tell (catalogue §3.3).
enum Masking {
    private static let marks = ["*", "*", "*", "＊", "×", "●", "x", "X"]

    /// `value` masked in one of the ways offices do it; nil for kinds that are not masked.
    static func masked(_ value: String, _ kind: ValueKind, using g: inout SeededGenerator) -> Piece? {
        let mark = g.pick(marks)
        switch kind {
        case .residentID: return residentID(value, mark, using: &g)
        case .mobile:
            switch g.below(6) {
            case 0: return piece(value, 7, 0, mark, kind, .acceptable)
            case 1: return piece(value, 3, 5, mark, kind, .insufficient)
            default: return piece(value, 3, 4, mark, kind, .acceptable)
            }
        case .bankCard:
            switch g.below(4) {
            case 0: return piece(value, 6, 4, mark, kind, .acceptable)
            case 1: return piece(value, 0, 4, mark, kind, .sufficient)
            case 2 where value.count == 16:
                let four = String(repeating: mark, count: 4)
                return Piece("\(value.prefix(4)) \(four) \(four) \(value.suffix(4))", kind, rating: .acceptable)
            default: return piece(value, 6, value.count - 10, mark, kind, .insufficient)
            }
        case .email:
            let at = value.firstIndex(of: "@")!
            return Piece(value.prefix(1) + "***" + value[at...], kind, rating: .acceptable)
        default: return nil
        }
    }

    private static func residentID(_ value: String, _ mark: String, using g: inout SeededGenerator) -> Piece {
        switch g.below(8) {
        case 0: piece(value, 6, 4, mark, .residentID, .weak)
        case 1: piece(value, 3, 4, mark, .residentID, .acceptable)
        // All but the month and day, all but the sequence, all but the last four.
        case 2: piece(value, 10, 4, mark, .residentID, .insufficient)
        case 3: piece(value, 14, 0, mark, .residentID, .insufficient)
        case 4: piece(value, 6, 0, mark, .residentID, .sufficient)
        case 5: piece(value, 0, 4, mark, .residentID, .acceptable)
        default: piece(value, 2, 3, mark, .residentID, .sufficient)
        }
    }

    private static func piece(
        _ value: String, _ head: Int, _ tail: Int, _ mark: String, _ kind: ValueKind, _ rating: MaskRating
    ) -> Piece {
        let hidden = String(repeating: mark, count: value.count - head - tail)
        return Piece(value.prefix(head) + hidden + value.suffix(tail), kind, rating: rating)
    }
}
