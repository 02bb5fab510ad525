import Glibc
import Moyin
import MoyinFiles
import MoyinReports
import MoyinText

/// A report for a person: what, where, why, and what to do. The values themselves are shown masked.
struct TextReport: ReportWriter {
    let engine: Engine
    private let color: Bool

    init(engine: Engine, isColoured: Bool = isatty(1) == 1 && getenv("NO_COLOR") == nil && getenv("TERM").map { String(cString: $0) } != "dumb") {
        (self.engine, color) = (engine, isColoured)
    }

    private func paint(_ text: String, _ code: String) -> String { color ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text }

    func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .publish: paint(say("可以公开", "may be published"), "32")
        case .redact: paint(say("脱敏后公开", "publish after redaction"), "33")
        case .secrecyReview: paint(say("送保密审查", "secrecy review"), "31")
        case .withhold: paint(say("不予公开", "withhold"), "31")
        case .notReviewed: paint(say("未能检查", "not reviewed"), "31")
        }
    }

    mutating func add(_ report: DocumentReport, _ output: inout Output) {
        var head = "\(paint(report.title, "1"))  \(verdict(report.verdict))"
        if let review = report.review, review.encoding != .utf8, report.file == nil {
            head += say("（编码 \(review.encoding.rawValue)）", "  (\(review.encoding.rawValue))")
        }
        output.write(head + "\n")
        if let reason = report.reason { output.write("  \(paint("!", "31")) \(reason)\n") }
        for found in report.nameReview?.found ?? [] where found.finding.disposition != .keep {
            let name = paint(name(found.finding), "1")
            output.write("  \(mark(found.finding)) " + say("文件名里有\(name)，公开前请改名", "the file name holds \(name); rename before publishing") + "\n")
        }
        for remark in report.file?.remarks ?? [] { output.write("  \(paint("i", "36")) \(remark.words)\n") }
        guard let review = report.review else { return }
        if report.isAccepted { return output.write("  \(paint("i", "36")) " + say("都在基线内", "all of it is in the baseline") + "\n") }
        if report.verdict == report.own {
            decided(review, report.flags, &output)
        } else {
            output.write("  " + say("里面的文件有须处理的，见下", "files within it are not to be published as they stand: see below") + "\n")
        }
        damage(review, &output)
        var explained: Set<UInt16> = []
        for found in review.found {
            let place = report.file?.place(found, engine) ?? "\(found.start.line):\(found.start.column)"
            entry(found, place, withBasis: explained.insert(found.finding.rule).inserted, &output)
        }
        rest(review, hasLines: report.file == nil, &output)
    }

    /// What decided: the sort of notice, the sentence for the form, flags and notes.
    private func decided(_ review: Review, _ flags: [VerdictFlag], _ output: inout Output) {
        guard let ruling = review.ruling, review.verdict != .notReviewed else { return }
        var line = "\(ruling.rule.rawValue)  "
        if let profile = review.profile { line += say("按“\(profile.name)”检查  ", "as \(profile.alias)  ") }
        line += flags.map(RecordWords.flag).joined(separator: say("、", ", "))
        output.write("  \(paint(line, "2"))\n")
        if let sentence = review.sentence(engine, english: Language.isEnglish) { output.write("  \(sentence)\n") }
        if !ruling.notes.isEmpty {
            let names = ruling.notes.map { kind in engine.rules.first { $0.kind == kind }.map { say($0.nameChinese, $0.nameEnglish) } ?? kind.name }
            output.write("  \(paint("i", "36")) " + say("提示：", "notes: ") + names.joined(separator: say("、", ", ")) + "\n")
        }
        if !ruling.combinations.isEmpty {
            output.write(paint("  " + say("组合风险：", "combinations: ") + ruling.combinations.names.joined(separator: " "), "2") + "\n")
        }
    }

    private func damage(_ review: Review, _ output: inout Output) {
        guard !review.damage.isEmpty, !review.isGarbled else { return }
        let places = review.damage.sequences.prefix(5).map { grouped($0.offset) }.joined(separator: say("、", ", "))
        let more = review.damage.count > 5 ? "…" : ""
        output.write(
            "  " + say(
                "有 \(grouped(review.damage.count)) 处字节不合编码，已跳过：第 \(places)\(more) 字节",
                "\(grouped(review.damage.count)) byte sequences are not in the encoding and were passed over: at byte \(places)\(more)") + "\n")
    }

    private func name(_ finding: Finding) -> String {
        let rule = engine.rules[Int(finding.rule)]
        return say(rule.nameChinese, rule.nameEnglish)
    }

    private func mark(_ finding: Finding) -> String {
        finding.disposition == .block ? paint("■", "31") : finding.disposition == .review ? paint("?", "33") : paint("✗", "31")
    }

    /// - Parameter withBasis: the clauses are the same for every finding of a rule: once is enough.
    private func entry(_ found: Found, _ place: String, withBasis: Bool, _ output: inout Output) {
        let finding = found.finding
        let rule = engine.rules[Int(finding.rule)]
        var head = "  \(mark(finding)) \(place)  \(paint(name(finding), "1")) \(finding.severity.name)"
        head += say("  把握 \(finding.confidence)%", "  confidence \(finding.confidence)%")
        if let masked = finding.masked { head += say("  遮盖\(chinese(masked))", "  mask \(masked.rawValue)") }
        output.write(head + "\n")
        if let excerpt = found.excerpt { output.write("      \(excerpt.before)\(paint(excerpt.value, "7"))\(excerpt.after)\n") }
        let reasons = engine.reasons(for: finding, english: Language.isEnglish).joined(separator: say("；", "; "))
        output.write(paint("      " + reasons, "2") + "\n")
        if withBasis, !rule.basis.isEmpty {
            output.write(paint("      " + say("依据：", "basis: ") + rule.basis.joined(separator: say("、", ", ")), "2") + "\n")
        }
    }

    /// What was not described in full, and what may stay, in a line each.
    private func rest(_ review: Review, hasLines: Bool, _ output: inout Output) {
        var described: [UInt16: [Disposition: Int]] = [:]
        for found in review.found { described[found.finding.rule, default: [:]][found.finding.disposition, default: 0] += 1 }
        var kept: [String] = []
        for tally in review.tallies {
            let rule = engine.rules[Int(tally.rule)]
            let name = say(rule.nameChinese, rule.nameEnglish)
            if tally.disposition == .keep {
                kept.append("\(name) \(grouped(tally.count))")
                continue
            }
            let more = tally.count - (described[tally.rule]?[tally.disposition] ?? 0)
            guard more > 0 else { continue }
            let mark = tally.disposition == .review ? paint("?", "33") : paint("✗", "31")
            let lines = "\(grouped(tally.firstLine))–\(grouped(tally.lastLine))"
            let span = hasLines ? say("，在第 \(lines) 行之间", " in lines \(lines)") : ""
            output.write(
                "  \(mark) " + say(
                    "\(paint(name, "1"))还有 \(grouped(more)) 处\(span)（--all 逐一列出）",
                    "\(paint(name, "1")): \(grouped(more)) more\(span) (--all lists them)") + "\n")
        }
        if !kept.isEmpty {
            output.write(paint("  " + say("可保留：", "kept: ") + kept.joined(separator: say("、", ", ")), "2") + "\n")
        }
    }

    private func chinese(_ rating: MaskRating) -> String {
        switch rating {
        case .sufficient: "充分"
        case .acceptable: "可接受"
        case .weak: "偏弱"
        case .insufficient: "不足"
        }
    }

    mutating func finish(_ summary: ReportSummary, _ output: inout Output) {
        var line = say(
            "共 \(grouped(summary.documents)) 份：须遮盖或复核 \(grouped(summary.withFindings)) 份，未能检查 \(grouped(summary.failed)) 份",
            "\(grouped(summary.documents)) documents: \(grouped(summary.withFindings)) need redaction or review, \(grouped(summary.failed)) not reviewed")
        if summary.hidden > 0 {
            line += say("；以点开头的 \(grouped(summary.hidden)) 个名字略过", "; \(grouped(summary.hidden)) names that begin with a dot passed over")
        }
        output.write("\n\(line)\n")
    }
}
