internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Addresses down to village, road and door (catalogue §6.1), from a house number leftwards or from a label rightwards.
extension Scanner {
    /// Depth at which an address begins to tell where somebody lives: village or road.
    static let addressFloor = 5

    /// `number` … `end` are digits before 号, 室, 组 ….
    mutating func recogniseAddress(number: Int, _ end: Int) -> Int {
        guard let start = addressStart(before: number) else { return end }
        let reading = readAddress(from: start)
        guard reading.end > end, reading.levels.nonzeroBitCount >= 2, reading.depth >= Self.addressFloor else { return end }
        // Without a label at least three steps: city, road, number.
        return propose(reading, start) ?? end
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
        let reading = readAddress(from: first.start)
        guard reading.levels.nonzeroBitCount >= 2, reading.depth >= Self.addressFloor else { return character.end }
        // Running on without a colon, only what begins with a province, a city or a county and goes down three steps.
        let isWhole = reading.levels & 0b1110 != 0 && reading.levels.nonzeroBitCount >= 3
        guard isAssigned || isWhole else { return character.end }
        return propose(reading, first.start) ?? character.end
    }

    /// 地 所 在 址 为 是 于 ： （ ）
    private func isConnector(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x5730, 0x6240, 0x5728, 0x5740, 0x4e3a, 0x662f, 0x4e8e, 0x3a, 0x28, 0x29, 0x7cfb: true
        default: false
        }
    }

    private mutating func propose(_ reading: AddressReading, _ start: Int) -> Int? {
        var sighting = Sighting(recogniser: .address, start: start, end: reading.end, facts: nil)
        let steps = reading.levels.nonzeroBitCount
        sighting.extraPoints = steps >= 4 ? 15 : steps >= 3 ? 10 : 0
        guard var proposal = weigh(sighting) else { return nil }
        guard proposal.isBacked || steps >= 3 else { return nil }
        if reading.isOffice { proposal.note |= Proposal.office }
        if reading.depth == Self.addressFloor { proposal.note |= Proposal.shallow }
        emit(proposal)
        return reading.end
    }

    // MARK: start

    /// Leftwards over ideographs and digits to the beginning of the clause, then forward past words that introduce it.
    private func addressStart(before number: Int) -> Int? {
        var start = number
        var count = 0
        var firstStep = number
        while count < 48, let character = view.visible(before: start) {
            switch character.symbolClass {
            case .han:
                if isIntroduction(character.unit, before: start) { return firstStep < number ? start : nil }
                if Self.steps[character.unit] != nil { firstStep = character.start }
            case .digit, .hanDigit, .letter, .hyphen: break
            default:
                // The clause ends here; the name of a place has at most eight characters before its first step.
                return firstStep < number ? trimmed(start, firstStep) : nil
            }
            start = character.start
            count += 1
        }
        return firstStep < number ? trimmed(start, firstStep) : nil
    }

    /// 住 址 于 在 为 是 系 到 至 从 往 居 赴
    private func isIntroduction(_ unit: UInt16, before end: Int) -> Bool {
        switch unit {
        case 0x4f4f, 0x5740, 0x4e8e, 0x5728, 0x4e3a, 0x662f, 0x7cfb, 0x5230, 0x4ece, 0x5f80, 0x8d74, 0x7684: true
        default: false
        }
    }

    /// At most eight characters before the first step.
    private func trimmed(_ start: Int, _ step: Int) -> Int {
        var begin = step
        var count = 0
        while begin > start, count < 5, let character = view.visible(before: begin) {
            begin = character.start
            count += 1
        }
        // A longer run means that other words stand before the name: names of places have two characters as a rule.
        if begin > start {
            begin = step
            for _ in 0..<2 { begin = view.visible(before: begin)?.start ?? begin }
        }
        return begin
    }

    // MARK: reading

    private struct AddressReading {
        var end = 0
        var depth = 0
        /// Bit n: a step of level n.
        var levels: UInt16 = 0
        var isOffice = false
    }

    /// Level of the step that ends with this unit: 1 省 … 7 号.
    private static let steps: [UInt16: Int] = {
        let table: [(String, Int)] = [
            ("省", 1), ("市州盟", 2), ("区县旗", 3), ("镇乡", 4), ("村路街道屯寨庄", 5), ("组队弄巷里苑园寓胡同社", 6),
            ("号栋幢座室房楼层元户", 7),
        ]
        var steps: [UInt16: Int] = [:]
        for (characters, level) in table { for unit in characters.utf16 { steps[unit] = level } }
        steps["胡".utf16.first!] = nil
        return steps
    }()

    /// After these a step's character belongs to another word: 市场, 区域, 村民, 组织 …
    private static let blocked: Set<UInt16> = Set(
        "场域政委民级长直织员伍线由盘屋产召码内程面革府党办局厅协会保障容貌建设管理制度化性均以及和与或等等的".utf16)

    private func readAddress(from start: Int) -> AddressReading {
        var reading = AddressReading()
        var position = start
        var previous: UInt16 = 0
        var pending = false
        var sinceStep = 0
        var count = 0
        while count < 80, let character = view.character(at: position) {
            position = character.end
            switch character.symbolClass {
            case .ignorable: continue
            case .digit, .hanDigit, .letter:
                pending = true
                sinceStep = character.symbolClass == .hanDigit ? sinceStep + 1 : 0
            case .mask: pending = true
            case .hyphen where pending || reading.depth == 7: break
            case .space: if sinceStep == 0, !pending, reading.depth == 0 { return finished(reading, position) }
            case .han:
                let next = view.visible(at: position)?.unit ?? 0
                if let level = level(of: character.unit, previous, pending: pending, next: next) {
                    // Steps go down; one that goes up belongs to another place.
                    if level < reading.depth, reading.depth < 6 || level < 5 { return finished(reading, position) }
                    reading.end = character.end
                    reading.depth = max(reading.depth, level)
                    reading.levels |= 1 << UInt16(level)
                    sinceStep = 0
                    pending = false
                } else {
                    sinceStep += 1
                    if sinceStep > 12 { return finished(reading, position) }
                }
            default: return finished(reading, position, lastNumber: pending ? character.start : nil)
            }
            previous = character.unit
            count += 1
        }
        return finished(reading, position)
    }

    private func level(of unit: UInt16, _ previous: UInt16, pending: Bool, next: UInt16) -> Int? {
        guard let level = Self.steps[unit], previous != 0, !Self.blocked.contains(next) else { return nil }
        switch unit {
        case 0x533a:  // 区
            if previous == 0x5c0f { return 6 }  // 小区
            if previous == 0x793e { return 5 }  // 社区
            if previous == 0x6cbb { return 1 }  // 自治区
            if previous == 0x5730 { return 2 }  // 地区
            return 3
        case 0x9053:  // 街道, 大道, 上海道14号
            if previous == 0x8857 { return 4 }
            return previous == 0x5927 || (0x30...0x39).contains(next) ? 5 : nil
        case 0x8857: return next == 0x9053 ? nil : 5  // 街, but not in 街道
        case 0x793e: return next == 0x533a ? nil : pending ? 6 : nil  // 社, but not in 社区
        case 0x5143: return previous == 0x5355 ? 7 : nil  // 单元
        case 0x540c: return previous == 0x80e1 ? 6 : nil  // 胡同
        case 0x56ed, 0x91cc: return next == 0x533a ? nil : level  // 园区
        default: break
        }
        if level == 7 || unit == 0x7ec4 || unit == 0x961f { return pending || level == 6 ? level : nil }
        return level
    }

    /// Takes in a bare room number and looks whether an office follows.
    private func finished(_ reading: AddressReading, _ position: Int, lastNumber: Int? = nil) -> AddressReading {
        var reading = reading
        if let lastNumber, reading.depth == 7, lastNumber - reading.end <= 6 { reading.end = lastNumber }
        var probe = reading.end
        for _ in 0..<14 {
            guard let character = view.visible(at: probe) else { break }
            guard character.symbolClass == .han || character.symbolClass == .digit || character.symbolClass == .hanDigit else {
                break
            }
            // 局 厅 中心 公司 政府 大厦 院 校 会 处 办 行 店 厂
            switch character.unit {
            case 0x5c40, 0x5385, 0x5fc3, 0x53f8, 0x5e9c, 0x53a6, 0x9662, 0x6821, 0x529e, 0x5382, 0x5e97: reading.isOffice = true
            default: break
            }
            probe = character.end
        }
        return reading
    }
}
