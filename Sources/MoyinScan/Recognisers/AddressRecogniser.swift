internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Addresses down to village, road and door (catalogue §6.1), from a house number leftwards or from a label rightwards.
extension Scanner {
    /// `number` … `end` are digits before 号, 室, 组 ….
    mutating func recogniseAddress(number: Int, _ end: Int) -> Int {
        guard let before = view.visible(before: number), before.symbolClass == .han || before.symbolClass == .hanDigit,
            before.unit != 0x7b2c  // 第
        else { return end }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.addressReach) { starts in
            withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Self.addressReach) { units in
                let count = runBefore(number, starts, units)
                guard let reading = bestReading(starts, units, count, through: end) else { return end }
                return propose(reading.0, reading.1) ?? end
            }
        }
    }

    /// `三组`, `十二幢`: only right behind a village, a road or another such step, for numerals are everywhere.
    mutating func recogniseAddress(hanNumber start: Int, _ end: Int) -> Int {
        var number = start
        while let ten = view.visible(before: number), ten.unit == Han.ten || ten.symbolClass == .hanDigit { number = ten.start }
        guard let before = view.visible(before: number), AddressGrammar.blocks("村区路街巷弄里庄屯寨号幢栋座元坊苑园", before.unit) else {
            return end
        }
        return recogniseAddress(number: number, end)
    }

    /// Characters before a house number that are looked at for the beginning of its address.
    private static let addressReach = 56

    /// The characters before `number` that one address could consist of, nearest first.
    private func runBefore(
        _ number: Int, _ starts: UnsafeMutableBufferPointer<Int>, _ units: UnsafeMutableBufferPointer<UInt16>
    ) -> Int {
        var position = number
        var count = 0
        while count < Self.addressReach, let character = view.visible(before: position) {
            switch character.symbolClass {
            case .han, .digit, .hanDigit, .letter, .hyphen, .mask: break
            // A single space between two steps.
            case .space where character.scalar == 0x20 && isStepEnd(before: character.start): break
            default: return count
            }
            position = character.start
            starts[count] = character.start
            units[count] = character.symbolClass == .han || character.symbolClass == .hanDigit ? character.unit : 0
            count += 1
        }
        return count
    }

    /// Whether the character before `position` ends a step above the house.
    private func isStepEnd(before position: Int) -> Bool {
        guard let character = view.visible(before: position), character.symbolClass == .han else { return false }
        return AddressGrammar.isNameEnd(character.unit) || AddressGrammar.blocks("省道组号弄幢栋座苑园", character.unit)
    }

    /// The reading that takes in the number: from a known province or prefecture, else from the beginning of the clause
    /// or behind the last word that introduces a place.
    private func bestReading(
        _ starts: UnsafeMutableBufferPointer<Int>, _ units: UnsafeMutableBufferPointer<UInt16>, _ count: Int, through end: Int
    ) -> (AddressReading, Int)? {
        var introduced: Int?
        var tries = 0
        var index = count
        while index > 0 {
            index -= 1
            guard units[index] != 0 else { continue }
            let previous = index + 1 < count ? units[index + 1] : 0
            if previous == 0 || isIntroduction(previous, before: index + 2 < count ? units[index + 2] : 0) {
                if index + 1 == count || previous != 0 || introduced == nil { introduced = index }
            }
            guard tries < 4, engine.places.mayBegin(with: units[index]), introduced == index || !isStep(previous),
                knownPlace(at: starts[index]) != nil
            else { continue }
            tries += 1
            let reading = readAddress(from: starts[index])
            if isSound(reading, through: end) { return (reading, starts[index]) }
        }
        guard let introduced else { return nil }
        let reading = readAddress(from: starts[introduced])
        guard reading.firstName <= 6, isSound(reading, through: end) else { return nil }
        return (reading, starts[introduced])
    }

    private func isSound(_ reading: AddressReading, through end: Int) -> Bool {
        reading.end > end && reading.steps >= 2 && reading.depth >= AddressReading.floor && reading.first < 7
    }

    /// Whether a step of an address ends here, so that the place goes on: 柳溪镇|南京….
    private func isStep(_ unit: UInt16) -> Bool { AddressGrammar.isNameEnd(unit) }

    /// 住 址 于 在 为 是 系 到 至 从 往 居 赴 的 落 现, and 地 of 户籍地 and 所在地.
    private func isIntroduction(_ unit: UInt16, before: UInt16) -> Bool {
        if unit == Han.di { return AddressGrammar.blocks("在籍所住居生", before) }
        return AddressGrammar.blocks("住址于在为是系到至从往居赴的落籍送寄被由沿对将", unit)
    }

    /// 住址：…, 户籍地：…, 现住….
    mutating func recogniseAddress(announcedBy character: TextView.Character) -> Int {
        var start = character.end
        var isAssigned = false
        for _ in 0..<8 {
            guard let next = view.solid(at: start), isConnector(next.unit) else { break }
            if next.unit == 0x3a || next.start > start { isAssigned = true }
            start = next.end
        }
        if view.character(at: start)?.symbolClass == .space { isAssigned = true }
        guard let first = view.solid(at: start), first.symbolClass == .han || first.symbolClass == .hanDigit else {
            return character.end
        }
        // 住房 住宅 住院 住建 住户 住宿 住民
        if start == character.end, AddressGrammar.blocks("房宅院建户宿民", first.unit) { return character.end }
        let reading = readAddress(from: first.start)
        guard reading.steps >= 1, reading.depth >= AddressReading.floor, reading.first < 7 else { return character.end }
        if reading.steps == 1, !isAssigned || !reading.isWhole { return character.end }
        // 文三路以北, 徽州大道与南京路交口: where a site lies.
        if reading.depth == AddressReading.floor, let next = view.visible(at: reading.end),
            AddressGrammar.blocks("与和以东西南北交附旁边至段沿", next.unit)
        {
            return character.end
        }
        // Running on without a colon, only what begins like an address.
        guard isAssigned || reading.isKnown || reading.firstName <= 6 && (reading.doors > 0 || reading.steps >= 3) else { return character.end }
        return propose(reading, first.start) ?? character.end
    }

    /// An address that fills a cell of a column of addresses.
    mutating func recogniseAddress(cell start: Int) -> Bool {
        let reading = readAddress(from: start)
        guard reading.steps >= 1, reading.depth >= AddressReading.floor, reading.first < 7, reading.isWhole else { return false }
        return propose(reading, start) != nil
    }

    /// 地 所 在 址 为 是 于 ： （ ） 系
    private func isConnector(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x5730, 0x6240, 0x5728, 0x5740, 0x4e3a, 0x662f, 0x4e8e, 0x3a, 0x28, 0x29, 0x7cfb: true
        default: false
        }
    }

    private mutating func propose(_ reading: AddressReading, _ start: Int) -> Int? {
        var sighting = Sighting(recogniser: .address, start: start, end: reading.end, facts: nil)
        sighting.extraPoints = reading.steps >= 4 ? 15 : reading.steps >= 3 ? 10 : 0
        guard var proposal = weigh(sighting) else { return nil }
        // Without a label only what goes down to a door, in three steps: city, road, number.
        // Houses along a street are what works or a notice are about, and nobody's home.
        if reading.isStretch, proposal.note & Proposal.home == 0 { return nil }
        guard proposal.isBacked || reading.steps >= 3 && (reading.doors > 0 || isResident(after: reading.end)) else { return nil }
        if reading.isOffice || isOrganisation(after: reading.end) || isOffice(behind: reading.end) { proposal.note |= Proposal.office }
        if reading.depth == AddressReading.floor { proposal.note |= Proposal.shallow }
        emit(proposal)
        return reading.end
    }

    /// 法定代表人, 负责人, 执行事务合伙人 next: a party that is no person; 邮编, 传真: where an office takes its post.
    private func isOrganisation(after end: Int) -> Bool {
        var position = end
        for _ in 0..<6 {
            guard let character = view.visible(at: position) else { return false }
            position = character.end
            guard character.symbolClass == .han else { continue }
            guard let second = view.visible(at: position) else { return false }
            return character.unit == 0x6cd5 && second.unit == 0x5b9a || character.unit == 0x8d1f && second.unit == 0x8d23
                || character.unit == 0x6267 && second.unit == 0x884c || character.unit == 0x90ae && second.unit != 0x7bb1
                || character.unit == 0x4f20 && second.unit == 0x771f
        }
        return false
    }

    /// 征收办, 民政所, 服务站 directly behind, at the end of the clause: who sits there.
    private func isOffice(behind end: Int) -> Bool {
        var position = end
        var last: UInt16 = 0
        var count = 0
        while let character = view.visible(at: position), character.symbolClass == .han {
            count += 1
            if count > 10 { return false }
            last = character.unit
            position = character.end
        }
        return count >= 2 && AddressGrammar.blocks("办局厅馆站所部校委", last)
    }

    /// 村民, 居民, 人 directly behind: somebody is said to live there.
    private func isResident(after end: Int) -> Bool {
        guard let first = view.visible(at: end) else { return false }
        if first.unit == 0x4eba { return true }
        guard let second = view.visible(at: first.end), second.unit == 0x6c11 else { return false }
        return AddressGrammar.blocks("村居农", first.unit)
    }
}
