internal import Glibc

/// Learns the first stage: a logistic model of the candidates one by one.
struct GateTrainer {
    private struct Sample {
        var question: NameGate.Question
        var isName: Bool
        var weight: Float
    }
    private var samples: [Sample] = []

    mutating func add(_ question: NameGate.Question, isName: Bool, weight: Float) {
        samples.append(Sample(question: question, isName: isName, weight: weight))
    }

    func train(seed: UInt64, _ progress: (NameTrainer.Step) -> Void) -> NameGate {
        var levels = [Float](repeating: -2, count: NameGate.levelCount)
        var levelSquares = [Float](repeating: 1, count: NameGate.levelCount)
        // Four numbers a unit, as in the gate.
        var sides = [Float](repeating: 0, count: 4 * NameModel.units)
        var sideSquares = [Float](repeating: 1, count: 4 * NameModel.units)
        var order = Array(samples.indices)
        var random = TrainingRandom(seed: seed)
        for _ in 0..<4 {
            random.shuffle(&order)
            for index in order {
                let question = samples[index].question
                let left = 4 * question.before + Int(question.shift) / 8
                let right = 4 * question.behind + Int(question.shift) / 8 + 1
                let sum = levels[question.level] + sides[left] + sides[right]
                let truth: Float = samples[index].isName ? 1 : 0
                let error = (1 / (1 + exp(-sum)) - truth) * samples[index].weight
                func step(_ value: inout Float, _ square: inout Float) {
                    square += error * error
                    value -= 0.2 * error / square.squareRoot()
                }
                step(&levels[question.level], &levelSquares[question.level])
                step(&sides[left], &sideSquares[left])
                step(&sides[right], &sideSquares[right])
            }
        }
        func eighths(_ value: Float) -> Int8 { Int8(max(-100, min(100, (value * 8).rounded()))) }
        var packed = [UInt32](repeating: 0, count: NameModel.units)
        for unit in packed.indices {
            for part in 0..<4 {
                let value = UInt32(UInt8(bitPattern: eighths(sides[4 * unit + part])))
                packed[unit] |= value << UInt32(8 * part)
            }
        }
        let gate = NameGate(levels: levels.map(eighths), sides: packed)
        report(gate, progress)
        return gate
    }

    private func report(_ gate: NameGate, _ progress: (NameTrainer.Step) -> Void) {
        let names = samples.count { $0.isName }
        let lost = samples.count { $0.isName && gate.sum($0.question) < NameGate.threshold }
        let kept = samples.count { !$0.isName && gate.sum($0.question) >= NameGate.threshold }
        progress(.firstStage(lost: lost, names: names, kept: kept, others: samples.count - names))
    }
}
