/// What is being written, and the pieces every kind of text is made of.
struct BulkWriter {
    var text: [UInt8]
    var counts: ValueCounts
    /// Where names of persons stand, in bytes.
    var names: [Range<Int>] = []
    var generator: SeededGenerator
    let words: Words

    // MARK: choices

    mutating func chance(_ percent: Int) -> Bool { generator.chance(percent) }
    mutating func number(_ range: ClosedRange<Int>) -> Int { generator.within(range) }

    // MARK: writing

    /// In simplified script only: a gazette has its own literals.
    @inline(__always)
    mutating func put(_ literal: String) { text.append(contentsOf: literal.utf8) }

    mutating func put(one choices: [String]) { put(choices[generator.below(choices.count)]) }

    @inline(__always)
    mutating func put(_ list: Words.List) { text.append(contentsOf: list[generator.below(list.count)]) }

    mutating func put(number: Int) {
        var width = 1
        var rest = number
        while rest >= 10 {
            width += 1
            rest /= 10
        }
        text.append(number, width: width)
    }

    mutating func put(_ range: ClosedRange<Int>) { put(number: generator.within(range)) }

    /// A number of articles, chapters and years: 一百二十三.
    mutating func put(han number: Int) {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
        if hundreds > 0 { put(digits[hundreds] + "百") }
        if tens > 0 {
            put((tens == 1 && hundreds == 0 ? "" : digits[tens]) + "十")
        } else if hundreds > 0, ones > 0 {
            put("零")
        }
        put(digits[ones])
    }

    /// Writes a value of a kind and counts it.
    mutating func value(_ kind: ValueKind, _ written: String) {
        put(written)
        counts.add(kind)
    }

    /// A noun, now and then one that no list holds.
    mutating func noun() {
        guard chance(12) else { return put(words.nouns) }
        for _ in 0..<generator.within(2...3) { put(words.common) }
    }

    // MARK: names

    mutating func name() {
        let start = text.count
        put(words.surnames)
        put(words.nameCharacters)
        if chance(75) { put(words.nameCharacters) }
        names.append(start..<text.count)
    }

    /// A name of two to four characters for a place or a work.
    mutating func properName() {
        for _ in 0..<generator.within(2...3) { put(words.nameCharacters) }
    }

    mutating func foreignName() {
        let start = text.count
        for _ in 0..<generator.within(2...4) { put(words.transliterations) }
        if chance(50) {
            put("·")
            for _ in 0..<generator.within(2...4) { put(words.transliterations) }
        }
        names.append(start..<text.count)
    }

    /// A word as Latin names have them, or a short English one.
    mutating func latinWord(capital: Bool) {
        let consonants = Array("bcdfghlmnprstvwz".utf8)
        let vowels = Array("aeiou".utf8)
        for position in 0..<generator.within(2...4) {
            let first = consonants[generator.below(consonants.count)]
            text.append(position == 0 && capital ? first - 0x20 : first)
            text.append(vowels[generator.below(vowels.count)])
            if chance(30) { text.append(consonants[generator.below(consonants.count)]) }
        }
    }
}
