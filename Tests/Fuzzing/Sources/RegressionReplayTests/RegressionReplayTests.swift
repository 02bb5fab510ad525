import Foundation
import Testing

/// Every input that once broke a law, replayed. A file's name says what it was.
@Suite(.serialized) struct RegressionReplayTests {
    private static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let laws: [Law] = [.scan, .text, .rules, .html, .names, .policy, .payloads, .files]

    static func inputs(_ law: Law) -> [Input] {
        let folder = package.appending(path: "Regressions/\(law.name)")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }.map { Input(law: law, file: $0) }
    }

    struct Input: Sendable, CustomTestStringConvertible {
        var law: Law
        var file: URL
        var testDescription: String { "\(law.name)/\(file.lastPathComponent)" }
    }

    @Test(arguments: laws.flatMap(inputs))
    func lawsHold(_ input: Input) throws {
        let bytes = [UInt8](try Data(contentsOf: input.file))
        let broken = input.law.violations(bytes)
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }

    /// Every folder is some law's: an empty list, or one that nobody reads, would pass for success.
    @Test func inputsAreReplayed() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.package.appending(path: "Regressions").path(percentEncoded: false))
        let replayed = Self.laws.filter { !Self.inputs($0).isEmpty }.map(\.name)
        #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(replayed))
    }
}
