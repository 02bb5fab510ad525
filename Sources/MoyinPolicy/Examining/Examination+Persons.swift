internal import MoyinRules
internal import MoyinTypes

/// Whose the findings are, and what rows and sentences expose of a person (catalogue §12).
extension Examination {
    mutating func readPersons(_ segment: SegmentText, _ header: [UInt8], _ book: PolicyBook, _ decision: Decision) {
        let text = segment.bytes
        // The reader counts from the segment.
        move(by: -segment.origin)
        var added: [Finding] = []
        var facts = facts
        if book.findsNames, decision.hidesWriters, segment.beginsText || !findings.isEmpty { PersonReader(book, text, conceals: false).addWriters(&findings) }
        var reader = PersonReader(book, text, conceals: decision.conceals, ownPlaces: decision.profile?.ownPlaces ?? false, ofOfficials: decision.factsOfOfficials)
        reader.setHeader(header)
        var last: PersonLines?
        reader.read(&findings, added: &added) { unit, findings in
            let own = PersonLines(unit, findings)
            // A form says one thing a line: all of them expose one person.
            let isSame = last?.continues(in: own) ?? false
            let isExposed = Self.combine(unit, with: isSame ? last?.unit : nil, &findings, text, book, decision, &facts)
            let wasExposed = isSame && last?.isExposed == true
            if isExposed, !wasExposed { facts.persons += 1 }
            if isSame {
                last?.add(own, isExposed: isExposed)
            } else if !unit.names.isEmpty || isExposed {
                last = own
                last?.isExposed = isExposed
            }
        }
        self.facts = facts
        findings += added
        move(by: segment.origin)
        if !added.isEmpty { findings.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
    }

    private mutating func move(by bytes: Int) {
        guard bytes != 0 else { return }
        for index in findings.indices {
            findings[index].start += bytes
            findings[index].end += bytes
        }
    }

    /// What one row or sentence exposes.
    ///
    /// - Parameter named: the unit with the name, where this one has none: in a form 姓名 and 身份证号 stand on lines of their own.
    /// - Returns: whether somebody is exposed.
    private static func combine(
        _ unit: PersonReader.Unit, with named: PersonReader.Unit?, _ findings: inout [Finding], _ text: UnsafeBufferPointer<UInt8>, _ book: PolicyBook,
        _ decision: Decision, _ facts: inout DocumentFacts
    ) -> Bool {
        var isExposed = false
        var names = 0
        var areOfficial = true
        // Whom a notice of leaders names acts in office.
        let isInOffice = decision.profile?.mustName == true
        for name in (named ?? unit).names where findings[name].masked == nil {
            names += 1
            facts.topics.formUnion(findings[name].topics)
            if findings[name].topics.isSuperset(of: pictured) { facts.combinations.insert(.pictured) }
            if findings[name].subject != .official {
                facts.namesSomebody = true
                areOfficial = areOfficial && isInOffice && findings[name].subject == nil
            }
            if !decision.sensitive(findings[name].topics).isEmpty {
                facts.combinations.insert(.nameAndTopic)
                isExposed = true
            }
        }
        var open = 0
        var hidesIdentity = false
        var tellsIdentity = false
        var isMobile = true
        var hasBirthDate = false
        for other in unit.others {
            let finding = findings[other]
            let traits = book.traits(finding)
            hasBirthDate = hasBirthDate || traits.contains(.birthDate)
            if finding.masked != nil {
                hidesIdentity = hidesIdentity || traits.contains(.identity)
                // What a mask leaves open is told all the same: 14010519080819****.
                if finding.masked == .insufficient, decision.disposition(of: finding) != .keep { isExposed = true }
                continue
            }
            guard decision.disposition(of: finding) != .keep else { continue }
            // What the profile lets stay exposes nobody: the month of birth of who is to be appointed.
            if let limit = decision.limits[finding.kind], finding.end <= text.count, ValueDetail.isWithin(limit, UnsafeBufferPointer(rebasing: text[finding.range]), book.fold) { continue }
            isExposed = true
            isMobile = isMobile && traits.contains(.mobile)
            // A month of birth is no date that one person has alone.
            if traits.contains(.birthDate), ValueDetail.isWithin(.month, UnsafeBufferPointer(rebasing: text[finding.range.clamped(to: 0..<text.count)]), book.fold) { continue }
            open += 1
            tellsIdentity = tellsIdentity || traits.contains(.derived)
            if traits.contains(.identity), unit.isRow { facts.identityRows += 1 }
        }
        if isSoleTrader(unit, findings, text, book, decision) { facts.combinations.insert(.soleTrader) }
        guard open > 0 else { return isExposed }
        if names > 0, areOfficial, isMobile, !unit.isRow { facts.combinations.insert(.officialMobile) } else if names > 0 { facts.combinations.insert(.nameAndNumber) }
        if hasBirthDate, unit.names.count > names { facts.combinations.insert(.rareCombination) }
        if tellsIdentity, hidesIdentity {
            // 残疾人证号 and the like begin with the number that was masked beside them.
            facts.combinations.insert(.derivedNumber)
            for other in unit.others where findings[other].masked != nil && book.traits(findings[other]).contains(.identity) { findings[other].masked = .insufficient }
        }
        return isExposed
    }

    private static let pictured: SensitiveTopics = [SensitiveTopics(.minor), SensitiveTopics(.biometric)]

    /// A credit code of a sole trader (92…) beside the home where the trade is registered.
    private static func isSoleTrader(
        _ unit: PersonReader.Unit, _ findings: [Finding], _ text: UnsafeBufferPointer<UInt8>, _ book: PolicyBook, _ decision: Decision
    ) -> Bool {
        unit.others.contains {
            let code = findings[$0]
            return book.traits(code).contains(.creditCode) && code.end <= text.count && text[code.start] == 0x39 && text[code.start + 1] == 0x32
        } && unit.others.contains { book.traits(findings[$0]).contains(.address) && decision.disposition(of: findings[$0]) != .keep }
    }
}

/// Lines that speak of one person: the first of them, and what the others have added.
private struct PersonLines {
    let unit: PersonReader.Unit
    var isExposed = false
    /// Rules of what says something of the person.
    private var rules: Set<UInt16>
    /// Bytes between the lines of a form.
    private static let formBytes = 240

    init(_ unit: PersonReader.Unit, _ findings: [Finding]) {
        self.unit = unit
        rules = Set(unit.others.map { findings[$0].rule })
    }

    /// Whether the next line goes on about the same person. What comes a second time is another's, whose name was not known
    /// for one.
    func continues(in next: PersonLines) -> Bool {
        // Rows of one cell without a name before them are a list, each of another person.
        let isLine = !next.unit.isRow || next.unit.isOneCell && !unit.names.isEmpty
        return isLine && next.unit.names.isEmpty && next.unit.range.lowerBound - unit.range.upperBound < Self.formBytes && rules.isDisjoint(with: next.rules)
    }

    mutating func add(_ next: PersonLines, isExposed: Bool) {
        self.isExposed = self.isExposed || isExposed
        rules.formUnion(next.rules)
    }
}
