internal import Moyin
internal import MoyinTypes

/// A title or a file name without anything that was found: what a record may show of the document's own words.
struct ShownText {
    let engine: Engine
    /// Values found anywhere in the document: they are hidden here too, also where alone they would not be found.
    private var values: Set<[UInt8]> = []

    /// Shorter values than this are words of any text.
    private static let shortest = 4
    private static let doubtFrom = 30
    private static let nameFrom = 60

    init(_ engine: Engine, _ found: [Found]) {
        self.engine = engine
        for found in found where Self.isValue(found.finding, engine) {
            guard found.finding.kind != .personName || found.finding.confidence >= Self.nameFrom else { continue }
            add(found.value)
        }
    }

    private mutating func add(_ value: [UInt8]) { if value.count >= Self.shortest { values.insert(value) } }

    /// Words that say what the document is, not who is in it, may be shown; so may what is masked well enough.
    private static func isValue(_ finding: Finding, _ engine: Engine) -> Bool {
        if finding.disposition == .keep, finding.masked == .sufficient || finding.masked == .acceptable { return false }
        switch engine.rules[Int(finding.rule)].recogniser {
        case .marking: return ["SECRET_MARK", "SECURITY_RISK", "TRADE_SECRET"].contains(finding.kind.name)
        case .note, .placeholder: return false
        case .topic: return finding.disposition != .keep
        case .personName: return finding.confidence >= doubtFrom
        default: return finding.severity >= .s2 || finding.disposition != .keep
        }
    }

    /// On one line.
    func shown(_ text: [UInt8]) -> String {
        let hidden = say("[已隐去]", "[hidden]")
        let once = masked(text, hidden)
        // What the first pass brought together is looked at again.
        let isClean = once == text || engine.check(utf8: once).findings.allSatisfy { !Self.isValue($0, engine) }
        let plain = Self.plain(once)
        let isTold = values.contains { value in
            let value = Self.plain(value)
            return value.count >= Self.shortest && plain.count >= value.count && plain.indices.contains { plain[$0...].starts(with: value) }
        }
        return isClean && !isTold ? displayed(String(decoding: once, as: UTF8.self)) : hidden
    }

    /// Without spaces and signs between the characters: 王 小 明 is still he.
    private static func plain(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            if text[index...].starts(with: [0xe3, 0x80, 0x80]) {
                index += 3
            } else if text[index...].starts(with: [0xc2, 0xb7]) {
                index += 2
            } else {
                if byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 { output.append(byte | (byte &- 0x41 < 26 ? 0x20 : 0)) }
                index += 1
            }
        }
        return output
    }

    private func masked(_ text: [UInt8], _ hidden: String) -> [UInt8] {
        var isHidden = [Bool](repeating: false, count: text.count)
        for finding in engine.check(utf8: text).findings where Self.isValue(finding, engine) {
            for index in finding.range { isHidden[index] = true }
        }
        for value in values where value.count <= text.count {
            for start in 0...(text.count - value.count) where text[start] == value[0] && text[start...].starts(with: value) {
                for index in start..<(start + value.count) { isHidden[index] = true }
            }
        }
        var output: [UInt8] = []
        for (index, byte) in text.enumerated() {
            if !isHidden[index] {
                output.append(byte)
            } else if index == 0 || !isHidden[index - 1] {
                output += Array(hidden.utf8)
            }
        }
        return output
    }
}
