/// The contract of Presidio's services, so that programs written for them work by changing an address: its paths, its
/// statuses, its words for what is wrong, byte for byte. What differs on purpose stands in the documentation of the type
/// where it differs.
enum Presidio {
    /// Whose answers are given. Only what releases differ in is asked of it.
    typealias Release = ServiceConfiguration.PresidioRelease
}

extension ServiceConfiguration {
    /// A release of Presidio whose answers programs expect.
    public enum PresidioRelease: String, Sendable, CaseIterable {
        /// Up to 2.2.364: an item of `/anonymize` says no score.
        case withoutScore = "2.2.364"
        /// From 2.2.365: an item says the score of its result.
        case withScore = "2.2.366"
    }
}
