import Glibc
import MoyinReports
import MoyinService

/// Files that are read once, at the start.
enum NamedFiles {
    /// - Throws: ``Refusal`` for a file that cannot be read, or two of one name.
    static func read(_ paths: [String]) throws -> [ServiceConfiguration.NamedFile] {
        var files: [ServiceConfiguration.NamedFile] = []
        for path in paths {
            let name = name(path)
            guard !files.contains(where: { $0.name == name }) else {
                throw Refusal(say("两个文件都叫“\(name)”；请改名", "two files are called '\(name)'; rename one"))
            }
            files.append(.init(name: name, bytes: try contents(path)))
        }
        return files
    }

    /// 规则/工号.yaml as 工号.
    private static func name(_ path: String) -> String {
        let last = path.split(separator: "/").last ?? ""
        guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return String(last) }
        return String(last[..<dot])
    }

    /// - Throws: ``Refusal``.
    static func contents(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw failure(path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&block, 1, block.count, file)
            bytes += block[0..<count]
            if count < block.count {
                if ferror(file) != 0 { throw failure(path) }
                return bytes
            }
        }
    }

    private static func failure(_ path: String) -> Refusal {
        let reason = String(cString: strerror(errno))
        return Refusal(say("\(path)：\(reason)；检查路径和权限", "\(path): \(reason); check the path and its permissions"))
    }
}
