internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Geographical coordinates in China's range (catalogue §6.9): a pair of decimals, or degrees behind 东经 and 北纬.
extension Scanner {
    private struct Decimal {
        var value: Int  // whole part
        var places: Int
        var end: Int
    }

    /// Tries at a number whose whole part is `start` …: `120.153576,30.287459`. Returns the end, or 0.
    mutating func recogniseCoordinates(at start: Int) -> Int {
        guard let first = decimal(at: start), isPrecise(first), !isRange(before: start) else { return 0 }
        var position = skipDegree(first.end)
        var separators = 0
        var isNamed = false
        while separators < 6, let next = view.visible(at: position) {
            switch next.unit {
            // ， , 、 ； / 空格 北 纬 东 经 ： N E
            case 0x2c, 0x3001, 0x3b, 0x2f, 0x3a, 0x6e, 0x65: break
            case 0x5317, 0x7eac, 0x4e1c, 0x7ecf: isNamed = true
            default:
                guard next.symbolClass == .space else { return finish(start, first, position, isNamed) }
            }
            position = next.end
            separators += 1
        }
        return finish(start, first, position, isNamed)
    }

    private mutating func finish(_ start: Int, _ first: Decimal, _ position: Int, _ isNamed: Bool) -> Int {
        guard position > first.end, let second = decimal(at: position), isPrecise(second) else {
            return 0
        }
        func isLongitude(_ value: Int) -> Bool { value >= 73 && value <= 135 }
        func isLatitude(_ value: Int) -> Bool { value >= 3 && value <= 54 }
        guard isLongitude(first.value) && isLatitude(second.value) || isLatitude(first.value) && isLongitude(second.value)
        else { return 0 }
        var sighting = Sighting(
            recogniser: .coordinates, start: nameStart(before: start), end: skipDegree(second.end), facts: nil)
        sighting.isSelfEvident = isNamed
        sighting.extraPoints = first.places >= 4 && second.places >= 4 ? 5 : 0
        guard let proposal = weigh(sighting) else { return 0 }
        emit(proposal)
        return proposal.end
    }

    /// Three decimals, or degrees down to the second: whole minutes are the extent of a district, not a place.
    private func isPrecise(_ number: Decimal) -> Bool {
        if number.places >= 3 { return true }
        guard isDegree(number.end) else { return false }
        var probe = number.end
        var digits = 0
        var parts = 0
        for _ in 0..<16 {
            guard let next = view.visible(at: probe) else { break }
            switch next.symbolClass {
            case .digit: digits += 1
            case .dot: break
            default:
                // ° ′ ″: each behind figures of its own.
                if digits > 0 { parts += 1 }
                digits = 0
                if skipDegree(number.end) <= next.start { return parts >= 2 }
            }
            probe = next.end
        }
        return parts >= 2
    }

    /// `北纬34°23′－34°31′，东经…`: the bounds of a territory.
    private func isRange(before start: Int) -> Bool {
        guard let before = view.solid(before: start) else { return false }
        return before.symbolClass == .hyphen || before.unit == 0x7e || before.unit == 0x301c || before.unit == 0x81f3
    }

    private func decimal(at start: Int) -> Decimal? {
        var value = 0
        var digits = 0
        var places = -1
        var end = start
        while let character = view.visible(at: end) {
            if character.symbolClass == .digit {
                if places >= 0 { places += 1 } else { value = min(value * 10 + Int(character.entry.digit), 10_000) }
                digits += 1
                if digits > 20 { return nil }
            } else if character.symbolClass == .dot, character.unit == 0x2e, places < 0, digits > 0 {
                places = 0
            } else {
                break
            }
            end = character.end
        }
        return digits > 0 && value < 1000 ? Decimal(value: value, places: max(0, places), end: end) : nil
    }

    func isDegree(_ position: Int) -> Bool {
        guard let next = view.visible(at: position) else { return false }
        return next.unit == 0xb0 || next.unit == 0x5ea6
    }

    /// Past °, minutes and seconds.
    private func skipDegree(_ position: Int) -> Int {
        var end = position
        guard isDegree(position) else { return end }
        end = view.visible(at: position)?.end ?? end
        var probe = end
        for _ in 0..<16 {
            guard let next = view.visible(at: probe) else { break }
            // ″ folds to two signs.
            if next.scalar == 0x2033 || next.unit == 0x2032 || next.unit == 0x22 || next.unit == 0x201d || next.unit == 0x27 || next.unit == 0x5206 || next.unit == 0x79d2 {
                end = next.end
            } else if next.symbolClass != .digit, next.symbolClass != .dot {
                break
            }
            probe = next.end
        }
        return end
    }

    /// 东经 or 北纬 before the number belongs to it.
    private func nameStart(before start: Int) -> Int {
        if let pole = view.visible(before: start), pole.unit == 0x6e || pole.unit == 0x65 { return pole.start }
        guard let second = view.solid(before: start), second.unit == 0x7ecf || second.unit == 0x7eac,
            let first = view.visible(before: second.start), [0x4e1c, 0x897f, 0x5317, 0x5357].contains(first.unit)
        else { return start }
        return first.start
    }

    /// `1.10101E+17`: a spreadsheet made an amount of a long number.
    mutating func recogniseScientific(at start: Int) -> Int {
        guard let mantissa = decimal(at: start), mantissa.places >= 3, mantissa.value >= 1, mantissa.value <= 9,
            let e = view.visible(at: mantissa.end), e.unit == 0x65, let plus = view.visible(at: e.end), plus.unit == 0x2b,
            let exponent = decimal(at: plus.end), (14...18).contains(exponent.value), exponent.places == 0
        else { return 0 }
        let sighting = Sighting(recogniser: .excelTruncation, start: start, end: exponent.end, facts: nil)
        guard let proposal = weigh(sighting) else { return 0 }
        emit(proposal)
        return proposal.end
    }
}
