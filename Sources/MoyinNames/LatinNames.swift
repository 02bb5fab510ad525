/// Names in Latin letters: Bill Gates, CHAN Tai-man, José Martí.
extension CandidateFinder {
    private static let words = 4
    private static let letters = 15

    /// Appends the name whose first word begins at `index`, a capital: one to four capitalised words.
    func latin(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, into candidates: inout [NameCandidate]
    ) {
        func isLetter(_ at: Int) -> Bool { model.characters[Int(units[at])].has(NameCharacter.letter) }
        // Inside a word or a name that began before.
        if index > 0, text.gaps[index] == 0, isLetter(index - 1) || units[index - 1] == NameUnits.digit { return }
        if index > 0, text.gaps[index] == NameUnits.Gap.space, isLetter(index - 1), isCapitalised(text, units, before: index) { return }
        var position = index
        var words = 0
        var length = 0
        while words < Self.words, isLetter(position), text.isCapital(position) {
            let start = position
            position += 1
            while position < text.count, text.gaps[position] == 0, isLetter(position), position - start <= Self.letters { position += 1 }
            // Letters and digits together are a code.
            if text.gaps[position] == 0, units[position] == NameUnits.digit || position - start > Self.letters { return }
            words += 1
            length += position - start
            if words > 1 || position - start >= 3 {
                append(NameCandidate(index, position, .latin, surname: 0, dense: words * 8 + min(7, length / words)), text, into: &candidates)
            }
            // An initial and its point, a hyphen, a space.
            if text.gaps[position] == 0, units[position] == 0x2e, position - start <= 2 { position += 1 }
            if text.gaps[position] == 0, units[position] == 0x2d, isLetter(position + 1) { position += 1 }
            guard text.gaps[position] <= NameUnits.Gap.space else { return }
        }
    }

    /// Whether the word that ends before `index` begins with a capital.
    private func isCapitalised(_ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, before index: Int) -> Bool {
        var start = index - 1
        while start > 0, index - start < Self.letters, text.gaps[start] == 0, model.characters[Int(units[start - 1])].has(NameCharacter.letter) {
            start -= 1
        }
        return text.isCapital(start)
    }
}
