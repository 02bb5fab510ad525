internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Looks at the places that the kernel found in one text, and reads the lines that deserve it.
struct Examiner {
    let table: PhraseTable
    let fold: FoldTable
    let zones: TextZones
    let text: UnsafeBufferPointer<UInt8>
    let base: UnsafePointer<UInt8>
    private let reader: UnitReader
    var conditions: TextConditions
    var found: [Marking] = []
    /// Lines are read once: everything before this has been.
    var doneUntil = 0
    private let neighbours: NeighbourTable
    /// Memory of the last line that was read.
    private var spare = LineView()
    /// Whether the line being read has the words that a group wants near, by group.
    var nearness: [Int: Bool] = [:]
    /// The column of a table whose header is the name of a field of secrecy.
    var header: (column: Int, separator: UInt8, at: Int)?

    init(_ table: PhraseTable, _ fold: FoldTable, _ zones: TextZones) {
        (self.table, self.fold, self.zones) = (table, fold, zones)
        text = zones.text
        base = text.baseAddress.unsafelyUnwrapped
        reader = UnitReader(text, fold)
        neighbours = table.neighbours
        conditions = TextConditions(zones, fold)
    }

    /// - Parameters:
    ///   - start: where the character of a trigger begins.
    ///   - trigger: its number.
    @inline(__always)
    mutating func look(at start: Int, _ trigger: Int) {
        guard start >= doneUntil, neighbours.isPhrase(trigger) else { return }
        weigh(start, trigger)
    }

    /// Compares the neighbours of a trigger with those it has in the phrases.
    @inline(never)
    private mutating func weigh(_ start: Int, _ trigger: Int) {
        let left = reader.before(start)
        let right = reader.after(start &+ 3)
        let isColumn = left.unit == 0x0a && right.unit == 0x0a
        let fitsLeft = neighbours.leftOf[trigger] & NeighbourTable.hash(left.unit) != 0
        let fitsRight = neighbours.rightOf[trigger] & NeighbourTable.hash(right.unit) != 0
        guard fitsLeft || fitsRight || isColumn else { return }
        if isColumn, let lines = verticalLines(around: start) {
            read(lines, isCut: false, isVertical: true)
            return
        }
        // Phrases that begin with the trigger, then those with this unit to the left of it.
        let isWanted =
            deserves(trigger, leftOf: 0, left, right) || deserves(trigger, leftOf: left.unit, left, right)
            || Units.isNumeral(left.unit) && deserves(trigger, leftOf: PhraseWord.number, left, right)
        guard isWanted else { return }
        let line = zones.line(around: start)
        read(line.range, isCut: line.isCut)
    }

    /// Whether a phrase with this unit to the left of the trigger stands there.
    private func deserves(_ trigger: Int, leftOf unit: UInt16, _ left: UnitReader.Unit, _ right: UnitReader.Unit) -> Bool {
        for index in neighbours.phrases(of: trigger, leftOf: unit) {
            let phrase = neighbours.phrases + index
            if fits(phrase.pointee.right, right.unit), deserves(phrase, left, right) { return true }
        }
        return false
    }

    @inline(__always)
    private func fits(_ wanted: UInt16, _ unit: UInt16) -> Bool {
        wanted == 0 || wanted == unit || wanted == PhraseWord.number && Units.isNumeral(unit)
    }

    /// The whole phrase stands there, and nothing beside it makes it part of a longer word.
    ///
    /// - Parameter left: what stands beside the trigger; so does `right`.
    private func deserves(
        _ phrase: UnsafePointer<NeighbourTable.Phrase>, _ left: UnitReader.Unit, _ right: UnitReader.Unit
    ) -> Bool {
        let units = neighbours.pool + Int(phrase.pointee.offset)
        var before = left
        var index = Int(phrase.pointee.trigger) - 1
        while index >= 0 {
            if units[index] == PhraseWord.number { return Units.isNumeral(before.unit) }
            guard before.unit == units[index] else { return false }
            index -= 1
            if index >= 0 || phrase.pointee.freeLeft { before = reader.before(before.place) }
        }
        var after = right
        index = Int(phrase.pointee.trigger) + 1
        while index < Int(phrase.pointee.count) {
            if units[index] == PhraseWord.number { return Units.isNumeral(after.unit) }
            guard after.unit == units[index] else { return false }
            index += 1
            if index < Int(phrase.pointee.count) || phrase.pointee.freeRight { after = reader.after(after.place) }
        }
        let group = Int(phrase.pointee.group)
        if phrase.pointee.freeLeft {
            if Units.isWord(before.unit), !before.hasGap, group < 0 || !table.groups[group].ends.contains(before.unit) { return false }
        }
        if phrase.pointee.freeRight {
            if Units.isWord(after.unit), !after.hasGap,
                group < 0 ? !table.secret.endings.contains(after.unit) : !table.groups[group].starts.contains(after.unit)
            {
                return false
            }
        }
        return true
    }

    /// Lines of one character each around a place, as one stretch; nil when it stands alone.
    func verticalLines(around start: Int) -> Range<Int>? {
        let own = zones.line(around: start).range
        var low = own
        var high = own
        var count = 1
        // The longest phrases have thirteen characters, and their trigger may be the last.
        while count < 16, let above = zones.previous(low), isShort(above, 1), above.upperBound + 2 >= low.lowerBound {
            low = above
            count += 1
        }
        while count < 32, let below = zones.next(high), isShort(below, 2), high.upperBound + 2 >= below.lowerBound {
            high = below
            count += 1
        }
        return count > 1 ? low.lowerBound..<high.upperBound : nil
    }

    func isShort(_ line: Range<Int>, _ most: Int) -> Bool {
        guard line.count <= 24 else { return false }
        let count = LineView(text, line, fold).count
        return count > 0 && count <= most
    }

    // MARK: reading

    mutating func read(_ range: Range<Int>, isCut: Bool, isVertical: Bool = false) {
        doneUntil = range.upperBound
        // Taken out, so that what looks at the line may change the rest.
        var view = spare
        spare = LineView()
        view.read(text, range, fold, isVertical: isVertical)
        view.isCut = isCut
        defer { spare = view }
        let known = found.count
        nearness.removeAll(keepingCapacity: true)
        var start = 0
        var budget = 80
        defer { if found.count > known + 1 { dropNested(from: known) } }
        while start < view.count {
            let first = Int(table.firstOf[Int(view.units[start])])
            guard first != 0 else {
                start += 1
                continue
            }
            let second = start + 1 < view.count ? view.units[start + 1] : 0
            for place in table.bounds[first - 1]..<table.bounds[first] {
                // Most words that begin alike go on otherwise.
                let (index, next) = table.order[place]
                guard next == second || next == 0 else { continue }
                let entry = table.entries[index]
                guard let end = entry.word.match(view.units, at: start, end: view.count) else { continue }
                // No line that somebody wrote holds so many; a hostile one shall not cost more than its length.
                budget -= 1
                guard budget > 0 else { return }
                switch entry.sense {
                case .group(let group): weigh(group, start..<end, view)
                case .level(let level): weigh(level: level, start..<end, view)
                case .telegram: weigh(telegram: start..<end, view)
                case .label(let short): weigh(label: start..<end, short, view)
                }
            }
            start += 1
        }
    }

    /// Of markings of one kind that overlap the longest stays.
    private mutating func dropNested(from first: Int) {
        let candidates = found[first...].sorted { ($0.end - $0.start, $1.start) > ($1.end - $1.start, $0.start) }
        found.removeSubrange(first...)
        for marking in candidates
        where !found[first...].contains(where: { $0.kind == marking.kind && $0.range.overlaps(marking.range) }) {
            found.append(marking)
        }
        found[first...].sort { $0.start < $1.start }
    }

    /// What can only be said at the end: phrases that count when another of their kind was found.
    mutating func finish() {
        guard !found.isEmpty else { return }
        for group in table.groupsAfterMarks {
            guard found.contains(where: { $0.kind == group.rule.kind && $0.reason == .sentence }) else { continue }
            let first = found.count
            for place in conditions.places(of: group.rule.words.map { PhraseWord($0, fold) }, notBefore: group.right, limit: 64)
            where !found.contains(where: { $0.kind == group.rule.kind && $0.range.overlaps(place) }) {
                found.append(
                    Marking(
                        start: place.lowerBound, end: place.upperBound, kind: group.rule.kind, disposition: group.rule.role,
                        reason: .claimed))
            }
            if found.count > first + 1 { dropNested(from: first) }
        }
        found.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }
}
