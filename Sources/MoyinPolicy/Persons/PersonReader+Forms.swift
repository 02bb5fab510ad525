internal import MoyinText
internal import MoyinTypes

/// Forms: what stands behind one label a line belongs to the person that an earlier line names.
extension PersonReader {
    /// The form that is being read: who is named in it, and how far it goes.
    struct Form {
        var names: [Int] = []
        var end = 0
        /// What lies before was read for facts.
        var readUntil = 0
        /// Bytes between two lines of one form.
        static let gap = 240
    }

    /// Notes that a line was read: one with the field of a name begins a form or goes on with it.
    mutating func noteForm(_ range: Range<Int>, _ indexes: Range<Int>, _ findings: [Finding]) {
        guard form.names.isEmpty || range.lowerBound - form.end <= Form.gap else {
            form = Form()
            return noteForm(range, indexes, findings)
        }
        let named = indexes.filter { book.isName(findings[$0]) && mayBeField(findings[$0].start) && findings[$0].masked == nil && book.proofs.isField(line.units, line.units(of: findings[$0].range)) }
        guard !named.isEmpty || !form.names.isEmpty else { return }
        form.names += named
        form.end = range.upperBound
    }

    /// A colon in either width or a space stands before: most names need no further look.
    private func mayBeField(_ start: Int) -> Bool {
        guard start > 0 else { return false }
        return base[start - 1] == 0x3a || base[start - 1] == 0x9a || base[start - 1] == 0x80 || base[start - 1] == 0x20
    }

    /// Reads the lines of the form before `next` in which nothing was found: 家庭主要困难：父亲患肝硬化.
    mutating func readForm(before next: Int, _ findings: inout [Finding], _ added: inout [Finding], _ body: (Unit, inout [Finding]) -> Void) {
        guard !form.names.isEmpty else { return }
        var start = max(form.end + 1, form.readUntil)
        let limit = min(next, base.count, form.end + Form.gap)
        form.readUntil = max(limit, start)
        while start < limit {
            let end = base.lineEnd(from: start)
            line.read(base, start..<end, book.fold)
            start = end + 1
            guard let colon = line.units.prefix(Self.longestField).firstIndex(of: 0x3a) else { continue }
            let facts = book.topics.facts(line.units, in: (colon + 1)..<line.units.count)
            for fact in facts {
                for name in form.names where findings[name].subject != .official { findings[name].topics.insert(SensitiveTopics(fact.topic)) }
                added.append(book.finding(fact.topic, line.bytes(of: fact.range, base)))
            }
            if !facts.isEmpty { body(Unit(range: line.starts[0]..<end), &findings) }
        }
    }

    /// Characters of a field's label.
    private static var longestField: Int { 12 }
}
