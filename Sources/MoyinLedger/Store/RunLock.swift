internal import Glibc
internal import MoyinReports

/// Held while a run writes: a second one is refused at once. Goes with the process, however that ends.
///
/// It lies on the key's file, for closing another descriptor of the ledger itself would undo SQLite's own locks.
final class RunLock {
    private let descriptor: Int32

    init(_ file: String, _ ledger: String) throws(LedgerError) {
        descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if descriptor >= 0 { close(descriptor) }
            throw LedgerError(
                .runUnderWay,
                say("另一个进程正在给 \(ledger) 记账；等它做完，或先停掉它", "another process is entering items into \(ledger); wait until it is done, or stop it first"))
        }
    }

    deinit { close(descriptor) }
}
