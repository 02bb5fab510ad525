internal import MoyinRules
internal import MoyinText
public import MoyinTypes

/// The words that a profile's requirements and reminders ask for, and what is due once it is known which a text has.
struct ProfileWords: Sendable {
    private let profile: Profile
    /// A bit each for the words and the conditions of the requirements, then for the words of the reminders.
    private let sets: [PhraseSet]
    /// All bits that there are.
    let all: UInt64

    init?(_ profile: Profile, _ fold: FoldTable) {
        guard !profile.requires.isEmpty || !profile.reminders.isEmpty else { return nil }
        self.profile = profile
        let lists = profile.requires.flatMap { [$0.words, $0.when] } + profile.reminders.flatMap { [$0.unless, $0.when] }
        sets = lists.prefix(64).map { words in
            var set = PhraseSet()
            for word in words { set.add(fold.folded(word), 0) }
            return set
        }
        all = sets.count == 64 ? .max : 1 << UInt64(sets.count) - 1
    }

    /// Bits of the lists of which the text has a word, beside those in `known`. Cost: linear in the text until all are.
    func found(_ text: UnsafeBufferPointer<UInt8>, _ fold: FoldTable, known: UInt64) -> UInt64 {
        var line = FoldedLine()
        var bits = known
        var start = 0
        while start < text.count, bits != all {
            let end = text[start...].firstIndex(of: 0x0a) ?? text.count
            line.read(text, start..<end, fold)
            for (index, set) in sets.enumerated() where bits >> UInt64(index) & 1 == 0 {
                if set.first(line.units, in: 0..<line.units.count) != nil { bits |= 1 << UInt64(index) }
            }
            start = end + 1
        }
        return bits
    }

    private func has(_ bits: UInt64, _ index: Int) -> Bool { index < 64 && bits >> UInt64(index) & 1 != 0 }

    /// What is mandatory and missing.
    func missing(_ bits: UInt64) -> [Profile.Requirement] {
        profile.requires.indices.filter { index in
            (profile.requires[index].when.isEmpty || has(bits, 2 * index + 1)) && !has(bits, 2 * index)
        }.map { profile.requires[$0] }
    }

    /// Notes that are due.
    func reminders(_ bits: UInt64, isPublished: Bool, namesSomebody: Bool) -> [Kind] {
        let first = 2 * profile.requires.count
        return profile.reminders.enumerated().filter { index, reminder in
            if reminder.needsNames, !namesSomebody { return false }
            if !reminder.when.isEmpty, !has(bits, first + 2 * index + 1) { return false }
            return reminder.isDueOnline && isPublished || !has(bits, first + 2 * index)
        }.map(\.element.note)
    }
}
