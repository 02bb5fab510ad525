import Glibc
import Synchronization

/// Ctrl-C, or a request to end: the work at hand stops at the next piece of input, what was reported stays, temporary
/// files go. A second one ends the process at once.
enum Interrupt {
    private static let caught = Atomic<Int32>(0)

    static func install() {
        _ = caught.load(ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in Interrupt.caught.store(number, ordering: .relaxed) }
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
        unblock()
    }

    /// The same request ends the process at once: for long work that has nothing to clear away.
    static func installAbrupt() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in _exit(128 + number) }
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
        unblock()
    }

    private static func unblock() {
        // Some programs start others with these blocked.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    static var isRequested: Bool { caught.load(ordering: .relaxed) != 0 }

    /// 130 for Ctrl-C, as shells have it.
    static var status: ExitStatus { ExitStatus(rawValue: 128 + caught.load(ordering: .relaxed)) }
}
