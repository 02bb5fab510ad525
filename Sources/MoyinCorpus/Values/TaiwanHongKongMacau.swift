/// Numbers of Taiwan, Hong Kong and Macau.
enum Regional {
    static func taiwanIdentity(using g: inout SeededGenerator) -> String {
        text { bytes in
            bytes.append(g.pick(["A", "B", "C", "F", "H", "I", "K", "O", "W", "Z"]) + g.pick(["1", "2"]) + "0000")
            bytes.appendDigits(3, using: &g)
            bytes.append(Checksum.taiwan(bytes[...]))
        }
    }

    static func taiwanResident(using g: inout SeededGenerator) -> String {
        text { bytes in
            bytes.append(g.pick(["A", "B", "F", "H"]) + g.pick(["8", "9", "A", "B", "C", "D"]) + "0000")
            bytes.appendDigits(3, using: &g)
            bytes.append(Checksum.taiwan(bytes[...]))
        }
    }

    static func taiwanBusiness(using g: inout SeededGenerator) -> String {
        while true {
            let number = text { $0.append("0000"); $0.appendDigits(4, using: &g) }
            if Checksum.isBusinessNumber(Array(number.utf8)), number != "00000000" { return number }
        }
    }

    static func taiwanPlate(using g: inout SeededGenerator) -> String {
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
        let l = (0..<3).map { _ in String(letters[g.below(24)]) }.joined()
        return g.chance(80) ? "\(l)-\(g.within(1000...9999))" : "\(g.within(1000...9999))-\(l.prefix(2))"
    }

    static func taiwanPassport(using g: inout SeededGenerator) -> String { text { $0.append("30"); $0.appendDigits(7, using: &g) } }
    static func taiwanHealthCard(using g: inout SeededGenerator) -> String { text { $0.append("0000"); $0.appendDigits(8, using: &g) } }

    static func hongKongIdentity(using g: inout SeededGenerator) -> String {
        text { bytes in
            bytes.append(g.pick(["A", "C", "G", "K", "Z", "AB"]) + "00")
            bytes.appendDigits(4, using: &g)
            let check = Checksum.hongKong(bytes[...])
            bytes.append("(")
            bytes.append(check)
            bytes.append(")")
        }
    }

    static func macauIdentity(using g: inout SeededGenerator) -> String {
        text { $0.append(g.pick(["1", "5", "7"]) + "00"); $0.appendDigits(4, using: &g); $0.append("(\(g.below(10)))") }
    }
}
