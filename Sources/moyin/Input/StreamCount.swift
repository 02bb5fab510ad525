import Glibc
import Moyin
import MoyinText

/// Counts what a UTF-8 file holds without ever holding the file.
enum StreamCount {
    private static let headLength = 1 << 16

    /// nil: the file is not plain UTF-8 or cannot be read; the caller takes the ordinary way, which says why.
    static func run(_ path: String, _ engine: Engine, jobs: Int, encoding: String?) -> Answer? {
        // Standard input cannot be read twice, short files gain nothing.
        guard path != "-", encoding == nil else { return nil }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) > 4 << 20 else {
            return nil
        }
        var head = [UInt8](repeating: 0, count: headLength)
        guard pread(descriptor, &head, headLength, 0) == headLength, Document.unsupported(head) == nil, !Document.isMarkup(head) else { return nil }
        let guess = EncodingDetector.detect(head.span, isWhole: false)
        guard guess.encoding == .utf8, guess.byteOrderMarkLength == 0 else { return nil }
        var counts: [Kind: Int] = [:]
        var mustGo = false
        nonisolated(unsafe) var failed = false
        engine.scan(jobs: jobs, read: { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                if count < 0, errno == EINTR { continue }
                if count < 0 { failed = true }
                return max(0, count)
            }
        }) { findings in
            for finding in findings {
                counts[finding.kind, default: 0] += 1
                if Decision.disposition(of: finding) != .keep { mustGo = true }
            }
        }
        return failed ? .notReviewed(path, "读取中断") : .counted(counts: counts, mustGo: mustGo)
    }
}
