import Glibc
import MoyinAudit
import MoyinReports
import Synchronization

/// How far a run over published items is, on standard error, after two seconds, when a person is watching.
final class AuditProgressLine: Sendable {
    private let isShown = isatty(2) == 1
    private let started = ContinuousClock.now
    /// Tenths of a second since the start at which a line was printed last.
    private let printed = Atomic(18)

    func show(_ progress: AuditProgress) {
        guard isShown else { return }
        let elapsed = started.duration(to: .now).components
        let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        let now = Int(seconds * 10)
        let last = printed.load(ordering: .relaxed)
        guard now >= last + 2, printed.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged else { return }
        var parts: [String] = []
        if progress.totalBytes > 0 {
            let share = min(1, Double(progress.bytes) / Double(progress.totalBytes))
            parts.append("\(Int(share * 100))%")
            if share > 0.01, share < 1 { parts.append(say("约剩 \(Int(seconds / share - seconds) + 1) 秒", "\(Int(seconds / share - seconds) + 1) s left")) }
        }
        parts.append(say("\(grouped(progress.items)) 条（每秒 \(grouped(Int(Double(progress.items) / seconds)))）", "\(grouped(progress.items)) items (\(grouped(Int(Double(progress.items) / seconds)))/s)"))
        parts.append(say("有问题 \(grouped(progress.leaking)) 条", "\(grouped(progress.leaking)) to correct"))
        Progress.draw(parts.joined(separator: "  "))
    }
}
