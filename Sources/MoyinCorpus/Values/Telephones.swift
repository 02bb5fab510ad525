/// Telephone numbers, recognisably synthetic: real segments, then zeros where subscribers would be.
enum Telephones {
    /// Segments of the mainland's operators.
    private static let segments = [
        "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156", "157", "158",
        "159", "166", "167", "170", "171", "173", "175", "176", "177", "178", "180", "181", "182", "183", "185", "186", "187",
        "188", "189", "190", "191", "195", "198", "199",
    ]

    @inline(__always)
    static func appendMobile(to bytes: inout [UInt8], using g: inout SeededGenerator) {
        bytes.append(segments[g.below(segments.count)])
        bytes.append("000")
        bytes.appendDigits(5, using: &g)
    }

    static func mobile(using g: inout SeededGenerator) -> String { text { appendMobile(to: &$0, using: &g) } }

    static func local(digits: Int, using g: inout SeededGenerator) -> String {
        text { $0.append("\(g.within(2...8))"); $0.append("000"); $0.appendDigits(digits - 4, using: &g) }
    }

    /// With area code, in the forms offices write, at times with an extension.
    static func landline(area: String, localDigits: Int, using g: inout SeededGenerator) -> String {
        let local = Self.local(digits: localDigits, using: &g)
        let number =
            switch g.below(6) {
            case 0: "（\(area)）\(local)"
            case 1: "(\(area))\(local)"
            case 2: "\(area)\(local)"
            default: "\(area)-\(local)"
            }
        return g.chance(12) ? number + g.pick(["转", "-"]) + "80\(g.within(10...99))" : number
    }

    static func landline(using g: inout SeededGenerator) -> String {
        let place = g.pick(Place.all)
        return landline(area: place.area, localDigits: place.localDigits, using: &g)
    }

    static func service(using g: inout SeededGenerator) -> String {
        text { bytes in
            let dash = g.chance(60) ? "-" : ""
            bytes.append(g.pick(["400", "800"]) + dash + "\(g.within(600...899))" + dash + "00")
            bytes.appendDigits(2, using: &g)
        }
    }

    static let hotlines = ["12345", "12348", "12366", "12315", "12333", "12388", "12369", "12328", "12380", "12393"]

    static func taiwanMobile(using g: inout SeededGenerator) -> String {
        let digits = text { $0.append("09\(g.pick(["10", "12", "20", "33", "55", "88"]))"); $0.append("000"); $0.appendDigits(3, using: &g) }
        return g.chance(60) ? "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(3))-\(digits.suffix(3))" : digits
    }

    static func taiwanLandline(using g: inout SeededGenerator) -> String {
        let (area, digits) = g.pick([("02", 8), ("04", 8), ("03", 7), ("06", 7), ("07", 7)])
        let local = text { $0.append("\(g.within(2...8))00"); $0.appendDigits(digits - 3, using: &g) }
        let number = g.chance(60) ? "\(area)-\(local)" : "(\(area))\(local)"
        return g.chance(20) ? number + "轉\(g.within(100...899))" : number
    }

    static func hongKong(using g: inout SeededGenerator) -> String {
        let lead = g.pick(["2", "3", "5", "6", "9"])
        let rest = text { $0.append("000"); $0.appendDigits(4, using: &g) }
        return "+852 \(lead)\(rest.prefix(3)) \(rest.suffix(4))"
    }

    static func macau(using g: inout SeededGenerator) -> String {
        let rest = text { $0.append("00"); $0.appendDigits(4, using: &g) }
        return "+853 \(g.pick(["66", "28", "62"]))\(rest.prefix(2)) \(rest.suffix(4))"
    }
}
