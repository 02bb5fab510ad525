internal import MoyinReports
internal import MoyinText

/// Of everything that a review depends on: with another one, items are reviewed again. Every program that audits says it alike,
/// so that what one has reviewed the other knows.
package enum RuleVersion {
    /// - Parameter digests: of files of rules, profiles and names, in this order.
    package static func text(_ mapping: ItemMapping, hidesNames: Bool, findsNames: Bool, digests: [String]) -> String {
        let parts = [moyinVersion, BuiltinVersions.rules, mapping.fingerprint, "\(hidesNames) \(!findsNames)"] + digests
        return moyinVersion + " " + SHA256.hex(Array(parts.joined(separator: "\n").utf8)).prefix(16)
    }
}
