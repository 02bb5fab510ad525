public import MoyinDocuments
internal import Synchronization

/// Reads and writes files in processes of their own, as many as threads ask at one time.
public final class FileReader: Sendable {
    private struct Idle: ~Copyable {
        // Each is used by the thread that took it.
        nonisolated(unsafe) var processes: [ReaderProcess] = []
    }
    private let idle = Mutex(Idle())
    public let limits: FileLimits
    private let timeLimit: Duration
    private let isCancelled: @Sendable () -> Bool
    /// A process that read so many goes: what a library loses of its memory is given back.
    private static let filesOfOne = 500

    /// - Parameters:
    ///   - timeLimit: for one file, with all files within it.
    ///   - isCancelled: asked ten times a second while a file is read.
    public init(_ limits: FileLimits = FileLimits(), timeLimit: Duration = FileLimits.time, isCancelled: @escaping @Sendable () -> Bool = { false }) {
        (self.limits, self.timeLimit, self.isCancelled) = (limits, timeLimit, isCancelled)
    }

    /// A file as it is reviewed. What could not be read says so; nil when it was cancelled.
    ///
    /// - Parameters:
    ///   - name: of the file; its ending decides where content alone does not.
    ///   - deadline: earlier than the reader's own.
    public func read(_ bytes: [UInt8], named name: [UInt8], before deadline: ContinuousClock.Instant? = nil) -> FileDocument? {
        func failed(_ code: FileFailure.Code) -> FileDocument {
            var document = FileDocument()
            document.failure = FileFailure(code)
            return document
        }
        guard bytes.count <= limits.fileBytes else { return failed(.tooLarge) }
        switch ask(.read, bytes, name, deadline) {
        case nil: return nil
        case .document(let document)?: return document
        case .failure(let failure)?: return failed(failure.code)
        case .copy?, .found?: return failed(.crashed)
        }
    }

    /// A copy in which some texts are different.
    ///
    /// - Returns: nil when it was cancelled.
    /// - Throws: ``FileFailure``.
    public func write(
        _ bytes: [UInt8], named name: [UInt8], _ changes: FileChanges, before deadline: ContinuousClock.Instant? = nil
    ) throws(FileFailure) -> [UInt8]? {
        switch ask(.write(changes), bytes, name, deadline) {
        case nil: return nil
        case .copy(let copy)?: return copy
        case .failure(let failure)?: throw failure
        case .document?, .found?: throw FileFailure(.crashed)
        }
    }

    /// Whether one of some values stands in any byte of a file or of what is packed in it, as UTF-8 or UTF-16: another way to
    /// look than to read it.
    ///
    /// - Returns: nil when it was cancelled.
    /// - Throws: ``FileFailure``.
    func finds(_ values: [[UInt8]], in bytes: [UInt8]) throws(FileFailure) -> Bool? {
        if values.isEmpty { return false }
        switch ask(.search(values), bytes, []) {
        case nil: return nil
        case .found(let isThere)?: return isThere
        case .failure(let failure)?: throw failure
        case .document?, .copy?: throw FileFailure(.crashed)
        }
    }

    private func ask(_ task: ReaderRequest.Task, _ bytes: [UInt8], _ name: [UInt8], _ deadline: ContinuousClock.Instant? = nil) -> ReaderAnswer? {
        let known = idle.withLock { $0.processes.popLast() }
        guard let process = known ?? ReaderProcess() else { return .failure(FileFailure(.readerMissing, ReaderProgram.name)) }
        let answer = process.ask(
            ReaderRequest(task, name: name, limits: limits, file: bytes), before: min(ContinuousClock.now + timeLimit, deadline ?? .now + timeLimit), isCancelled: isCancelled)
        if process.isAlive, process.files < Self.filesOfOne { idle.withLock { $0.processes.append(process) } }
        return answer
    }
}
