/// Names in transliteration: 克林顿, 阿卜杜·热合曼, J·K·罗琳.
extension CandidateFinder {
    private static let longest = 8
    /// The sum from which a run of transliterating characters is looked at.
    private static let floor = 20

    @inline(__always)
    private func isForeign(_ unit: UInt16) -> Bool { model.characters[Int(unit)].has(NameCharacter.foreign) }

    /// Appends what may be a name among the transliterating characters from `index` on; it begins with one.
    func foreign(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, into candidates: inout [NameCandidate]
    ) {
        guard Int(model.characters[Int(units[index + 1])].foreign) > NameTraits.weakest, text.gaps[index + 1] == 0 else { return }
        // A dot before it: the dotted form covers it.
        if index > 0, text.gaps[index] == 0, isDot(units[index - 1]) { return }
        var sum = Int(model.characters[Int(units[index])].foreign)
        var end = index + 1
        var sums = (0, 0, 0)
        while end < text.count, end - index < Self.longest, text.gaps[end] == 0 {
            let likeness = Int(model.characters[Int(units[end])].foreign)
            guard likeness > NameTraits.weakest else { break }
            sum += likeness
            end += 1
            sums = (sum, sums.0, sums.1)
            if sum >= Self.floor, model.known.contains(units + index, end - index) { append(text, units, index, end, sum, into: &candidates) }
        }
        if end < text.count, text.gaps[end] == 0, isDot(units[end]) { return }
        // The whole run and what is left without its last characters.
        for (drop, sum) in [sums.0, sums.1, sums.2].enumerated() where end - drop - index >= 2 && sum >= Self.floor {
            append(text, units, index, end - drop, sum, into: &candidates)
        }
    }

    private func append(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ start: Int, _ end: Int, _ sum: Int,
        into candidates: inout [NameCandidate]
    ) {
        append(NameCandidate(start, end, .foreign, surname: 0, dense: sum), text, into: &candidates)
        if let throne = throne(text, units, end) { append(NameCandidate(start, throne, .foreign, surname: 0, dense: sum + 20), text, into: &candidates) }
    }

    /// 查理四世: the end of a number on a throne that follows.
    private func throne(_ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int) -> Int? {
        var end = index
        while end < index + 3, text.gaps[end] == 0, Self.numerals.contains(units[end]) { end += 1 }
        return end > index && text.gaps[end] == 0 && units[end] == 0x4e16 ? end + 1 : nil
    }

    private static let numerals: Set<UInt16> = Set("一二三四五六七八九十".utf16)

    @inline(__always)
    func isDot(_ unit: UInt16) -> Bool { model.characters[Int(unit)].has(NameCharacter.dot) }

    private func isLetter(_ unit: UInt16) -> Bool { model.characters[Int(unit)].has(NameCharacter.letter) }

    /// 通知.txt: a full stop joins the parts of a name before a capital or an ideograph only.
    private func beginsSuffix(_ text: borrowing NameUnits, _ dot: Int) -> Bool {
        text.units[dot] == 0x2e && isLetter(text.units[dot + 1]) && !text.isCapital(dot + 1)
    }

    private func isPart(_ unit: UInt16) -> Bool {
        model.characters[Int(unit)].has(NameCharacter.han | NameCharacter.letter)
    }

    /// How much a character looks like transliteration; one that never does ends a part.
    private func likeness(_ unit: UInt16) -> Int {
        let value = Int(model.characters[Int(unit)].foreign)
        return value == Int(NameCharacter.never) ? -32 : value
    }

    /// Appends names whose first dot stands at `index`.
    func dotted(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, into candidates: inout [NameCandidate]
    ) {
        guard index > 0, index + 1 < text.count, text.gaps[index] == 0, text.gaps[index + 1] == 0, isPart(units[index - 1]),
            isPart(units[index + 1]), !beginsSuffix(text, index)
        else { return }
        // The full stop joins letters: J.K.罗琳, but not a.b in an address.
        let isLatin = model.characters[Int(units[index - 1])].has(NameCharacter.letter)
        if units[index] == 0x2e, isLatin, model.characters[Int(units[index + 1])].has(NameCharacter.letter), text.gaps[index + 1] == 0,
            index + 2 < text.count, !isDot(units[index + 2]), isPart(units[index + 2])
        {
            return
        }
        // Where the name may begin: a Latin word as a whole; of ideographs those that look most like it.
        var low = index - 1
        if isLatin {
            while low > 0, text.gaps[low] == 0, model.characters[Int(units[low - 1])].has(NameCharacter.letter), index - low < 12 { low -= 1 }
        } else {
            var sum = likeness(units[low])
            var best = sum
            var position = low
            while position > 0, text.gaps[position] == 0, isHan(units[position - 1]), index - position < Self.longest {
                position -= 1
                sum += likeness(units[position])
                if sum > best { (best, low) = (sum, position) }
            }
        }
        // A dot before it: that one has found this name.
        if low > 0, text.gaps[low] == 0, isDot(units[low - 1]), low > 1, isPart(units[low - 2]) { return }
        var last = index + 1
        var high = last
        while true {
            last = high > last ? high : last
            if model.characters[Int(units[last])].has(NameCharacter.letter) {
                high = last + 1
                while high < text.count, text.gaps[high] == 0, model.characters[Int(units[high])].has(NameCharacter.letter), high - last < 12 { high += 1 }
            } else {
                var sum = likeness(units[last])
                var best = sum
                var position = last + 1
                high = position
                while position < text.count, text.gaps[position] == 0, isHan(units[position]), position - last < Self.longest {
                    sum += likeness(units[position])
                    position += 1
                    if sum > best { (best, high) = (sum, position) }
                }
            }
            // Another dot behind this part or a character further on.
            guard let dot = (high...(high + 1)).first(where: { text.gaps[$0] == 0 && isDot(units[$0]) }), dot + 1 < text.count,
                text.gaps[dot + 1] == 0, isPart(units[dot + 1]), !beginsSuffix(text, dot)
            else { break }
            last = dot + 1
            high = last
        }
        let lows = isLatin ? low...low : max(0, low - 1)...min(low + 2, index - 1)
        for start in lows where start == low || isHan(units[start]) && (start > low || text.gaps[low] == 0) {
            let isWord = model.characters[Int(units[high - 1])].has(NameCharacter.letter)
            for stop in isWord ? high...high : max(last + 1, high - 1)...(high + 2) {
                if stop > high, !isHan(units[stop - 1]) || text.gaps[stop - 1] != 0 { break }
                var sum = 0
                for position in start..<stop where isHan(units[position]) { sum += likeness(units[position]) }
                append(NameCandidate(start, stop, .dotted, surname: 0, dense: sum / 2), text, into: &candidates)
                if let throne = throne(text, units, stop) {
                    append(NameCandidate(start, throne, .dotted, surname: 0, dense: sum / 2 + 10), text, into: &candidates)
                }
            }
        }
    }
}
