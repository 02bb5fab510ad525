/// Licence plates and the numbers of devices.
enum Vehicles {
    /// GA 36: no I or O. Five places, six for new energy.
    static func plate(prefix: String, using g: inout SeededGenerator) -> String {
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
        switch g.below(5) {
        case 0: return text { $0.append(prefix + g.pick(["D", "F"])); $0.append("0"); $0.appendDigits(4, using: &g) }
        case 1: return text { $0.append(prefix + "·"); $0.append(String(letters[g.below(24)])); $0.appendDigits(4, using: &g) }
        case 2: return text { $0.append(prefix); $0.appendDigits(4, using: &g); $0.append(g.chance(80) ? String(letters[g.below(24)]) : "挂") }
        default: return text { $0.append(prefix); $0.appendDigits(5, using: &g) }
        }
    }

    static func vin(using g: inout SeededGenerator) -> String {
        let makers = ["LSVAA418", "LFV2A21K", "LGBH52E0", "LHGCM826"]
        var bytes = Array(g.pick(makers).utf8)
        bytes.append(0x30)
        bytes.append("\(g.pick(["7", "8", "A", "B", "E"]))\(g.pick(["E", "Y", "3"]))000")
        bytes.appendDigits(3, using: &g)
        bytes[8] = Checksum.vehicle(bytes)
        return bytes.text
    }

    static func imei(using g: inout SeededGenerator) -> String {
        text { $0.append("860000"); $0.append("0"); $0.appendDigits(7, using: &g); $0.append(Checksum.luhn($0[...])) }
    }

    static func imsi(using g: inout SeededGenerator) -> String {
        text { $0.append(g.pick(["46000", "46001", "46011"]) + "1900"); $0.appendDigits(6, using: &g) }
    }

    static func iccid(using g: inout SeededGenerator) -> String {
        text { $0.append("898600"); $0.append("1900"); $0.appendDigits(9, using: &g); $0.append(Checksum.luhn($0[...])) }
    }

    static func coordinates(using g: inout SeededGenerator) -> String {
        text { bytes in
            bytes.append("1\(g.within(10...21)).")
            bytes.appendDigits(6, using: &g)
            bytes.append(",\(g.within(22...41)).")
            bytes.appendDigits(6, using: &g)
        }
    }
}
