package import Glibc
internal import MoyinReports

/// A file to be read.
package struct InputFile: Sendable {
    package var path: FilePath
    /// How many bytes at the end of the path were not chosen by whoever typed it: the file's name, or its place below
    /// the folder that was named. What stands there is published with the file.
    package var nameLength: Int
    /// The folder that this name counts from, links resolved; nil for standard input.
    package var base: FilePath?
    /// Bytes, as far as known beforehand.
    package var size = 0
    package var identity: FileIdentity?

    package init(path: FilePath, nameLength: Int, base: FilePath? = nil, size: Int = 0, identity: FileIdentity? = nil) {
        (self.path, self.nameLength, self.base, self.size, self.identity) = (path, nameLength, base, size, identity)
    }

    package var name: [UInt8] { Array(path.bytes.suffix(nameLength)) }
}

/// The files that arguments name, in a fixed order, with what cannot be read in its place.
package struct FileList {
    package enum Entry: Sendable {
        case file(InputFile)
        case problem(FilePath, String)
    }
    package private(set) var entries: [Entry] = []
    /// Names that begin with a dot are passed over; so many were.
    package private(set) var hidden = 0
    private var seen: Set<FilePath> = []
    /// A folder that is not walked into: where copies go.
    private let excluded: FileIdentity?

    package init(_ arguments: [String], excluding: FilePath? = nil) {
        self.init(paths: arguments.map { FilePath(argument: $0) }, excluding: excluding)
    }

    package init(paths: [FilePath], excluding: FilePath? = nil) {
        excluded = excluding?.status().map { FileIdentity($0) }
        for path in paths { add(path) }
    }

    package var files: [InputFile] {
        entries.compactMap { if case .file(let file) = $0 { file } else { nil } }
    }

    private mutating func add(_ path: FilePath) {
        guard !path.isStandardInput else {
            if seen.insert(path).inserted { entries.append(.file(InputFile(path: path, nameLength: 0))) }
            return
        }
        guard let status = path.status() else { return fail(path, errno) }
        guard status.isFolder else {
            let parent = FilePath(bytes: path.bytes.dropLast(path.lastComponent.count) + [0x2e]).resolved
            return addFile(path, path.lastComponent.count, parent, status)
        }
        guard let root = path.resolved else { return fail(path, errno) }
        if FileIdentity(status) == excluded {
            let reason = say("副本的文件夹就是原件的文件夹；请用 -o 另选", "the folder for the copies is the folder of the originals; choose another with -o")
            return entries.append(.problem(path, reason))
        }
        walk(path, path.bytes.count + (path.bytes.last == 0x2f ? 0 : 1), root)
    }

    private mutating func fail(_ path: FilePath, _ errorNumber: Int32) {
        entries.append(.problem(path, FileProblem(path, errorNumber).reason))
    }

    private mutating func addFile(_ path: FilePath, _ nameLength: Int, _ base: FilePath?, _ status: stat) {
        guard seen.insert(path).inserted else { return }
        entries.append(
            .file(
                InputFile(
                    path: path, nameLength: nameLength, base: base, size: Int(status.st_size), identity: FileIdentity(status))))
    }

    /// Links to files are read; links to folders are not followed, so that no loop arises.
    private mutating func walk(_ folder: FilePath, _ prefix: Int, _ root: FilePath) {
        var pending = [folder]
        while let folder = pending.popLast() {
            guard let names = names(in: folder) else { continue }
            var folders: [FilePath] = []
            for name in names {
                let path = folder.appending(name)
                guard let status = path.status(followingLinks: false) else {
                    fail(path, errno)
                    continue
                }
                if status.isFolder {
                    // In the order of names: what is below a folder comes where the folder does.
                    if FileIdentity(status) != excluded { folders.append(path) }
                } else if status.isLink {
                    addLink(path, prefix, root)
                } else {
                    addFile(path, path.bytes.count - prefix, root, status)
                }
            }
            pending += folders.reversed()
        }
    }

    private mutating func addLink(_ path: FilePath, _ prefix: Int, _ root: FilePath) {
        guard let target = path.status() else { return fail(path, errno) }
        guard target.isFolder else { return addFile(path, path.bytes.count - prefix, root, target) }
        // A link back into the tree hides nothing; one that leads out of it would.
        if let real = path.resolved, real == root || real.bytes.starts(with: root.bytes + [0x2f]) || root.bytes.starts(with: real.bytes + [0x2f]) { return }
        entries.append(
            .problem(path, say("指向别处文件夹的链接，没有跟进；请直接给出那个文件夹", "a link to a folder elsewhere, not followed; name that folder itself")))
    }

    private mutating func names(in path: FilePath) -> [[UInt8]]? {
        guard let folder = path.withCString({ opendir($0) }) else {
            fail(path, errno)
            return nil
        }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name == [0x2e] || name == [0x2e, 0x2e] { continue }
            if name[0] == 0x2e { hidden += 1 } else { names.append(name) }
        }
        if errno != 0 { fail(path, errno) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
