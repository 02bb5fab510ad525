internal import MoyinText

/// Part of a cell under a header of names: one name, or nothing of the kind.
struct NameCell {
    var start: Int
    var end: Int
    /// Lexicon entry of the header.
    var header: UInt16
    /// It looks like a name, so that the header makes it one.
    var isPlausible: Bool
}

/// What was read of a part of a cell so far.
struct NameCellPart {
    var start = 0
    var end = 0
    var units: [UInt16] = []
    var dots = 0
    private var spaces = 0
    private var hasGap = false
    private var isOdd = false

    /// Nothing but ideographs and dots, close together or all spaced out.
    var isWhole: Bool { !isOdd && (spaces == 0 || spaces == units.count - 1) }

    mutating func add(_ character: TextView.Character) {
        switch character.symbolClass {
        case .ignorable: return
        case .space, .tab, .lineBreak:
            hasGap = end > 0
            return
        case .han, .hanDigit: units.append(character.unit)
        case .dot: dots += 1
        default: isOdd = true
        }
        if hasGap { spaces += 1 }
        hasGap = false
        if end == 0 { start = character.start }
        end = character.end
    }
}
