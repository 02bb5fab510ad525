internal import MoyinRules
internal import MoyinTypes

/// Whose the findings are, and what rows and sentences expose of a person (catalogue §12).
extension Examination {
    mutating func readPersons(_ segment: SegmentText, _ book: PolicyBook, _ decision: Decision) {
        let text = segment.bytes
        // The reader counts from the segment.
        move(by: -segment.origin)
        var added: [Finding] = []
        var facts = facts
        var reader = PersonReader(book, text, conceals: decision.conceals)
        var last: (unit: PersonReader.Unit, isExposed: Bool)?
        reader.read(&findings, added: &added) { unit, findings in
            // A form says one thing a line: all of them expose one person.
            let isSame = !unit.isRow && unit.names.isEmpty && last.map { unit.range.lowerBound - $0.unit.range.upperBound < Self.formBytes } ?? false
            let isExposed = Self.combine(unit, with: isSame ? last?.unit : nil, &findings, text, book, decision, &facts)
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

    /// Bytes between the lines of a form that speak of one person.
    private static let formBytes = 240

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
        for name in (named ?? unit).names where findings[name].masked == nil {
            names += 1
            facts.topics.formUnion(findings[name].topics)
            if findings[name].subject != .official {
                facts.namesSomebody = true
                areOfficial = false
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
                continue
            }
            guard decision.disposition(of: finding) != .keep else { continue }
            isExposed = true
            isMobile = isMobile && traits.contains(.mobile)
            // A month of birth is no date that one person has alone.
            if traits.contains(.birthDate), ValueDetail.isWithin(.month, UnsafeBufferPointer(rebasing: text[finding.range.clamped(to: 0..<text.count)]), book.fold) { continue }
            open += 1
            tellsIdentity = tellsIdentity || traits.contains(.derived)
            if traits.contains(.identity), unit.isRow { facts.identityRows += 1 }
        }
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
}
