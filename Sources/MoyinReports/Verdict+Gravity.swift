package import Moyin

extension Verdict {
    /// The graver of two is the verdict of both together; what was not reviewed beats everything.
    package var gravity: Int {
        switch self {
        case .publish: 0
        case .redact: 1
        case .secrecyReview: 2
        case .withhold: 3
        case .notReviewed: 4
        }
    }

    /// The graver of two.
    package func graver(_ other: Verdict?) -> Verdict { other.map { $0.gravity > gravity ? $0 : self } ?? self }
}
