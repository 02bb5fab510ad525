/// Files that a copy calls otherwise, as one part sees them.
struct OFDMoved {
    /// New places by old ones, from the root of the package.
    var files: [String: String] = [:]
    /// The part that speaks.
    var path = ""
    /// The folder that it says its media are in, relative to itself; empty: beside it.
    var base = ""

    /// - Parameter location: what the part says, with white space around it.
    /// - Returns: what it says in the copy; nil: the same.
    func place(_ location: String, isMedia: Bool) -> [UInt8]? {
        guard !files.isEmpty else { return nil }
        let said = location.split { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" }.joined(separator: " ")
        let from = base.isEmpty || !isMedia ? path : ZipPackage.resolve(base, from: path) + "/-"
        return files[ZipPackage.resolve(said, from: from)].map { Array("/\($0)".utf8) }
    }
}
