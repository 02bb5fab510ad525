internal import MoyinRules
internal import MoyinText
public import MoyinTypes

/// Decides the findings of one segment of a text while its bytes are at hand, and sums up what they say of the document.
public struct Examination: Sendable {
    public internal(set) var findings: [Finding]
    public internal(set) var facts = DocumentFacts()
    /// Names that act in office somewhere in the text, once asked for.
    var officials: Set<[UInt8]>?

    /// - Parameters:
    ///   - text: the segment, UTF-8.
    ///   - origin: where it begins in the whole text: offsets of the findings count from the start of that.
    ///   - endsText: nothing follows it.
    ///   - header: lines of the header of a table that runs into the segment.
    ///   - findings: of the scanner, sorted; the last may end behind the segment.
    public init(
        _ text: UnsafeBufferPointer<UInt8>, origin: Int, endsText: Bool, under header: [UInt8] = [], _ findings: consuming [Finding],
        _ book: PolicyBook, _ decision: Decision
    ) {
        self.findings = findings
        let segment = SegmentText(bytes: text, origin: origin, endsText: endsText)
        if decision.hidesWriters || self.findings.contains(where: book.isPersonal) { readPersons(segment, header, book, decision) }
        dispose(segment, book, decision)
        officials = nil
        dropPlaces(segment, book)
        seal(segment, book, decision)
        follow(segment, book)
        dropUnlikely(book)
        readHead(segment, book)
        readTriggers(segment, book)
        if !facts.markings.security { markNetwork(segment, book) }
        hideSmallCells(segment, book, decision)
        if let words = decision.words { facts.satisfied = words.found(text, book.fold) }
        if facts.markings.security { cover(book) }
        for index in self.findings.indices {
            let traits = book.traits(self.findings[index])
            // A name that goes is as grave as a number.
            if traits.contains(.name), self.findings[index].disposition == .redact { self.findings[index].severity = max(.s3, self.findings[index].severity) }
            if !traits.contains(.marking) || self.findings[index].disposition == .redact { facts.count(self.findings[index], decision) }
        }
    }

    /// Each finding by itself.
    private mutating func dispose(_ segment: SegmentText, _ book: PolicyBook, _ decision: Decision) {
        for index in findings.indices {
            findings[index].disposition = decision.disposition(of: findings[index])
            let traits = book.traits(findings[index])
            if !decision.limits.isEmpty { relax(index, segment, book, decision) }
            if !traits.isDisjoint(with: .noted) { note(findings[index], traits, segment, book, decision) }
        }
    }

    /// Markings and wrong sums, by one pass over the text.
    private mutating func readTriggers(_ segment: SegmentText, _ book: PolicyBook) {
        guard !segment.bytes.isEmpty else { return }
        var examiner = book.markings.examiner(segment.bytes, beginsText: segment.beginsText, endsText: segment.endsText)
        var sums = SumSearch(book.sums, segment.bytes, book.fold)
        book.markings.triggers.forEach(in: segment.bytes) { start, trigger in
            examiner.look(at: start, trigger)
            sums.look(at: start, trigger)
        }
        examiner.finish()
        let known = findings.count
        for marking in examiner.found { add(marking, segment, book) }
        for place in sums.wrong {
            guard let note = book.note(Self.sumMismatch, (place.lowerBound + segment.origin)..<(place.upperBound + segment.origin)) else { continue }
            findings.append(note)
            facts.notes.insert(Self.sumMismatch)
        }
        if findings.count > known { findings.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
    }

    private static let sumMismatch = Kind("SUM_MISMATCH")
    private static let caseFile = Kind("CASE_FILE")

    private mutating func add(_ marking: Marking, _ segment: SegmentText, _ book: PolicyBook) {
        guard let finding = book.finding(marking, origin: segment.origin) else { return }
        findings.append(finding)
        facts.markings.add(marking)
        guard marking.kind == Self.caseFile, marking.disposition == .block else { return }
        var line = FoldedLine()
        line.read(segment.bytes, marking.start..<marking.end, book.fold)
        if book.isInvestigation(line) { facts.markings.investigation = true } else { facts.markings.isClosedCase = true }
    }
}
