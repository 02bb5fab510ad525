import FoundationEssentials

/// A tagger in a Python process of its own. It takes its time itself, after loading and a first sentence.
final class TaggerProcess {
    let name: String
    private let python: String
    private let driver: String
    private let path: String
    /// Seconds that loading took, run by run.
    private(set) var loading: [Double] = []

    init(_ name: String, python: String, driver: String, path: String) {
        (self.name, self.python, self.driver, self.path) = (name, python, driver, path)
    }

    /// What the driver writes.
    private struct Answer: Decodable {
        /// Seconds of processor time for loading; for the texts processor time of all threads, and wall time.
        var loading: Double
        var processor: Double
        var wall: Double
        /// Start and end in code points, by text.
        var names: [[[Int]]]
    }

    /// Of the tagger, what it stands on, and its language.
    func versions() throws -> String { try run([]).text.trimmed }

    private func run(_ arguments: [String]) throws -> Child {
        let child = try Child.run(python, [driver, name] + arguments)
        guard child.status == 0 else { throw BenchmarkError("\(name) ended with status \(child.status)") }
        return child
    }

    func contestant(_ annotated: AnnotatedTexts) -> Contestant {
        Contestant(name: name) { [self] in
            let answer = try JSONDecoder().decode(Answer.self, from: Data(run([path]).output))
            loading.append(answer.loading)
            guard answer.names.count == annotated.texts.count else { throw BenchmarkError("\(name) did not read all texts") }
            let names = try answer.names.enumerated().map { index, names in
                try names.map { try annotated.range($0[0], $0[1], of: index) }
            }
            return (
                { Contestant.Answer(matches: names.reduce(0) { $0 + $1.count }, names: names) },
                Duration(processor: answer.processor, wall: answer.wall)
            )
        }
    }
}
