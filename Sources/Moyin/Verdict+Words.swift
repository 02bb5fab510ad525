public import MoyinPolicy
public import MoyinRules
public import MoyinTypes

extension Review {
    /// Clauses that the verdict rests on, the first the one to cite: of the rule that decided, of the kind of what was
    /// found, of the profile.
    public func basis(_ engine: Engine) -> [String] {
        guard let ruling else { return [] }
        let text = RulingText.all.first { $0.rule == ruling.rule.rawValue }
        // Numbers of Taiwan in it: a text of Taiwan.
        let isTaiwan = tallies.contains { engine.rules[Int($0.rule)].kind.name.hasPrefix("TW_") }
        if isTaiwan, let basis = text?.basisTaiwan, !basis.isEmpty { return basis }
        var basis = text?.basis ?? []
        func add(_ clause: String?) { if let clause, !basis.contains(clause) { basis.append(clause) } }
        switch ruling.rule {
        // A level of Taiwan or Hong Kong has a law of its own.
        case .secretMark: if let own = markings.basis[.secretMark] { basis = own }
        case .securityRisk: basis = (markings.basis[Self.securityRisk] ?? []) + basis
        case .graveData, .lightData, .doubtfulData, .withheld:
            for tally in gravest(engine).prefix(2) { add(engine.rules[Int(tally.rule)].basis.first) }
            if let profile { for clause in profile.redactBasis.isEmpty ? Array(profile.basis.prefix(1)) : profile.redactBasis { add(clause) } }
            if ruling.rule == .withheld, ruling.isSealed { basis = (profile?.sealedBasis ?? []) + [Self.minors] + basis }
        case .lawful: if let profile { for clause in profile.redactBasis.isEmpty ? profile.basis.prefix(1) : profile.basis[...] { add(clause) } }
        case .notesOnly:
            // What is noted says it best.
            basis = ruling.noteBasis.prefix(1) + ruling.notes.prefix(1).compactMap { kind in engine.rules.first { $0.kind == kind }?.basis.first } + basis
            add(profile?.basis.first)
        default: break
        }
        return basis
    }

    private static let securityRisk = Kind("SECURITY_RISK")
    /// Whom a matter of police, court or school must not name.
    private static let minors = "未成年人保护法#103"

    /// Why no redacted copy may be written: secrecy review or withholding comes first. nil: nothing stands in the way.
    public func blocking(_ engine: Engine) -> RedactionError? {
        guard verdict == .secrecyReview || verdict == .withhold else { return nil }
        let kind = gravest(engine).first { $0.disposition == .block }.map { engine.rules[Int($0.rule)].kind }
        return RedactionError(code: .blocked, kind: kind ?? .secrecyReview, offset: 0)
    }

    /// What was found that is not to stay, the gravest kinds first.
    private func gravest(_ engine: Engine) -> [Tally] {
        tallies.filter { $0.disposition != .keep }.sorted { left, right in
            let (one, other) = (engine.rules[Int(left.rule)].severity, engine.rules[Int(right.rule)].severity)
            return one == other ? left.count > right.count : one > other
        }
    }

    /// The verdict in one sentence that an officer can paste into a form: what was found, on what basis, what to do.
    /// Holds no value of the text.
    public func sentence(_ engine: Engine, english: Bool = false) -> String? {
        guard let ruling, let text = RulingText.all.first(where: { $0.rule == ruling.rule.rawValue }) else { return nil }
        let clauses = basis(engine).prefix(3).map { Self.cited($0, english: english) }.joined(separator: english ? "; " : "、")
        let because = (english ? text.because.english : text.because.chinese).filled { what(engine, ruling, english: english) }
        let next = english ? text.next.english : text.next.chinese
        if english { return "On review, \(because); under \(clauses): \(next)." }
        return "经检查，\(because)，依据\(clauses)，\(next)。"
    }

    private func what(_ engine: Engine, _ ruling: Ruling, english: Bool) -> String {
        var parts: [String] = []
        let shown = ruling.rule == .notesOnly ? [] : gravest(engine)
        for tally in shown.prefix(4) {
            let rule = engine.rules[Int(tally.rule)]
            parts.append(english ? "\(rule.nameEnglish) \(tally.count)" : "\(rule.nameChinese)\(tally.count)处")
        }
        if shown.count > 4 { parts.append(english ? "more" : "等") }
        if parts.isEmpty {
            parts = ruling.notes.map { kind in
                let rule = engine.rules.first { $0.kind == kind }
                return (english ? rule?.nameEnglish : rule?.nameChinese) ?? kind.name
            }
        }
        if parts.isEmpty { parts.append(english ? "names of private persons" : "普通公民姓名") }
        if ruling.persons > 1, ruling.rule == .graveData || ruling.rule == .lightData {
            parts.append(english ? "\(ruling.persons) persons" : "涉及\(ruling.persons)人")
        }
        return parts.joined(separator: english ? ", " : "、")
    }

    /// 政府信息公开条例#15 as it is cited: 《政府信息公开条例》第十五条.
    static func cited(_ clause: String, english: Bool) -> String {
        let parts = clause.split(separator: "#", maxSplits: 1)
        if english {
            guard let known = clauses?[clause] else { return clause }
            return known.instrument.titleEnglish + (known.article.map { ", article \($0.number)" } ?? "")
        }
        guard parts.count == 2, let number = Int(parts[1]) else { return parts[0].contains("〔") ? String(parts[0]) : "《\(parts[0])》" }
        return "《\(parts[0])》第\(ChineseNumber.written(number))条"
    }

    /// Read when somebody wants English.
    private static let clauses = try? Clauses.load()
}

/// 15 as 十五, 136 as 一百三十六: below ten thousand.
enum ChineseNumber {
    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    static func written(_ number: Int) -> String {
        guard number > 0, number < 10_000 else { return String(number) }
        let (thousands, hundreds, tens, ones) = (number / 1000, number / 100 % 10, number / 10 % 10, number % 10)
        var text = thousands > 0 ? digits[thousands] + "千" : ""
        if hundreds > 0 {
            text += digits[hundreds] + "百"
        } else if thousands > 0, tens + ones > 0 {
            text += "零"
        }
        if tens > 0 {
            text += (tens == 1 && text.isEmpty ? "" : digits[tens]) + "十"
        } else if hundreds > 0, ones > 0 {
            text += "零"
        }
        return ones > 0 ? text + digits[ones] : text
    }
}
