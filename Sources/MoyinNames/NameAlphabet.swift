internal import CNameKernels
public import MoyinText

/// What each character folds to and what the model's first stage says of it: one load a character. Immutable; shared by
/// all recognisers of one engine. Making one takes a fifth of a millisecond.
public final class NameAlphabet: @unchecked Sendable {
    // Unchecked because of the raw buffer: written in `init` only, freed in `deinit`.

    /// By scalar below U+10000. The unit is 0 where a character needs a closer look: spaces, capitals, two bytes.
    let characters: UnsafeMutablePointer<mnk_character>
    let fold: FoldTable
    let model: NameTraits

    public convenience init(_ model: NameModel, _ fold: FoldTable) { self.init(model.traits, fold) }

    init(_ model: NameTraits, _ fold: FoldTable) {
        self.fold = fold
        self.model = model
        characters = .allocate(capacity: 0x10000)
        characters.initialize(repeating: mnk_character(), count: 0x10000)
        for scalar in UInt32(0x21)..<0xfff0 where scalar < 0x7f || scalar >= 0x800 && scalar & 0xf800 != 0xd800 {
            let entry = fold[scalar]
            switch entry.symbolClass {
            case .digit: set(scalar, NameUnits.digit)
            case .ignorable, .space, .tab, .lineBreak, .expanding: break
            // Capitals are noted.
            case .letter where scalar &- 0x41 < 26 || scalar &- 0xff21 < 26: break
            // Private use.
            case _ where scalar &- 0xe000 < 0x1900: break
            default: set(scalar, entry.unit)
            }
        }
    }

    private func set(_ scalar: UInt32, _ unit: UInt16) {
        characters[Int(scalar)] = mnk_character(
            parts: model.parts[Int(unit)], traits: model.traits[Int(unit)], unit: unit, unused: 0)
    }

    deinit { characters.deallocate() }
}
