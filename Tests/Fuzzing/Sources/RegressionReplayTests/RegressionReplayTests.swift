import Foundation
import Testing

/// Every input that once broke a law, replayed. A file's name says what it was.
@Suite(.serialized) struct RegressionReplayTests {
    private static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func inputs(_ law: Law) -> [Input] {
        let folder = package.appending(path: "Regressions/\(law.rawValue)")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }.map { Input(law: law, file: $0) }
    }

    struct Input: Sendable, CustomTestStringConvertible {
        var law: Law
        var file: URL
        var testDescription: String { "\(law.rawValue)/\(file.lastPathComponent)" }
    }

    @Test(arguments: Law.allCases.flatMap(inputs))
    func lawsHold(_ input: Input) throws {
        let bytes = [UInt8](try Data(contentsOf: input.file))
        let broken = input.law.violations(bytes)
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }

    /// The inputs are where they are looked for: an empty list would pass for success.
    @Test func inputsAreThere() {
        #expect(!Self.inputs(.scan).isEmpty)
    }
}
