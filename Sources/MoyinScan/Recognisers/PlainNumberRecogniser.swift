internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// The numbers of rosters, in one piece and without disguise: an identity number, a mobile, a card that proves itself.
///
/// A short cut before ``recogniseGroup()``, which reads the same digits symbol by symbol and weighs every kind of their
/// length. It answers only where one kind is sure to win, and leaves everything else to the long way; the plain twin
/// never takes it.
extension Scanner {
    /// - Parameter digits: how many ASCII digits begin at `start`, where a word begins.
    /// - Returns: the length of the number that was recognised, or 0.
    mutating func recognisePlainNumber(_ start: Int, digits: Int) -> Int {
        var length = digits
        switch digits {
        case 11, 16, 18, 19: break
        case 17 where start + 17 < view.end && view.base[start + 17] == 0x58: length = 18  // X
        default: return 0
        }
        guard stands(alone: start, start + length) else { return 0 }
        let symbols = Span(_unsafeElements: UnsafeBufferPointer(start: view.base + start, count: length))
        guard let (recogniser, facts) = plainKind(symbols) else { return 0 }
        var sighting = Sighting(recogniser: recogniser, start: start, end: start + length, facts: facts)
        sighting.symbolCount = length
        guard let proposal = weigh(sighting) else { return 0 }
        if !proposal.isBacked || proposal.evidence.confidence < 85 || digits == 17 {
            // Another kind's label may be stronger.
            if proposal.evidence.confidence < 85, recogniser == .residentID { return 0 }
            if mayBeLabelled(engine.labelledSet, start, start + length) { return 0 }
        }
        emit(proposal)
        scratch.floor = start + length
        return length
    }

    /// The kind of a number that no other kind of the same length can equal: every check passes, and none of theirs.
    private func plainKind(_ s: Span<UInt8>) -> (Recogniser, NumberFacts)? {
        switch s.count {
        case 11:
            guard let facts = ValidatorID.mobile.examine(s, engine.tables), facts.allotment == .passed else { return nil }
            return (.mobile, facts)
        case 16, 19:
            guard s[0] != 0x38, let facts = ValidatorID.bankCard.examine(s, engine.tables), facts.checksum == .passed,
                facts.allotment == .passed
            else { return nil }
            return (.bankCard, facts)
        case 18:
            // Above 6 begin permits of residence; 000 is what a spreadsheet leaves of a rounded number.
            guard s[0] <= 0x36, s[14] != 0x30 || s[15] != 0x30 || s[16] != 0x30,
                let facts = ValidatorID.residentID.examine(s, engine.tables), facts.checksum == .passed,
                facts.date == .passed, facts.allotment == .passed,
                ValidatorID.uscc.examine(s, engine.tables) == nil,
                ValidatorID.bankCard.examine(s, engine.tables)?.checksum != .passed
            else { return nil }
            return (.residentID, facts)
        default: return nil
        }
    }

    /// Whether neither neighbour could belong to a group with the digits between `start` and `end`.
    private func stands(alone start: Int, _ end: Int) -> Bool {
        guard start >= scratch.floor, begins(at: start) else { return false }
        guard end < view.end else { return true }
        switch view.base[end] {
        case 0x2c, 0x3b, 0x22, 0x7c, 0x3c: return true  // , ; " | <
        case 0x0d: return end + 1 < view.end && view.base[end + 1] == 0x0a && isPlainHan(at: end + 2)
        case 0x0a: return isPlainHan(at: end + 1)
        case 0xe4...0xe9: return isPlainHan(at: end)
        case 0xef: return isWide(at: end, 0xbc, 0x8c) || isWide(at: end, 0xbc, 0x9b)  // ，；
        case 0xe3: return isWide(at: end, 0x80, 0x81) || isWide(at: end, 0x80, 0x82)  // 、。
        default: return false
        }
    }

    /// Whether the character before `start` is an ideograph that is no numeral and ends no 密码 or 为, or a mark that joins
    /// and assigns nothing.
    private func begins(at start: Int) -> Bool {
        guard start > view.start else { return true }
        switch view.base[start - 1] {
        case 0x2c, 0x3b, 0x22, 0x7c, 0x3e, 0x0a: return true  // , ; " | >
        case 0x80...0xbf: break
        default: return false
        }
        guard start - 3 >= view.start else { return false }
        switch view.base[start - 3] {
        case 0xe4...0xe9: return isPlainHan(at: start - 3) && !isAssigned(start)
        case 0xef: return isWide(at: start - 3, 0xbc, 0x8c)  // ，
        case 0xe3: return isWide(at: start - 3, 0x80, 0x81) || isWide(at: start - 3, 0x80, 0x82)
        default: return false
        }
    }

    private func isPlainHan(at position: Int) -> Bool {
        position + 2 < view.end && view.base[position] &- 0xe4 <= 5 && engine.triggers.isPlainUnit(view.base + position)
    }

    private func isWide(at position: Int, _ second: UInt8, _ third: UInt8) -> Bool {
        position + 2 < view.end && view.base[position + 1] == second && view.base[position + 2] == third
    }
}
