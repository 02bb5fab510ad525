import Glibc
import Moyin
import MoyinFiles
import MoyinReports

/// A baseline where it lies.
struct BaselineFile {
    let path: FilePath
    var baseline: Baseline

    /// - Parameter makes: begins one where there is no file.
    static func opened(_ argument: String, makes: Bool = false) throws -> BaselineFile {
        let path = FilePath(argument: argument)
        if makes, path.status() == nil, errno == ENOENT { return BaselineFile(path: path, baseline: Baseline()) }
        do {
            return BaselineFile(path: path, baseline: try Baseline(String(decoding: try contents(path), as: UTF8.self)))
        } catch let problem as Baseline.Problem {
            complain("\(path.display)：\(problem.reason)")
        } catch let problem as FileProblem {
            complain("\(path.display)：\(problem.reason)")
        }
        throw ExitStatus.failure
    }

    func comparison(_ engine: Engine) -> BaselineComparison { BaselineComparison(baseline, engine) }

    /// Written as a whole under another name first: a crash leaves the old one.
    func save() throws {
        let temporary = FilePath(bytes: path.bytes + Array(".\(getpid()).new".utf8))
        let descriptor = temporary.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }
        var problem = descriptor < 0 ? errno : writeAll(Array(baseline.text.utf8), descriptor)
        if descriptor >= 0 {
            if problem == nil, fsync(descriptor) != 0 { problem = errno }
            close(descriptor)
        }
        if problem == nil, temporary.withCString({ from in path.withCString { rename(from, $0) } }) != 0 { problem = errno }
        guard let problem else { return }
        _ = temporary.withCString { unlink($0) }
        complain("\(path.display)：\(FileProblem(path, problem).reason)")
        throw ExitStatus.failure
    }
}
