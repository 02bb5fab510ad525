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

    func save() throws {
        guard let problem = replaceFile(path, with: Array(baseline.text.utf8)) else { return }
        complain("\(path.display)：\(FileProblem(path, problem).reason)")
        throw ExitStatus.failure
    }
}
