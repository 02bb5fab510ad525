internal import MoyinDocuments
internal import MoyinPolicy
internal import MoyinScan
public import MoyinText
internal import MoyinTypes

extension Engine {
    /// Reviews a text that is read piece by piece, whatever its length and encoding, with `jobs` threads. Memory grows
    /// with what `detail` keeps and with nothing else, but for markup, which is read whole; what is found is the same for
    /// every number of threads.
    ///
    /// - Parameters:
    ///   - fallback: sort of notice of a text that does not tell its own.
    ///   - found: called now and then with how many findings came since.
    public func review(
        _ reader: DecodingReader, as form: TextForm = .plain, profile: String? = nil, otherwise fallback: String? = nil, isPublished: Bool = false, detail: ReviewDetail, jobs: Int, found: (Int) -> Void = { _ in }
    ) -> PendingReview {
        let text = OpenedText(reader, as: form)
        let markup = text.markup.flatMap { MarkupSource($0, form) }
        let decision = decision(profile, otherwise: fallback, for: markup?.projection.text ?? text.head)
        var review = PendingReview(self, detail, decision, isPublished: isPublished)
        switch text {
        case .plain(let read, _):
            scanner.scan(jobs: jobs, read: read, map: { self.read($0, detail, decision) }) {
                review.add($0)
                found($0.found.count)
            }
        case .markup:
            // A forced page, or what was seen to be markup: never nil.
            guard let markup else { break }
            var whole = StretchReading()
            scanner.scan(markup.projection.text, jobs: jobs, map: { self.read($0, detail.ofMarkup, decision, isPlaced: false) }) {
                whole.take($0)
                found($0.found.count)
            }
            review.add(markup.placed(whole, detail))
        case .tooLong: review.isTooLong = true
        }
        review.settle(reader)
        return review
    }
}

extension Checker {
    /// Reviews UTF-8 text in memory.
    ///
    /// - Parameter fallback: sort of notice of a text that does not tell its own.
    public mutating func review(
        _ utf8: [UInt8], as form: TextForm = .plain, profile: String? = nil, otherwise fallback: String? = nil, isPublished: Bool = false, detail: ReviewDetail
    ) -> PendingReview {
        let engine = engine
        let markup = MarkupSource(utf8, form)
        let decision = engine.decision(profile, otherwise: fallback, for: markup?.projection.text ?? utf8)
        var review = PendingReview(engine, detail, decision, isPublished: isPublished)
        guard let markup else {
            scanner.forEachSegment(utf8.span) { review.add(engine.read($0, detail, decision)) }
            return review
        }
        var whole = StretchReading()
        scanner.forEachSegment(markup.projection.text.span) { whole.take(engine.read($0, detail.ofMarkup, decision, isPlaced: false)) }
        review.add(markup.placed(whole, detail))
        return review
    }
}

extension ReviewDetail {
    /// What is asked of the projection, whose order is not that of the source: surroundings of all, to choose from.
    fileprivate var ofMarkup: ReviewDetail {
        if case .samples = self { .samples(perRule: .max) } else { self }
    }
}

extension StretchReading {
    /// Takes what was found further on; places mean nothing until all of it is placed.
    fileprivate mutating func take(_ next: StretchReading) {
        found += next.found
        exceededRule = exceededRule ?? next.exceededRule
        facts.add(next.facts)
    }
}

extension MarkupSource {
    /// What was found in the projection, at its places in the source.
    fileprivate func placed(_ reading: StretchReading, _ detail: ReviewDetail) -> StretchReading {
        let found = reading.found
        var whole = StretchReading()
        whole.exceededRule = reading.exceededRule
        whole.facts = reading.facts
        whole.byteCount = bytes.count
        whole.damage = DecodingDamage(of: bytes.span)
        var converter = OffsetConverter(isValid: whole.damage.isEmpty)
        whole.found.reserveCapacity(found.count)
        for (index, hull) in inSourceOrder(found.map(\.finding)) {
            var placed = found[index]
            (placed.finding.start, placed.finding.end) = (hull.lowerBound, hull.upperBound)
            if placed.finding.isCandidate || detail.placesKept { placed.place(hull, in: bytes.span, &converter) }
            whole.found.append(placed)
        }
        // Nothing follows; its length is asked for only to be compared with the damage.
        if !whole.damage.isEmpty { whole.extent = converter.advance(to: bytes.count, in: bytes.span) }
        return whole
    }
}
