internal import CByteKernels
internal import Glibc
internal import MoyinRules
internal import MoyinText
public import MoyinTypes

/// Decides the findings of one segment of a text while its bytes are at hand, and sums up what they say of the document.
public struct Examination: Sendable {
    public private(set) var findings: [Finding]
    public private(set) var facts = DocumentFacts()
    private let header: [UInt8]

    /// - Parameters:
    ///   - text: the segment, UTF-8.
    ///   - origin: where it begins in the whole text: offsets of the findings count from the start of that.
    ///   - endsText: nothing follows it.
    ///   - header: lines of the header of a table that runs into the segment.
    ///   - findings: of the scanner, sorted; the last may end behind the segment.
    public init(
        _ text: UnsafeBufferPointer<UInt8>, origin: Int, endsText: Bool, under header: [UInt8] = [], _ findings: consuming [Finding], _ book: PolicyBook,
        _ decision: Decision
    ) {
        self.header = header
        self.findings = findings
        if self.findings.contains(where: { book.isPersonal($0) || book.isName($0) }) { readPersons(text, origin, book, decision) }
        var head = 0
        for index in self.findings.indices {
            self.findings[index].disposition = decision.disposition(of: self.findings[index])
            correct(index, text, origin, book)
            if !decision.limits.isEmpty { relax(index, text, origin, book, decision) }
            note(self.findings[index], text, origin, book, decision, &head)
        }
        seal(text, isWhole: origin == 0 && endsText, book, decision)
        follow(text, origin)
        if origin == 0 { facts.markings.isForwarded = Self.isForwarded(text, book) }
        var isUnsorted = readMarkings(text, origin, endsText, book)
        isUnsorted = checkSums(text, origin, book) || isUnsorted
        if isUnsorted { self.findings.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
        if let words = decision.words { facts.satisfied = words.found(text, book.fold, known: 0) }
        if facts.markings.security { cover() }
        for index in self.findings.indices {
            // A name that goes is as grave as a number.
            if self.findings[index].kind == .personName, self.findings[index].disposition == .redact { self.findings[index].severity = max(.s3, self.findings[index].severity) }
            if !book.rules[Int(self.findings[index].rule)].recogniser.isMarking { facts.count(self.findings[index]) }
        }
    }

    /// What lies within a stretch that is blocked anyway, such as the coordinates of a waterworks, is not asked for twice.
    private mutating func cover() {
        let blocked = findings.filter { $0.kind == Self.securityRisk && $0.disposition == .block }.map(\.range)
        for index in findings.indices where findings[index].disposition == .redact && findings[index].kind == Self.coordinates {
            if blocked.contains(where: { $0.overlaps(findings[index].range) }) { findings[index].disposition = .keep }
        }
    }

    private static let securityRisk = Kind("SECURITY_RISK")
    private static let caseFile = Kind("CASE_FILE")
    private static let coordinates = Kind("COORDINATES")

    /// What the profile lets stay as long as it tells little: a month of birth.
    private mutating func relax(_ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ origin: Int, _ book: PolicyBook, _ decision: Decision) {
        let finding = findings[index]
        guard finding.disposition == .redact, let limit = decision.limits[finding.kind], finding.end - origin <= text.count else { return }
        let value = UnsafeBufferPointer(rebasing: text[(finding.start - origin)..<(finding.end - origin)])
        if ValueDetail.isWithin(limit, value, book.fold) { findings[index].disposition = .keep }
    }

    /// 0595-2238****: a masked line of an office, whatever the scanner took it for.
    private mutating func correct(_ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ origin: Int, _ book: PolicyBook) {
        let finding = findings[index]
        guard finding.kind == .mobile, finding.masked != nil, finding.end - origin <= text.count, finding.end - finding.start > 6 else { return }
        var line = FoldedLine()
        line.read(text, (finding.start - origin)..<(finding.end - origin), book.fold)
        let dash = line.units.firstIndex(of: 0x2d)
        guard line.units.first == 0x30, dash == 3 || dash == 4, finding.subject != .private else { return }
        findings[index].disposition = .keep
        facts.notes.insert(Self.overMasked)
    }

    private mutating func readMarkings(_ text: UnsafeBufferPointer<UInt8>, _ origin: Int, _ endsText: Bool, _ book: PolicyBook) -> Bool {
        var markings: [Marking] = []
        book.markings.find(text, beginsText: origin == 0, endsText: endsText, into: &markings)
        for marking in markings {
            guard let finding = book.finding(marking, origin: origin) else { continue }
            findings.append(finding)
            facts.markings.add(marking)
            if marking.kind == Self.caseFile, marking.disposition == .block {
                var line = FoldedLine()
                line.read(text, marking.start..<marking.end, book.fold)
                if book.isInvestigation(line) { facts.markings.investigation = true } else { facts.markings.isClosedCase = true }
            }
        }
        return !markings.isEmpty
    }

    private mutating func readPersons(_ text: UnsafeBufferPointer<UInt8>, _ origin: Int, _ book: PolicyBook, _ decision: Decision) {
        // The reader counts from the segment.
        for index in findings.indices {
            findings[index].start -= origin
            findings[index].end -= origin
        }
        var added: [Finding] = []
        var facts = facts
        var reader = PersonReader(book, text, conceals: decision.conceals)
        var last: (unit: PersonReader.Unit, isExposed: Bool)?
        reader.setHeader(header)
        reader.read(&findings, added: &added) { unit, findings in
            let isSame = last.map { unit.names.isEmpty && !unit.isRow && unit.range.lowerBound - $0.unit.range.upperBound < Self.formBytes } ?? false
            let isExposed = Self.combine(unit, with: isSame ? last?.unit : nil, &findings, text, book, decision, &facts)
            // A form says one thing a line: all of them expose one person.
            let wasExposed = isSame && last?.isExposed == true
            if isExposed, !wasExposed { facts.persons += 1 }
            if isSame {
                last?.isExposed = isExposed || wasExposed
            } else if !unit.names.isEmpty {
                last = (unit, isExposed)
            }
        }
        self.facts = facts
        findings += added
        for index in findings.indices {
            findings[index].start += origin
            findings[index].end += origin
        }
        if !added.isEmpty { findings.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
    }

    /// Bytes between the lines of a form that speak of one person.
    private static let formBytes = 240

    /// What one row or sentence exposes (catalogue §12).
    ///
    /// - Parameter named: the unit with the name, where this one has none: in a form 姓名 and 身份证号 stand on lines of their own.
    /// - Returns: whether somebody is exposed.
    private static func combine(
        _ unit: PersonReader.Unit, with named: PersonReader.Unit?, _ findings: inout [Finding], _ text: UnsafeBufferPointer<UInt8>, _ book: PolicyBook,
        _ decision: Decision, _ facts: inout DocumentFacts
    ) -> Bool {
        var isExposed = false
        let names = (named ?? unit).names.filter { findings[$0].masked == nil }
        for name in names {
            facts.topics.formUnion(findings[name].topics)
            if findings[name].subject != .official { facts.namesSomebody = true }
            if !decision.sensitive(findings[name].topics).isEmpty {
                facts.combinations.insert(.nameAndTopic)
                isExposed = true
            }
        }
        var open = 0
        var hiddenIdentity: [Int] = []
        var tellsIdentity = false
        for other in unit.others {
            let finding = findings[other]
            let isIdentity = finding.kind == .residentID
            if finding.masked != nil {
                if isIdentity { hiddenIdentity.append(other) }
                continue
            }
            guard decision.disposition(of: finding) != .keep else { continue }
            // What the profile lets stay exposes nobody: the month of birth of who is to be appointed.
            if let limit = decision.limits[finding.kind], finding.end <= text.count, ValueDetail.isWithin(limit, UnsafeBufferPointer(rebasing: text[finding.range]), book.fold) { continue }
            isExposed = true
            // A month of birth is no date that one person has alone.
            if finding.kind == .birthDate, ValueDetail.isWithin(.month, UnsafeBufferPointer(rebasing: text[finding.range.clamped(to: 0..<text.count)]), book.fold) { continue }
            open += 1
            tellsIdentity = tellsIdentity || Decision.derived.contains(finding.kind)
            if isIdentity, unit.isRow { facts.identityRows += 1 }
        }
        if open > 0 {
            let isOfficial = !names.isEmpty && names.allSatisfy { findings[$0].subject == .official }
            let isMobile = unit.others.allSatisfy { findings[$0].kind == .mobile || findings[$0].masked != nil || decision.disposition(of: findings[$0]) == .keep }
            if isOfficial, isMobile, !unit.isRow { facts.combinations.insert(.officialMobile) } else if !names.isEmpty { facts.combinations.insert(.nameAndNumber) }
            if unit.names.count > names.count, unit.others.contains(where: { findings[$0].kind == .birthDate }) { facts.combinations.insert(.rareCombination) }
            if tellsIdentity, !hiddenIdentity.isEmpty {
                // 残疾人证号 and the like begin with the number that was masked beside them.
                facts.combinations.insert(.derivedNumber)
                for index in hiddenIdentity { findings[index].masked = .insufficient }
            }
        }
        return isExposed
    }

    /// Bytes of a record of one case.
    private static let longestRecord = 24 << 10

    /// A record that must not be published with a name in it: names go, and the document is withheld.
    ///
    /// - Parameter isWhole: the segment is the document. A long text that also tells of a minor's case is no record of it.
    private mutating func seal(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ book: PolicyBook, _ decision: Decision) {
        let named = findings.indices.filter { index in
            let finding = findings[index]
            return finding.kind == .personName && finding.masked == nil && finding.subject != .official && finding.confidence >= Decision.hideTiedFrom
        }
        guard !named.isEmpty else { return }
        let hasMinor = isWhole && text.count <= Self.longestRecord && decision.sealsMinors && named.contains { findings[$0].topics.contains(SensitiveTopics(.minor)) }
        guard hasMinor || decision.sealed != nil else { return }
        var line = FoldedLine()
        line.read(text, 0..<min(text.count, 1 << 16), book.fold)
        let isSealed = decision.sealed?.first(line.units, in: 0..<line.units.count) != nil
        guard isSealed || hasMinor && book.isMinorCase(line) else { return }
        facts.markings.sealed = true
        for index in named { findings[index].disposition = .redact }
    }

    /// Lines of a text that are its head.
    private static let headLines = 10

    private mutating func note(
        _ finding: Finding, _ text: UnsafeBufferPointer<UInt8>, _ origin: Int, _ book: PolicyBook, _ decision: Decision, _ head: inout Int
    ) {
        switch finding.kind {
        case .placeholder: facts.notes.insert(.placeholder)
        case Self.documentNumber where origin == 0 && head < Self.headLines:
            head = text[..<min(text.count, finding.start)].count { $0 == 0x0a }
            if head < Self.headLines, Self.standsAlone(finding.range, text) { facts.markings.isNumbered = true }
        case .personName where finding.masked != nil && Self.hidesGivenName(finding, text, origin, book.fold):
            if finding.subject == .official || decision.profile?.mustName == true { facts.notes.insert(Self.overMasked) }
        case .personName where finding.masked == nil && finding.disposition == .keep && finding.subject == .private && decision.profile == nil:
            if finding.confidence >= Decision.hideTiedFrom, finding.severity != .s0 { facts.keepsNames = true }
        case .landline where finding.masked != nil && finding.subject != .private: facts.notes.insert(Self.overMasked)
        default: break
        }
    }

    private static let figureBlock = 512

    /// ０ … ９ end here.
    private func isWideDigit(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        text[position] &- 0x90 < 10 && position >= 2 && text[position - 1] == 0xbc && text[position - 2] == 0xef
    }

    /// Notes sums that are wrong, in lines that have figures enough.
    private mutating func checkSums(_ text: UnsafeBufferPointer<UInt8>, _ origin: Int, _ book: PolicyBook) -> Bool {
        guard let base = text.baseAddress, mbk_count_digits(base, text.count) > 2 else { return false }
        var reader = SumReader()
        var position = 0
        var added = false
        while position < text.count {
            // Stretches without figures are passed over.
            let block = min(Self.figureBlock, text.count - position)
            if mbk_count_digits(base + position, block) == 0 {
                position += block
                continue
            }
            while position < text.count, text[position] &- 0x30 >= 10, !isWideDigit(text, position) { position += 1 }
            guard position < text.count else { break }
            var start = position
            while start > 0, text[start - 1] != 0x0a { start -= 1 }
            let end = memchr(base + position, 0x0a, text.count - position).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? text.count
            position = end + 1
            guard end > start, end - start < 16_384, mbk_count_digits(base + start, end - start) > 2, SumReader.mayHold(base + start, end - start) else { continue }
            for place in reader.wrongSums(text, start..<end, book.fold) {
                guard let note = book.note(Self.sumMismatch, (place.lowerBound + origin)..<(place.upperBound + origin)) else { continue }
                findings.append(note)
                facts.notes.insert(Self.sumMismatch)
                added = true
            }
        }
        return added
    }

    private static let sumMismatch = Kind("SUM_MISMATCH")
    private static let forwarding = Array("转发".utf16)

    /// Whether the title says that another document is passed on.
    private static func isForwarded(_ text: UnsafeBufferPointer<UInt8>, _ book: PolicyBook) -> Bool {
        var line = FoldedLine()
        var start = 0
        for _ in 0..<headLines where start < text.count {
            let end = text[start...].firstIndex(of: 0x0a) ?? text.count
            if end - start < 200 {
                line.read(text, start..<end, book.fold)
                let units = line.units
                let place = units.indices.first { units[$0...].starts(with: Self.forwarding) }
                if let place, place < 24, let last = units.last, last == 0x77e5 || last == 0x51fd || units[place...].contains(0x901a) { return true }
            }
            start = end + 1
        }
        return false
    }

    private static let signer = ["签发人", "簽發人", "会签人"].map { Array($0.utf8) }

    /// Whether a document number has its line to itself or shares it with the signer: else it is another document's, or a
    /// field of a table.
    private static func standsAlone(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var low = range.lowerBound
        while low > 0, text[low - 1] != 0x0a { low -= 1 }
        var high = range.upperBound
        while high < text.count, text[high] != 0x0a { high += 1 }
        func isBlank(_ part: Range<Int>) -> Bool {
            part.allSatisfy { [0x20, 0x09, 0x0d, 0x23, 0x2a, 0xe3, 0x80].contains(text[$0]) }
        }
        // 特急　　云政办明电〔2025〕14号: apart by a wide gap.
        let isApart = range.lowerBound >= low + 3 && [[0xe3, 0x80, 0x80], [0x20, 0x20, 0x20]].contains(Array(text[(range.lowerBound - 3)..<range.lowerBound]))
        guard isApart || isBlank(low..<range.lowerBound) else { return false }
        if isBlank(range.upperBound..<high) { return true }
        let rest = Array(text[range.upperBound..<high])
        return signer.contains { word in rest.indices.contains { rest[$0...].starts(with: word) } }
    }

    /// 某 or a sign in it: 王先生 hides nothing that was there.
    private static func hidesGivenName(_ finding: Finding, _ text: UnsafeBufferPointer<UInt8>, _ origin: Int, _ fold: FoldTable) -> Bool {
        let range = (finding.start - origin)..<(finding.end - origin)
        guard range.upperBound <= text.count else { return false }
        var line = FoldedLine()
        line.read(text, range, fold)
        // 某 * × x
        return line.units.contains { $0 == 0x67d0 || $0 == 0x2a || $0 == 0xd7 || $0 == 0x78 }
    }

    private static let documentNumber = Kind("DOCUMENT_NUMBER")
    static let overMasked = Kind("OVER_MASKED")

    /// A name that goes in one place goes in the others too.
    private mutating func follow(_ text: UnsafeBufferPointer<UInt8>, _ origin: Int) {
        func value(_ finding: Finding) -> UnsafeBufferPointer<UInt8>.SubSequence? {
            let range = (finding.start - origin)..<(finding.end - origin)
            return range.upperBound <= text.count ? text[range] : nil
        }
        let gone = findings.filter { $0.kind == .personName && $0.disposition == .redact }
        guard !gone.isEmpty else { return }
        let values = Set(gone.compactMap { value($0).map(Array.init) })
        for index in findings.indices where findings[index].kind == .personName && findings[index].disposition != .redact {
            guard findings[index].masked == nil, findings[index].subject != .official, findings[index].severity != .s0,
                let value = value(findings[index]), values.contains(Array(value))
            else { continue }
            findings[index].disposition = .redact
        }
    }
}
