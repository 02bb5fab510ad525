import Moyin

/// How fast names are found, with everything else and alone. Which names a statistical model finds in prose that makes no
/// sense changes with the model; that it finds those which the generator put there must not.
struct NameSpeed {
    var contestants: NameContestants
    var identifiers: Identifiers
    var texts: Texts
    var rounds: Int
    /// The recogniser gets pieces of about this many bytes, whole lines.
    private static let piece = 256 * 1024

    /// - Parameter paths: texts of the user's, instead of the generated ones; of them nobody knows the names.
    func measure(_ definitions: [TextDefinition], bytes: Int, paths: [String], into report: inout Report) throws {
        report.section("names of persons, names.model \(contestants.model.version), one core")
        print(
            Columns.left("", 40) + ["MB/s", "least", "most"].map { Columns.right($0, 9) }.joined()
                + ["×Vectorscan", "written", "found", "others/MB"].map { Columns.right($0, 12) }.joined())
        for path in paths { try measure(String(path.split(separator: "/").last ?? ""), [], least: nil, File.read(path), &report) }
        for definition in paths.isEmpty ? definitions : [] {
            let source = try texts.text(definition.kind, seed: definition.seed, bytes: bytes, withNames: true)
            try measure(definition.kind, source.names, least: definition.leastNamesFound, File.read(source.path), &report)
        }
    }

    private func measure(_ name: String, _ written: [Range<Int>], least: Double?, _ text: [UInt8], _ report: inout Report) throws {
        let pieces = Self.pieces(text)
        let all = try compete(
            [contestants.everything([text]), contestants.alone(pieces), Engines.contestants(identifiers, text)[0]], rounds: rounds)
        let reference = all[2].speed(text.count).median
        for (index, result) in all.prefix(2).enumerated() {
            let names = Self.joined(result.answer.names ?? [], index == 0 ? [text] : pieces)
            let hits = Set(written).intersection(names).count
            let share = written.isEmpty ? nil : Double(hits) / Double(written.count)
            let others = Double(names.count - hits) / (Double(text.count) / 1e6)
            let speed = result.speed(text.count)
            print(
                Columns.left("\(name), \(result.name)", 40)
                    + [speed.median, speed.least, speed.most].map { Columns.right(Columns.rounded($0, 3), 9) }.joined()
                    + [
                        Columns.rounded(speed.median / reference, 3), "\(written.count)", share.map(Columns.percent) ?? "",
                        Columns.rounded(others, 3),
                    ].map { Columns.right($0, 12) }.joined())
            report.record([
                ("section", .text("names")), ("text", .text(name)), ("bytes", .count(text.count)),
                ("engine", .text(result.name)), ("mb_s", .number(speed.median)), ("mb_s_least", .number(speed.least)),
                ("mb_s_most", .number(speed.most)), ("wall_mb_s", .number(result.wallSpeed(text.count).median)),
                ("to_vectorscan", .number(speed.median / reference)), ("written", .count(written.count)),
                ("found", .count(hits)), ("others_mb", .number(others)),
                ("model", .text("\(contestants.model.version)")),
            ])
            // The recogniser alone sees no headers of tables.
            if index == 0, let share { check(name, share, least, &report) }
        }
    }

    private func check(_ name: String, _ share: Double, _ least: Double?, _ report: inout Report) {
        guard let least else { return report.fail("\(name): texts.json has no share of names") }
        if share < least { report.fail("\(name): \(Columns.percent(share)) of the names found instead of \(Columns.percent(least))") }
    }

    private static func pieces(_ text: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        while start < text.count {
            var end = min(start + piece, text.count)
            while end < text.count, text[end - 1] != 0x0a { end += 1 }
            pieces.append(Array(text[start..<end]))
            start = end
        }
        return pieces
    }

    private static func joined(_ names: [[Range<Int>]], _ parts: [[UInt8]]) -> [Range<Int>] {
        var offset = 0
        return zip(names, parts).flatMap { names, part in
            defer { offset += part.count }
            return names.map { $0.lowerBound + offset..<$0.upperBound + offset }
        }
    }
}
