import CRegexPCRE2
import CRegexVectorscan
import Glibc
import Moyin

/// The machine, and versions of everything that took part.
struct Surroundings {
    var processor: String
    var cores: Int
    var kernel: String
    var system: String
    var load: Double
    var date: String
    var versions: [(String, String)]
    static let architecture: String = {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "aarch64"
        #else
            "other"
        #endif
    }()

    init(moyin: String, ripgrep: String) throws {
        let lines = String(decoding: (try? Self.pseudoFile("/proc/cpuinfo")) ?? [], as: UTF8.self).split(separator: "\n")
        let model = lines.first { $0.hasPrefix("model name") } ?? lines.first { $0.hasPrefix("CPU part") } ?? "unknown"
        processor = model.split(separator: ":").last.map { String($0.drop { $0 == " " }) } ?? "unknown"
        cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        kernel = Engine.kernelName
        system = try Child.run("uname", ["-sr"]).text.trimmed
        var loads = [0.0]
        getloadavg(&loads, 1)
        load = loads[0]
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        let two = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
        date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        versions = [
            ("moyin", Self.afterName(try Child.run(moyin, ["--version"]).text)),
            ("ripgrep", Self.afterName(try Child.run(ripgrep, ["--version"]).text)),
            ("pcre2", String(cString: rx_pcre2_version())),
            ("vectorscan", String(cString: rx_vectorscan_version()).trimmed),
            // RE2 does not tell its version.
            ("re2", try Child.run("dpkg-query", ["-W", "-f=${Version}", "libre2-dev"]).text.trimmed),
        ]
    }

    /// `1.2.3 …` of the line `name 1.2.3 …`.
    private static func afterName(_ text: String) -> String {
        let line = text.prefix { $0 != "\n" }
        return String(line.drop { $0 != " " }.dropFirst())
    }

    /// Files of /proc say that they are empty.
    private static func pseudoFile(_ path: String) throws -> [UInt8] { try Child.run("cat", [path]).output }

    func report(into report: inout Report) {
        print("\(processor), \(cores) cores, \(system), kernel \(kernel), load \(Columns.rounded(load, 2)), \(date)")
        print(versions.map { "\($0.0) \($0.1)" }.joined(separator: " · "))
        if load > 0.5 { print("The machine is not idle: compare ratios, not speeds.") }
        report.record(
            [
                ("section", .text("surroundings")), ("date", .text(date)), ("processor", .text(processor)), ("cores", .count(cores)),
                ("system", .text(system)), ("kernel", .text(kernel)), ("load", .number(load)),
            ] + versions.map { ($0.0, JSON.text($0.1)) })
    }
}

extension String {
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
