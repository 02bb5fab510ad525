/// Finds the spans that may be names, cheaply: by their characters alone, in the order of their starts.
struct CandidateFinder {
    let model: NameModel
    /// Below this a name of two or three characters is not worth a look.
    static let threshold = -16

    /// Appends the candidates among the units of `text`, whose memory for places it uses.
    func find(_ text: borrowing NameUnits, into candidates: inout [NameCandidate]) {
        let units = UnsafePointer(text.units)
        let characters = model.characters
        // Where something may begin is written down first: a branch that nobody can foresee costs more than all the rest.
        let places = text.places
        var count = 0
        for index in 0..<text.count {
            places[count] = UInt32(truncatingIfNeeded: index)
            count &+= Int(characters[Int(units[index])].flags &>> 7)
        }
        for place in 0..<count {
            let index = Int(places[place])
            let character = characters[Int(units[index])]
            if character.surname != NameCharacter.never { surname(text, units, index, Int(character.surname), into: &candidates) }
            guard character.has(NameCharacter.leadsCompound | NameCharacter.foreign | NameCharacter.dot | NameCharacter.letter) else { continue }
            if character.has(NameCharacter.leadsCompound), model.compounds.mayBegin(units[index], units[index + 1]) {
                compound(text, units, index, into: &candidates)
            }
            if character.has(NameCharacter.foreign) { foreign(text, units, index, into: &candidates) }
            if character.has(NameCharacter.dot) { dotted(text, units, index, into: &candidates) }
            if character.has(NameCharacter.letter), text.isCapital(index) { latin(text, units, index, into: &candidates) }
        }
        // Nearly sorted already: those of dots begin before the one that found them. In place, so that nothing is allocated.
        candidates.withUnsafeMutableBufferPointer { candidates in
            for index in candidates.indices.dropFirst() where !Self.precedes(candidates[index - 1], candidates[index]) {
                let moved = candidates[index]
                var place = index
                while place > 0, !Self.precedes(candidates[place - 1], moved) {
                    candidates[place] = candidates[place - 1]
                    place -= 1
                }
                candidates[place] = moved
            }
        }
        // One span, one reading: the lattice would share its probability between two.
        var kept = 0
        for index in candidates.indices where kept == 0 || candidates[kept - 1].range != candidates[index].range {
            candidates[kept] = candidates[index]
            kept += 1
        }
        candidates.removeSubrange(kept...)
    }

    private static func precedes(_ left: NameCandidate, _ right: NameCandidate) -> Bool {
        // What a rule decides comes first, and stays when one span has two readings.
        func rank(_ form: NameForm) -> UInt8 { form == .masked ? 0 : form.rawValue + 1 }
        return (left.start, left.end, rank(left.form)) < (right.start, right.end, rank(right.form))
    }

    /// Appends a candidate that passes the first stage.
    @inline(__always)
    func append(_ candidate: NameCandidate, _ text: borrowing NameUnits, into candidates: inout [NameCandidate]) {
        if model.gate.passes(candidate, text) { candidates.append(candidate) }
    }

    @inline(__always)
    func isHan(_ unit: UInt16) -> Bool { model.characters[Int(unit)].has(NameCharacter.han) }

    /// Candidates that begin with a surname of one character at `index`, worth `own`.
    @inline(__always)
    private func surname(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, _ own: Int, into candidates: inout [NameCandidate]
    ) {
        let one = model.characters[Int(units[index + 1])]
        if one.has(NameCharacter.mask) { masked(text, units, index, surname: 1, own, into: &candidates) }
        if one.has(NameCharacter.beginsTitle) { bare(text, units, index, 1, own, into: &candidates) }
        if own > 0, Self.isNickname(units[index - 1]), text.gaps[index] == NameUnits.Gap.none {
            append(NameCandidate(index - 1, index + 1, .nickname, surname: 1, dense: own), text, into: &candidates)
        }
        guard one.has(NameCharacter.han) else { return }
        let short = own + Int(one.only)
        if short >= Self.threshold, spacing(text, index, 2) {
            append(NameCandidate(index, index + 2, .short, surname: 1, dense: short), text, into: &candidates)
        }
        let two = model.characters[Int(units[index + 2])]
        guard two.has(NameCharacter.han) else { return }
        let full = own + Int(one.first) + Int(two.last)
        if full >= Self.threshold, spacing(text, index, 3) {
            append(NameCandidate(index, index + 3, .full, surname: 1, dense: full), text, into: &candidates)
        }
        // 陈方安生
        guard own >= 0, one.surname >= 8 else { return }
        let three = model.characters[Int(units[index + 3])]
        let four = own + Int(one.surname) - 16 + Int(two.first) + Int(three.last)
        if three.has(NameCharacter.han), four >= 8, spacing(text, index, 4) {
            append(NameCandidate(index, index + 4, .double, surname: 2, dense: four), text, into: &candidates)
        }
    }

    /// A surname before a title.
    private func bare(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, _ length: Int, _ own: Int,
        into candidates: inout [NameCandidate]
    ) {
        let candidate = NameCandidate(index, index + length, .bare, surname: length, dense: own)
        guard text.gaps[index + length] <= NameUnits.Gap.space, model.gate.passes(candidate, text), titleBegins(units, index + length) else {
            return
        }
        candidates.append(candidate)
    }

    /// 小王, 老李, 阿强
    @inline(__always)
    private static func isNickname(_ unit: UInt16) -> Bool { unit == 0x5c0f || unit == 0x8001 || unit == 0x963f }

    /// Whether `count` units from `index` stand close together, or evenly apart (王　明), or broken once by a line end.
    @inline(__always)
    private func spacing(_ text: borrowing NameUnits, _ index: Int, _ count: Int) -> Bool {
        var gaps: UInt8 = 0
        for offset in 1..<count { gaps |= text.gaps[index &+ offset] }
        return gaps == 0 || isEven(text, index, count, gaps)
    }

    private func isEven(_ text: borrowing NameUnits, _ index: Int, _ count: Int, _ gaps: UInt8) -> Bool {
        var breaks = 0
        var spaced = 0
        for offset in 1..<count {
            let gap = text.gaps[index + offset]
            if gap == NameUnits.Gap.line { breaks += 1 } else if gap != 0 { spaced += 1 }
        }
        if breaks > 0 { return breaks == 1 && spaced == 0 && gaps == NameUnits.Gap.line }
        guard spaced == count - 1, count <= 3, gaps < NameUnits.Gap.line else { return false }
        // Nothing may stand closer to it from outside than its own parts stand together.
        return text.gaps[index] != 0 || !isHan(text.units[index - 1])
    }

    @inline(__always)
    func titleBegins(_ units: UnsafePointer<UInt16>, _ index: Int) -> Bool {
        guard model.characters[Int(units[index])].has(NameCharacter.beginsTitle) else { return false }
        return title(from: units, index) != nil
    }

    /// The longest title that begins at `index`.
    func title(from units: UnsafePointer<UInt16>, _ index: Int) -> Int? {
        var length = min(5, NameUnits.padding - 1)
        let isLong = model.titles.mayBegin(units[index], units[index + 1])
        while length >= 1 {
            if isLong || length == 1, let number = model.titles.index(units + index, length), model.titles.entries[number].value & 2 != 0 { return number }
            length -= 1
        }
        return nil
    }

    /// The longest title that ends before `index`.
    func title(before units: UnsafePointer<UInt16>, _ index: Int) -> Int? {
        var length = min(6, NameUnits.padding - 1, index)
        while length >= 1 {
            if model.characters[Int(units[index - length])].has(NameCharacter.beginsTitle),
                length == 1 || model.titles.mayBegin(units[index - length], units[index - length + 1]),
                let number = model.titles.index(units + (index - length), length), model.titles.entries[number].value & 1 != 0
            {
                return number
            }
            length -= 1
        }
        return nil
    }

    /// Candidates with a surname of two or three characters, Chinese or Japanese.
    private func compound(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, into candidates: inout [NameCandidate]
    ) {
        for length in 2...3 {
            guard let number = model.compounds.index(units + index, length), spacing(text, index, length) else { continue }
            // The lowest bit says Japanese.
            let value = Int(model.compounds.entries[number].value)
            let isJapanese = value & 1 != 0
            if !isJapanese, model.characters[Int(units[index + length])].has(NameCharacter.mask) { masked(text, units, index, surname: length, value, into: &candidates) }
            bare(text, units, index, length, value, into: &candidates)
            let form: NameForm = isJapanese ? .japanese : .compoundShort
            let one = model.characters[Int(units[index + length])]
            guard one.has(NameCharacter.han), text.gaps[index + length] == 0 || spacing(text, index, length + 1) else { continue }
            append(
                NameCandidate(index, index + length + 1, form, surname: length, dense: value + Int(one.only)), text, into: &candidates)
            let two = model.characters[Int(units[index + length + 1])]
            guard two.has(NameCharacter.han), spacing(text, index, length + 2) else { continue }
            let full = value + Int(one.first) + Int(two.last)
            append(
                NameCandidate(index, index + length + 2, isJapanese ? .japanese : .compoundFull, surname: length, dense: full), text,
                into: &candidates)
            let three = model.characters[Int(units[index + length + 2])]
            guard isJapanese, three.has(NameCharacter.han), spacing(text, index, length + 3) else { continue }
            append(
                NameCandidate(index, index + length + 3, .japanese, surname: length, dense: value + Int(one.first) + Int(three.last)), text,
                into: &candidates)
        }
    }
}
