internal import Glibc
internal import MoyinText
internal import MoyinTypes

/// Places that look like names.
extension Examination {
    /// How many doubtful names a text is searched for.
    private static var most: Int { 8 }

    /// An address within a network tells how it is laid out (catalogue §6.8).
    mutating func markNetwork(_ segment: SegmentText, _ book: PolicyBook) {
        guard let index = findings.firstIndex(where: { book.traits($0).contains(.network) && $0.disposition == .redact && isInside($0, segment, book) }) else { return }
        let place = findings[index].range
        let marking = Marking(start: place.lowerBound - segment.origin, end: place.upperBound - segment.origin, kind: Kind("SECURITY_RISK"), disposition: .block, reason: .sentence)
        guard let finding = book.finding(marking, origin: segment.origin) else { return }
        facts.markings.add(marking)
        findings.insert(finding, at: index + 1)
    }

    /// 10/8, 172.16/12, 192.168/16. 10.2.0.1 without a word for it may be a version.
    private func isInside(_ finding: Finding, _ segment: SegmentText, _ book: PolicyBook) -> Bool {
        guard segment.value(of: finding) != nil else { return false }
        var line = FoldedLine()
        line.read(segment.bytes, segment.range(of: finding), book.fold)
        let parts = line.units.split(separator: 0x2e).map { part in part.reduce(0) { min(1000, $0 * 10 + Int($1) - 0x30) } }
        guard parts.count >= 4 else { return false }
        switch parts[0] {
        case 10: return finding.confidence >= 70
        case 172: return (16...31).contains(parts[1])
        case 192: return parts[1] == 168
        default: return false
        }
    }

    /// Takes back a name that is none.
    private mutating func drop(at index: Int) {
        findings[index].disposition = .keep
        findings[index].evidence.add(Evidence(.nameProof, -findings[index].confidence))
    }

    /// What is less likely than three in ten is nothing (catalogue §3.1).
    mutating func dropUnlikely(_ book: PolicyBook) {
        func isUnlikely(_ finding: Finding) -> Bool {
            book.isName(finding) && finding.disposition == .keep && finding.masked == nil && finding.severity != .s0 && finding.confidence < Decision.doubtNameFrom
        }
        if findings.contains(where: isUnlikely) { findings.removeAll(where: isUnlikely) }
    }

    /// A doubtful name that would go and is a place elsewhere in the text stays: 在柳溪逝世, where 柳溪縣 stands too.
    ///
    /// Looks only at names that are doubtful and to be hidden: few, and none in most texts.
    mutating func dropPlaces(_ segment: SegmentText, _ book: PolicyBook) {
        guard let base = segment.bytes.baseAddress else { return }
        var seen = 0
        for index in findings.indices where seen < Self.most && book.isName(findings[index]) {
            let finding = findings[index]
            guard finding.disposition == .redact || finding.disposition == .review, finding.confidence < Decision.hideNameFrom,
                finding.masked == nil, finding.severity < .s2, segment.value(of: finding) != nil
            else { continue }
            seen += 1
            if isPlace(base, segment.bytes.count, segment.range(of: finding)) { drop(at: index) }
        }
    }

    private func isPlace(_ base: UnsafePointer<UInt8>, _ count: Int, _ name: Range<Int>) -> Bool {
        // A text names the place that it is about more than once.
        var position = max(0, name.lowerBound - Self.reach)
        let limit = min(count, name.upperBound + Self.reach) - name.count - 3
        let (second, third) = (base[name.lowerBound + 1], base[name.lowerBound + 2])
        while position <= limit {
            defer { position += 1 }
            guard base[position + 2] == third, base[position + 1] == second, memcmp(base + position, base + name.lowerBound, name.count) == 0 else { continue }
            let end = position + name.count
            if Self.signs.contains([base[end], base[end + 1], base[end + 2]]) { return true }
        }
        return false
    }

    /// Bytes on both sides that are searched.
    private static var reach: Int { 8 << 10 }

    private static let signs = Set("省市县縣区區镇鎮乡鄉村州旗".unicodeScalars.map { Array(String($0).utf8) })
}
