internal import Glibc
internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Reads whose information findings are and what the same row or sentence says of the person (catalogue §7, §12).
///
/// Looks at the lines that hold a person and at nothing else. The working memory of one reading at a time.
struct PersonReader {
    private let book: PolicyBook
    private var line = FoldedLine()
    private var table = TableReader()
    private let base: UnsafeBufferPointer<UInt8>
    /// Names that a court replaces are noted.
    private let conceals: Bool

    /// A row or sentence, and who and what is in it.
    struct Unit {
        var names: [Int] = []
        var facts: [Fact] = []
        /// Findings of other kinds.
        var others: [Int] = []
        var isRow = false
        var range: Range<Int>

        /// What is said, and where.
        struct Fact {
            var topic: SensitiveTopic
            var range: Range<Int>
        }
    }

    init(_ book: PolicyBook, _ text: UnsafeBufferPointer<UInt8>, conceals: Bool) {
        self.book = book
        self.conceals = conceals
        base = text
    }

    /// Lines of the header of a table that runs into the text.
    mutating func setHeader(_ lines: [UInt8]) { table.inherited = lines }

    /// - Parameters:
    ///   - findings: sorted; offsets in the text.
    ///   - added: findings of topics.
    mutating func read(_ findings: inout [Finding], added: inout [Finding], _ body: (Unit, inout [Finding]) -> Void) {
        var index = 0
        while index < findings.count {
            let range = lineRange(findings[index].start)
            var end = index
            var hasPerson = false
            while end < findings.count, findings[end].start < max(range.upperBound, findings[index].start + 1) {
                hasPerson = hasPerson || book.isPersonal(findings[end]) || book.isName(findings[end])
                end += 1
            }
            defer { index = end }
            guard hasPerson else { continue }
            readLine(range, index..<end, &findings, &added, body)
        }
    }

    private func lineRange(_ position: Int) -> Range<Int> {
        guard let start = base.baseAddress else { return 0..<0 }
        var before = position
        while before > 0, start[before - 1] != 0x0a { before -= 1 }
        let after = memchr(start + position, 0x0a, base.count - position).map { UnsafeRawPointer($0) - UnsafeRawPointer(start) } ?? base.count
        return before..<after
    }

    private mutating func readLine(
        _ range: Range<Int>, _ indexes: Range<Int>, _ findings: inout [Finding], _ added: inout [Finding],
        _ body: (Unit, inout [Finding]) -> Void
    ) {
        let book = book
        let cells = table.cells(base, range, book.fold) {
            TableReader.Column(topic: book.topics.topic(ofColumn: $0), subject: book.subjects.subject(of: $0))
        }
        if let cells {
            var unit = Unit(isRow: true, range: range)
            unit.names = indexes.filter { book.isName(findings[$0]) }
            unit.others = indexes.filter { !book.isName(findings[$0]) }
            readCells(cells, indexes, &findings, &unit)
            finish(unit, &findings, &added, body)
        } else {
            line.read(base, range, book.fold)
            setSubjects(indexes, &findings)
            for unit in sentences(indexes, findings) { finish(unit, &findings, &added, body) }
        }
    }

    // MARK: rows

    /// Only cells in which nothing was found are looked at, and those of names for what stands beside them.
    private mutating func readCells(_ cells: [Range<Int>], _ indexes: Range<Int>, _ findings: inout [Finding], _ unit: inout Unit) {
        var next = indexes.lowerBound
        for (number, cell) in cells.enumerated() where !cell.isEmpty {
            let column = number < table.columns.count ? table.columns[number] : TableReader.Column()
            while next < indexes.upperBound, findings[next].end <= cell.lowerBound { next += 1 }
            var holdsName = false
            var isFound = false
            var index = next
            while index < indexes.upperBound, findings[index].start < cell.upperBound {
                if book.isName(findings[index]) {
                    holdsName = true
                    if findings[index].subject == nil { findings[index].subject = column.subject }
                }
                isFound = true
                index += 1
            }
            if holdsName {
                // 举报人, 学生姓名: the name itself.
                if let topic = column.topic { unit.facts.append(Unit.Fact(topic: topic, range: cell.lowerBound..<cell.lowerBound)) }
                // 局长 王建国, 小明（孤儿）
                if cell.count > Self.longestName { readNameCell(cell, next..<index, &findings, &unit) }
                continue
            }
            if let topic = column.topic {
                line.read(base, cell, book.fold)
                if !Self.isBlank(line.units) { unit.facts.append(Unit.Fact(topic: topic, range: cell)) }
                continue
            }
            if isFound || base[cell.lowerBound] < 0x80 && base[cell.upperBound - 1] < 0x80 { continue }
            line.read(base, cell, book.fold)
            addFacts(0..<line.units.count, to: &unit)
        }
    }

    /// Bytes of a cell that holds a name and nothing else.
    private static let longestName = 15

    private mutating func readNameCell(_ cell: Range<Int>, _ indexes: Range<Int>, _ findings: inout [Finding], _ unit: inout Unit) {
        line.read(base, cell, book.fold)
        setSubjects(indexes, &findings)
        addFacts(0..<line.units.count, to: &unit)
    }

    private func addFacts(_ units: Range<Int>, to unit: inout Unit) {
        for fact in book.topics.facts(line.units, in: units) {
            unit.facts.append(Unit.Fact(topic: fact.topic, range: line.bytes(of: fact.range, base)))
        }
    }

    private static let blanks: Set<[UInt16]> = Set(["无", "否", "-", "/", "—", "--", "——", "正常", "健康", "良好", "0", "未", "没有", "暂无", "普通", "一般"].map { Array($0.utf16) })

    /// Nothing, or what somebody has hidden: [已隐去], ***.
    private static func isBlank(_ units: [UInt16]) -> Bool {
        if blanks.contains(units) { return true }
        if zip(units, units.dropFirst()).contains(where: { $0 == 0x9690 && $1 == 0x53bb }) { return true }
        return units.allSatisfy { $0 == 0x2a || $0 == 0xd7 || $0 == 0x78 || $0 == 0x2f }
    }

    // MARK: sentences

    @inline(__always)
    private static func isEnd(_ unit: UInt16) -> Bool { unit == 0x3002 || unit == 0x3b || unit == 0x21 || unit == 0x3f }

    /// Each name of a sentence meets each fact of it. So beyond what anybody writes in one a comma ends it too, and further on
    /// anything.
    private static let longestSentence = 500

    private static func isTooLong(_ length: Int, _ unit: UInt16) -> Bool {
        length >= longestSentence && (unit == 0x2c || unit == 0x3001 || length >= 2 * longestSentence)
    }

    private static let anaphora = ["该同志", "该生", "该户", "该人", "其", "他", "她", "本人", "该职工", "该村民", "该童", "患者", "该", "备注", "另", "家庭情况", "困难原因", "致贫原因", "情况说明", "经诊断"].map { Array($0.utf16) }

    /// The sentences of the line with what is said in them; one that goes on about the person before belongs to that one's.
    private func sentences(_ indexes: Range<Int>, _ findings: [Finding]) -> [Unit] {
        var units: [Unit] = []
        var start = 0
        var next = indexes.lowerBound
        while start < line.units.count {
            var end = start
            while end < line.units.count, !Self.isEnd(line.units[end]), !Self.isTooLong(end - start, line.units[end]) { end += 1 }
            let bytes = line.starts[start]..<line.starts[end]
            var unit = Unit(range: bytes)
            while next < indexes.upperBound, findings[next].start < bytes.upperBound {
                if book.isName(findings[next]) { unit.names.append(next) } else { unit.others.append(next) }
                next += 1
            }
            addFacts(start..<end, to: &unit)
            let goesOn = unit.names.isEmpty && !unit.facts.isEmpty && !units.isEmpty && isAnaphoric(start, end, unit.facts[0])
            if goesOn {
                units[units.count - 1].facts += unit.facts
                units[units.count - 1].others += unit.others
            } else if !unit.names.isEmpty || !unit.others.isEmpty {
                units.append(unit)
            }
            start = end + 1
        }
        return units
    }

    /// Whether a sentence without a name speaks of the one before: 该同志2019年确诊患肺癌. 患尿毒症, …
    private func isAnaphoric(_ start: Int, _ end: Int, _ fact: Unit.Fact) -> Bool {
        if line.unit(at: fact.range.lowerBound) - start < 2 { return true }
        return Self.anaphora.contains { line.units[start..<end].starts(with: $0) }
    }

    // MARK: subjects

    private func setSubjects(_ indexes: Range<Int>, _ findings: inout [Finding]) {
        var last: (range: Range<Int>, subject: Subject)?
        for index in indexes where book.isName(findings[index]) {
            let place = line.units(of: findings[index].range)
            if findings[index].subject == nil {
                findings[index].subject = book.subjects.subject(line.units, place)
                if findings[index].subject == nil, let last, SubjectBook.areListed(line.units, last.range, place) {
                    findings[index].subject = last.subject
                }
            }
            let topics = book.topics.topics(line.units, before: place.lowerBound)
            if !topics.isEmpty {
                findings[index].topics.formUnion(topics)
                findings[index].subject = topics.contains(SensitiveTopics(.minor)) ? .minor : .private
            }
            if conceals, book.subjects.isConcealed(line.units, before: place.lowerBound) {
                findings[index].topics.insert(SensitiveTopics(.victim))
                findings[index].subject = .private
            }
            last = findings[index].subject.map { (place, $0) }
        }
    }

    // MARK: ties

    /// Bytes between a fact and the person it is said of, at most: forty characters.
    private static let reach = 120

    private mutating func finish(
        _ unit: Unit, _ findings: inout [Finding], _ added: inout [Finding], _ body: (Unit, inout [Finding]) -> Void
    ) {
        for name in unit.names where findings[name].masked == nil && findings[name].subject != .official {
            for fact in unit.facts where unit.isRow || Self.distance(findings[name].range, fact.range) <= Self.reach {
                findings[name].topics.insert(SensitiveTopics(fact.topic))
                if fact.topic == .minor { findings[name].subject = .minor }
            }
            if findings[name].subject == .minor { findings[name].topics.insert(SensitiveTopics(.minor)) }
        }
        setSubjectsOfOthers(unit, &findings)
        let tied = unit.names.reduce(into: SensitiveTopics()) { $0.formUnion(findings[$1].topics) }
        for fact in unit.facts where tied.contains(SensitiveTopics(fact.topic)) && !fact.range.isEmpty {
            // A name or a number that stands there says more.
            if unit.names.contains(where: { findings[$0].range.overlaps(fact.range) }) || unit.others.contains(where: { findings[$0].range.overlaps(fact.range) }) { continue }
            added.append(book.finding(fact.topic, fact.range))
        }
        body(unit, &findings)
    }

    private static let places: Set<Kind> = [.address, Kind("COORDINATES")]

    /// The contact of an office (联系人：王建国，电话 …), the address of a hall, the place of something that is nobody's.
    private mutating func setSubjectsOfOthers(_ unit: Unit, _ findings: inout [Finding]) {
        guard unit.others.contains(where: { findings[$0].subject == nil }) else { return }
        let isPrivate = unit.names.contains { findings[$0].subject != .official && findings[$0].masked == nil }
        guard !isPrivate else { return }
        if !unit.names.isEmpty, !unit.isRow {
            for other in unit.others where findings[other].subject == nil && findings[other].kind != .address { findings[other].subject = .official }
        }
        guard unit.others.contains(where: { findings[$0].subject == nil && Self.places.contains(findings[$0].kind) }) else { return }
        let isBare = unit.others.allSatisfy { Self.places.contains(findings[$0].kind) || findings[$0].severity < .s2 }
        guard isBare else { return }
        if unit.isRow { line.read(base, unit.range, book.fold) }
        let isOffice = book.namesOffice(line)
        for other in unit.others where findings[other].subject == nil {
            if findings[other].kind != .address || isOffice { findings[other].subject = .organisation }
        }
    }

    private static func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        max(right.lowerBound - left.upperBound, left.lowerBound - right.upperBound, 0)
    }
}
