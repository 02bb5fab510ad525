/// Rosters of persons: what stands in their columns, before and after correction.
extension CityDesk {
    enum Field {
        case serial, name, sex, identity, mobile, card, account, home, birth, disabilityCard
        /// The name goes when the paper is corrected: 张某某.
        case hiddenName
        /// The number with its last four or its month and day masked, which hides nobody.
        case maskedTooLittle
        /// Taken out when the paper is corrected.
        case fact(kind: String, [String])
        case amount(ClosedRange<Int>)
        case area
        case one([String])

        /// Whether the column goes with the correction.
        var goes: Bool {
            switch self {
            case .fact, .disabilityCard: true
            default: false
            }
        }
    }

    /// A roster of private persons. `hidden` names headers of columns that a workbook does not show.
    mutating func roster(_ columns: [(String, Field)], hidden: Set<String> = [], disguise: Evasion? = nil) -> CityTable {
        let kept = columns.filter { !isCorrected || !$0.1.goes && !hidden.contains($0.0) }
        var table = CityTable(headers: kept.map(\.0))
        table.hidden = Set(table.headers.indices.filter { hidden.contains(table.headers[$0]) })
        for serial in 1...rows() {
            let person = person()
            var row: [String] = []
            for (header, field) in columns {
                let value = cell(field, person, serial, disguise)
                if !isCorrected || !field.goes && !hidden.contains(header) { row.append(value) }
            }
            table.rows.append(row)
        }
        return table
    }

    private mutating func cell(_ field: Field, _ person: CityPerson, _ serial: Int, _ disguise: Evasion?) -> String {
        switch field {
        case .serial: return String(serial)
        case .name: return person.name
        case .hiddenName: return isCorrected ? person.surname.prefix(1) + "某某" : person.name
        case .sex: return person.sex
        case .identity: return disguised(identity(person), [6, 8, 4], disguise)
        case .mobile: return disguised(mobile(person), [3, 4, 4], disguise)
        case .card: return card(person)
        case .account: return account(person)
        case .home: return home(person)
        case .birth: return birth(person, person.birth.dashed)
        case .disabilityCard:
            leak("CN_DISABILITY_CARD")
            return person.identity + "\(number(1...7))\(number(1...4))"
        case .maskedTooLittle:
            leak("CN_RESIDENT_ID")
            let head = chance(50) ? 14 : 10
            return isCorrected ? masked(person.identity, 2, 3) : masked(person.identity, head, head == 14 ? 0 : 4)
        case .fact(let kind, let choices):
            tell(kind)
            return g.pick(choices)
        case .amount(let range): return String(number(range))
        case .area: return "\(number(1...18)).\(number(10...99))"
        case .one(let choices): return g.pick(choices)
        }
    }

    /// `value` in a disguise, unless correction has masked it already.
    mutating func disguised(_ value: String, _ groups: [Int], _ disguise: Evasion?) -> String {
        guard let disguise else { return value }
        let changed = disguise.applied(to: value, groups: groups, using: &g)
        return isCorrected ? value : changed
    }

    /// The disguise of a paper: mostly none.
    mutating func disguise() -> Evasion? {
        guard chance(14) else { return nil }
        return g.pick([.fullWidth, .spaces, .zeroWidth, .hyphens, .noBreakSpaces, .fullWidth, .spaces])
    }
}
