internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// Finds identifiers written with letters and digits: passports, permits, credit codes, vehicle numbers, cards of Taiwan
/// and Hong Kong.
extension Scanner {
    /// Goes through the words of the group; only numbers without letters are left to `recogniseNumbers`.
    mutating func recogniseCodes() {
        var index = 0
        while index < scratch.group.wordCount {
            let word = scratch.group.words[index]
            if word.masks == 0, word.letters > 0 || word.count >= 4 || isCodeHead(index) {
                index = recogniseCode(at: index)
            } else {
                index += 1
            }
        }
    }

    /// `91 110000 …`: registrar and type of a credit code before its region.
    private func isCodeHead(_ index: Int) -> Bool {
        let next = index + 1
        return scratch.group.words[index].count == 2 && next + 1 < scratch.group.wordCount
            && scratch.group.words[next].count == 6 && scratch.group.words[next + 1].letters > 0
    }

    private mutating func recogniseCode(at index: Int) -> Int {
        let word = scratch.group.words[index]
        var best: Proposal?
        var used = index
        if word.letters > 0, word.hanDigits == 0 || word.count == 10 && word.letters == 1 {
            best = code(word.first..<word.last)
            if best == nil, let seen = lookAlikeNumber(word) { best = seen }
        }
        // Codes in several parts: D2143569-X, 9135 0100 M000 100Y 43, GB82 WEST 1234.
        var total = word.count
        var letters = word.letters
        var next = index + 1
        while next < scratch.group.wordCount, next - index < 10 {
            let part = scratch.group.words[next]
            if part.masks > 0 || part.hanDigits > 0 || part.link.contains(.bracket) { break }
            total += part.count
            letters += part.letters
            if total > 34 { break }
            if letters > 0 || part.link == .hyphen, let joined = joinedCode(word.first..<part.last, words: index...next) {
                if best == nil || joined.evidence.confidence > best!.evidence.confidence {
                    best = joined
                    used = next
                }
            }
            next += 1
        }
        if let best {
            emit(best)
            return used + 1
        }
        return index + 1
    }

    /// The best reading of one word of letters and digits.
    private mutating func code(_ symbols: Range<Int>) -> Proposal? {
        let reading = Reading(symbols: symbols, joined: JoinFacts(separators: 0, links: [], groups: 1), isEmbedded: false)
        var best: Proposal?
        switch symbols.count {
        case 7, 8:
            if symbols.count == 8 { best = better(best, check(.passport, .passport, reading)) }
            best = better(best, hongKongCard(reading))
            best = better(best, check(.orgCode, .orgCode, reading))
        case 9:
            best = better(best, check(.hkmoPermit, .hkmoPermit, reading))
            best = better(best, check(.passport, .passport, reading))
            best = better(best, hongKongCard(reading))
            best = better(best, check(.orgCode, .orgCode, reading))
        case 10:
            best = better(best, check(.twNationalID, .twNationalID, reading))
            best = better(best, check(.twResidentCertificate, .twResidentCertificate, reading))
            best = better(best, check(.passport, .passport, reading))
        case 11:
            best = better(best, check(.hkmoPermit, .hkmoPermit, reading))
            best = better(best, check(.twPermit, .twPermit, reading))
        case 12: best = better(best, bareHardware(reading))
        case 15: best = better(best, check(.foreignPermanentResident, .foreignPermanentResident, reading))
        case 17: best = better(best, check(.vin, .vin, reading))
        case 18:
            best = better(best, check(.uscc, .uscc, reading))
        case 19, 21:
            best = better(best, check(.studentNumber, .studentNumber, reading))
            best = better(best, check(.taxID, .taxID, reading))
        case 20, 22:
            // An X inside: the number's last character, before the type of the disability or the sequence.
            best = better(best, check(.disabilityCard, .disabilityCard, reading))
            best = better(best, check(.taxID, .taxID, reading))
        case 28: best = better(best, check(.realEstate, .realEstateUnit, reading))
        default: break
        }
        if symbols.count >= 15, symbols.count <= 34 { best = better(best, check(.iban, .iban, reading)) }
        return better(best, labelledCode(reading))
    }

    private mutating func joinedCode(_ symbols: Range<Int>, words: ClosedRange<Int>) -> Proposal? {
        var joined = JoinFacts(separators: words.count - 1, links: [], groups: words.count)
        for index in words.dropFirst() { joined.links.formUnion(scratch.group.words[index].link) }
        let reading = Reading(symbols: symbols, joined: joined, isEmbedded: false)
        if let proven = provenCode(reading) { return proven }
        return labelled(reading)
    }

    /// Codes in parts that their check character proves.
    private mutating func provenCode(_ reading: Reading) -> Proposal? {
        switch reading.symbols.count {
        case 8: return splitCard(reading)
        case 9: return better(better(check(.orgCode, .orgCode, reading), splitCard(reading)), splitPapers(reading))
        case 10: return better(split(.twNationalID, reading), split(.twResidentCertificate, reading))
        case 15: return better(check(.foreignPermanentResident, .foreignPermanentResident, reading), iban(reading))
        case 17: return better(check(.vin, .vin, reading), iban(reading))
        case 18: return better(check(.uscc, .uscc, reading), iban(reading))
        case 28: return better(check(.realEstate, .realEstateUnit, reading), iban(reading))
        case 16...34: return iban(reading)
        default: return nil
        }
    }

    /// `001A2B3C4D5E`
    private mutating func bareHardware(_ reading: Reading) -> Proposal? {
        guard let facts = examine(.mac, reading.symbols) else { return nil }
        var sighting = sighting(.mac, reading, facts)
        sighting.needsLabel = true
        return weigh(sighting)
    }

    /// `A 123456789`, `A123-456-789`: with its label only, for one number in ten has the right check digit.
    private mutating func split(_ validator: ValidatorID, _ reading: Reading) -> Proposal? {
        guard let facts = examine(validator, reading.symbols), facts.checksum == .passed else { return nil }
        var sighting = sighting(validator == .twNationalID ? .twNationalID : .twResidentCertificate, reading, facts)
        sighting.needsLabel = true
        return weigh(sighting)
    }

    /// `E 12345678`, `H 12345678`: the letters apart from the digits.
    private mutating func splitPapers(_ reading: Reading) -> Proposal? {
        guard reading.joined.groups == 2, reading.joined.links == .space,
            !scratch.group.symbols[reading.symbols.lowerBound].isASCIIDigit, isWordEnd(reading.symbols.lowerBound + 1)
        else { return nil }
        return better(check(.passport, .passport, reading), check(.hkmoPermit, .hkmoPermit, reading))
    }

    /// `A123456-3`
    private mutating func splitCard(_ reading: Reading) -> Proposal? {
        guard reading.joined.groups == 2, reading.joined.links == .hyphen, isWordEnd(reading.symbols.upperBound - 1),
            let facts = examine(.hkID, reading.symbols), facts.checksum == .passed
        else { return nil }
        var sighting = sighting(.hkID, reading, facts)
        sighting.needsLabel = true
        return weigh(sighting)
    }

    private mutating func iban(_ reading: Reading) -> Proposal? { check(.iban, .iban, reading) }

    private mutating func check(_ recogniser: Recogniser, _ validator: ValidatorID, _ reading: Reading) -> Proposal? {
        guard let facts = examine(validator, reading.symbols) else { return nil }
        // In parts, only a number that proves itself.
        if reading.joined.groups > 1, facts.checksum == .failed { return nil }
        return weigh(sighting(recogniser, reading, facts))
    }

    /// `A123456(3)`: the check character in brackets lies outside the word.
    private mutating func hongKongCard(_ reading: Reading) -> Proposal? {
        let last = scratch.group.ends[reading.symbols.upperBound - 1]
        var bytes = InlineArray<10, UInt8>(repeating: 0)
        var count = 0
        for index in reading.symbols {
            bytes[count] = scratch.group.symbols[index]
            count += 1
        }
        var end = last
        var isBracketed = false
        if let open = view.solid(at: last), open.unit == 0x28, let mark = view.visible(at: open.end),
            mark.symbolClass == .digit || mark.unit == 0x61, let close = view.visible(at: mark.end), close.unit == 0x29
        {
            bytes[count] = mark.symbolClass == .digit ? 0x30 &+ mark.entry.digit : 0x41
            count += 1
            end = close.end
            isBracketed = true
        }
        guard let facts = ValidatorID.hkID.examine(bytes.span.extracting(0..<count), engine.tables) else { return nil }
        // Two letters and seven digits are a passport as well.
        if !isBracketed, count == 9, facts.checksum == .failed { return nil }
        var sighting = sighting(.hkID, reading, facts)
        sighting.end = end
        sighting.isSelfEvident = isBracketed && facts.checksum == .passed
        sighting.needsLabel = !sighting.isSelfEvident
        return weigh(sighting)
    }

    /// O for 0, l and I for 1 and so on inside a number (catalogue N3).
    private mutating func lookAlikeNumber(_ word: Word) -> Proposal? {
        guard word.count >= 7, word.count <= 20, word.digits >= 3 else { return nil }
        var isHard = false
        var replaced = 0
        // The letter of a Taiwanese number stays one.
        let head = word.count == 10 && scratch.group.flags[word.first].contains(.letter) ? 1 : 0
        for index in (word.first + head)..<word.last where scratch.group.flags[index].contains(.letter) {
            switch scratch.group.symbols[index] {
            case 0x4f, 0x49, 0x4c: replaced += 1
            case 0x58 where index == word.last - 1 && word.count == 18: break
            case 0x5a, 0x53, 0x42:
                replaced += 1
                isHard = true
            default: return nil
            }
        }
        guard replaced > 0 else { return nil }
        var saved = InlineArray<20, UInt8>(repeating: 0)
        for index in word.first..<word.last {
            let symbol = scratch.group.symbols[index]
            saved[index - word.first] = symbol
            let isLast = index == word.last - 1
            if index < word.first + head { continue }
            switch symbol {
            case 0x4f: scratch.group.symbols[index] = 0x30
            case 0x49, 0x4c: scratch.group.symbols[index] = 0x31
            case 0x5a: scratch.group.symbols[index] = 0x32
            case 0x53: scratch.group.symbols[index] = 0x35
            case 0x42: scratch.group.symbols[index] = 0x38
            case 0x58 where isLast: break
            default: break
            }
        }
        defer {
            for index in word.first..<word.last { scratch.group.symbols[index] = saved[index - word.first] }
        }
        let joined = JoinFacts(separators: 0, links: [], groups: 1)
        var reading = Reading(symbols: word.first..<word.last, joined: joined, isEmbedded: false)
        let found: Proposal?
        if head > 0 {
            found = better(split(.twNationalID, reading), split(.twResidentCertificate, reading))
        } else {
            found = bestReading(of: &reading)
        }
        guard var proposal = found else { return nil }
        // Fewer than 60 % true digits, or letters that only resemble: only with a label or a checksum behind it.
        if isHard || word.digits * 10 < word.count * 6 {
            guard proposal.isBacked else { return nil }
        }
        proposal.disguise.insert(.lookAlike)
        proposal.evidence.add(Evidence(.disguise, Points.disguise))
        return proposal
    }

    /// Letters and digits behind a label whose kind has no grammar of its own.
    private mutating func labelledCode(_ reading: Reading) -> Proposal? {
        guard reading.symbols.count >= 4 else { return nil }
        return labelled(reading)
    }
}
