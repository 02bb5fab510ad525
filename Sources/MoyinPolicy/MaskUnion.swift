public import MoyinTypes

/// Two copies of one number, masked at different places, tell together what neither tells alone (catalogue §3.3).
public enum MaskUnion {
    /// Rates masked findings of the same kind and length together: where the visible digits of two agree wherever both
    /// show one, what the pair shows is counted. Cost: linear in the masked findings (groups are capped).
    ///
    /// - Parameter value: the symbols of a finding, `*` for a hidden one.
    public static func rate(_ findings: inout [Finding], value: (Finding) -> [UInt8]) {
        var groups: [Key: [(index: Int, symbols: [UInt8])]] = [:]
        for (index, finding) in findings.enumerated() where finding.masked != nil {
            let symbols = value(finding)
            guard symbols.count >= 11 else { continue }
            groups[Key(kind: finding.kind, count: symbols.count), default: []].append((index, symbols))
        }
        for (_, group) in groups where group.count > 1 {
            // The first and each of the next few: a roster of different people never agrees anyway.
            for left in group.indices {
                for right in group.indices.dropFirst(left + 1).prefix(8) {
                    guard let hidden = hiddenInUnion(group[left].symbols, group[right].symbols) else { continue }
                    // Few enough hidden to be worked out, and fewer than one copy hides alone.
                    guard hidden <= 4 else { continue }
                    for side in [left, right] where hidden < count(group[side].symbols) {
                        findings[group[side].index].masked = .insufficient
                    }
                }
            }
        }
    }

    private struct Key: Hashable {
        var kind: Kind
        var count: Int
    }

    private static func count(_ symbols: [UInt8]) -> Int { symbols.count { $0 == 0x2a } }

    /// Symbols that neither copy shows; nil when the two contradict each other or share too little to be one number.
    private static func hiddenInUnion(_ left: [UInt8], _ right: [UInt8]) -> Int? {
        var hidden = 0
        var shared = 0
        for (a, b) in zip(left, right) {
            switch (a == 0x2a, b == 0x2a) {
            case (true, true): hidden += 1
            case (false, false):
                if a != b { return nil }
                shared += 1
            default: break
            }
        }
        return shared >= 3 ? hidden : nil
    }
}
