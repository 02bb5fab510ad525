/// Accounts of the network. Mail lives under `example`, which nobody can register (RFC 2606).
enum Online {
    private static let syllables = ["zhang", "li", "wang", "chen", "lin", "zhao", "sun", "mei", "hua", "qiang", "yun", "jie"]

    private static func handle(using g: inout SeededGenerator) -> String {
        g.pick(syllables) + g.pick(["", ".", "_"]) + g.pick(syllables) + "\(g.within(1900...1939))"
    }

    static func personalMail(using g: inout SeededGenerator) -> String {
        handle(using: &g) + "@" + g.pick(["mail.example.com", "example.com", "163.example.cn", "qq.example.com"])
    }

    static func officeMail(using g: inout SeededGenerator) -> String {
        g.pick(["xxgk", "zwgk", "bgs", "zzb", "jubao", "zfcg"]) + "@" + g.pick(["example.gov.cn", "xx.example.gov.cn"])
    }

    static func wechat(using g: inout SeededGenerator) -> String {
        g.pick(["wx_", "", "a_", ""]) + g.pick(syllables) + g.pick(["_", "-", ""]) + g.pick(syllables) + "\(g.within(1900...1939))"
    }

    static func qq(using g: inout SeededGenerator) -> String {
        text { $0.append("1000"); $0.appendDigits(g.within(4...6), using: &g) }
    }

    static func payment(using g: inout SeededGenerator) -> String { g.pick(syllables) + "_" + g.pick(syllables) + "\(g.within(1900...1939))" }

    static func address(using g: inout SeededGenerator) -> String {
        switch g.below(4) {
        // The three blocks for documentation (RFC 5737), then private ones.
        case 0: "203.0.113.\(g.within(1...254))"
        case 1: "198.51.100.\(g.within(1...254))"
        case 2: "192.168.\(g.below(256)).\(g.within(1...254))"
        default: "10.\(g.below(256)).\(g.below(256)).\(g.within(1...254))"
        }
    }

    static func hardwareAddress(using g: inout SeededGenerator) -> String {
        let hex = Array("0123456789ABCDEF")
        let separator = g.pick([":", "-"])
        // 00-00-5E-00-53 is the block for documentation (RFC 7042).
        return ["00", "00", "5E", "00", "53", "\(hex[g.below(16)])\(hex[g.below(16)])"].joined(separator: separator)
    }

    static func personalPage(using g: inout SeededGenerator) -> String {
        g.chance(50)
            ? text { $0.append("https://weibo.com/u/1900"); $0.appendDigits(6, using: &g) }
            : text { $0.append("https://cx.example.cn/q?idcard=x1900"); $0.appendDigits(6, using: &g) }
    }

    static func credential(using g: inout SeededGenerator) -> String {
        g.pick(["Gov", "Abc", "Zwgk", "Xxgk"]) + g.pick(["@", "#", "!"]) + "\(g.within(1900...1939))" + g.pick(["xx", "ab", "qz"])
    }
}
