import ArgumentParser
import Glibc
import MoyinCorpus

struct CityYear: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "city", abstract: "A city's year of publication with what is wrong in it, and the truth about it.",
        discussion: """
            Writes to a folder: export.jsonl and files/, what was published; superior.csv and superior-unmatched.csv, a superior's list; \
            corrected.jsonl and files-corrected/, the items to correct after correction, those taken down left out; half-corrected.jsonl, \
            the same with some left as they were; truth.json.
            """)

    @Option(help: "The same seed gives the same bytes.")
    var seed: UInt64 = 1

    @Option(name: [.customShort("o"), .long], help: "Folder to write to; made if missing, its files of these names replaced.")
    var output: String

    @Option(help: "1 is 136,000 items and about 600 MB; 10 is ten years.")
    var scale: Double = 1

    @Option(help: "Threads.")
    var jobs: Int = 2

    func validate() throws {
        guard scale >= 0.001, scale <= 20 else { throw ValidationError("--scale must be from 0.001 to 20") }
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs must be from 1 to 64") }
    }

    func run() async throws {
        let city = City(seed: seed, scale: scale)
        try Folder.make(output)
        var export = try OutputFile(path: output + "/export.jsonl")
        var corrected = try OutputFile(path: output + "/corrected.jsonl")
        var half = try OutputFile(path: output + "/half-corrected.jsonl")
        var listed = try OutputFile(path: output + "/superior.csv")
        try listed.write(Array("id,url,problem\r\n".utf8))
        var truth = CityTruth()
        let step = 256
        // As many parts at once as there are threads; they are written in their order, so memory holds a few of them.
        for round in stride(from: 0, to: city.counts.items, by: step * jobs) {
            let starts = Array(stride(from: round, to: min(round + step * jobs, city.counts.items), by: step))
            let parts = try await withThrowingTaskGroup(of: (Int, CityPart).self) { group in
                for start in starts {
                    group.addTask {
                        var part = city.part(start..<min(start + step, city.counts.items))
                        try Folder.write(part.files, in: output)
                        part.files = []
                        return (start, part)
                    }
                }
                var parts: [(Int, CityPart)] = []
                for try await part in group { parts.append(part) }
                return parts.sorted { $0.0 < $1.0 }
            }
            for (_, part) in parts {
                try export.write(part.export)
                try corrected.write(part.corrected)
                try half.write(part.halfCorrected)
                try listed.write(part.listed)
                truth.add(part.truth)
            }
        }
        try export.close()
        try corrected.close()
        try half.close()
        try listed.close()
        var strays = try OutputFile(path: output + "/superior-unmatched.csv")
        try strays.write(Array(("id,url,problem\r\n" + City.unmatched.map { "\($0.id),\($0.url),\($0.problem)\r\n" }.joined()).utf8))
        try strays.close()
        var facts = try OutputFile(path: output + "/truth.json")
        try facts.write(Array(truth.json(seed: seed, scale: scale).utf8))
        try facts.close()
    }
}

/// Folders and whole files.
enum Folder {
    static func make(_ path: String) throws {
        if mkdir(path, 0o755) != 0, errno != EEXIST { throw OutputError(operation: "make the folder", path: path, number: errno) }
    }

    static func write(_ files: [CityFile], in folder: String) throws {
        var made: Set<String> = []
        for file in files {
            var path = folder
            for name in file.path.split(separator: "/").dropLast() {
                path += "/" + name
                if made.insert(path).inserted { try make(path) }
            }
            var output = try OutputFile(path: folder + "/" + file.path)
            try output.write(file.bytes)
            try output.close()
        }
    }
}
