package import Glibc
internal import MoyinReports

/// Why a file could not be read or written. Never holds its contents.
package struct FileProblem: Error {
    package var path: FilePath
    package var reason: String

    package init(_ path: FilePath, _ errorNumber: Int32) {
        self.init(path, Self.reason(errorNumber))
    }

    package init(_ path: FilePath, _ reason: String) {
        self.path = path
        self.reason = reason
    }

    private static func reason(_ errorNumber: Int32) -> String {
        let english = String(cString: strerror(errorNumber))
        let chinese =
            switch errorNumber {
            case ENOENT: "没有这个文件或文件夹"
            case EACCES, EPERM: "没有权限"
            case ENOSPC, EDQUOT: "磁盘空间不足"
            case EROFS: "文件系统是只读的"
            case EISDIR: "这是文件夹"
            case ENOTDIR: "路径中有一段不是文件夹"
            case ELOOP: "符号链接成环"
            case ENAMETOOLONG: "名称太长"
            case EIO: "读写出错（EIO）"
            case EFBIG: "文件太大"
            default: english
            }
        return say(chinese, english)
    }
}
