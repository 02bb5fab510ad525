import Foundation
import Testing

/// The laws of deciding over some of the documents that were decided and over lists made at random, so that a law that breaks
/// shows before anybody fuzzes.
@Suite(.serialized) struct PolicySampleTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Corpora/decisions").standardized

    /// Every seventh, under each way of reading and some of the profiles.
    @Test func documents() throws {
        let files = try FileManager.default.contentsOfDirectory(at: Self.corpus, includingPropertiesForKeys: nil).filter { $0.pathExtension == "yaml" }
        let texts = try files.sorted { $0.path < $1.path }.flatMap { try String(contentsOf: $0, encoding: .utf8).components(separatedBy: "\n  - id:").dropFirst() }
        #expect(texts.count > 400)
        for (index, text) in texts.enumerated() where index % 7 == 0 {
            // Checked, reviewed, streamed, copied, by another checker; online or not; as what it seems, as text or as a page.
            Self.hold([UInt8(0xe0 | index % 8 << 2 & 0x1c), UInt8(index % 17), UInt8(index % 3), 0, UInt8(index % 251)] + Array(text.utf8))
        }
    }

    @Test func lists() {
        var state: UInt64 = 7
        func byte() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
        for index in 0..<90 { Self.hold([0xe2, UInt8(index % 17), 0, 0, 9, UInt8(index % 5)] + (0..<40).map { _ in byte() }) }
    }

    private static func hold(_ input: [UInt8]) {
        let broken = Law.policy.violations(input)
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }
}
