/// Cards and accounts.
enum Finance {
    private static let issuers = ["622202", "621700", "622848", "621799", "623036", "436742"]

    /// A debit card with a right Luhn digit; nine zeros after the issuer keep it clear of cards in use.
    @inline(__always)
    static func appendCard(to bytes: inout [UInt8], using g: inout SeededGenerator) {
        let start = bytes.count
        bytes.append(issuers[g.below(issuers.count)])
        bytes.append("00000")
        bytes.appendDigits(bytes[start] == 0x36 && g.chance(60) ? 7 : 4, using: &g)
        bytes.append(Checksum.luhn(bytes[start...]))
    }

    static func card(using g: inout SeededGenerator) -> String { text { appendCard(to: &$0, using: &g) } }

    /// An account of a rural bank: no check digit, so a label tells what it is. The lead is none of a card's.
    static func account(using g: inout SeededGenerator) -> String {
        text { $0.append(g.pick(["1012", "2010", "1903"])); $0.append("0000"); $0.appendDigits(g.pick([6, 9, 13]), using: &g) }
    }

    static func iban(using g: inout SeededGenerator) -> String {
        let account = text { $0.append("37040044"); $0.append("05"); $0.appendDigits(8, using: &g) }
        let check = Checksum.iban(country: "DE", account: Array(account.utf8))
        return text { $0.append("DE"); $0.append(check, width: 2); $0.append(account) }
    }
}
