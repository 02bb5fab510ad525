internal import MoyinScan
public import MoyinText

extension Engine {
    /// Reviews a text that is read piece by piece, whatever its length and encoding, with `jobs` threads. Memory grows
    /// with what `detail` keeps and with nothing else; what is found is the same for every number of threads.
    ///
    /// - Parameter found: called now and then with how many findings came since.
    public func review(
        _ reader: DecodingReader, detail: ReviewDetail, jobs: Int, found: (Int) -> Void = { _ in }
    ) -> PendingReview {
        var review = PendingReview(self, detail)
        scanner.scan(jobs: jobs, read: reader.read, map: { self.read($0, detail) }) {
            review.add($0)
            found($0.found.count)
        }
        review.settle(reader)
        return review
    }
}

extension Checker {
    /// Reviews UTF-8 text in memory.
    public mutating func review(_ utf8: [UInt8], detail: ReviewDetail) -> PendingReview {
        var review = PendingReview(engine, detail)
        let engine = engine
        scanner.forEachSegment(utf8.span) { review.add(engine.read($0, detail)) }
        return review
    }
}
