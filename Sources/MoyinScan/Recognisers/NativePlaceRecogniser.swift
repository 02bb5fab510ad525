internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Places a person comes from (catalogue §6.2): 籍贯：浙江绍兴, 户籍地：浙江省绍兴市, and 浙江绍兴人 beside a date of birth.
extension Scanner {
    mutating func recogniseNativePlace(_ announcer: TextView.Character) -> Int {
        var start = announcer.end
        var isAssigned = false
        for _ in 0..<6 {
            guard let next = view.solid(at: start) else { return announcer.end }
            if next.unit == 0x3a { isAssigned = true }
            // 贯 地 所 在 ： 为 是 系
            guard [0x8d2f, 0x5730, 0x6240, 0x5728, 0x3a, 0x4e3a, 0x662f, 0x7cfb].contains(next.unit) else { break }
            start = next.end
        }
        guard let first = view.solid(at: start) else { return announcer.end }
        return proposeNativePlace(first.start, isAssigned: isAssigned) ?? announcer.end
    }

    /// - Parameter isAssigned: a colon or a cell of its own announces the place; else it must be one known by name.
    mutating func proposeNativePlace(_ start: Int, isAssigned: Bool) -> Int? {
        guard let place = nativePlace(from: start), place.isKnown || isAssigned else { return nil }
        let sighting = Sighting(recogniser: .nativePlace, start: start, end: place.end, facts: nil)
        guard let proposal = weigh(sighting) else { return nil }
        emit(proposal)
        return place.end
    }

    /// The place that begins at `start` and fills its clause.
    private func nativePlace(from start: Int) -> (end: Int, isKnown: Bool)? {
        var known = start
        while let place = knownPlace(at: known) { known = place.end }
        var end = known
        var count = 0
        var before = end
        var last: UInt16 = 0
        while let character = view.visible(at: end), character.symbolClass == .han || character.symbolClass == .hanDigit {
            // 不限, 要求: about the requirement, not about a person.
            if AddressGrammar.blocks("不限要无同之的及或与者", character.unit) { return nil }
            before = character.start
            end = character.end
            last = character.unit
            count += 1
            // More than the name of a county: other words have begun.
            if count > (known > start ? 8 : 12) { return known > start ? (known, true) : nil }
        }
        // 浙江绍兴人
        if count > 0, last == 0x4eba {
            end = before
            count -= 1
        }
        guard known > start || count >= 2 else { return nil }
        return (end, known > start)
    }

    /// `，浙江绍兴人，` directly before or behind a date of birth.
    mutating func recogniseOrigin(before start: Int, after end: Int) {
        if let comma = view.visible(before: start), comma.unit == 0x2c, let person = view.visible(before: comma.start),
            person.unit == 0x4eba
        {
            var position = person.start
            var count = 0
            while count <= 16, let character = view.visible(before: position),
                character.symbolClass == .han || character.symbolClass == .hanDigit
            {
                position = character.start
                count += 1
            }
            if count <= 16, position < person.start { proposeOrigin(position, person.start) }
        }
        var position = end
        var isBorn = false
        for _ in 0..<2 {
            guard let born = view.visible(at: position), AddressGrammar.blocks("出生", born.unit) else { break }
            position = born.end
            isBorn = true
        }
        // 出生于河南省商水县
        if isBorn, let at = view.visible(at: position), AddressGrammar.blocks("于在", at.unit) {
            if let place = nativePlace(from: at.end), place.isKnown { proposeOrigin(at.end, place.end) }
            return
        }
        // At most two short remarks (汉族, 女) may stand before.
        for _ in 0..<3 {
            guard let comma = view.visible(at: position), comma.unit == 0x2c, let first = view.visible(at: comma.end) else { return }
            position = first.start
            var last = first
            var count = 0
            while count <= 16, let character = view.visible(at: position),
                character.symbolClass == .han || character.symbolClass == .hanDigit
            {
                last = character
                position = character.end
                count += 1
            }
            guard count > 0, count <= 16 else { return }
            if count > 2, last.unit == 0x4eba { return proposeOrigin(first.start, last.start) }
            if count > 4 { return }
        }
    }

    private mutating func proposeOrigin(_ start: Int, _ end: Int) {
        guard knownPlace(at: start) != nil else { return }
        var sighting = Sighting(recogniser: .nativePlace, start: start, end: end, facts: nil)
        sighting.isSelfEvident = true
        sighting.extraPoints = Points.label
        if let proposal = weigh(sighting) { emit(proposal) }
    }
}
