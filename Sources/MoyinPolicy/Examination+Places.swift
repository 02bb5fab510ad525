internal import Glibc
internal import MoyinText
internal import MoyinTypes

/// Places that look like names.
extension Examination {
    /// How many doubtful names a text is searched for.
    private static var most: Int { 8 }

    /// A doubtful name that would go and is a place elsewhere in the text stays: 在柳溪逝世, where 柳溪縣 stands too.
    ///
    /// Looks only at names that are doubtful and to be hidden: few, and none in most texts.
    mutating func dropPlaces(_ text: UnsafeBufferPointer<UInt8>, _ origin: Int) {
        guard let base = text.baseAddress else { return }
        var seen = 0
        for index in findings.indices where seen < Self.most {
            let finding = findings[index]
            guard finding.kind == .personName, finding.disposition == .redact || finding.disposition == .review, finding.confidence < Decision.hideNameFrom,
                finding.masked == nil, finding.severity < .s2, finding.start >= origin, finding.end - origin <= text.count
            else { continue }
            seen += 1
            if isPlace(base, text.count, (finding.start - origin)..<(finding.end - origin)) { drop(at: index) }
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
