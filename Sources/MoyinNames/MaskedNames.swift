/// Names of which only the surname is left: 张某某, 李*, 欧阳××, 黄某甲, 王某1.
///
/// By rule: how masks look is known, and no training text is needed for it.
extension CandidateFinder {
    private static let certain = 120
    private static let someone: UInt16 = 0x67d0  // 某
    /// 甲 … 癸
    private static let stems: Set<UInt16> = Set("甲乙丙丁戊己庚辛壬癸".utf16)
    private static let signs: Set<UInt16> = Set("*×✕✖╳●○〇△▲□■◎☆★#".utf16)
    /// Surnames that are words of grammar as well.
    private static let words: Set<UInt16> = Set("于和时从向连成任方安有以由为与及自是该或每对在如当经常将".utf16)
    /// What follows 某 when it means `a certain`.
    private static let things: Set<UInt16> = Set("些个种项类地市县省区乡镇村人时日月年位家条级段处方单公企学银法医部局次件批国名天点".utf16)

    func masked(
        _ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int, surname length: Int, _ own: Int,
        into candidates: inout [NameCandidate]
    ) {
        var end = index + length
        guard own > NameTraits.leastBefore, text.gaps[end] == 0 else { return }
        // 欧阳×: not 阳×.
        if length == 1, text.gaps[index] == 0, let number = model.compounds.index(units + (index - 1), 2),
            model.compounds.entries[number].value & 1 == 0
        {
            return
        }
        if units[end] == Self.someone {
            end += 1
            let next = units[end]
            let isJoined = text.gaps[end] == 0
            if Self.words.contains(units[index]), length == 1 {
                // 关于某些, 和某单位
                if isJoined, Self.things.contains(next) { return }
                if isCut(text, units, index) { return }
            }
            if isJoined, next == Self.someone || Self.stems.contains(next) {
                end += 1
                // 王某某甲
                if text.gaps[end] == 0, next == Self.someone, Self.stems.contains(units[end]) { end += 1 }
            } else if isJoined, next == NameUnits.digit || next &- 0x61 < 26 {
                // 王某1, 陈某A; not 张某2020年
                var stop = end + 1
                while stop < end + 3, text.gaps[stop] == 0, units[stop] == NameUnits.digit { stop += 1 }
                if stop - end <= 2, units[stop] != NameUnits.digit, !(units[stop] &- 0x61 < 26), !Self.isDateUnit(units[stop]) { end = stop }
            }
        } else if Self.signs.contains(units[end]) {
            while end < index + length + 3, text.gaps[end] == 0, Self.signs.contains(units[end]) { end += 1 }
            if text.gaps[end] == 0, Self.signs.contains(units[end]) || Self.things.contains(units[end]) { return }
            if isCut(text, units, index) { return }
            // 张*明
            if end == index + length + 1, text.gaps[end] == 0, isHan(units[end]), text.gaps[end + 1] != 0 || !isHan(units[end + 1]) { end += 1 }
        } else if units[end] == 0x78 {
            // 李xx; not a word
            while end < index + length + 2, units[end] == 0x78, text.gaps[end] == 0 { end += 1 }
            if text.gaps[end] == 0, units[end] &- 0x61 < 26 || units[end] == NameUnits.digit || Self.things.contains(units[end]) { return }
            if isCut(text, units, index) { return }
        } else {
            return
        }
        append(NameCandidate(index, end, .masked, surname: length, dense: Self.certain), text, into: &candidates)
    }

    /// Whether the surname is the end of a common word: 完成××.
    private func isCut(_ text: borrowing NameUnits, _ units: UnsafePointer<UInt16>, _ index: Int) -> Bool {
        index > 0 && text.gaps[index] == 0 && isHan(units[index - 1]) && model.dictionary.contains(units + (index - 1), 2)
    }

    private static func isDateUnit(_ unit: UInt16) -> Bool { unit == 0x5e74 || unit == 0x6708 || unit == 0x65e5 || unit == 0x65f6 }
}

/// What a mask found by rule is worth, in nats.
enum MaskedScore {
    static let nats: Float = 8
}
