import Glibc

/// Files done, rate and time left on standard error, after two seconds, when a person is watching.
final class Progress {
    private let total: Int
    private let isEnglish: Bool
    private let isShown: Bool
    private let started = ContinuousClock.now
    private var printed = false

    init(total: Int, isEnglish: Bool) {
        self.total = total
        self.isEnglish = isEnglish
        isShown = isatty(2) == 1
    }

    func report(_ done: Int) {
        let elapsed = started.duration(to: .now)
        guard isShown, elapsed > .seconds(2), done < total, done > 0 else { return }
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let left = Int(seconds * Double(total - done) / Double(done)) + 1
        let rate = Int(Double(done) / seconds)
        let text = isEnglish ? "\(done)/\(total) files, \(rate)/s, \(left) s left" : "已检查 \(done)/\(total) 个文件，每秒 \(rate) 个，约剩 \(left) 秒"
        try? FileReading.writeAll(Array("\r\u{1b}[K\(text)".utf8), 2, "stderr")
        printed = true
    }

    func finish() {
        if printed { try? FileReading.writeAll(Array("\r\u{1b}[K".utf8), 2, "stderr") }
    }
}
