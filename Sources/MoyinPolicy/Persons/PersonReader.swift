internal import Glibc
internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Reads whose information findings are and what the same row or sentence says of the person (catalogue §7, §12).
///
/// Looks at the lines that hold a person and at nothing else. The working memory of one reading at a time.
struct PersonReader {
    let book: PolicyBook
    var line = FoldedLine()
    /// Bytes of the line that ``line`` is the end of.
    private(set) var lineBytes = 0..<0
    /// The lines that were last asked for an office and for experts.
    private var office, expert: (line: Range<Int>, isNamed: Bool)?
    var table = TableReader()
    let base: UnsafeBufferPointer<UInt8>
    var form = Form()
    /// Places that no private person stands beside are an office's.
    private let ownPlaces: Bool
    /// Names that a court replaces are noted.
    private let conceals: Bool
    /// Facts that go although who is named acts in office: a notice of honours praises a nurse with cancer.
    let ofOfficials: SensitiveTopics

    /// A row or sentence, and who and what is in it.
    struct Unit {
        var names: [Int] = []
        var facts: [Fact] = []
        /// Findings of other kinds.
        var others: [Int] = []
        var isRow = false
        /// A row of one cell: a form in a table says one thing a row.
        var isOneCell = false
        var range: Range<Int>

        /// What is said, and where.
        struct Fact {
            var topic: SensitiveTopic
            var range: Range<Int>
            /// Bytes that the name lies in of which alone it is said: a cell under 学生姓名, 被家暴的女子贝小玉.
            var owner: Range<Int>?
        }
    }

    init(_ book: PolicyBook, _ text: UnsafeBufferPointer<UInt8>, conceals: Bool, ownPlaces: Bool = false, ofOfficials: SensitiveTopics = []) {
        self.ofOfficials = ofOfficials
        self.book = book
        self.conceals = conceals
        self.ownPlaces = ownPlaces
        base = text
    }

    /// Lines of the header of a table that runs into the text.
    mutating func setHeader(_ lines: [UInt8]) { table.inherited = lines }

    /// - Parameters:
    ///   - findings: sorted; offsets in the text.
    ///   - added: findings of topics.
    mutating func read(_ findings: inout [Finding], added: inout [Finding], _ body: (Unit, inout [Finding]) -> Void) {
        if book.findsNames { addFields(&findings) }
        var index = 0
        while index < findings.count {
            let range = lineRange(findings[index].start)
            var end = index
            var hasPerson = false
            while end < findings.count, findings[end].start < max(range.upperBound, findings[index].start + 1) {
                hasPerson = hasPerson || book.isPersonal(findings[end])
                end += 1
            }
            guard hasPerson else {
                index = end
                continue
            }
            readForm(before: range.lowerBound, &findings, &added, body)
            readLine(range, index..<end, &findings, &added, body)
            index = end
        }
        readForm(before: base.count, &findings, &added, body)
    }

    func lineRange(_ position: Int) -> Range<Int> {
        guard let start = base.baseAddress else { return 0..<0 }
        var before = position
        while before > 0, start[before - 1] != 0x0a { before -= 1 }
        let after = base.lineEnd(from: position)
        return before..<after
    }

    private mutating func readLine(
        _ range: Range<Int>, _ indexes: Range<Int>, _ findings: inout [Finding], _ added: inout [Finding],
        _ body: (Unit, inout [Finding]) -> Void
    ) {
        let book = book
        let cells = table.cells(base, range, book.fold) { book.column($0) }
        if let cells {
            var unit = Unit(isRow: true, range: range)
            unit.names = indexes.filter { book.isName(findings[$0]) }
            unit.others = indexes.filter { !book.isName(findings[$0]) }
            // Bars that a table has at both ends are no cells where its fields are set apart by blanks.
            unit.isOneCell = unit.names.isEmpty && cells.count { $0.count > 1 || $0.count == 1 && base[$0.lowerBound] != 0x7c } == 1
            readCells(cells, indexes, &findings, &unit)
            if table.isOfUnits { ownUnits(unit.others, &findings) }
            return finish(unit, &findings, &added, body)
        }
        lineBytes = range
        // What stands before the first person's sentence is about nobody, unless the line is short: 领导批示：同意。王建国
        let start = range.count <= Self.longestField ? range.lowerBound : sentenceStart(findings[indexes.lowerBound].start, in: range)
        line.read(base, start..<range.upperBound, book.fold)
        setSubjects(indexes, &findings)
        readSentences(indexes, &findings, &added, body)
        noteForm(range, indexes, findings)
    }

    func addFacts(_ units: Range<Int>, to unit: inout Unit) {
        for fact in book.topics.facts(line.units, in: units) {
            unit.facts.append(Unit.Fact(topic: fact.topic, range: line.bytes(of: fact.range, base)))
        }
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

    /// Goes through the sentences of the line with what is said in them; one that goes on about the person before belongs to
    /// that one's.
    private mutating func readSentences(
        _ indexes: Range<Int>, _ findings: inout [Finding], _ added: inout [Finding], _ body: (Unit, inout [Finding]) -> Void
    ) {
        var unit = Unit(range: 0..<0)
        var isEmpty = true
        var next = indexes.lowerBound
        var start = 0
        while start < line.units.count {
            var end = start
            while end < line.units.count, !Self.isEnd(line.units[end]), !Self.isTooLong(end - start, line.units[end]) { end += 1 }
            let bytes = line.starts[start]..<line.starts[end]
            let first = next
            while next < indexes.upperBound, findings[next].start < bytes.upperBound { next += 1 }
            if first == next || !(first..<next).contains(where: { book.isName(findings[$0]) }) {
                let goesOn = isEmpty ? [] : factsThatGoOn(start, end)
                if !goesOn.isEmpty {
                    unit.facts += goesOn
                    unit.others += first..<next
                    start = end + 1
                    continue
                }
            }
            if first < next {
                if !isEmpty { finish(unit, &findings, &added, body) }
                isEmpty = false
                unit.range = bytes
                unit.names.removeAll(keepingCapacity: true)
                unit.others.removeAll(keepingCapacity: true)
                unit.facts.removeAll(keepingCapacity: true)
                for index in first..<next {
                    if book.isName(findings[index]) { unit.names.append(index) } else { unit.others.append(index) }
                }
                addFacts(start..<end, to: &unit)
            }
            start = end + 1
        }
        if !isEmpty { finish(unit, &findings, &added, body) }
    }

    /// Bytes of a line whose beginning may be a label for all of it.
    private static let longestField = 512

    /// Where the sentence begins that a place lies in; earlier where it ends with a rarer sign.
    private func sentenceStart(_ position: Int, in line: Range<Int>) -> Int {
        var start = min(position, line.upperBound)
        while start > line.lowerBound {
            switch base[start - 1] {
            case 0x3b, 0x21, 0x3f: return start
            // 。
            case 0x82 where start - 3 >= line.lowerBound && base[start - 2] == 0x80 && base[start - 3] == 0xe3: return start
            // ； ！ ？
            case 0x9b, 0x81, 0x9f: if start - 3 >= line.lowerBound, base[start - 2] == 0xbc, base[start - 3] == 0xef { return start }
            default: break
            }
            start -= 1
        }
        return start
    }

    /// What a sentence without a name says of the one before: 该同志2019年确诊患肺癌. 患尿毒症, …
    private func factsThatGoOn(_ start: Int, _ end: Int) -> [Unit.Fact] {
        let isAnaphoric = Self.anaphora.contains { line.units[start..<end].starts(with: $0) }
        // Without a word for the person it must begin with the fact.
        let within = isAnaphoric ? end : min(end, start + 2)
        return book.topics.facts(line.units, in: start..<end, orNoneBefore: within).map { fact in
            Unit.Fact(topic: fact.topic, range: line.bytes(of: fact.range, base))
        }
    }

    // MARK: subjects

    func setSubjects(_ indexes: Range<Int>, _ findings: inout [Finding]) {
        var last: (range: Range<Int>, subject: Subject)?
        for index in indexes where book.isName(findings[index]) {
            let place = line.units(of: findings[index].range)
            prove(&findings[index], place)
            if isPost(place) { findings[index].subject = .official }
            if findings[index].subject == nil {
                findings[index].subject = book.subjects.subject(line.units, place)
                if findings[index].subject == nil, let last, SubjectBook.areListed(line.units, last.range, place) {
                    findings[index].subject = last.subject
                }
            }
            let topics = book.topics.topics(line.units, before: place.lowerBound)
            if !topics.isEmpty {
                findings[index].topics.formUnion(topics)
                if topics.contains(SensitiveTopics(.family)) { findings[index].topics.insert(.relative) }
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
        setMinors(unit, &findings)
        let owners = unit.names.isEmpty ? [] : unit.facts.map { owner(of: $0, unit, findings) }
        for name in unit.names where findings[name].masked == nil && findings[name].subject != .official {
            for (fact, owner) in zip(unit.facts, owners) where unit.isRow || Self.distance(findings[name].range, fact.range) <= Self.reach {
                if let owner, !owner.overlaps(findings[name].range) { continue }
                findings[name].topics.insert(SensitiveTopics(fact.topic))
                if fact.topic == .minor { findings[name].subject = .minor }
            }
            if findings[name].subject == .minor { findings[name].topics.insert(SensitiveTopics(.minor)) }
        }
        if !ofOfficials.isEmpty { tieOfficials(unit, &findings) }
        notePicture(unit, &findings)
        setSubjectsOfOthers(unit, &findings)
        var tied = unit.names.reduce(into: SensitiveTopics()) { $0.formUnion(findings[$1].topics) }
        // 云A12345 …患癫痫: a number that one person has says who, though nobody is named.
        if unit.names.isEmpty, unit.others.contains(where: { book.isPersonal(findings[$0]) && findings[$0].subject != .organisation && findings[$0].subject != .official }) {
            for fact in unit.facts { tied.insert(SensitiveTopics(fact.topic)) }
        }
        for fact in unit.facts where tied.contains(SensitiveTopics(fact.topic)) && !fact.range.isEmpty {
            // A name or a number that stands there says more.
            if unit.names.contains(where: { findings[$0].range.overlaps(fact.range) }) || unit.others.contains(where: { findings[$0].range.overlaps(fact.range) }) { continue }
            added.append(book.finding(fact.topic, fact.range))
        }
        body(unit, &findings)
    }

    /// The contact of an office (联系人：王建国，电话 …), the address of a hall, the place of something that is nobody's.
    private mutating func setSubjectsOfOthers(_ unit: Unit, _ findings: inout [Finding]) {
        // 住所（住址）：…, the field of a form for firms and persons.
        if unit.names.isEmpty, !unit.isRow, let only = unit.others.first, unit.others.count == 1, findings[only].subject == .private, book.traits(findings[only]).contains(.address),
            line.units.starts(with: Self.seat), isOfFirm(findings[only].start, findings)
        {
            findings[only].subject = .organisation
        }
        guard unit.others.contains(where: { findings[$0].subject == nil }) else { return }
        let isPrivate = unit.names.contains { findings[$0].subject != .official && findings[$0].masked == nil }
        guard !isPrivate else { return }
        if !unit.names.isEmpty, !unit.isRow {
            for other in unit.others where findings[other].subject == nil && !book.traits(findings[other]).contains(.address) {
                // The telephone of an expert is no office's.
                if !book.traits(findings[other]).contains(.mobile) || !namesExpert() { findings[other].subject = .official }
            }
        }
        guard unit.others.contains(where: { findings[$0].subject == nil && !book.traits(findings[$0]).isDisjoint(with: .places) }) else { return }
        if ownPlaces { return ownUnits(unit.others, &findings) }
        // 药店 地址 电话: who has a line of an office and no name is an office.
        if unit.names.isEmpty, hasOfficeLine(unit, findings) { return ownUnits(unit.others, &findings) }
        let isBare = unit.others.allSatisfy { !book.traits(findings[$0]).isDisjoint(with: .places) || findings[$0].severity < .s2 }
        guard isBare else { return }
        if unit.names.isEmpty, !unit.isRow, let first = unit.others.first, isOfFirm(findings[first].start, findings) { return ownUnits(unit.others, &findings) }
        let isOffice = namesOffice(unit.isRow ? unit.range : lineBytes)
        for other in unit.others where findings[other].subject == nil {
            if !book.traits(findings[other]).contains(.address) || isOffice { findings[other].subject = .organisation }
        }
    }

    private static let experts = ["评审专家", "评标专家", "评委", "评标委员会成员", "磋商小组成员", "谈判小组成员", "询价小组成员"]
        .reduce(into: PhraseSet()) { $0.add(Array($1.utf16), 0) }
    private static let seat = Array("住所(".utf16)

    /// Whether the line that is read speaks of experts. Asked once a line.
    private mutating func namesExpert() -> Bool {
        if let expert, expert.line == lineBytes { return expert.isNamed }
        let isNamed = Self.experts.first(line.units, in: 0..<line.units.count) != nil
        expert = (lineBytes, isNamed)
        return isNamed
    }

    /// Whether a line names an office anywhere: 县医院：地址…. Asked once a line, however many sentences it has.
    private mutating func namesOffice(_ range: Range<Int>) -> Bool {
        if let office, office.line == range { return office.isNamed }
        var whole = FoldedLine()
        whole.read(base, range, book.fold)
        let isNamed = book.namesOffice(whole)
        office = (range, isNamed)
        return isNamed
    }

    private static func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        max(right.lowerBound - left.upperBound, left.lowerBound - right.upperBound, 0)
    }
}
