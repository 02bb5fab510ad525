/// Passports, travel permits and other papers that have a form but no check digit.
enum Papers {
    static func passport(using g: inout SeededGenerator) -> String {
        switch g.below(5) {
        case 0: return text { $0.append("E\(g.pick(["A", "B", "C", "D", "E", "F", "H", "J"]))"); $0.appendDigits(7, using: &g) }
        case 1: return text { $0.append("G"); $0.appendDigits(8, using: &g) }
        case 2: return text { $0.append(g.pick(["PE", "SE"])); $0.appendDigits(7, using: &g) }
        default: return text { $0.append("E"); $0.appendDigits(8, using: &g) }
        }
    }

    static func hongKongMacauPermit(using g: inout SeededGenerator) -> String {
        switch g.below(4) {
        case 0: text { $0.append(g.pick(["HA", "MA"])); $0.appendDigits(7, using: &g) }
        case 1: text { $0.append(g.pick(["H", "M"])); $0.appendDigits(8, using: &g); $0.append("00") }
        default: text { $0.append(g.pick(["H", "M"])); $0.appendDigits(8, using: &g) }
        }
    }

    static func taiwanPermit(using g: inout SeededGenerator) -> String {
        text { $0.append("0"); $0.appendDigits(7, using: &g); if g.chance(25) { $0.append("01(B)") } }
    }

    static func military(using g: inout SeededGenerator) -> String {
        text { $0.append(g.pick(["军", "士", "文"]) + "字第"); $0.appendDigits(7, using: &g); $0.append("号") }
    }

    /// Archive number of a driving licence: twelve digits from the region.
    static func driverFile(using g: inout SeededGenerator) -> String {
        text { $0.append(g.pick(Place.all).region); $0.appendDigits(6, using: &g) }
    }

    static func socialSecurity(using g: inout SeededGenerator) -> String {
        g.chance(50)
            ? text { $0.append(g.pick(["A", "B", "C"])); $0.appendDigits(8, using: &g) }
            : text { $0.append(g.pick(Place.all).region); $0.appendDigits(6, using: &g) }
    }

    static func household(using g: inout SeededGenerator) -> String {
        g.chance(30)
            ? text { $0.append("DB\(g.pick(Place.all).region)"); $0.appendDigits(6, using: &g) }
            : text { $0.append(g.pick(Place.all).region); $0.append("00"); $0.appendDigits(6, using: &g) }
    }

    /// Ticket of an examination.
    static func admission(using g: inout SeededGenerator) -> String {
        text { $0.append("1\(g.pick(["33", "34", "11", "44"]))01010"); $0.appendDigits(4, using: &g) }
    }

    static func medical(using g: inout SeededGenerator) -> String {
        text { $0.append(g.pick(["", "MZ", "ZY", "BL"])); $0.append("00"); $0.appendDigits(6, using: &g) }
    }

    /// Certificate of an officer who enforces the law.
    static func certificate(using g: inout SeededGenerator) -> String {
        text { $0.append(g.pick(Place.all).region); $0.appendDigits(5, using: &g) }
    }

    /// 不动产权证号, or the 28 characters of a unit (GB/T 37346).
    static func realEstate(using g: inout SeededGenerator) -> String {
        let place = g.pick(Place.all)
        if g.chance(60) {
            let year = g.within(2016...2025)
            return text { $0.append("\(place.sign)（\(year)）\(place.county)不动产权第"); $0.append(g.below(90_000), width: 7); $0.append("号") }
        }
        return text {
            $0.append(place.region + "001")
            $0.append(g.within(1...30), width: 3)
            $0.append("GB")
            $0.append(g.within(1...400), width: 5)
            $0.append("F")
            $0.append(g.within(1...20), width: 4)
            $0.append(g.within(1...200), width: 4)
        }
    }
}
