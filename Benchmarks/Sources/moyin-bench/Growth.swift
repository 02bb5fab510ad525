import Moyin

/// Whether time grows as the text and the findings do, and what a second thread brings.
struct Growth {
    var engine: Engine
    var texts: Texts
    var rounds: Int

    /// The same kind of text, from 1 MB up. Beyond `base` it is repeated.
    func sizes(_ megabytes: [Int], base: Int, into report: inout Report) throws {
        report.section("linear in the text (drafts, one core)")
        print(Columns.right("MB", 6) + Columns.right("MB/s", 9) + Columns.right("ns/byte", 10) + Columns.right("findings", 12))
        for size in megabytes {
            let repeats = max(1, size / base)
            let source = try texts.text("drafts", bytes: size / repeats * 1_000_000)
            let one = try File.read(source.path)
            var text: [UInt8] = []
            text.reserveCapacity(one.count * repeats)
            for _ in 0..<repeats { text += one }
            let result = try compete([Library.contestant(engine, text)], rounds: rounds)[0]
            report.check("drafts, \(size) MB", result.answer, kinds: source.counts.mapValues { $0 * repeats })
            let speed = result.speed(text.count).median
            print(
                Columns.right("\(size)", 6) + Columns.right(Columns.rounded(speed, 3), 9)
                    + Columns.right(Columns.rounded(1e3 / speed, 3), 10) + Columns.right("\(result.answer.matches)", 12))
            report.record([
                ("section", .text("size")), ("bytes", .count(text.count)), ("mb_s", .number(speed)),
                ("matches", .count(result.answer.matches)),
            ])
        }
    }

    /// Statutes with more and more roster: time must lie on the line between the two ends.
    func findings(_ bytes: Int, into report: inout Report) throws {
        report.section("linear in the findings (statutes with a share of roster, one core)")
        print(
            Columns.right("roster", 8) + Columns.right("findings", 12) + Columns.right("ms", 9) + Columns.right("on the line", 13)
                + Columns.right("ns/finding", 12))
        let shares = [0, 12, 25, 50, 75, 100]
        var rows: [(share: Int, bytes: Int, found: Int, seconds: Double)] = []
        for share in shares {
            let roster = try texts.text("rosters", bytes: max(1, bytes / 100 * share))
            let statutes = try texts.text("statutes", bytes: max(1, bytes / 100 * (100 - share)))
            var text = share < 100 ? try File.read(statutes.path) : []
            var expected: [String: Int] = [:]
            if share > 0 {
                text += try File.read(roster.path)
                expected = roster.counts
            }
            let result = try compete([Library.contestant(engine, text)], rounds: rounds)[0]
            report.check("\(share) % roster", result.answer, kinds: expected)
            rows.append((share, text.count, result.answer.matches, Spread(result.durations.map(\.processor)).median))
        }
        let (first, last) = (rows[0].seconds, rows[rows.count - 1].seconds)
        for row in rows {
            let line = first + (last - first) * Double(row.share) / 100
            let each = row.found == 0 ? "" : Columns.rounded((row.seconds - first * Double(100 - row.share) / 100) / Double(row.found) * 1e9, 3)
            print(
                Columns.right("\(row.share) %", 8) + Columns.right("\(row.found)", 12) + Columns.right(Columns.rounded(row.seconds * 1e3, 3), 9)
                    + Columns.right(Columns.rounded(row.seconds / line, 3), 13) + Columns.right(each, 12))
            report.record([
                ("section", .text("findings")), ("bytes", .count(row.bytes)), ("matches", .count(row.found)),
                ("ms", .number(row.seconds * 1e3)), ("to_line", .number(row.seconds / line)),
            ])
        }
    }

    /// Wall time with one and two threads. It means little while others use the machine.
    func threads(_ bytes: Int, into report: inout Report) throws {
        report.section("two threads (wall time)")
        for kind in ["statutes", "drafts", "rosters"] {
            let source = try texts.text(kind, bytes: bytes)
            let text = try File.read(source.path)
            let results = try compete([1, 2].map { Library.contestant(engine, text, jobs: $0) }, rounds: rounds)
            for result in results { report.check("\(kind), \(result.name)", result.answer, kinds: source.counts) }
            let speeds = results.map { $0.wallSpeed(text.count).median }
            print(
                Columns.left(kind, 12) + "one \(Columns.rounded(speeds[0], 3)) MB/s, two \(Columns.rounded(speeds[1], 3)) MB/s, "
                    + "\(Columns.rounded(speeds[1] / speeds[0], 3)) times")
            report.record([
                ("section", .text("threads")), ("text", .text(kind)), ("bytes", .count(text.count)),
                ("one_mb_s", .number(speeds[0])), ("two_mb_s", .number(speeds[1])), ("ratio", .number(speeds[1] / speeds[0])),
            ])
        }
    }
}
