internal import MoyinText

/// How far an address goes, read forwards from where it begins.
struct AddressReading {
    /// After the last step.
    var end = 0
    /// Level of the deepest step.
    var depth = 0
    /// Level of the first step.
    var first = 0
    /// Characters of the first step's name.
    var firstName = 0
    var steps = 0
    /// Steps of level 7.
    var doors = 0
    /// The last step's character.
    var sign: UInt16 = 0
    /// Begins with a province or prefecture known by name.
    var isKnown = false
    /// Names an office, inside or directly behind.
    var isOffice = false
    /// Nothing else stands behind in the clause.
    var isWhole = false
    /// From one house number to another: 解放路1号至89号.
    var isStretch = false

    /// Depth at which an address begins to tell where somebody lives: village or road.
    static let floor = 5
}

extension Scanner {
    private static var longestAddress: Int { 96 }

    /// Reads an address from `start`, step by step, until words stand there that belong to none.
    func readAddress(from start: Int) -> AddressReading {
        var reading = AddressReading()
        reading.end = start
        var position = start
        var previous: UInt16 = 0
        var second: UInt16 = 0
        var isNumbered = false
        var digits = 0
        var nameLength = 0
        var last = 0
        var count = 0
        var spaces = 0
        var hyphens = 0
        while count < Self.longestAddress, let character = view.character(at: position) {
            count += 1
            switch character.symbolClass {
            case .ignorable:
                position = character.end
                continue
            case .space:
                // One space may stand between two steps.
                spaces += 1
                guard spaces == 1, nameLength == 0, !isNumbered, character.scalar == 0x20 else {
                    return finished(reading, at: position, digits, hyphens)
                }
                position = character.end
                continue
            case .digit, .letter, .mask:
                digits = isNumbered ? digits + 1 : 1
                if digits > 6 {
                    // Behind a space it is the next cell.
                    reading.isWhole = spaces > 0
                    return reading
                }
                isNumbered = true
            case .hanDigit:
                // 四川 and 三明 begin like numbers.
                if reading.depth < 3, nameLength == 0, !isNumbered, let known = knownPlace(at: position) {
                    reading.isKnown = reading.isKnown || reading.steps == 0
                    take(known.level, firstName: 1, &reading, end: known.end)
                    (position, previous, second, last, spaces) = (known.end, 0, 0, known.level, 0)
                    continue
                }
                digits = 0
                isNumbered = true
                nameLength += 1
            case .hyphen where isNumbered || last == 7: (digits, hyphens) = (0, hyphens + 1)
            case .han:
                if reading.depth < 3, nameLength == 0, !isNumbered, let known = knownPlace(at: position) {
                    reading.isKnown = reading.isKnown || reading.steps == 0
                    take(known.level, firstName: 1, &reading, end: known.end)
                    (position, previous, second, last, spaces) = (known.end, 0, 0, known.level, 0)
                    continue
                }
                // …市人民政府同意将…市: the place of the office is over, another begins.
                if reading.isOffice, nameLength > 0, reading.depth < AddressReading.floor, knownPlace(at: position) != nil {
                    return reading
                }
                // 3#楼2-501的房屋: a bare room right before other words.
                let isRoom = last == 7 && nameLength == 0 && (3...5).contains(digits)
                let room = character.start
                let next = view.visible(at: character.end)
                let around = AddressGrammar.Surroundings(
                    previous: previous, next: next?.unit ?? 0, second: second, isNumbered: isNumbered,
                    isBeforeDigit: next.map { $0.symbolClass == .digit || $0.symbolClass == .hanDigit } ?? false,
                    nameLength: nameLength, depth: reading.depth, last: last)
                if let level = AddressGrammar.level(of: character.unit, around), isDown(level, reading) {
                    // 彭水苗族土家族自治县: long, but a name.
                    take(level, firstName: previous == Han.zhi ? 2 : nameLength, &reading, end: character.end)
                    reading.sign = character.unit
                    last = level
                    nameLength = 0
                    digits = 0
                    isNumbered = false
                    spaces = 0
                    hyphens = 0
                } else if character.unit == Han.ofSign, last == 7, nameLength == 0, let end = branchNumber(after: character) {
                    reading.end = end
                    (position, previous, isNumbered, digits) = (end, 0, false, 0)
                    continue
                } else if character.unit == Han.upTo, last == 7, reading.sign == Han.hao, nameLength == 0, !isNumbered, around.isBeforeDigit {
                    reading.isStretch = true
                } else if AddressGrammar.isStop(character.unit) || character.unit == 0x4e8e && AddressGrammar.blocks("位落住座居", previous) {
                    // 湖北武汉中山公园位于…: what lies there has a name of its own.
                    if isRoom { reading.end = room }
                    return reading
                } else {
                    // Units of a number: 二十号.
                    isNumbered = character.unit == Han.ten || character.unit == Han.hundred
                    digits = 0
                    nameLength += 1
                    if endsOffice(character.unit, previous, around.next) { reading.isOffice = true }
                    if nameLength > (spaces > 0 ? 8 : 14) { return reading }
                }
            default: return finished(reading, at: position, digits, hyphens)
            }
            second = previous
            previous = character.unit
            position = character.end
        }
        return finished(reading, at: position, digits, hyphens)
    }

    /// Steps go down, freely so below the village.
    private func isDown(_ level: Int, _ reading: AddressReading) -> Bool {
        level >= reading.depth || level >= AddressReading.floor
    }

    private func take(_ level: Int, firstName: Int, _ reading: inout AddressReading, end: Int) {
        if reading.steps == 0 { (reading.first, reading.firstName) = (level, firstName) }
        reading.end = end
        reading.depth = max(reading.depth, level)
        reading.steps += 1
        if level == 7 { reading.doors += 1 }
    }

    /// Takes in a bare room number behind a building: 3幢501.
    private func finished(_ reading: AddressReading, at position: Int, _ digits: Int, _ hyphens: Int) -> AddressReading {
        var reading = reading
        reading.isWhole = true
        // Behind a house number a short one is something else: 95号1、5号楼.
        guard reading.depth == 7, (reading.sign == Han.hao && hyphens == 0 ? 3 : 1)...5 ~= digits else { return reading }
        if position > reading.end, position - reading.end <= 8 { reading.end = position }
        return reading
    }

    /// 之2, as in 12號之2.
    private func branchNumber(after sign: TextView.Character) -> Int? {
        guard let first = view.visible(at: sign.end), first.symbolClass == .digit || first.symbolClass == .hanDigit else { return nil }
        var end = first.end
        for _ in 0..<3 {
            guard let next = view.visible(at: end), next.symbolClass == .digit else { break }
            end = next.end
        }
        return end
    }

    /// 公司 中心 政府 大厅 医院 学校 …: 司 心 府 厅 院 校 行 局 所 with the character that makes them an office.
    private func endsOffice(_ unit: UInt16, _ previous: UInt16, _ next: UInt16) -> Bool {
        let isOffice =
            switch unit {
            case 0x53f8: previous == Han.gong  // 公司
            case 0x5fc3: previous == 0x4e2d  // 中心
            case 0x5e9c: previous == Han.zheng  // 政府
            case 0x5385: previous == Han.da  // 大厅
            case 0x9662: AddressGrammar.blocks("医法学", previous)
            case 0x6821: previous == 0x5b66  // 学校
            case 0x5b66: AddressGrammar.blocks("大中小", previous)
            case 0x884c: AddressGrammar.blocks("银支分", previous)
            case 0x5c40: true  // 局
            case 0x4f1a: AddressGrammar.blocks("员协学", previous)
            case 0x6240: AddressGrammar.blocks("出究务法", previous)
            default: false
            }
        // 学院路, 公司宿舍
        return isOffice && !AddressGrammar.isNameEnd(next) && !AddressGrammar.blocks("宿家", next)
    }

    /// A province or prefecture known by name at `position`; short names only where no longer name of another place begins.
    func knownPlace(at position: Int) -> (level: Int, end: Int)? {
        guard let first = view.character(at: position), engine.places.mayBegin(with: first.unit) else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: PlaceNames.longest + 2) { units in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: PlaceNames.longest + 2) { ends in
                var count = 0
                var probe = position
                while count < PlaceNames.longest + 2, let character = view.visible(at: probe), character.symbolClass == .han || character.symbolClass == .hanDigit {
                    units[count] = character.unit
                    ends[count] = character.end
                    count += 1
                    probe = character.end
                }
                guard count >= 2,
                    let match = engine.places.match(UnsafeBufferPointer(start: units.baseAddress, count: count), from: 0)
                else { return nil }
                if match.isShort {
                    let next = match.length < count ? units[match.length] : 0
                    let after = match.length + 1 < count ? units[match.length + 1] : 0
                    if AddressGrammar.isNameEnd(next) || AddressGrammar.blocks("道大", next) { return nil }
                    if AddressGrammar.blocks("东西南北中新", next), AddressGrammar.blocks("路街大道村", after) { return nil }
                }
                return (match.level, ends[match.length - 1])
            }
        }
    }
}
