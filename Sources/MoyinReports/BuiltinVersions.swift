internal import MoyinRules
internal import MoyinText

/// What is inside the binary, as digests: any change of it shows.
package enum BuiltinVersions {
    /// SHA-256 over all rules, the model of names among them.
    package static let rules: String = {
        var hash = SHA256()
        for name in BuiltinData.names.sorted() where !name.hasPrefix("records/") {
            guard let file = BuiltinData.file(name) else { continue }
            Array("\(name)\0\(file.count)\0".utf8).withUnsafeBytes { hash.add($0) }
            hash.add(file)
        }
        return hash.finish()
    }()

    /// SHA-256 of the model of names.
    package static let nameModel: String = {
        var hash = SHA256()
        if let file = BuiltinData.file("names/names.model") { hash.add(file) }
        return hash.finish()
    }()
}
