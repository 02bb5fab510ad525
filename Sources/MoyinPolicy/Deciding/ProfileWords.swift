internal import MoyinRules
internal import MoyinText
public import MoyinTypes

/// The words that a profile's requirements and reminders ask for, and what is due once it is known which a text has.
struct ProfileWords: Sendable {
    private let profile: Profile
    /// The words of all lists, each with the index of its bits in `bits`. A list has a bit: words and conditions of the
    /// requirements, then those of the reminders.
    private var words = PhraseSet()
    private var bits: [UInt64] = []
    /// All bits that there are.
    private var all: UInt64 = 0

    init?(_ profile: Profile, _ fold: FoldTable) {
        guard !profile.requires.isEmpty || !profile.reminders.isEmpty else { return nil }
        self.profile = profile
        let lists = profile.requires.flatMap { [$0.words, $0.when] } + profile.reminders.flatMap { [$0.unless, $0.when] }
        for (index, list) in lists.prefix(64).enumerated() where !list.isEmpty {
            all |= 1 << UInt64(index)
            for word in list {
                let number = words.add(fold.folded(word), bits.count)
                if number == bits.count { bits.append(0) }
                bits[number] |= 1 << UInt64(index)
            }
        }
    }

    /// Bits of the lists of which the text has a word. Cost: linear in the text until all are found.
    func found(_ text: UnsafeBufferPointer<UInt8>, _ fold: FoldTable) -> UInt64 {
        var line = FoldedLine()
        var found: UInt64 = 0
        var start = 0
        while start < text.count, found != all {
            let end = text.lineEnd(from: start)
            line.read(text, start..<end, fold)
            for index in line.units.indices {
                words.forEach(line.units, at: index) { found |= bits[$0] }
            }
            start = end + 1
        }
        return found
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
