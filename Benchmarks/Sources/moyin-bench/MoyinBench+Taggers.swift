import ArgumentParser
import Moyin

extension MoyinBench {
    /// A run of its own: everything on one core, and without the engines of expressions.
    func measureTaggers(_ engine: Engine, _ texts: Texts, _ report: inout Report, date: String) throws {
        guard let python else { throw ValidationError("start Benchmarks/names, which installs the taggers") }
        try OneCore.stay()
        let isFull = extent == .full
        let taggers = Taggers(contestants: try NameContestants(engine), python: python, rounds: isFull ? 5 : 2)
        for path in text { try taggers.measure(path, path: path, isRecorded: false, into: &report) }
        if text.isEmpty { try taggers.measure("papers", path: texts.papers(isFull ? 600 : 150), into: &report) }
        try finish(report, as: date + "-taggers")
    }
}
