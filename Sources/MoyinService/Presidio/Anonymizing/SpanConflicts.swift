extension Presidio {
    /// Makes of results that may lie over one another those that are worked on, as Presidio does it: what overlaps and is of
    /// one type becomes one, what lies within another goes, and what is of one type with only spaces between becomes one.
    ///
    /// Presidio 2.2.364 compares each with each. The same comes out of going through them in order, so that a million results
    /// of a hostile request are no more than sorting them. (2.2.366 goes through them, too, but an empty stretch there parts
    /// two that overlap.)
    enum SpanConflicts {
        static func resolved(_ spans: [Span], in text: CodePoints) -> [Span] {
            // Stable, as Python's: of those that start and end together the order of the request decides.
            let sorted = spans.enumerated().sorted {
                ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset)
            }
            return joined(outermost(united(sorted.map(\.element))), in: text)
        }

        /// Stretches of one type that share characters, as one with the highest score. It takes the place of the last of them.
        private static func united(_ sorted: [Span]) -> [Span] {
            var spans: [Span?] = sorted
            /// The one of a type that the next may share characters with. What is empty shares none.
            var last: [Text: Int] = [:]
            for index in sorted.indices where !sorted[index].isEmpty {
                let type = sorted[index].type
                if let earlier = last[type], let span = spans[earlier], let current = spans[index], span.end > current.start {
                    spans[index]?.start = min(span.start, current.start)
                    spans[index]?.end = max(span.end, current.end)
                    // Of equal scores the earlier stays: 1 is written unlike 1.0.
                    if (current.score?.number ?? 0) <= (span.score?.number ?? 0) { spans[index]?.score = span.score }
                    spans[earlier] = nil
                }
                last[type] = index
            }
            return spans.compactMap { $0 }
        }

        /// Without those that lie within another; of those in one place the last of the highest score stays.
        private static func outermost(_ spans: [Span]) -> [Span] {
            // Outer ones first, and of one place those of higher scores, and the later.
            let order = spans.indices.sorted { left, right in
                let (a, b) = (spans[left], spans[right])
                if a.start != b.start { return a.start < b.start }
                if a.end != b.end { return a.end > b.end }
                let (first, second) = (a.score?.number ?? 0, b.score?.number ?? 0)
                return first != second ? first > second : left > right
            }
            var stays = [Bool](repeating: false, count: spans.count)
            var end = -1
            for index in order where spans[index].end > end {
                stays[index] = true
                end = spans[index].end
            }
            return zip(spans, stays).compactMap { $1 ? $0 : nil }
        }

        /// Neighbours in the list of one type between which there are spaces alone, as one that has the later's score.
        private static func joined(_ spans: [Span], in text: CodePoints) -> [Span] {
            var result: [Span] = []
            for var span in spans {
                if let last = result.last, last.type == span.type, isSpaces(last.end, span.start, text) {
                    result.removeLast()
                    span.start = last.start
                }
                result.append(span)
            }
            return result
        }

        /// Spaces, and perhaps one line feed behind them: what `^( )+$` matches.
        private static func isSpaces(_ start: Int, _ end: Int, _ text: CodePoints) -> Bool {
            let (start, end) = (min(start, text.count), min(end, text.count))
            guard start < end else { return false }
            var between = text[start..<end].bytes[...]
            if between.last == 0x0a { between.removeLast() }
            return !between.isEmpty && between.allSatisfy { $0 == 0x20 }
        }
    }
}
