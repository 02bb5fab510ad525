internal import CNameKernels

/// Finds the spans that may be names, cheaply: by their characters alone, in the order of their starts.
struct CandidateFinder {
    let model: NameModel

    /// Appends the candidates among the units of `text`.
    func find(_ text: borrowing NameUnits, into candidates: inout [NameCandidate]) {
        let units = UnsafePointer(text.units)
        let hits = text.hits
        for word in 0..<((text.count + 63) / 64) {
            let (two, three) = (hits.two[word], hits.three[word])
            var places = two | three | hits.other[word]
            while places != 0 {
                let bit = places.trailingZeroBitCount
                places &= places &- 1
                let index = word &* 64 &+ bit
                let own = model.characters[Int(units[index])].surname
                if own != NameCharacter.never {
                    surname(text, units, index, Int(own), two: two &>> bit & 1 != 0, three: three &>> bit & 1 != 0, into: &candidates)
                }
                if hits.other[word] &>> bit & 1 != 0 { others(text, units, index, into: &candidates) }
            }
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

    /// Candidates that begin with something else than a surname of one character.
    private func others(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, into candidates: inout [NameCandidate]
    ) {
        let character = model.characters[Int(units[index])]
        if character.has(NameCharacter.leadsCompound), model.compounds.mayBegin(units[index], units[index + 1]) {
            compound(text, units, index, into: &candidates)
        }
        if character.has(NameCharacter.foreign) { foreign(text, units, index, into: &candidates) }
        if character.has(NameCharacter.dot) { dotted(text, units, index, into: &candidates) }
        if character.has(NameCharacter.letter), text.isCapital(index) { latin(text, units, index, into: &candidates) }
        let next = model.characters[Int(units[index + 1])]
        if next.surname > 0, Self.nicknames.contains(units[index]), text.gaps[index + 1] == NameUnits.Gap.none {
            append(NameCandidate(index, index + 2, .nickname, surname: 1, dense: Int(next.surname)), text, into: &candidates)
        }
    }

    /// 小王, 老李, 阿强
    static let nicknames: [UInt16] = [0x5c0f, 0x8001, 0x963f]

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
    ///
    /// - Parameters two, three: whether a name of so many characters that stand together may begin here.
    @inline(__always)
    private func surname(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, _ own: Int, two: Bool, three: Bool,
        into candidates: inout [NameCandidate]
    ) {
        let one = model.characters[Int(units[index + 1])]
        if one.has(NameCharacter.mask) { masked(text, units, index, surname: 1, own, into: &candidates) }
        if one.has(NameCharacter.beginsTitle) { bare(text, units, index, 1, own, into: &candidates) }
        let gaps = (text.gaps[index + 1], text.gaps[index + 2])
        if two || gaps.0 != 0 && spacing(text, index, 2) && passes(text, units, index, 2) {
            candidates.append(NameCandidate(index, index + 2, .short, surname: 1, dense: own + Int(one.only)))
        }
        let next = model.characters[Int(units[index + 2])]
        if three || gaps.0 | gaps.1 != 0 && spacing(text, index, 3) && passes(text, units, index, 3) {
            candidates.append(NameCandidate(index, index + 3, .full, surname: 1, dense: own + Int(one.first) + Int(next.last)))
        }
        // 陈方安生
        guard own >= NameTraits.strong, one.surname >= NameTraits.strong, next.has(NameCharacter.han) else { return }
        let last = model.characters[Int(units[index + 3])]
        let four = own + Int(one.surname) - 16 + Int(next.first) + Int(last.last)
        if last.has(NameCharacter.han), four >= 8, spacing(text, index, 4) {
            append(NameCandidate(index, index + 4, .double, surname: 2, dense: four), text, into: &candidates)
        }
    }

    /// The sum of the kernel, for one place.
    func passes(_ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, _ count: Int) -> Bool {
        func part(_ unit: Int, _ part: Int) -> Int { Int(HanGate.Parts(bytes: model.traits.parts[unit])[part]) }
        let before = text.neighbour(units[index - 1], gap: text.gaps[index])
        let behind = text.neighbour(units[index + count], gap: text.gaps[index + count])
        let surname = part(Int(units[index]), HanGate.surname)
        let one = Int(units[index + 1])
        if count == 2 {
            return surname + part(before, HanGate.beforeTwo) + part(one, HanGate.only) + part(behind, HanGate.behindTwo) >= Int(model.traits.two)
        }
        let given = part(one, HanGate.first) + part(Int(units[index + 2]), HanGate.last)
        return surname + part(before, HanGate.beforeThree) + given + part(behind, HanGate.behindThree) >= Int(model.traits.three)
    }

    /// A surname before a title.
    private func bare(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, _ length: Int, _ own: Int,
        into candidates: inout [NameCandidate]
    ) {
        let candidate = NameCandidate(index, index + length, .bare, surname: length, dense: own)
        guard text.gaps[index + length] <= NameUnits.Gap.space, model.gate.passes(candidate, text), title(from: units, index + length) != nil else {
            return
        }
        candidates.append(candidate)
    }

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

    /// The longest title that begins at `index`.
    @inline(__always)
    func title(from units: UnsafePointer<UInt16>, _ index: Int) -> Int? {
        model.characters[Int(units[index])].has(NameCharacter.beginsTitle) ? longestTitle(from: units, index) : nil
    }

    private func longestTitle(from units: UnsafePointer<UInt16>, _ index: Int) -> Int? {
        var length = model.titles.mayBegin(units[index], units[index + 1]) ? min(5, NameUnits.padding - 1) : 1
        while length >= 1 {
            if let number = model.titles.index(units + index, length), model.titles.entries[number].value & 2 != 0 { return number }
            length -= 1
        }
        return nil
    }

    /// The longest title that ends before `index`.
    @inline(__always)
    func title(before units: UnsafePointer<UInt16>, _ index: Int) -> Int? {
        index > 0 && model.characters[Int(units[index - 1])].endsTitle ? longestTitle(before: units, index) : nil
    }

    private func longestTitle(before units: UnsafePointer<UInt16>, _ index: Int) -> Int? {
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
