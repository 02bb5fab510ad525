internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Runs of mask signs, crosses or underscores without digits: text that is still to be filled in, or a value hidden
/// altogether.
extension Scanner {
    /// A run of mask signs, crosses or underscores without digits: unfinished text beside 年 市 号 …, a hidden value
    /// behind a label.
    mutating func recogniseBlank(_ start: Int, _ end: Int, _ count: Int) -> Int {
        let isFormLine = count > 6 && view.character(at: start)?.symbolClass == .slash
        if !isFormLine, !isMarkdown(start, end, count), isPlaceholder(start, end) {
            var sighting = Sighting(recogniser: .placeholder, start: start, end: end, facts: nil)
            sighting.isSelfEvident = true
            if let proposal = weigh(sighting) { emit(proposal) }
            return end
        }
        // Underscores are a line to write on.
        guard count >= 3, view.character(at: start)?.symbolClass != .slash else { return end }
        // 拨打×××发廊: a name left out.
        if count == 3, view.character(at: end)?.symbolClass == .han { return end }
        return max(end, recogniseHidden(start, end))
    }

    /// Nothing visible at all behind a label: masked, sufficiently.
    private mutating func recogniseHidden(_ start: Int, _ end: Int) -> Int {
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        guard scratch.context.hitCount > 0, scratch.context.hits[0].isTight, scratch.context.hits[0].distance <= 3 else {
            return 0
        }
        let labels = engine.lexicon.entries[Int(scratch.context.hits[0].entry)].labels
        var best: Proposal?
        for slot in 0..<UInt8(engine.detectors.count) where labels.contains(slot) && engine.detectors[Int(slot)].isMaskable {
            var sighting = Sighting(recogniser: engine.detectors[Int(slot)].recogniser, start: start, end: end, facts: nil)
            sighting.masked = .sufficient
            best = better(best, weigh(sighting, slot: slot))
        }
        guard let best else { return 0 }
        emit(best)
        return end
    }

    /// `（已隐去）`, `（略）` behind a label.
    mutating func recogniseWithheld(_ character: TextView.Character) -> Int {
        var start = character.start
        while let before = view.solid(before: start) {
            start = before.start
            if before.unit == 0x28 || before.unit == 0x5b || before.unit == 0x3010 { break }
            if before.unit != 0x5df2, before.unit != 0x7701 { return 0 }  // 已, 省
        }
        guard let open = view.character(at: start), open.unit == 0x28 || open.unit == 0x5b || open.unit == 0x3010 else {
            return 0
        }
        var end = character.end
        for _ in 0..<6 {
            guard let next = view.solid(at: end) else { return 0 }
            end = next.end
            if next.unit == 0x29 || next.unit == 0x5d || next.unit == 0x3011 { return recogniseHidden(start, end) }
        }
        return 0
    }

    /// `## 标题` and `**标签**：` are marks of Markdown.
    private func isMarkdown(_ start: Int, _ end: Int, _ count: Int) -> Bool {
        let sign = view.base[start]
        guard sign == 0x23 || sign == 0x2a, end - start == count else { return false }
        if sign == 0x23 { return view.beginsLine(at: start) && view.character(at: end)?.symbolClass == .space }
        let before = view.visible(before: start)
        guard count == 2, before?.symbolClass != .han, before?.symbolClass != .digit, before?.symbolClass != .hanDigit else { return false }
        // The end of the emphasis: two signs with nothing of a word behind.
        var position = end
        for _ in 0..<Self.longestEmphasis {
            guard let character = view.character(at: position), character.symbolClass != .lineBreak else { return false }
            position = character.end
            guard character.scalar == 0x2a, let second = view.character(at: position), second.scalar == 0x2a else { continue }
            let next = view.character(at: second.end)
            return position > end + 1 && next?.symbolClass != .han && next?.scalar != 0x2a
        }
        return false
    }

    private static let longestEmphasis = 40

    /// Whether one of the neighbours makes a run of crosses an unfinished text.
    private func isPlaceholder(_ start: Int, _ end: Int) -> Bool {
        if let next = view.solid(at: end) {
            var units = InlineArray<3, UInt16>(repeating: 0)
            units[0] = next.unit
            var count = 1
            if let second = view.solid(at: next.end) {
                units[1] = second.unit
                count = 2
                if let third = view.solid(at: second.end) {
                    units[2] = third.unit
                    count = 3
                }
            }
            if engine.placeholders.matchesRight(units.span.extracting(0..<count)) { return true }
        }
        if let before = view.solid(before: start) { return engine.placeholders.matchesLeft(before.unit) }
        return false
    }
}
