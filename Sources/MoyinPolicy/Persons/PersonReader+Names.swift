internal import CByteKernels
internal import MoyinText
internal import MoyinTypes

/// Names that their field, an age or a word beside them proves; whom alone a fact is said of; who is a minor by his age.
extension PersonReader {
    /// Adds the names that fields hold and nobody found, in lines where something else was: 经营者：游本昌平　电话：….
    mutating func addFields(_ findings: inout [Finding]) {
        var added: [Finding] = []
        var index = 0
        while index < findings.count {
            let range = lineRange(findings[index].start)
            let first = index
            var hasPerson = false
            while index < findings.count, findings[index].start < max(range.upperBound, findings[first].start + 1) {
                hasPerson = hasPerson || !book.isName(findings[index]) && book.isPersonal(findings[index])
                index += 1
            }
            guard hasPerson, range.count <= Self.longestForm, hasField(range) else { continue }
            line.read(base, range, book.fold)
            for place in book.proofs.fields(line, base) {
                let bytes = line.bytes(of: place, base)
                guard !findings[first..<index].contains(where: { $0.range.overlaps(bytes) }), book.subjects.subject(of: Array(line.units[place])) == nil else { continue }
                added.append(book.provedName(bytes))
            }
        }
        guard !added.isEmpty else { return }
        findings += added
        findings.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    }

    /// Bytes of a line that may be one of a form.
    private static var longestForm: Int { 4096 }

    /// Whether a colon stands behind what may end the label of a name's field.
    private func hasField(_ range: Range<Int>) -> Bool {
        guard hasColon(range) else { return false }
        for position in range {
            var end = position
            if base[position] == 0x9a, position - 2 >= range.lowerBound, base[position - 1] == 0xbc, base[position - 2] == 0xef {
                end -= 2
            } else if base[position] != 0x3a {
                continue
            }
            while end > range.lowerBound, base[end - 1] == 0x20 { end -= 1 }
            guard end - 3 >= range.lowerBound else { continue }
            // An ideograph that ends no label; spaces and invisible signs are not told apart.
            if base[end - 3] &- 0xe4 < 6, !book.proofs.mayEndLabel(base, end - 3) { continue }
            return true
        }
        return false
    }

    /// In either width.
    func hasColon(_ range: Range<Int>) -> Bool { mbk_line_signs(base.baseAddress.unsafelyUnwrapped + range.lowerBound, range.count) & UInt32(MBK_COLON) != 0 }

    /// Lifts a name that is doubtful by its characters and certain by what stands beside it.
    func prove(_ finding: inout Finding, _ place: Range<Int>) {
        guard finding.masked == nil, finding.severity != .s0 else { return }
        if book.proofs.isWord(line.units, place) { return finding.evidence.add(Evidence(.nameProof, -finding.confidence)) }
        let worth = book.proofs.worth(line.units, place, finding.confidence)
        if worth > finding.confidence { finding.evidence.add(Evidence(.nameProof, worth - finding.confidence)) }
    }

    /// 廖課員 taken for a whole name: a surname with a post.
    func isPost(_ place: Range<Int>) -> Bool {
        place.count == 3 && book.subjects.subject(of: Array(line.units[(place.lowerBound + 1)..<place.upperBound])) == .official
    }

    /// The names of those who write, where names go: what begins a line before 反映, 来电.
    func addWriters(_ findings: inout [Finding]) {
        var head = FoldedLine()
        var start = 0
        var added: [Finding] = []
        var next = 0
        while start < base.count {
            let end = base.lineEnd(from: start)
            head.read(base, start..<min(end, start + Self.longestHead), book.fold)
            if let place = book.proofs.writer(head.units) {
                let bytes = head.bytes(of: place, base)
                while next < findings.count, findings[next].end <= bytes.lowerBound { next += 1 }
                if next == findings.count || findings[next].start >= bytes.upperBound { added.append(book.provedName(bytes)) }
            }
            start = end + 1
        }
        guard !added.isEmpty else { return }
        findings += added
        findings.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    }

    /// Bytes at the beginning of a line that are looked at for its writer.
    private static var longestHead: Int { 48 }

    /// Bytes of the name that a fact stands before as its attribute: 被家暴的女子贝小玉. nil: it is said of the sentence's.
    func owner(of fact: Unit.Fact, _ unit: Unit, _ findings: [Finding]) -> Range<Int>? {
        if let owner = fact.owner { return owner }
        guard !unit.isRow, fact.range.upperBound + 3 <= base.count else { return nil }
        let end = fact.range.upperBound
        // 的
        guard base[end] == 0xe7, base[end + 1] == 0x9a, base[end + 2] == 0x84 else { return nil }
        guard let name = unit.names.first(where: { findings[$0].start >= end + 3 && findings[$0].start <= end + 3 + Self.longestNoun }) else { return nil }
        // Nothing but a noun stands between.
        for position in stride(from: end + 3, to: findings[name].start, by: 3) where base[position] < 0xe4 || base[position] > 0xe9 { return nil }
        return findings[name].range
    }

    /// Bytes of 女子, 受害人, 小姑娘 between an attribute and the name.
    private static var longestNoun: Int { 12 }

    /// The addresses among `others` of which nobody says that they are a home: of the firms and offices of a table.
    func ownUnits(_ others: [Int], _ findings: inout [Finding]) {
        for other in others where findings[other].subject == nil && book.traits(findings[other]).contains(.address) {
            findings[other].subject = .organisation
        }
    }

    /// What a person in office has come through: 护士长，2024年确诊乳腺癌. What he treats or looks into says nothing of him.
    func tieOfficials(_ unit: Unit, _ findings: inout [Finding]) {
        for fact in unit.facts where ofOfficials.contains(SensitiveTopics(fact.topic)) && isSuffered(fact.range, in: unit) {
            for name in unit.names where findings[name].masked == nil && findings[name].subject == .official {
                guard unit.isRow || findings[name].start < fact.range.lowerBound else { continue }
                findings[name].topics.insert(SensitiveTopics(fact.topic))
            }
        }
    }

    /// 患, 诊, 查 or 因 begins the fact or stands right before it.
    private func isSuffered(_ range: Range<Int>, in unit: Unit) -> Bool {
        if unit.isRow { return true }
        for place in [range.lowerBound - 6, range.lowerBound - 3, range.lowerBound, range.lowerBound + 3] where place >= unit.range.lowerBound && place + 3 <= base.count {
            if Self.suffers.contains([base[place], base[place + 1], base[place + 2]]) { return true }
        }
        return false
    }

    private static let suffers = Set("患诊診罹查".unicodeScalars.map { Array(String($0).utf8) })

    /// A landline that is nobody's home, and nothing that only a person has.
    func hasOfficeLine(_ unit: Unit, _ findings: [Finding]) -> Bool {
        var hasLine = false
        for other in unit.others {
            let traits = book.traits(findings[other])
            if traits.contains(.landline) {
                if findings[other].subject == .private { return false }
                hasLine = true
            } else if findings[other].severity >= .s2, traits.isDisjoint(with: .places) || findings[other].subject == .private {
                return false
            }
        }
        return hasLine
    }

    /// Whether the lines of the form above speak of a firm and of no private person: 当事人：宏昌电镀有限公司, 地址：….
    func isOfFirm(_ start: Int, _ findings: [Finding]) -> Bool {
        var upper = lineBytes.lowerBound
        // A field of a form stands on a short line.
        guard lineBytes.count <= Self.longestFieldLine, hasColon(upper..<start) else { return false }
        var other = FoldedLine()
        for _ in 0..<Self.formLines where upper > 0 {
            let range = lineRange(upper - 1)
            upper = range.lowerBound
            guard range.count <= Self.longestFieldLine, range.count > 1 else { return false }
            other.read(base, range, book.fold)
            var end = other.units.count
            while end > 0, other.units[end - 1] == 0x29 || other.units[end - 1] == 0x2c || other.units[end - 1] == 0x3002 { end -= 1 }
            guard let colon = other.units.prefix(Self.longestFieldLabel).firstIndex(of: 0x3a), colon < end else { return false }
            if Self.firms.contains(where: { end - colon > $0.count && other.units[(end - $0.count)..<end].elementsEqual($0) }) { return true }
            var index = Self.first(findings, from: range.lowerBound)
            while index < findings.count, findings[index].start < range.upperBound {
                if book.isName(findings[index]), findings[index].subject != .official { return false }
                index += 1
            }
        }
        return false
    }

    /// The first finding that begins at `offset` or later. Cost: logarithmic.
    private static func first(_ findings: [Finding], from offset: Int) -> Int {
        var (low, high) = (0, findings.count)
        while low < high {
            let middle = (low + high) / 2
            if findings[middle].start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static let formLines = 5
    private static let longestFieldLine = 400
    private static let longestFieldLabel = 14
    private static let firms = ["公司", "厂", "店", "部", "行", "馆", "坊", "社", "吧", "集团", "合作社", "经营部", "商行", "超市", "商店", "门市部", "医院", "学校", "中心", "分公司", "事务所", "酒店", "饭店", "宾馆", "药店", "药房", "加油站", "企业", "协会", "株式会社", "工作室", "农场", "林场", "矿", "站"]
        .map { Array($0.utf16) }

    /// A minor with his school or class and a picture: the face goes with the name (R11).
    mutating func notePicture(_ unit: Unit, _ findings: inout [Finding]) {
        guard !unit.isRow, unit.names.contains(where: { findings[$0].topics.contains(SensitiveTopics(.minor)) && findings[$0].masked == nil }) else { return }
        let units = line.units(of: unit.range)
        guard book.pictures.first(line.units, in: units) != nil else { return }
        for name in unit.names where findings[name].topics.contains(SensitiveTopics(.minor)) { findings[name].topics.insert(SensitiveTopics(.biometric)) }
    }

    /// 谷雨航（13岁）; a birth in the row or clause of the only name in it: who is not eighteen yet.
    func setMinors(_ unit: Unit, _ findings: inout [Finding]) {
        guard !unit.names.isEmpty else { return }
        for other in unit.others where !book.traits(findings[other]).isDisjoint(with: .ages) {
            let isAge = book.traits(findings[other]).contains(.age)
            let owner = unit.names.last { findings[$0].end <= findings[other].start && (unit.isRow || findings[other].start - findings[$0].end <= Self.nearby) }
            guard let owner, !unit.isRow || unit.names.count == 1, findings[owner].masked == nil, findings[owner].subject != .official else { continue }
            if isAge, !unit.isRow, !isDescription(findings[owner].end, findings[other].range) { continue }
            guard let years = isAge ? number(findings[other].range, 1...3) : age(bornIn: findings[other].range), years < 18 else { continue }
            findings[owner].subject = .minor
        }
    }

    /// （13岁）, ，13岁， and ，女，13岁。 right behind a name: an age of today, and not of a story (13岁时…).
    private func isDescription(_ name: Int, _ age: Range<Int>) -> Bool {
        var value = FoldedLine()
        value.read(base, name..<min(base.count, age.upperBound + 3), book.fold)
        let units = value.units
        let start = value.unit(at: age.lowerBound)
        guard start > 0, start <= 3, units[0] == 0x28 || units[0] == 0x2c, start == 1 || units[1] == 0x7537 || units[1] == 0x5973 else { return false }
        return units.last.map { $0 == 0x29 || $0 == 0x2c || $0 == 0x3002 || $0 == 0x3b || $0 == 0x3001 || $0 == 0x5c81 } ?? false
    }

    /// Bytes between a name and the age or birth that is told of its bearer.
    private static var nearby: Int { 24 }

    private func age(bornIn range: Range<Int>) -> Int? {
        guard let year = number(range, 4...4), year > 1900 else { return nil }
        return max(0, book.year - year)
    }

    /// The first number of a value, in digits of either width, when it has so many.
    private func number(_ range: Range<Int>, _ digits: ClosedRange<Int>) -> Int? {
        var value = FoldedLine()
        value.read(base, range.clamped(to: 0..<base.count), book.fold)
        let run = value.units.drop { $0 &- 0x30 >= 10 }.prefix { $0 &- 0x30 < 10 }
        guard digits.contains(run.count) else { return run.count == 8 && digits == 4...4 ? run.prefix(4).reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil }
        return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
