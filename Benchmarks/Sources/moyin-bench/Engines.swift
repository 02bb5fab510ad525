import CRegexEngine
import CRegexPCRE2
import CRegexRE2
import CRegexVectorscan
import Moyin

/// The engines of expressions.
enum Engines {
    static let vectorscan = "Vectorscan, starts"

    private static let makers: [(name: String, make: rx_maker)] = [
        (vectorscan, rx_vectorscan_starts), ("Vectorscan, ends only", rx_vectorscan), ("RE2, alternation", rx_re2),
        ("PCRE2 JIT, alternation", rx_pcre2_alternation), ("PCRE2 JIT, twelve passes", rx_pcre2_passes),
    ]

    static func contestants(_ identifiers: Identifiers, _ text: [UInt8]) throws -> [Contestant] {
        try makers.map { name, make in
            let engine = try compile(identifiers.expressions.map(\.pattern), make)
            return Contestant(name: name) {
                let (result, duration) = Clock.time {
                    text.withUnsafeBytes { engine.pointee.scan(engine, $0.baseAddress, $0.count) }
                }
                return ({ Contestant.Answer(matches: Int(result.matches), positions: result.starts &+ result.ends) }, duration)
            }
        }
    }

    private static func compile(_ patterns: [String], _ make: rx_maker) throws -> UnsafeMutablePointer<rx_engine> {
        var strings: [UnsafePointer<CChar>?] = patterns.map { pattern in
            let bytes = Array(pattern.utf8CString)
            let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
            _ = copy.initialize(from: bytes)
            return UnsafePointer(copy.baseAddress!)
        }
        defer { strings.forEach { $0?.deallocate() } }
        var reason = [CChar](repeating: 0, count: 256)
        guard let engine = make(&strings, patterns.count, &reason) else {
            throw BenchmarkError(reason.withUnsafeBufferPointer { String(cString: $0.baseAddress!) })
        }
        return engine
    }
}

/// Moyin as a library: every detector of the engine.
enum Library {
    /// Finds and decides nothing, as engines of expressions do.
    static func scanning(_ engine: Engine, _ text: [UInt8]) -> Contestant {
        Contestant(name: "Moyin, scanner alone") {
            var checker = Checker(engine)
            var findings: [Finding] = []
            let (_, duration) = Clock.time { _ = checker.scan(text.span, into: &findings) }
            return ({ Contestant.Answer(matches: findings.count, kinds: kinds(findings)) }, duration)
        }
    }

    /// Verdict included.
    static func contestant(_ engine: Engine, _ text: [UInt8], jobs: Int = 1) -> Contestant {
        Contestant(name: jobs == 1 ? "Moyin, with verdict" : "Moyin, \(jobs) threads") {
            let (assessment, duration) = Clock.time { engine.check(utf8: text, jobs: jobs) }
            return ({ Contestant.Answer(matches: assessment.findings.count, kinds: kinds(assessment.findings)) }, duration)
        }
    }

    static func kinds(_ findings: [Finding]) -> [String: Int] {
        var byCode: [Kind: Int] = [:]
        for finding in findings { byCode[finding.kind, default: 0] += 1 }
        return Dictionary(uniqueKeysWithValues: byCode.map { ($0.key.name, $0.value) })
    }
}

/// Whole programs: reading the file and starting included.
struct Programs {
    var moyin: String
    var ripgrep: String
    /// File of expressions for ripgrep.
    var expressions: String

    func contestants(_ path: String) -> [Contestant] {
        [
            Contestant(name: "moyin check, process") {
                let child = try Child.run(moyin, ["check", "--no-names", "--jobs", "1", "--format", "count", path])
                guard child.status <= 2 else { throw BenchmarkError("moyin check ended with status \(child.status)") }
                return ({ Self.answer(child.text) }, child.duration)
            },
            Contestant(name: "ripgrep -j1, process") {
                let child = try Child.run(ripgrep, ["-j1", "--count-matches", "-f", expressions, path])
                // 1 says that nothing was found.
                guard child.status <= 1 else { throw BenchmarkError("ripgrep ended with status \(child.status)") }
                let digits = child.text.filter(\.isNumber)
                return ({ Contestant.Answer(matches: Int(digits) ?? 0) }, child.duration)
            },
        ]
    }

    /// Lines of `KIND count`.
    static func answer(_ text: String) -> Contestant.Answer {
        var kinds: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            if fields.count == 2, let count = Int(fields[1]) { kinds[String(fields[0])] = count }
        }
        return Contestant.Answer(matches: kinds.values.reduce(0, +), kinds: kinds)
    }
}
