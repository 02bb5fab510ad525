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

    /// Texts that nobody wrote: one piece over and over, so that what looks around a place meets as much as there can be. Each
    /// must cost as its length does: a quadratic one costs sixteen times as much a byte at the larger size.
    func hostile(into report: inout Report) throws {
        report.section("linear in hostile texts (one piece repeated, one core)")
        print(Columns.left("piece", 14) + Columns.right("ns/byte, 15 KB", 16) + Columns.right("240 KB", 10) + Columns.right("ratio", 8))
        for piece in Self.pieces {
            // Both within a segment: beyond it any text is linear.
            let speeds = try [15_000, 240_000].map { size in
                let text = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
                let result = try compete([Library.contestant(engine, text)], rounds: rounds)[0]
                return Spread(result.durations.map(\.processor)).least / Double(text.count) * 1e9
            }
            let ratio = speeds[1] / speeds[0]
            let name = piece.replacing("\n", with: "⏎").replacing("\t", with: "⇥")
            print(
                Columns.left(name, 14) + Columns.right(Columns.rounded(speeds[0], 3), 16) + Columns.right(Columns.rounded(speeds[1], 3), 10)
                    + Columns.right(Columns.rounded(ratio, 3), 8))
            if ratio > 4 { report.fail("“\(name)” repeated costs \(Columns.rounded(ratio, 2)) times as much a byte when it is sixteen times as long") }
            report.record([
                ("section", .text("hostile")), ("piece", .text(name)), ("short_ns", .number(speeds[0])), ("long_ns", .number(speeds[1])), ("ratio", .number(ratio)),
            ])
        }
    }

    /// Triggers of markings, of sums, of names, of tables and of numbers, alone and with what makes them read on.
    private static let pieces = [
        "密", "机密\n", "机密★", "密级,", "（此件", "内部资料 ", "机\n密\n", "\n", "东经1", "公布前", "内部使用，", "密级\n\n", "共1件，", "其中", "合　计", "1,", "甲|", "王建国，", "王建国患病，", "王建国患病", "王建国患病。", "其患病，电话13800138000。", "王建国,患病\n", "患", "13800138000", "联系人：王建国　电话：0595-22381234；", "地址：青石镇柳溪村3组12号。",
        "138 ", "姓名,手机\n", "住址", "1\t", "（", "“", "《",
    ]

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
