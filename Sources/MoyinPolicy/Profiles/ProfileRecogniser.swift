public import MoyinRules
public import MoyinText

/// Tells from its first lines which sort of notice a text is, when nobody says so.
///
/// A Chinese title ends with what the document is and says before that what it is about, so the title decides; labels and
/// headers of tables below it help, and alone suffice when they are many. What only speaks of such notices (通知, 办法,
/// news) competes with them. Nothing is recognised without a distance to the second best.
public struct ProfileRecogniser: Sendable {
    private let fold: FoldTable
    private let words: WordPoints
    let titles: TitleSearch

    /// Points a text needs.
    private static let least = 50
    /// Points between the best and the second.
    private static let margin = 12
    /// What labels and headers may add.
    private static let bodyLimit = 60
    /// Characters and lines that are looked at.
    private static let unitLimit = 900
    private static let lineLimit = 40
    /// Lines that may stand before the title.
    private static let titleLimit = 14
    private static let titleLines = 3

    public init(_ profiles: [Profile], fold: FoldTable) {
        self.fold = fold
        words = WordPoints(profiles.map(\.recognition) + [OtherTexts.recognition], fold: fold)
        titles = TitleSearch(fold)
    }

    /// - Parameter head: the beginning of the text, 16 KB at most: of HTML what its reader sees.
    /// - Returns: the index of the profile among those given, and how sure that is (50 to 100); nil and 0: none, `general`.
    public func recognise(_ head: UnsafeBufferPointer<UInt8>) -> (profile: Int?, confidence: Int) {
        var seen = [Bool](repeating: false, count: words.count)
        var covered = [Int](repeating: 0, count: words.candidates)
        var title = [Int](repeating: 0, count: words.candidates)
        var body = title
        read(head) { line, role, _ in
            if role != .evidence {
                words.score(line, as: .title, seen: &seen, covered: &covered, into: &title)
            } else {
                words.score(line, as: .body, seen: &seen, covered: &covered, into: &body)
            }
        }
        var best = (points: 0, index: -1)
        var second = 0
        for index in title.indices {
            let points = title[index] + min(body[index], Self.bodyLimit)
            if points > best.points {
                second = best.points
                best = (points, index)
            } else {
                second = max(second, points)
            }
        }
        guard best.points >= Self.least, best.points - second >= Self.margin, best.index < words.candidates - 1 else { return (nil, 0) }
        return (best.index, max(50, min(100, best.points - second / 2)))
    }

    /// Goes through the first lines and says of each what it is and which bytes.
    func read(_ head: UnsafeBufferPointer<UInt8>, _ take: (HeadLine, TitleSearch.Role, Range<Int>) -> Void) {
        var line = HeadLine()
        line.units.reserveCapacity(256)
        var position = 0
        var lines = 0
        var units = 0
        var found = 0
        var isOpen = true
        var isBeforeText = true
        var isFrontMatter = false
        while position < head.count, lines < Self.lineLimit, units < Self.unitLimit {
            let start = position
            position = line.read(head, from: position, fold: fold)
            let place = start..<position
            if line.units.isEmpty { continue }
            lines += 1
            units += line.units.count
            if line.units.allSatisfy({ $0 == 0x2d }) {
                // A line of hyphens opens and closes front matter; elsewhere it is a rule.
                isFrontMatter = lines == 1
                continue
            }
            if isFrontMatter, !titles.namesTitle(line) { continue }
            if line.hasFullStop || line.endsWithColon { isBeforeText = false }
            let role = isOpen || isBeforeText && titles.isAbout(line) ? titles.role(of: line, titles: found) : .evidence
            switch role {
            case .nothing: continue
            case .title:
                found += 1
                take(line, .title, place)
                isOpen = found < Self.titleLines
            case .letterhead: take(line, .letterhead, place)
            case .evidence:
                take(line, .evidence, place)
                isOpen = isOpen && found == 0 && lines < Self.titleLimit
            }
        }
    }

    /// A word as ``HeadLine`` reads it.
    static func folded(_ word: String, _ fold: FoldTable) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(8)
        for scalar in word.unicodeScalars {
            let entry = fold[scalar.value]
            if entry.symbolClass == .ignorable { continue }
            if entry.has(FoldEntry.expands) {
                units += fold.expansion(of: entry)
            } else {
                units.append(entry.unit == 0 ? UInt16(truncatingIfNeeded: scalar.value) : entry.unit)
            }
        }
        return units
    }
}
