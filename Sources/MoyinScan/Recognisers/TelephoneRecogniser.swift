internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// What surrounds the digits of a telephone number: brackets, extensions, country codes; and cards in brackets.
extension Scanner {
    /// Takes in the bracket before an area code and the extension behind.
    func widen(telephone sighting: inout Sighting) {
        if sighting.joined.links.contains(.bracket), let open = view.visible(before: sighting.start), open.unit == 0x28 {
            sighting.start = open.start
        }
        if let end = extensionEnd(after: sighting.end) { sighting.end = end }
    }

    /// `转8001`, `-801`, `分机 12`, `ext. 3`.
    private func extensionEnd(after position: Int) -> Int? {
        guard var next = view.solid(at: position) else { return nil }
        if next.unit == 0x5206 {  // 分机
            guard let second = view.visible(at: next.end), second.unit == 0x673a else { return nil }
            next = second
        } else if next.unit == 0x65 {  // ext
            guard let second = view.visible(at: next.end), second.unit == 0x78, let third = view.visible(at: second.end),
                third.unit == 0x74
            else { return nil }
            next = third
        } else if next.unit != 0x8f6c, next.unit != 0x23, next.symbolClass != .hyphen {  // 转 #
            return nil
        }
        var end = next.end
        var count = 0
        var probe = next.end
        while count < 7, let character = count == 0 ? view.solid(at: probe) : view.visible(at: probe) {
            if count == 0, character.symbolClass == .dot || character.unit == 0x3a {
                probe = character.end
                continue
            }
            guard character.symbolClass == .digit else { break }
            count += 1
            end = character.end
            probe = character.end
        }
        return count > 0 && count <= 6 ? end : nil
    }

    /// Eight digits of Hong Kong or Macau, with `+852` or `(853)` before them or a label.
    mutating func overseas(_ reading: Reading) -> Proposal? {
        var inner = reading
        var country = 0
        let count = reading.symbols.count
        if count == 11 || count == 13 {
            var head = reading.symbols.lowerBound
            if count == 13 {
                guard scratch.group.symbols[head] == 0x30, scratch.group.symbols[head + 1] == 0x30 else { return nil }
                head += 2
            }
            country = Int(scratch.group.symbols[head] &- 0x30) * 100 + Int(scratch.group.symbols[head + 1] &- 0x30) * 10
            country += Int(scratch.group.symbols[head + 2] &- 0x30)
            guard country == 852 || country == 853 else { return nil }
            inner.symbols = (head + 3)..<reading.symbols.upperBound
        } else if count != 8 {
            return nil
        }
        var best: Proposal?
        if country != 853 { best = overseas(reading, inner, .hkPhone, .hkPhone, isCoded: country == 852) }
        if country != 852 { best = better(best, overseas(reading, inner, .moPhone, .moPhone, isCoded: country == 853)) }
        return best
    }

    private mutating func overseas(
        _ reading: Reading, _ inner: Reading, _ recogniser: Recogniser, _ validator: ValidatorID, isCoded: Bool
    ) -> Proposal? {
        guard let facts = examine(validator, inner.symbols) else { return nil }
        var sighting = sighting(recogniser, reading, facts)
        sighting.needsLabel = !isCoded
        sighting.isSelfEvident = isCoded
        let isFixed = isFixedLine(scratch.group.symbols[inner.symbols.lowerBound], recogniser)
        if isCoded {
            sighting.joined.isNatural = true
            sighting.extraPoints = 20
        } else if recogniser == .hkPhone, isMobileOfHongKong(reading, inner) {
            sighting.needsLabel = false
            sighting.isSelfEvident = true
            sighting.joined.isNatural = true
            sighting.extraPoints = Points.label
        }
        guard var proposal = weigh(sighting) else { return nil }
        if isFixed { proposal.note |= Proposal.fixedLine }
        return isCoded ? dialled(proposal, reading) : proposal
    }

    /// 電話 9123 4567: no line of the mainland begins with 9, and 95105… and 96… are hotlines when written in one.
    private mutating func isMobileOfHongKong(_ reading: Reading, _ inner: Reading) -> Bool {
        let symbols = scratch.group.symbols + inner.symbols.lowerBound
        guard symbols[0] == 0x39, reading.joined.groups == 2 || symbols[1] != 0x35 && symbols[1] != 0x36 else { return false }
        scratch.context.read(view, before: scratch.group.starts[reading.symbols.lowerBound], lexicon: engine.lexicon, reach: LeftContext.labelReach)
        guard scratch.context.hitCount > 0, scratch.context.hits[0].isTight else { return false }
        let landline = engine.slots[Int(Recogniser.landline.ordinal)]
        return landline != ScanEngine.noSlot && engine.lexicon.entries[Int(scratch.context.hits[0].entry)].labels.contains(landline)
    }

    /// Hong Kong: 2 and 3; Macau: 28 and 8 (the other numbers there begin with 6).
    private func isFixedLine(_ first: UInt8, _ recogniser: Recogniser) -> Bool {
        recogniser == .hkPhone ? first == 0x32 || first == 0x33 : first == 0x32 || first == 0x38
    }

    /// `1234567(8)` and `7/123456/0`.
    mutating func macauCard(_ reading: Reading) -> Proposal? {
        var sighting = sighting(.moID, reading, nil)
        switch scratch.group.symbols[reading.symbols.lowerBound] {
        case 0x31, 0x35, 0x37, 0x38: break
        default: return nil
        }
        if reading.symbols.count == 7 {
            guard let close = bracketed(after: sighting.end) else { return nil }
            sighting.end = close
        } else {
            guard reading.joined.groups == 3, reading.joined.links == .slash else { return nil }
            sighting.joined.isNatural = true
        }
        return weigh(sighting)
    }

    /// The end of `(8)` or `(B)` right after a number.
    func bracketed(after position: Int) -> Int? {
        guard let open = view.visible(at: position), open.unit == 0x28, let mark = view.visible(at: open.end),
            mark.symbolClass == .digit || mark.symbolClass == .letter, let close = view.visible(at: mark.end),
            close.unit == 0x29
        else { return nil }
        return close.end
    }

    func takeBracket(_ sighting: inout Sighting) {
        if let end = bracketed(after: sighting.end) { sighting.end = end }
    }
}
