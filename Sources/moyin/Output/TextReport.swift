import Moyin
import MoyinTypes

/// A report for a person: what, where, why, and what to do. The values themselves are shown masked.
struct TextReport {
    var isEnglish: Bool
    var color: Bool

    private func paint(_ text: String, _ code: String) -> String { color ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text }

    func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .publish: paint(isEnglish ? "may be published" : "可以公开", "32")
        case .redact: paint(isEnglish ? "publish after redaction" : "脱敏后公开", "33")
        case .secrecyReview: paint(isEnglish ? "secrecy review" : "送保密审查", "31")
        case .withhold: paint(isEnglish ? "withhold" : "不予公开", "31")
        case .notReviewed: paint(isEnglish ? "not reviewed" : "未能检查", "31")
        }
    }

    func document(_ id: String, _ assessment: Assessment, encoding: String, damage: Int) -> String {
        var lines = ["\(paint(id, "1"))  \(verdict(assessment.verdict))"]
        if encoding != "utf-8" { lines[0] += isEnglish ? "  (\(encoding))" : "（编码 \(encoding)）" }
        if damage > 0 {
            lines.append(isEnglish ? "  \(damage) damaged byte sequences were passed over" : "  有 \(damage) 处字节不合编码，已跳过")
        }
        if let rule = assessment.exceededRule {
            lines.append(isEnglish ? "  rule \(rule.id) exceeded its match limit; simplify its pattern" : "  规则 \(rule.id) 的表达式超出匹配上限，全文不能算检查过；请简化表达式")
        }
        let starts = lineStarts(assessment.utf8)
        for finding in assessment.findings where finding.disposition != .keep {
            lines += entry(finding, assessment, starts)
        }
        let kept = assessment.findings.filter { $0.disposition == .keep }
        if !kept.isEmpty {
            var counts: [String: Int] = [:]
            for finding in kept { counts[name(finding, assessment), default: 0] += 1 }
            let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: isEnglish ? ", " : "、")
            lines.append(paint((isEnglish ? "  kept: " : "  可保留：") + list, "2"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func name(_ finding: Finding, _ assessment: Assessment) -> String {
        let rule = assessment.rule(of: finding)
        return isEnglish ? rule.nameEnglish : rule.nameChinese
    }

    private func entry(_ finding: Finding, _ assessment: Assessment, _ starts: [Int]) -> [String] {
        let rule = assessment.rule(of: finding)
        let (line, column) = position(finding.start, starts, assessment.utf8)
        let mark = finding.disposition == .review ? paint("?", "33") : paint("✗", "31")
        var head = "  \(mark) \(line):\(column)  \(paint(name(finding, assessment), "1")) \(finding.severity.name)"
        head += isEnglish ? "  confidence \(finding.confidence)%" : "  把握 \(finding.confidence)%"
        if let masked = finding.masked { head += isEnglish ? "  mask \(masked.rawValue)" : "  遮盖\(chinese(masked))" }
        var lines = [head, "      " + excerpt(finding, assessment)]
        lines.append(paint("      " + assessment.reasons(for: finding, english: isEnglish).joined(separator: isEnglish ? "; " : "；"), "2"))
        if !rule.basis.isEmpty {
            lines.append(paint((isEnglish ? "      basis: " : "      依据：") + rule.basis.joined(separator: isEnglish ? ", " : "、"), "2"))
        }
        return lines
    }

    private func chinese(_ rating: MaskRating) -> String {
        switch rating {
        case .sufficient: "充分"
        case .acceptable: "可接受"
        case .weak: "偏弱"
        case .insufficient: "不足"
        }
    }

    /// The surroundings with the value, and every other finding in them, masked.
    private func excerpt(_ finding: Finding, _ assessment: Assessment) -> String {
        let reach = 42
        var start = max(0, finding.start - reach)
        while start < finding.start, assessment.utf8[start] & 0xc0 == 0x80 { start += 1 }
        var end = min(assessment.utf8.count, finding.end + reach)
        while end > finding.end, end < assessment.utf8.count, assessment.utf8[end] & 0xc0 == 0x80 { end -= 1 }
        if let newline = assessment.utf8[start..<finding.start].lastIndex(of: 0x0a) { start = newline + 1 }
        if let newline = assessment.utf8[finding.end..<end].firstIndex(of: 0x0a) { end = newline }
        var output = ""
        var position = start
        for other in assessment.findings where other.end > start && other.start < end {
            if other.start < position { 
                if other.end > position { position = min(other.end, end) }
                continue
            }
            output += String(decoding: assessment.utf8[position..<other.start], as: UTF8.self)
            let shown = other.disposition == .keep ? assessment.value(of: other) : assessment.replacement(for: other)
            output += other.start == finding.start ? paint(shown, "7") : shown
            position = min(max(other.end, position), max(end, other.end))
        }
        if position < end { output += String(decoding: assessment.utf8[position..<end], as: UTF8.self) }
        return String(output.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    private func lineStarts(_ text: [UInt8]) -> [Int] {
        var starts = [0]
        for (index, byte) in text.enumerated() where byte == 0x0a { starts.append(index + 1) }
        return starts
    }

    private func position(_ offset: Int, _ starts: [Int], _ text: [UInt8]) -> (Int, Int) {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = text[starts[low]..<offset].count { $0 & 0xc0 != 0x80 } + 1
        return (low + 1, column)
    }
}
