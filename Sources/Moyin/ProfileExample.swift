public import MoyinRules
public import MoyinTypes

/// What became of the example of a profile, beside what it says itself.
public struct ProfileExampleOutcome: Sendable {
    /// Name of the profile that the text was taken for, or ``Engine/noProfile``.
    public var profile: String
    public var verdict: Verdict
    /// What does not stay as it is, in bytes of the text; what overlaps is one stretch.
    public var hidden: [Range<Int>]

    /// Whether it was taken for the profile that the example is of, its verdict is the one that was written down, and so,
    /// if the example says it, is what goes.
    public var isProfileRight: Bool
    public var isVerdictRight: Bool
    public var isHiddenRight: Bool

    public var holds: Bool { isProfileRight && isVerdictRight && isHiddenRight }
}

extension Engine {
    /// Checks an example as any text is checked: its sort told by the text itself, unless the profile says nothing of how it
    /// is told.
    public func outcome(of example: Profile.Example, in profile: Profile) -> ProfileExampleOutcome {
        let isTold = !profile.recognition.title.isEmpty || !profile.recognition.body.isEmpty
        let assessment = check(utf8: Array(example.text.utf8), as: .automatic, profile: isTold || example.instead != nil ? nil : profile.name)
        var hidden: [Range<Int>] = []
        for finding in assessment.findings where finding.disposition != .keep {
            if let last = hidden.last, last.overlaps(finding.range) {
                hidden[hidden.count - 1] = last.lowerBound..<max(last.upperBound, finding.end)
            } else {
                hidden.append(finding.range)
            }
        }
        let wanted = example.instead.map { name in policy.profile(named: name).map { profiles[$0].name } ?? name } ?? profile.name
        let name = assessment.profile?.name ?? Self.noProfile
        return ProfileExampleOutcome(
            profile: name, verdict: assessment.verdict, hidden: hidden, isProfileRight: name == wanted,
            isVerdictRight: assessment.verdict == example.verdict, isHiddenRight: example.hidden.map { $0 == hidden } ?? true)
    }
}
