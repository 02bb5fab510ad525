internal import Glibc

/// Learns the first stage of ordinary Han names: a logistic model that starts from what the tables say.
struct HanGateTrainer {
    private struct Sample {
        var question: HanGate.Question
        var isName: Bool
        var weight: Float
    }
    private var samples: [Sample] = []
    /// A candidate is thrown out below so many nats.
    private static let least: Float = -5
    /// Parts of the name itself begin from the tables and move more slowly than its neighbours, which begin from nothing.
    private static let (ownRate, sideRate): (Float, Float) = (0.1, 0.2)
    private static let rounds = 8
    private static let parts = 8

    mutating func add(_ question: HanGate.Question, isName: Bool, weight: Float) {
        samples.append(Sample(question: question, isName: isName, weight: weight))
    }

    /// Places of the parts that a sum is made of; the last is -1 for a name of two characters.
    private static func places(_ sample: HanGate.Question) -> (Int, Int, Int, Int, Int) {
        func place(_ unit: UInt16, _ part: Int) -> Int { parts * Int(unit) + part }
        let isTwo = sample.own.2 == 0
        return (
            place(sample.own.0, HanGate.surname), place(sample.own.1, isTwo ? HanGate.only : HanGate.first),
            isTwo ? place(sample.before, HanGate.beforeTwo) : place(sample.own.2, HanGate.last),
            isTwo ? place(sample.behind, HanGate.behindTwo) : place(sample.before, HanGate.beforeThree),
            isTwo ? -1 : place(sample.behind, HanGate.behindThree)
        )
    }

    func train(_ characters: UnsafePointer<NameCharacter>, seed: UInt64, _ progress: (NameTrainer.Step) -> Void) -> HanGate {
        let table = (0..<NameModel.units).map { HanGate.parts(of: characters[$0]) }
        var values = [Float](repeating: 0, count: Self.parts * NameModel.units)
        for unit in table.indices {
            for part in HanGate.own { values[Self.parts * unit + part] = Float(table[unit][part]) / HanGate.scale }
        }
        var squares = [Float](repeating: 1, count: values.count)
        var bias: (Float, Float) = (-2, -2)
        var biasSquares: (Float, Float) = (1, 1)
        var order = Array(samples.indices)
        var random = TrainingRandom(seed: seed)
        for _ in 0..<Self.rounds {
            random.shuffle(&order)
            for index in order {
                let sample = samples[index]
                let places = Self.places(sample.question)
                let isTwo = places.4 < 0
                var sum = values[places.0] + values[places.1] + values[places.2] + values[places.3]
                sum += isTwo ? bias.0 : values[places.4] + bias.1
                let error = (1 / (1 + exp(-sum)) - (sample.isName ? 1 : 0)) * sample.weight
                func step(_ value: inout Float, _ square: inout Float, _ rate: Float = Self.sideRate) {
                    square += error * error
                    value -= rate * error / square.squareRoot()
                }
                step(&values[places.0], &squares[places.0], Self.ownRate)
                step(&values[places.1], &squares[places.1], Self.ownRate)
                step(&values[places.2], &squares[places.2], isTwo ? Self.sideRate : Self.ownRate)
                step(&values[places.3], &squares[places.3])
                if isTwo {
                    step(&bias.0, &biasSquares.0)
                } else {
                    step(&values[places.4], &squares[places.4])
                    step(&bias.1, &biasSquares.1)
                }
            }
        }
        let gate = pack(values, bias, table)
        report(gate, table, progress)
        return gate
    }

    private func pack(_ values: [Float], _ bias: (Float, Float), _ table: [HanGate.Parts]) -> HanGate {
        func quarters(_ value: Float) -> Int8 {
            let bound = Float(HanGate.bound)
            return Int8(max(-bound, min(bound, (value * HanGate.scale).rounded())))
        }
        func least(_ bias: Float) -> Int8 { Int8(max(-29, min(90, ((Self.least - bias) * HanGate.scale).rounded()))) }
        var learned: [(unit: UInt16, parts: HanGate.Parts)] = []
        for unit in table.indices {
            var parts = HanGate.Parts()
            for part in 0..<Self.parts {
                parts[part] = table[unit][part] == HanGate.never ? HanGate.never : quarters(values[Self.parts * unit + part])
            }
            // What differs by no more than a rounding is not worth ten bytes.
            if (0..<Self.parts).contains(where: { abs(Int(parts[$0]) - Int(table[unit][$0])) > 1 }) { learned.append((UInt16(unit), parts)) }
        }
        return HanGate(two: least(bias.0), three: least(bias.1), learned: learned)
    }

    private func report(_ gate: HanGate, _ table: [HanGate.Parts], _ progress: (NameTrainer.Step) -> Void) {
        var table = table
        for entry in gate.learned { table[Int(entry.unit)] = entry.parts }
        var (lost, names, kept, others) = (0, 0, 0, 0)
        for sample in samples {
            let places = Self.places(sample.question)
            var sum = 0
            for place in [places.0, places.1, places.2, places.3, places.4] where place >= 0 { sum += Int(table[place / Self.parts][place % Self.parts]) }
            let passes = sum >= Int(places.4 < 0 ? gate.two : gate.three)
            if sample.isName { names += 1 } else { others += 1 }
            if sample.isName, !passes { lost += 1 }
            if !sample.isName, passes { kept += 1 }
        }
        progress(.firstStage(lost: lost, names: names, kept: kept, others: others))
    }
}
