import Testing

@testable import MoyinNames

@Suite struct CalibrationTests {
    @Test func neverFallsAndStaysInside() throws {
        var random = TrainingRandom(seed: 3)
        for _ in 0..<20 {
            let measured = (0..<500).map { _ in
                let probability = Float(random.next() % 1001) / 1000
                return (probability: probability, isName: random.next() % 3 == 0, weight: Float(random.next() % 10) / 10)
            }
            let calibration = Calibration(measured)
            let line = (0...200).map { calibration(Float($0) / 200) }
            #expect(zip(line, line.dropFirst()).allSatisfy { $0 <= $1 + 1e-6 })
            #expect(line.allSatisfy { (0...1).contains($0) })
            // What training writes is what reading accepts.
            let again = try calibration.bytes.withUnsafeBytes { try Calibration($0) }
            #expect(again.values == calibration.values)
        }
    }

    @Test func followsWhatWasTrue() {
        let measured = (0..<1000).map { (probability: Float(0.5), isName: $0 % 10 < 8, weight: Float(1)) }
        #expect(abs(Calibration(measured)(0.5) - 0.8) < 0.01)
    }

    @Test func reliabilityCountsShares() {
        var reliability = Reliability()
        for index in 0..<10 { reliability.add(0.75, isRight: index < 5) }
        reliability.add(1, isRight: true)
        #expect(reliability.bins[7].count == 10 && reliability.bins[7].share == 0.5)
        #expect(reliability.bins[9].count == 1)
        #expect(abs(reliability.error! - 2.5 / 11) < 1e-9)
    }
}
