import FoundationEssentials

/// Texts that the project's generator writes, kept from one run to the next.
struct Texts {
    var generator: String
    var folder: String

    struct Text {
        var path: String
        /// Values by kind, as the generator counted them.
        var counts: [String: Int]
    }

    /// At least `bytes` of this kind, in whole documents.
    func text(_ kind: String, seed: UInt64 = 1, bytes: Int) throws -> Text {
        let path = "\(folder)/\(kind)-\(seed)-\(bytes).txt"
        let counts = path + ".json"
        let child = try Child.run(
            generator, ["bulk", "--kind", kind, "--seed", "\(seed)", "--bytes", "\(bytes)", "-o", path, "--counts", counts])
        guard child.status == 0 else { throw BenchmarkError("moyin-corpus failed with status \(child.status)") }
        return Text(path: path, counts: try JSONDecoder().decode([String: Int].self, from: Data(File.read(counts))))
    }
}
