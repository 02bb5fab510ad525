/// What is to be done with one finding.
public enum Disposition: String, Sendable, CaseIterable {
    case keep, redact, review, block
}

/// How much an already masked value still tells (catalogue §3.3).
public enum MaskRating: String, Sendable, CaseIterable {
    case sufficient, acceptable, weak, insufficient
}

/// Whose information a finding is, where that is known.
public enum Subject: String, Sendable, CaseIterable {
    case official, `private`, minor, organisation
}

/// The answer for a whole document. Declared from the mildest to the gravest.
public enum Verdict: String, Sendable, CaseIterable {
    case publish, redact
    case secrecyReview = "secrecy_review"
    case withhold
    /// Not read, cut short, timed out or not provable: never to be taken for clean.
    case notReviewed = "not_reviewed"
}

/// What else is to be known about a verdict (catalogue §13).
public enum VerdictFlag: String, Sendable, CaseIterable {
    case needsHumanReview = "needs_human_review"
    case incomplete
    case thirdPartyConsent = "third_party_consent"
    case reasonRequired = "reason_required"
    case secrecyBlock = "secrecy_block"
    case suspectedLeak = "suspected_leak"
}
