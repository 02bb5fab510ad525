internal import MoyinLedger

extension AuditReport {
    /// The ledger of corrections, a case a line, in UTF-8 with a byte order mark, so that Excel and WPS read it as such.
    /// Nothing in it is a formula.
    ///
    /// - Parameter kindName: a kind in words.
    package func csv(_ kindName: (String) -> String) -> [UInt8] {
        var csv = CSVText()
        csv.row(LedgerColumn.allCases.map { .text($0.name) })
        for listed in cases { csv.row(LedgerColumn.allCases.map { $0.value(listed, kindName) }) }
        return csv.bytes
    }
}

private struct CSVText {
    private(set) var bytes: [UInt8] = [0xef, 0xbb, 0xbf]

    mutating func row(_ values: [LedgerColumn.Value]) {
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(0x2c) }
            switch value {
            case .none: break
            case .integer(let number): bytes.append(contentsOf: String(number).utf8)
            case .text(let text), .day(let text): cell(text)
            }
        }
        bytes.append(contentsOf: [0x0d, 0x0a])
    }

    private mutating func cell(_ text: String) {
        let isQuoted = text.utf8.contains { [0x22, 0x27, 0x2c, 0x3b, 0x09, 0x0a, 0x0d].contains($0) }
        if isQuoted { bytes.append(0x22) }
        // Programs that take a cell for a formula by its first character do not where it is an apostrophe.
        if let first = text.unicodeScalars.first, Self.beginsFormula(first) { bytes.append(0x27) }
        for byte in text.utf8 where byte != 0 {
            bytes.append(byte)
            if byte == 0x22 { bytes.append(0x22) }
        }
        if isQuoted { bytes.append(0x22) }
    }

    private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }
}
