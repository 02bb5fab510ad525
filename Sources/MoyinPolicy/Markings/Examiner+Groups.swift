internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Phrases of the groups: where they stand, and what beside them makes them a mention.
extension Examiner {
    mutating func weigh(_ index: Int, _ range: Range<Int>, _ view: LineView) {
        let group = table.groups[index]
        let rule = group.rule
        if let digits = rule.digits, view.units[range].count(where: Units.isNumeral) != digits { return }
        for word in group.left where word.match(view.units, before: range.lowerBound) != nil { return }
        for word in group.right where word.match(view.units, at: range.upperBound, end: view.count) != nil { return }
        if !group.behind.isEmpty, !group.behind.contains(where: { $0.match(view.units, before: range.lowerBound) != nil }) { return }
        if !rule.inQuotes, view.isQuoted(range) { return }
        guard let (stretch, reason) = place(group, range, view), stands(view, in: rule.zone) else { return }
        if !isNear(index, group, view) { return }
        if !group.needsTitle.isEmpty, !conditions.title(has: group.needsTitle) { return }
        if !group.unlessTitle.isEmpty, conditions.title(has: group.unlessTitle) { return }
        if !group.needs.isEmpty, !conditions.text(has: group.needs, key: index * 2) { return }
        if !group.unless.isEmpty, conditions.text(has: group.unless, key: index * 2 + 1) { return }
        let span = rule.extends ? extended(stretch, view) : stretch
        var marking = Marking(
            start: view.starts[span.lowerBound], end: view.ends[span.upperBound - 1], kind: rule.kind, disposition: rule.role,
            reason: reason)
        marking.basis = rule.basis
        if let attribute = rule.attribute {
            marking.attribute = attribute
            marking.hasReason = attribute != .proactive && hasReason(view, behind: span.upperBound)
            marking.isForwarded = conditions.title(has: forwarding)
        }
        found.append(marking)
    }

    /// The words that a group wants near stand in the line or in the title. Asked once a line.
    private mutating func isNear(_ index: Int, _ group: PhraseTable.Group, _ view: LineView) -> Bool {
        if group.near.isEmpty { return true }
        if let answer = nearness[index] { return answer }
        let answer = (view.contains(group.near) || conditions.title(has: group.near))
            && (group.also.isEmpty || view.contains(group.also) || conditions.title(has: group.also))
        nearness[index] = answer
        return answer
    }

    private func extended(_ range: Range<Int>, _ view: LineView) -> Range<Int> {
        func goesOn(_ unit: UInt16) -> Bool { Units.isDigit(unit) || table.coordinateUnits.contains(unit) }
        var low = range.lowerBound
        while low > 0, goesOn(view.units[low - 1]) { low -= 1 }
        while low < range.lowerBound, !Units.isWord(view.units[low]), !Units.isDigit(view.units[low]) { low += 1 }
        var high = range.upperBound
        while high < view.count, goesOn(view.units[high]) { high += 1 }
        while high > range.upperBound, Units.isClausal(view.units[high - 1]) || view.units[high - 1] == 0x3001 { high -= 1 }
        return low..<high
    }

    private func stands(_ view: LineView, in zone: PhraseZone) -> Bool {
        switch zone {
        case .any: true
        case .head: zones.headIndex(view.bytes) != nil
        case .edge: zones.headIndex(view.bytes) != nil || zones.isFoot(view.bytes)
        }
    }

    private func place(_ group: PhraseTable.Group, _ range: Range<Int>, _ view: LineView) -> (Range<Int>, MarkingReason)? {
        let places = group.places
        if places.contains(.line), !view.isCut, let tiled = tile(0..<view.count, view, group),
            tiled.hasCompanion || !group.rule.needsCompanion
        {
            return (tiled.span, .aloneOnLine)
        }
        if group.rule.attribute != nil {
            if let isTicked = isTicked(range, view) { return isTicked ? (range, .field) : nil }
            // 此件不予公开（理由：…）
            if places.contains(.line), !view.isCut, range.lowerBound > 0, range.upperBound < view.count,
                Units.isClausal(view.units[range.upperBound]) || Units.isOpenBracket(view.units[range.upperBound]),
                reasonWords.contains(where: { view.contains([$0], in: (range.upperBound + 1)..<min(range.upperBound + 5, view.count)) }),
                let tiled = tile(0..<range.upperBound, view, group), tiled.hasCompanion
            {
                return (tiled.span, .aloneOnLine)
            }
        }
        if places.contains(.field), isValue(range, view, group.labels) { return (range, .field) }
        if places.contains(.title), isTitleEnd(range, view) { return (range, .title) }
        if places.contains(.heading), isHeading(range, view) { return (range, .heading) }
        if places.contains(.bracket), let inside = view.bracket(around: range),
            let tiled = tile(inside, view, group) ?? (group.rule.attribute == nil ? nil : tile(untilReason(inside, range, view), view, group)),
            tiled.span.contains(range.lowerBound)
        {
            return (tiled.span, .bracketed)
        }
        if places.contains(.stretch) || places.contains(.cell) {
            let stretch = view.stretch(around: range.lowerBound, .wide)
            let isCell = view.gaps[stretch.lowerBound] == .cell || view.gaps[stretch.upperBound] == .cell
            if stretch.count < view.count, !isCell || places.contains(.cell), let tiled = tile(stretch, view, group),
                !view.hasClauses(outside: 0..<0)
            {
                return (tiled.span, .aloneInCell)
            }
        }
        if places.contains(.fieldName), view.isFreeOnLeft(range.lowerBound), range.upperBound < view.count,
            view.units[range.upperBound] == 0x3a || view.gaps[range.upperBound] >= .space
        {
            return (range, .field)
        }
        return places.contains(.sentence) ? (range, .sentence) : nil
    }

    /// A stretch that holds nothing but phrases of the kind, their companions and ornament.
    func tile(_ range: Range<Int>, _ view: LineView, _ group: PhraseTable.Group) -> (span: Range<Int>, hasCompanion: Bool)? {
        guard range.count <= 60 else { return nil }
        var first: Int?
        var last = range.lowerBound
        var hasCompanion = false
        var position = range.lowerBound
        while position < range.upperBound {
            if let end = longest(at: position, range.upperBound, view, group.rule.kind) {
                if first == nil { first = position }
                last = end
                position = end
            } else if let end = companion(at: position, range.upperBound, view, group.companions) {
                hasCompanion = hasCompanion || Units.isWord(view.units[position])
                position = end
            } else if Units.isOrnament(view.units[position]) {
                position += 1
            } else {
                return nil
            }
        }
        return first.map { ($0..<last, hasCompanion) }
    }

    private func longest(at start: Int, _ end: Int, _ view: LineView, _ kind: Kind) -> Int? {
        for index in table.entries(from: view.units[start], start + 1 < end ? view.units[start + 1] : 0) {
            guard case .group(let group) = table.entries[index].sense, table.groups[group].rule.kind == kind,
                let end = table.entries[index].word.match(view.units, at: start, end: end)
            else { continue }
            return end
        }
        return nil
    }

    func companion(at start: Int, _ end: Int, _ view: LineView, _ words: [PhraseWord]) -> Int? {
        for word in words {
            if let end = word.match(view.units, at: start, end: end) { return end }
        }
        return nil
    }

    /// Behind one of the labels, with a colon or a gap or in the next cell.
    func isValue(_ range: Range<Int>, _ view: LineView, _ labels: [PhraseWord]) -> Bool {
        guard view.isFreeOnRight(range.upperBound) else { return false }
        var end = range.lowerBound
        var isParted = view.gaps[end] >= .space
        while end > 0, Units.isOrnament(view.units[end - 1]), !Units.isCloseBracket(view.units[end - 1]) {
            if Units.isClausal(view.units[end - 1]) || view.units[end - 1] == 0x3001 { return false }
            isParted = true
            end -= 1
        }
        guard isParted, end > 0 else { return false }
        for label in labels {
            guard let start = label.match(view.units, before: end) else { continue }
            return view.isFreeOnLeft(start) && view.columns[range.lowerBound] - view.columns[start] <= 1
        }
        return false
    }

    /// □主动公开 ☑依申请公开: of boxes the ticked one counts. nil: there are none.
    private func isTicked(_ range: Range<Int>, _ view: LineView) -> Bool? {
        guard range.lowerBound > 0 else { return nil }
        let own = view.units[range.lowerBound - 1]
        if Self.ticks.contains(own) { return true }
        guard Self.boxes.contains(own) else { return nil }
        return false
    }

    /// ☑ √ ✓ ✔ ■ ☒ ● ◉ ⊙, and □ ☐ ○ ◯ 〇
    private static let ticks: Set<UInt16> = [0x2611, 0x221a, 0x2713, 0x2714, 0x25a0, 0x2612, 0x25cf, 0x25c9, 0x2299]
    private static let boxes: Set<UInt16> = [0x25a1, 0x2610, 0x25cb, 0x25ef]

    /// Of （此件不予公开，理由：…） what stands before the reason.
    private func untilReason(_ inside: Range<Int>, _ range: Range<Int>, _ view: LineView) -> Range<Int> {
        let end = range.upperBound
        guard end < inside.upperBound, Units.isClausal(view.units[end]), inside.lowerBound < range.lowerBound else { return inside }
        return inside.lowerBound..<end
    }

    /// At the end of a line that may be a title: one of the first, or below 附件.
    private func isTitleEnd(_ range: Range<Int>, _ view: LineView) -> Bool {
        guard !view.isCut, view.count <= 80, !view.units.contains(0x3002) else { return false }
        let end = range.upperBound
        guard end == view.count || view.gaps[end] >= .wide || view.units[end] == 0x300b || Units.isOpenBracket(view.units[end])
            || Units.isOrnament(view.units[end]) && view.words(outside: 0..<end) == 0
        else { return false }
        return isTitle(view)
    }

    func isTitle(_ view: LineView) -> Bool {
        if let index = zones.headIndex(view.bytes), index < 6 { return true }
        guard let above = zones.previous(view.bytes), above.count <= 36 else { return false }
        let units = LineView(text, above, fold).units
        return units.first == 0x9644 && units.count <= 8
    }

    /// Behind nothing but a number or 附件, with nothing, a colon, a stop or a bracket behind it.
    private func isHeading(_ range: Range<Int>, _ view: LineView) -> Bool {
        guard !view.isCut else { return false }
        let end = range.upperBound
        if end < view.count, view.gaps[end] == .none, !headingEnds.contains(view.units[end]),
            !Units.isOpenBracket(view.units[end])
        {
            return false
        }
        var position = 0
        while position < range.lowerBound {
            let unit = view.units[position]
            guard Units.isOrnament(unit) || Units.isNumeral(unit) || headingWords.contains(unit) else { return false }
            // The number of a list ends here and what follows is a clause: only the first clause is a heading.
            if Units.isClausal(unit) { return false }
            position += 1
        }
        return true
    }

    /// The same line or the next three say why: 理由, 依据, 原因, or the reason in brackets.
    private func hasReason(_ view: LineView, behind end: Int) -> Bool {
        if view.contains(reasonWords, in: end..<view.count) { return true }
        // ，因涉及…
        if end + 1 < view.count, Units.isClausal(view.units[end]), Self.becauses.contains(view.units[end + 1]) { return true }
        var line = view.bytes
        for _ in 0..<2 {
            guard let below = zones.next(line) else { return false }
            if LineView(text, below, fold).contains(reasonWords) { return true }
            line = below
        }
        return false
    }

    /// 因 涉 系 属
    private static let becauses: Set<UInt16> = [0x56e0, 0x6d89, 0x7cfb, 0x5c5e]
    private var reasonWords: [PhraseWord] { table.reasonWords }
    private var forwarding: [PhraseWord] { table.forwarding }
    private var headingEnds: Set<UInt16> { table.headingEnds }
    private var headingWords: Set<UInt16> { table.headingWords }
}
