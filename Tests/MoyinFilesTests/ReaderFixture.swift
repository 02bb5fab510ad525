import Glibc
import Moyin
@testable import MoyinFiles

/// The process that reads files, as it was built beside the tests.
enum ReaderFixture {
    static let engine = try! Engine()

    /// Sets `MOYIN_READER`, which is looked at once, unless somebody has.
    static let isReady: Bool = {
        if getenv(ReaderFixture.variable) == nil { setenv(variable, products + "/moyin-reader", 1) }
        return ReaderProgram.path != nil
    }()
    static let variable = "MOYIN_READER"

    /// Where the bundle of the tests stands: it is named by an argument, or runs itself.
    private static let products: String = {
        var path = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
        if path.isEmpty {
            var buffer = [CChar](repeating: 0, count: 4096)
            let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
            path = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        while let slash = path.lastIndex(of: "/") {
            path = String(path[..<slash])
            if access(path + "/moyin-reader", X_OK) == 0 { break }
        }
        return path
    }()
}
