import Testing

/// The laws of files over the small samples, as they are and with some edits made at random, so that a law that breaks shows
/// before anybody fuzzes.
@Suite(.serialized) struct FileSampleTests {
    @Test(arguments: 0..<9)
    func parts(package: Int) {
        var random = Random(state: UInt64(package + 1))
        for part in 0..<12 {
            Self.hold([2, UInt8(package), UInt8(part)])
            for _ in 0..<4 { Self.hold([2, UInt8(package), UInt8(part)] + (0..<12).map { _ in random.byte() }) }
        }
    }

    @Test(arguments: 0..<6)
    func single(sample: Int) {
        var random = Random(state: UInt64(sample + 99))
        Self.hold([3, UInt8(sample)])
        for _ in 0..<30 { Self.hold([3, UInt8(sample)] + (0..<10).map { _ in random.byte() }) }
    }

    private struct Random {
        var state: UInt64

        mutating func byte() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
    }

    private static func hold(_ input: [UInt8]) {
        let broken = Law.files.violations(input)
        #expect(broken.isEmpty, "\(input): \(broken.joined(separator: "\n"))")
    }
}
