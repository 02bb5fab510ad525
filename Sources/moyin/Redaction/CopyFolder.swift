import Glibc
import Moyin
import MoyinFiles
import MoyinReports

/// Where copies go: below one folder, each where its original lies below the deepest folder that all originals share.
struct CopyFolder {
    let root: FilePath
    private let shared: [ArraySlice<UInt8>]
    private let originals: Set<FileIdentity>
    private var taken: Set<[UInt8]> = []

    /// Makes the folder if it is not there.
    init(_ root: FilePath, for files: [InputFile]) throws(FileProblem) {
        self.root = root
        if root.withCString({ mkdir($0, 0o777) }) != 0, errno != EEXIST { throw FileProblem(root, errno) }
        guard let status = root.status(), status.isFolder else { throw FileProblem(root, ENOTDIR) }
        originals = Set(files.compactMap(\.identity))
        let bases = files.compactMap { $0.base.map { Self.components($0) } }
        shared = bases.dropFirst().reduce(bases.first ?? []) { known, next in
            Array(zip(known, next).prefix { $0 == $1 }.map(\.0))
        }
    }

    private static func components(_ path: FilePath) -> [ArraySlice<UInt8>] { path.bytes.split(separator: 0x2f) }

    /// Where the copy of a file goes. Its name does not tell what the text no longer does; two originals never share one.
    mutating func target(for file: InputFile, _ engine: Engine) throws(FileProblem) -> FilePath {
        var relative = Array("stdin.txt".utf8)
        if let base = file.base {
            let place = Array((Self.components(base).dropFirst(shared.count) + [file.name[...]]).joined(separator: [0x2f]))
            relative = InputFile(path: FilePath(bytes: place), nameLength: place.count).safeName(engine)
        }
        var candidate = relative
        var number = 2
        while !taken.insert(candidate).inserted {
            candidate = Self.numbered(relative, number)
            number += 1
        }
        let path = root.appending(candidate)
        if let status = path.status(), originals.contains(FileIdentity(status)) {
            throw FileProblem(path, say("副本会盖掉原件；请用 -o 另选文件夹", "the copy would overwrite an original; choose another folder with -o"))
        }
        return path
    }

    /// `a/b.txt` as `a/b-2.txt`.
    private static func numbered(_ path: [UInt8], _ number: Int) -> [UInt8] {
        let name = path.lastIndex(of: 0x2f).map { $0 + 1 } ?? 0
        let dot = path[name...].lastIndex(of: 0x2e).flatMap { $0 > name ? $0 : nil } ?? path.count
        return path[..<dot] + Array("-\(number)".utf8) + path[dot...]
    }
}
