internal import Moyin

/// What the texts of one request share, from the first to the last: masked values that are rated together, and the numbers
/// of pseudonyms. Holds values: never print it.
struct RunMemory: Sendable {
    private var union = MaskUnion()
    private var remembered = 0
    private var finished = 0
    var book = PseudonymBook()
    /// So many masked values are rated together at most: a stream has no end, and memory has.
    private static let most = 100_000

    mutating func finish(_ pending: consuming PendingReview) -> Review {
        let review = pending.finish(&union)
        for found in review.found where found.finding.masked != nil {
            remembered += 1
            finished += 1
        }
        if remembered > Self.most {
            union = MaskUnion()
            remembered = 0
        }
        return review
    }

    /// Grows with everything that may change what comes of later texts.
    var marks: Int { finished + book.count }

    /// Whether there is room for the numbers of another text.
    var hasRoom: Bool { book.count < Self.most }
}
