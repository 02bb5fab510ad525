internal import MoyinText
internal import MoyinTypes

/// The official mark of state secrets, level★term, in all the ways it is written and miswritten (catalogue §10.1–10.2).
extension Examiner {
    private var words: SecretWords { table.secret }

    mutating func weigh(level: Int, _ range: Range<Int>, _ view: LineView) {
        // 原秘密★5年: what it was.
        guard view.isFreeOnLeft(range.lowerBound) || view.units[range.lowerBound - 1] == 0x539f, !view.isQuoted(range) else { return }
        var end = range.upperBound
        if end < view.count, words.endings.contains(view.units[end]) { end += 1 }
        if end < view.count, words.stars.contains(view.units[end]) {
            weighStarred(level, range.lowerBound, star: end, view)
        } else if view.isFreeOnRight(end) {
            weighBare(range.lowerBound..<end, view, basis(level, view))
        }
    }

    /// Clauses of the law that knows the level; empty for the mainland's.
    private func basis(_ level: Int, _ view: LineView) -> [String] {
        let own = words.levels[level].basis
        if !own.isEmpty || words.bilingualBasis.isEmpty { return own }
        return view.units.contains { $0 >= 0x61 && $0 <= 0x7a } ? words.bilingualBasis : []
    }

    // MARK: with a star

    private mutating func weighStarred(_ level: Int, _ start: Int, star: Int, _ view: LineView) {
        let term = term(at: star + 1, view)
        let end = term.end
        guard view.isFreeOnRight(end) else { return }
        let range = start..<end
        let isOver = isDeclassified(range, view)
        var disposition = Disposition.block
        if tile(0..<view.count, view, around: range) == nil {
            let isApart = (start == 0 || view.gaps[start] > .none || Units.isOpenBracket(view.units[start - 1]))
                && (end == view.count || view.gaps[end] > .none || Units.isCloseBracket(view.units[end]) || Units.isOpenBracket(view.units[end]))
            if !(isApart && view.count <= 120 && !view.hasClauses(outside: range) && view.words(outside: range) <= 40), !isOver {
                // In a sentence it is a mention, unless the sentence is about this document.
                let near = max(0, start - 30)..<min(view.count, end + 30)
                guard view.contains(words.doubtful, in: near) else { return }
                disposition = .review
            }
        }
        if term.isExam || isOver { disposition = .review }
        var marking = Marking(
            start: view.starts[start], end: view.ends[end - 1], kind: .secretMark, disposition: disposition, reason: .star)
        marking.isExam = term.isExam
        marking.isDeclassified = isOver
        let limit = words.levels[level].term ?? 100
        marking.isMalformed = view.units[star] != words.star || end == star + 1 || (term.years ?? 0) > limit
        found.append(marking)
    }

    /// What stands behind the star, if it is a term or a condition; otherwise it ends where it begins.
    private func term(at start: Int, _ view: LineView) -> (end: Int, isExam: Bool, years: Int?) {
        if let end = companion(at: start, view.count, view, words.exams) { return (end, true, nil) }
        if let end = companion(at: start, view.count, view, words.terms) {
            return (end, false, view.units[end - 1] == 0x5e74 ? number(view.units[start..<end]) : nil)
        }
        var end = start + 2
        while end < min(view.count, start + 24), !Units.isClausal(view.units[end]), !Units.isOpenBracket(view.units[end]) {
            if let after = companion(at: end, view.count, view, words.conditions) { return (after, false, nil) }
            end += 1
        }
        return (start, false, nil)
    }

    /// Digits, or one of 一 … 九 with 十: enough to compare a term with the law's.
    private func number(_ units: ArraySlice<UInt16>) -> Int? {
        var result = 0
        for unit in units {
            if Units.isDigit(unit) { result = result * 10 + Int(unit - 0x30) }
            if result > 1000 { return nil }
        }
        return result > 0 ? result : nil
    }

    // MARK: without

    private mutating func weighBare(_ range: Range<Int>, _ view: LineView, _ basis: [String]) {
        if tile(0..<view.count, view, around: range) != nil, !view.isCut {
            let isOver = isDeclassified(range, view)
            let isField = zones.previous(view.bytes).map { isLabelAlone($0) } ?? false
            let inZone = isField || zones.headIndex(view.bytes) != nil || zones.isFoot(view.bytes)
            add(range, view, isField ? .field : inZone ? .headZone : .aloneOnLine, inZone && !isOver ? .block : .review, isOver, basis)
            return
        }
        let stretch = view.stretch(around: range.lowerBound, .wide)
        let isCell = view.gaps[stretch.lowerBound] == .cell || view.gaps[stretch.upperBound] == .cell || view.separator != 0
        if stretch.count < view.count, tile(stretch, view, around: range) != nil {
            if let header, view.separator == header.separator, view.columns[range.lowerBound] == header.column,
                view.bytes.lowerBound - header.at < 64 << 10
            {
                add(range, view, .field, .block, false, basis)
            } else if !isCell, !view.hasClauses(outside: 0..<0), zones.headIndex(view.bytes) != nil {
                add(range, view, .headZone, .block, isDeclassified(range, view), basis)
            }
            return
        }
        // Behind the title, or before it.
        if let inside = view.bracket(around: range), tile(inside, view, around: range) != nil, inside.upperBound + 1 == view.count || inside.lowerBound == 1 && view.count < 50,
            !view.isCut, !view.units.contains(0x3002), isTitle(view)
        {
            add(range, view, .bracketed, .block, isDeclassified(range, view), basis)
        }
    }

    private mutating func add(
        _ range: Range<Int>, _ view: LineView, _ reason: MarkingReason, _ disposition: Disposition, _ isOver: Bool, _ basis: [String] = []
    ) {
        var marking = Marking(
            start: view.starts[range.lowerBound], end: view.ends[range.upperBound - 1], kind: .secretMark,
            disposition: isOver ? .review : disposition, reason: reason)
        marking.isDeclassified = isOver
        marking.isMalformed = reason != .field
        marking.basis = basis
        found.append(marking)
    }

    /// A stretch that holds nothing but a mark, the words that stand beside one, numbers and ornament.
    private func tile(_ stretch: Range<Int>, _ view: LineView, around mark: Range<Int>) -> Bool? {
        guard stretch.count <= 60 + mark.count else { return nil }
        var position = stretch.lowerBound
        while position < stretch.upperBound {
            if position == mark.lowerBound {
                position = mark.upperBound
            } else if let end = companion(at: position, stretch.upperBound, view, words.companions)
                ?? companion(at: position, stretch.upperBound, view, words.declassified)
            {
                position = end
            } else if Units.isOrnament(view.units[position]) {
                if Units.isClausal(view.units[position]) || view.units[position] == 0x3001 { return nil }
                position += 1
            } else {
                return nil
            }
        }
        return true
    }

    /// A stamp behind the mark, or alone in the line above or below.
    private func isDeclassified(_ range: Range<Int>, _ view: LineView) -> Bool {
        if hasStamp(view, range.upperBound..<min(view.count, range.upperBound + 40)) { return true }
        for line in [zones.next(view.bytes), zones.previous(view.bytes)] {
            guard let line, line.count <= 96 else { continue }
            let other = LineView(text, line, fold)
            // （已解密　县档案馆经办）: in brackets a stamp may say who and when.
            let isBracketed = other.count > 2 && Units.isOpenBracket(other.units[0]) && Units.isCloseBracket(other.units[other.count - 1])
            if other.count <= (isBracketed ? 26 : 12), hasStamp(other, 0..<other.count) { return true }
        }
        return false
    }

    private func hasStamp(_ view: LineView, _ range: Range<Int>, dated: Bool = false) -> Bool {
        for start in range {
            for word in words.declassified {
                guard let end = word.match(view.units, at: start, end: range.upperBound) else { continue }
                let isCondition = view.gaps[start] == .none && words.conditionalLeft.contains { $0.match(view.units, before: start) != nil }
                    || dated && start > 0 && Self.dates.contains(view.units[start - 1])
                    || companion(at: end, view.count, view, words.conditionalRight) != nil
                if !isCondition { return true }
            }
        }
        return false
    }

    /// 日 月 年: of a field of Taiwan a day to come, 本件於116年12月31日解密.
    private static let dates: Set<UInt16> = [0x65e5, 0x6708, 0x5e74]

    private func isLabelAlone(_ line: Range<Int>) -> Bool {
        guard line.count <= 80 else { return false }
        let view = LineView(text, line, fold)
        var end = view.count
        while end > 0, Units.isOrnament(view.units[end - 1]) { end -= 1 }
        return words.labels.contains { $0.match(view.units, before: end) == 0 }
    }

    // MARK: fields

    mutating func weigh(label range: Range<Int>, _ isShort: Bool, _ view: LineView) {
        guard view.isFreeOnLeft(range.lowerBound), !view.isQuoted(range) else { return }
        let start = range.lowerBound
        // Within a sentence only with its colon: 文件甲，密级：机密，…; 按密级、期限管理 talks of fields.
        if start > 0, view.gaps[start] == .none, view.units[start - 1] == 0x3001 || Units.isClausal(view.units[start - 1]) {
            guard range.upperBound < view.count, view.units[range.upperBound] == 0x3a else { return }
        }
        if view.separator != 0 { header = (view.columns[start], view.separator, view.bytes.lowerBound) }
        var value = range.upperBound
        guard value < view.count else { return }
        var isParted = view.gaps[value] > .none
        while value < view.count, Units.isOrnament(view.units[value]), !Units.isClausal(view.units[value]), view.units[value] != 0x3001 {
            isParted = true
            value += 1
        }
        guard isParted, value < view.count, view.columns[value] - view.columns[start] <= 1 else { return }
        var end: Int?
        var basis = isShort ? words.shortFieldsBasis : []
        for level in words.levels {
            guard let match = level.word.match(view.units, at: value, end: view.count), match > end ?? 0 else { continue }
            end = match
            if !level.basis.isEmpty { basis = level.basis }
        }
        if end == nil, isShort || range.count > 2, view.units[value] == words.short { (end, basis) = (value + 1, words.shortBasis) }
        guard var end else { return }
        if end < view.count, words.endings.contains(view.units[end]) { end += 1 }
        if end < view.count, words.stars.contains(view.units[end]) { end = term(at: end + 1, view).end }
        guard view.isFreeOnRight(end) else { return }
        let isOver = hasStamp(view, end..<min(view.count, end + 40), dated: isShort)
        found.removeAll { $0.kind == .secretMark && $0.start < view.ends[end - 1] && $0.end > view.starts[value] }
        add(value..<end, view, .field, .block, isOver, basis)
    }

    /// 密电 as the value of 等级, or alone in the first lines.
    mutating func weigh(telegram range: Range<Int>, _ view: LineView) {
        guard view.isFreeOnRight(range.upperBound), !view.isQuoted(range), !view.isCut else { return }
        var position = 0
        let stretch = view.stretch(around: range.lowerBound, .wide)
        position = stretch.lowerBound
        var hasLabel = false
        while position < range.lowerBound {
            if let end = companion(at: position, view.count, view, words.telegramLabels) {
                hasLabel = true
                position = end
            } else if let end = companion(at: position, view.count, view, words.companions) {
                position = end
            } else if Units.isOrnament(view.units[position]), !Units.isClausal(view.units[position]) {
                position += 1
            } else {
                return
            }
        }
        if hasLabel {
            add(range, view, .field, .block, false)
        } else if tile(stretch, view, around: range) != nil, zones.headIndex(view.bytes) != nil {
            add(range, view, .headZone, .block, false)
        }
    }
}
