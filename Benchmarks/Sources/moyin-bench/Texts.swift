import FoundationEssentials

/// Texts that the project's generator writes, kept from one run to the next.
struct Texts {
    var generator: String
    var folder: String

    struct Text {
        var path: String
        /// Values by kind, as the generator counted them.
        var counts: [String: Int]
        /// Where the names of persons are, if asked for.
        var names: [Range<Int>] = []
    }

    /// At least `bytes` of this kind, in whole documents.
    func text(_ kind: String, seed: UInt64 = 1, bytes: Int, withNames: Bool = false) throws -> Text {
        let path = "\(folder)/\(kind)-\(seed)-\(bytes).txt"
        let counts = path + ".json"
        let names = path + ".names"
        try generate(
            ["bulk", "--kind", kind, "--seed", "\(seed)", "--bytes", "\(bytes)", "-o", path, "--counts", counts]
                + (withNames ? ["--names", names] : []))
        return Text(
            path: path, counts: try JSONDecoder().decode([String: Int].self, from: Data(File.read(counts))),
            names: withNames ? try places(names) : [])
    }

    /// Papers whose values and names are marked, as JSON lines.
    func papers(_ documents: Int) throws -> String {
        let path = "\(folder)/papers-\(documents).jsonl"
        try generate(["labelled", "--set", "notices", "--documents", "\(documents)", "-o", path])
        return path
    }

    private func generate(_ arguments: [String]) throws {
        let child = try Child.run(generator, arguments)
        guard child.status == 0 else { throw BenchmarkError("moyin-corpus failed with status \(child.status)") }
    }

    /// A line of start and end each.
    private func places(_ path: String) throws -> [Range<Int>] {
        var numbers: [Int] = []
        var number = 0
        for byte in try File.read(path) {
            guard byte > 0x20 else {
                numbers.append(number)
                number = 0
                continue
            }
            number = number * 10 + Int(byte) - 0x30
        }
        return stride(from: 0, to: numbers.count, by: 2).map { numbers[$0]..<numbers[$0 + 1] }
    }
}
