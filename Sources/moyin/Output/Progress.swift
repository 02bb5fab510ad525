import Glibc
import MoyinFiles
import MoyinReports
import Synchronization

/// How far a run is, on standard error, after two seconds, when a person is watching: also within one long file.
final class Progress: Sendable {
    private let totalFiles: Int
    /// 0 when it is not known, as with standard input.
    private let totalBytes: Int
    private let isShown = isatty(2) == 1
    private let started = ContinuousClock.now
    private let bytes = Atomic(0)
    private let files = Atomic(0)
    private let findings = Atomic(0)
    /// Tenths of a second since the start at which a line was printed last.
    private let printed = Atomic(18)
    private static let isOnScreen = Atomic(false)

    /// - Parameter passes: how many times each file is read.
    init(_ entries: [FileList.Entry], passes: Int = 1) {
        totalFiles = entries.count
        var size = 0
        var isKnown = true
        for case .file(let file) in entries {
            size += file.size * passes
            if file.path.isStandardInput { isKnown = false }
        }
        totalBytes = isKnown ? size : 0
    }

    func read(_ count: Int) {
        bytes.add(count, ordering: .relaxed)
        show()
    }

    func finishedFile() {
        files.add(1, ordering: .relaxed)
        show()
    }

    func found(_ count: Int) { findings.add(count, ordering: .relaxed) }

    var doneFiles: Int { files.load(ordering: .relaxed) }
    var readBytes: Int { bytes.load(ordering: .relaxed) }

    /// What is said when the run was cut short.
    func interrupted(of total: Int) -> String {
        let done = grouped(doneFiles)
        let read = Self.megabytes(readBytes)
        return say(
            "已中断：\(grouped(total)) 个文件中完成 \(done) 个，读了 \(read) MB；上面是到此为止的结果",
            "interrupted: \(done) of \(grouped(total)) files done, \(read) MB read; what stands above is what was found so far")
    }

    private var seconds: Double {
        let elapsed = started.duration(to: .now).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    }

    private func show() {
        guard isShown else { return }
        let seconds = seconds
        let now = Int(seconds * 10)
        let last = printed.load(ordering: .relaxed)
        guard now >= last + 2, printed.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged else { return }
        Self.draw(line(seconds))
    }

    /// Puts a line on the screen in place of the last one.
    static func draw(_ line: String) {
        writeAll(Array("\r\u{1b}[K\(line)".utf8), 2)
        isOnScreen.store(true, ordering: .relaxed)
    }

    private func line(_ seconds: Double) -> String {
        let done = readBytes
        var parts: [String] = []
        if totalBytes > 0 {
            let share = min(1, Double(done) / Double(totalBytes))
            parts.append("\(Int(share * 100))%")
            if share > 0.01, share < 1 { parts.append(say("约剩 ", "left: ") + Self.clock(seconds / share - seconds)) }
        }
        parts.append(totalBytes > 0 ? "\(Self.megabytes(done))/\(Self.megabytes(totalBytes)) MB" : "\(Self.megabytes(done)) MB")
        parts.append("\(Self.megabytes(Int(Double(done) / seconds))) MB/s")
        if totalFiles > 1 {
            let rate = Int(Double(doneFiles) / seconds)
            parts.append(say("\(grouped(doneFiles))/\(grouped(totalFiles)) 个文件（每秒 \(grouped(rate))）", "\(grouped(doneFiles))/\(grouped(totalFiles)) files (\(grouped(rate))/s)"))
        }
        let count = grouped(findings.load(ordering: .relaxed))
        parts.append(say("发现 \(count) 处", "\(count) findings"))
        return parts.joined(separator: "  ")
    }

    private static func megabytes(_ bytes: Int) -> String {
        bytes < 10_000_000 ? "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" : grouped(bytes / 1_000_000)
    }

    private static func clock(_ seconds: Double) -> String {
        let whole = Int(seconds) + 1
        let tail = whole % 60
        return "\(whole / 60):\(tail < 10 ? "0" : "")\(tail)"
    }

    /// Takes the line off the screen before something else is written.
    static func clear() {
        if isOnScreen.exchange(false, ordering: .relaxed) { writeAll(Array("\r\u{1b}[K".utf8), 2) }
    }
}
