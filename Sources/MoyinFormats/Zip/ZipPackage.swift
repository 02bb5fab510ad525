internal import MoyinDocuments

/// A document that is a zip archive of parts: which of them were read, and what becomes of them in the copy.
final class ZipPackage {
    let archive: ZipArchive
    let view: DocumentView
    let budget: UnpackingBudget
    private var byName: [[UInt8]: Int] = [:]
    private var isTaken: [Bool]
    private var changes: [[UInt8]: [UInt8]?] = [:]
    private var names: [[UInt8]: [UInt8]] = [:]

    init(_ bytes: [UInt8], _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) {
        archive = try ZipArchive(bytes, budget)
        self.view = view
        self.budget = budget
        try ZipExtent.check(bytes, view)
        isTaken = archive.entries.map(\.isFolder)
        for (index, entry) in archive.entries.enumerated() { byName[entry.name] = index }
    }

    func has(_ path: String) -> Bool { byName[Array(path.utf8)] != nil }

    /// Takes a part: it is not among the ``rest``.
    ///
    /// - Parameter part: what a failure calls it.
    /// - Returns: nil when it is not there, was taken before, or cannot be unpacked, which the view is told.
    func take(_ path: String, _ part: String) -> [UInt8]? {
        guard let index = byName[Array(path.utf8)], !isTaken[index] else { return nil }
        isTaken[index] = true
        return unpacked(archive.entries[index], part)
    }

    /// A part once more, or without taking it.
    func peek(_ path: String, _ part: String) -> [UInt8]? {
        guard let index = byName[Array(path.utf8)] else { return nil }
        return unpacked(archive.entries[index], part)
    }

    private func unpacked(_ entry: ZipArchive.Entry, _ part: String) -> [UInt8]? {
        do throws(FileFailure) {
            return try archive.read(entry)
        } catch {
            view.fail(FileFailure(error.code, part))
            return nil
        }
    }

    /// Parts that nobody has taken yet, in the order of the archive; they are taken now.
    func rest(where belongs: (String) -> Bool = { _ in true }) -> [ZipArchive.Entry] {
        var found: [ZipArchive.Entry] = []
        for (index, entry) in archive.entries.enumerated() where !isTaken[index] && belongs(entry.path) {
            isTaken[index] = true
            found.append(entry)
        }
        return found
    }

    func unpack(_ entry: ZipArchive.Entry, _ part: String) -> [UInt8]? { unpacked(entry, part) }

    /// In a copy, the part has this content.
    func replace(_ path: String, with content: [UInt8]) { changes[Array(path.utf8)] = content }

    /// In a copy, the part is not there.
    func drop(_ path: String) { changes[Array(path.utf8)] = .some(nil) }
    func isDropped(_ path: String) -> Bool { changes[Array(path.utf8)] == .some(nil) }

    /// In a copy, the part is called otherwise.
    func rename(_ path: String, to name: String) { names[Array(path.utf8)] = Array(name.utf8) }

    /// Runs a step over a part; what goes wrong is told to the view, and the rest goes on.
    func attempt(_ body: () throws(FileFailure) -> Void) {
        do throws(FileFailure) { try body() } catch { view.fail(error) }
    }

    func copy() throws(FileFailure) -> [UInt8]? {
        guard view.isWriting else { return nil }
        return try archive.copy(changes, renaming: names)
    }

    /// Where a part says that another is: relative to itself, or from the root with a slash.
    static func resolve(_ location: String, from part: String) -> String {
        var steps: [Substring] = location.hasPrefix("/") ? [] : part.split(separator: "/").dropLast()
        for step in location.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
