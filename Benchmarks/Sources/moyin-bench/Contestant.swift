/// Somebody who looks through a text: timed, then asked what was found.
struct Contestant {
    var name: String
    /// Does the work; the answer is looked at after the clock has stopped.
    var run: () throws -> (() throws -> Answer, Duration)

    struct Answer: Equatable {
        var matches: Int
        /// Only Moyin tells kinds.
        var kinds: [String: Int]?
        /// Sum of the offsets of starts and ends, where the engine knows them.
        var positions: UInt64?
        /// Where names of persons are, by text, from those who are asked for them.
        var names: [[Range<Int>]]?
    }
}

struct Result {
    var name: String
    var answer: Contestant.Answer
    var durations: [Duration]

    /// Megabytes a second of processor time.
    func speed(_ bytes: Int) -> Spread { Spread(durations.map { Double(bytes) / 1e6 / $0.processor }) }
    func wallSpeed(_ bytes: Int) -> Spread { Spread(durations.map { Double(bytes) / 1e6 / $0.wall }) }
}

/// Everybody once for warming up, then round after round in the same order, so that a slower spell of the machine meets all.
func compete(_ contestants: [Contestant], rounds: Int) throws -> [Result] {
    var results = try contestants.map { contestant in
        Result(name: contestant.name, answer: try contestant.run().0(), durations: [])
    }
    for _ in 0..<rounds {
        for (index, contestant) in contestants.enumerated() {
            let (answer, duration) = try contestant.run()
            guard try answer() == results[index].answer else {
                throw BenchmarkError("\(contestant.name) finds something else each time")
            }
            results[index].durations.append(duration)
        }
    }
    return results
}
