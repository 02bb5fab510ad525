/// Numbers of organisations, documents and cases: all of them lawful to publish.
enum Organisations {
    /// Organisation code with its hyphen (GB 11714).
    static func code(using g: inout SeededGenerator) -> String {
        text { $0.append("MA"); $0.appendDigits(6, using: &g); let check = Checksum.organisationCode($0[...]); $0.append("-"); $0.append(check) }
    }

    static func creditCode(_ prefix: String, using g: inout SeededGenerator) -> String {
        text { bytes in
            bytes.append(prefix + g.pick(Place.all).region)
            let start = bytes.count
            bytes.append("MA")
            bytes.append(Checksum.creditAlphabet[g.below(31)])
            bytes.append(Checksum.creditAlphabet[g.within(10...30)])
            bytes.appendDigits(4, using: &g)
            bytes.append(Checksum.organisationCode(bytes[start...]))
            bytes.append(Checksum.creditCode(bytes[...]))
        }
    }

    /// 机关代字〔年份〕序号号.
    static func documentNumber(organ: String, script: Script, using g: inout SeededGenerator) -> String {
        let year = g.within(2017...2026)
        let serial = g.within(1...286)
        switch script {
        case .simplified:
            let kind = g.pick(["政发", "政办发", "政办秘", "府办", "农发", "财农", "人社发", "民发", "林字", "教办"])
            return "\(organ)\(kind)〔\(year)〕\(serial)号"
        case .hongKong: return "府辦發〔\(year)〕\(serial)號"
        case .taiwan: return "\(g.pick(["府社", "府民", "府教", "府地", "院臺", "台內"]))字第\(year - 1911)00\(g.within(10000...99999))號"
        }
    }

    /// 案号 by the rules of 2016.
    static func caseNumber(using g: inout SeededGenerator) -> String {
        let place = g.pick(Place.all)
        let kind = g.pick(["民初", "刑初", "执", "行初", "执恢", "民终"])
        return "（\(g.within(2016...2025))）\(place.sign)\(place.region.dropFirst(2))\(kind)\(g.within(12...4999))号"
    }

    static func isbn(using g: inout SeededGenerator) -> String {
        let digits = text { bytes in
            bytes.append("97875000")
            bytes.appendDigits(4, using: &g)
            bytes.append(Checksum.ean13(bytes[...]))
        }
        guard g.chance(60) else { return digits }
        let d = Array(digits)
        return "\(String(d[0..<3]))-\(d[3])-\(String(d[4..<8]))-\(String(d[8..<12]))-\(d[12])"
    }
}
