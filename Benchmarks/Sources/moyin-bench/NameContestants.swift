import FoundationEssentials
import Moyin
import MoyinNames
import MoyinRules
import MoyinText

/// Those who find names of persons in texts. Two contestants: all of Moyin, and its recogniser of names alone.
struct NameContestants {
    var engine: Engine
    let model: NameModel
    let alphabet: NameAlphabet
    /// What a finding of a name is called.
    static let kind = "PERSON_NAME"

    init(_ engine: Engine) throws {
        self.engine = engine
        guard let bytes = BuiltinData.file("names/names.model"),
            let table = BuiltinData.file("tables/traditional-simplified.tsv")
        else { throw BenchmarkError("built without a model of names") }
        model = try NameModel(bytes)
        alphabet = NameAlphabet(model, FoldTable(simplified: table))
    }

    /// Every detector, names, and the verdict.
    ///
    /// - Parameter times: so often the texts are read one after the other; the time is that of one.
    func everything(_ texts: [[UInt8]], times: Int = 1) -> Contestant {
        Contestant(name: "Moyin, everything") {
            var checker = Checker(engine)
            var found: [[Finding]] = []
            let (_, duration) = Clock.time {
                for _ in 0..<times {
                    found.removeAll(keepingCapacity: true)
                    for text in texts { found.append(checker.check(text).findings) }
                }
            }
            let name = Kind(Self.kind)
            return ({ answer(found.map { $0.filter { $0.kind == name }.map(\.range) }) }, duration / times)
        }
    }

    /// The recogniser over texts already cut.
    func alone(_ texts: [[UInt8]], times: Int = 1) -> Contestant {
        Contestant(name: "Moyin, names alone") {
            var recogniser = NameRecogniser(model, alphabet)
            var found: [[FoundName]] = []
            let (_, duration) = Clock.time {
                for _ in 0..<times {
                    found.removeAll(keepingCapacity: true)
                    for text in texts {
                        var names: [FoundName] = []
                        text.withUnsafeBufferPointer { if let base = $0.baseAddress { recogniser.find(base, 0..<$0.count, into: &names) } }
                        found.append(names)
                    }
                }
            }
            return ({ answer(found.map { $0.map { $0.start..<$0.end } }) }, duration / times)
        }
    }

    private func answer(_ names: [[Range<Int>]]) -> Contestant.Answer {
        Contestant.Answer(matches: names.reduce(0) { $0 + $1.count }, names: names)
    }
}

extension Duration {
    static func / (duration: Duration, times: Int) -> Duration {
        Duration(processor: duration.processor / Double(times), wall: duration.wall / Double(times))
    }
}
