import MoyinNames
import MoyinReports

/// Figures of an evaluation, for people or programs.
struct EvaluationReport: ~Copyable {
    /// A name that was missed, or one too many.
    struct Mistake {
        var before: String
        var name: String
        var after: String
        /// nil when it was missed.
        var probability: Float?

        private static let context = 12

        init(_ range: Range<Int>, in text: [UInt8], probability: Float?) {
            before = String(String(decoding: text[max(0, range.lowerBound - 4 * Self.context)..<range.lowerBound], as: UTF8.self).suffix(Self.context))
            name = String(decoding: text[range], as: UTF8.self)
            after = String(String(decoding: text[range.upperBound..<min(text.count, range.upperBound + 4 * Self.context)], as: UTF8.self).prefix(Self.context))
            self.probability = probability
        }
    }

    private let isJSON: Bool
    private var output = Output()
    private var json = JSONText()
    private var isFirst = true

    init(isJSON: Bool) {
        self.isJSON = isJSON
        json.raw("{\"files\":[")
    }

    mutating func add(_ path: String, _ figures: NameEvaluation, _ mistakes: [Mistake]) {
        guard isJSON else {
            text(displayed(path), figures)
            for mistake in mistakes { output.write("  " + Self.line(mistake) + "\n") }
            return output.flush()
        }
        if !isFirst { json.raw(",") }
        isFirst = false
        json.raw("{\"file\":")
        json.string(path)
        json.raw(",")
        fields(figures)
        if !mistakes.isEmpty {
            json.raw(",\"mistakes\":")
            json.list(mistakes) { json, mistake in
                json.raw(mistake.probability.map { "{\"type\":\"extra\",\"probability\":\(Decimals.text(Double($0), 4)),\"before\":" } ?? "{\"type\":\"missed\",\"before\":")
                json.string(mistake.before)
                json.raw(",\"name\":")
                json.string(mistake.name)
                json.raw(",\"after\":")
                json.string(mistake.after)
                json.raw("}")
            }
        }
        json.raw("}")
    }

    consuming func finish(_ total: NameEvaluation, _ version: NameModel.Version, _ digest: String, files: Int) {
        if isJSON {
            json.raw("],\"total\":{")
            fields(total)
            json.raw("},\"model\":{\"version\":\"\(version)\",\"sha256\":\"\(digest)\"}}\n")
            output.write(json.bytes)
        } else {
            if files > 1 { text(say("合计", "total"), total) }
            output.write(say("模型 \(version)，SHA-256 \(digest)", "model \(version), SHA-256 \(digest)") + "\n")
        }
        output.flush()
    }

    private static func line(_ mistake: Mistake) -> String {
        let kind = mistake.probability.map { say("多 ", "extra ") + Decimals.text(Double($0), 2) } ?? say("漏", "missed")
        return "\(kind)  \(displayed(mistake.before))[\(displayed(mistake.name))]\(displayed(mistake.after))"
    }

    // MARK: text

    private mutating func text(_ title: String, _ figures: NameEvaluation) {
        func share(_ value: Double?) -> String { value.map { Decimals.text($0, 4) } ?? "–" }
        func rate(_ value: Double?) -> String { value.map { Decimals.text($0, 1) } ?? "–" }
        output.write(title + say("  \(grouped(figures.documents)) 份", "  \(grouped(figures.documents)) texts") + "\n")
        if figures.marked > 0 {
            if figures.bytes > 0 {
                output.write(
                    say("  精确率 ", "  precision ") + share(figures.precision) + say("（\(grouped(figures.right)) 对，\(grouped(figures.wrong)) 错）", " (\(grouped(figures.right)) right, \(grouped(figures.wrong)) wrong)") + "\n")
            }
            output.write(say("  召回率 ", "  recall ") + share(figures.recall) + say("（\(grouped(figures.found))/\(grouped(figures.marked))）", " (\(grouped(figures.found))/\(grouped(figures.marked)))") + "\n")
            if figures.bytes > 0 { output.write("  F1 " + share(figures.f1) + "\n") }
            if figures.ordinary > 0 {
                output.write(
                    say("  普通汉名召回率 ", "  recall of ordinary Han names ") + share(figures.ordinaryRecall)
                        + say("（\(grouped(figures.ordinaryFound))/\(grouped(figures.ordinary))）", " (\(grouped(figures.ordinaryFound))/\(grouped(figures.ordinary)))") + "\n")
            }
        }
        guard figures.bytes > 0 else { return }
        output.write(
            say("  每 MB 误报 ", "  false names per MB ") + rate(figures.wrongPerMegabyte)
                + say("，其中置信度 ≥ 0.85 的 ", ", of probability >= 0.85: ") + rate(figures.wrongAndSurePerMegabyte) + "\n")
        guard figures.marked > 0, let error = figures.reliability.error else { return }
        output.write(say("  置信度：预测与实际，平均相差 ", "  probability: predicted and true, apart on average ") + Decimals.text(error, 4) + "\n")
        for (index, bin) in figures.reliability.bins.enumerated() where bin.count > 0 {
            output.write(
                "    \(Decimals.text(Double(index) / 10, 1))–\(Decimals.text(Double(index + 1) / 10, 1))  \(Decimals.text(bin.predicted, 3))  \(Decimals.text(bin.share, 3))  "
                    + say("\(grouped(bin.count)) 个", "\(grouped(bin.count))") + "\n")
        }
    }

    // MARK: JSON

    private mutating func fields(_ figures: NameEvaluation) {
        func number(_ name: String, _ value: Double?) -> String { ",\"\(name)\":" + (value.map { Decimals.text($0, 4) } ?? "null") }
        var text = "\"documents\":\(figures.documents),\"bytes\":\(figures.bytes),\"names\":\(figures.marked),\"found\":\(figures.found)"
        text += ",\"right\":\(figures.right),\"wrong\":\(figures.wrong),\"wrongAndSure\":\(figures.wrongAndSure)"
        text += ",\"ordinary\":\(figures.ordinary),\"ordinaryFound\":\(figures.ordinaryFound)"
        let isWhole = figures.bytes > 0
        text += number("precision", isWhole ? figures.precision : nil) + number("recall", figures.recall)
        text += number("f1", isWhole ? figures.f1 : nil) + number("ordinaryRecall", figures.ordinaryRecall)
        text += number("falsePerMegabyte", figures.wrongPerMegabyte) + number("falseAndSurePerMegabyte", figures.wrongAndSurePerMegabyte)
        text += number("calibrationError", figures.reliability.error) + ",\"reliability\":["
        text += figures.reliability.bins.map { "{\"count\":\($0.count),\"predicted\":\(Decimals.text($0.predicted, 4)),\"right\":\(Decimals.text($0.share, 4))}" }.joined(separator: ",")
        json.raw(text + "]")
    }
}
