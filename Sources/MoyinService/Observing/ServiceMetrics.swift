internal import Moyin
internal import MoyinReports
internal import Synchronization

/// What was done since the start, in the text format of Prometheus. Labels are names of ours: routes, kinds, verdicts.
/// Nothing of a text, and nothing that a client makes up, is ever one.
final class ServiceMetrics: Sendable {
    private struct Counts {
        var documents: [Verdict: Int] = [:]
        var findings: [String: Int] = [:]
        var answers: [Answer: Int] = [:]
        var latencies: [String: Latency] = [:]
        var bodyBytes = 0
        var jobDocuments = 0
    }
    private struct Answer: Hashable {
        var route: String
        var status: Int
    }
    private struct Latency {
        var buckets = [Int](repeating: 0, count: ServiceMetrics.bounds.count)
        var seconds = 0.0
        var count = 0
    }
    /// Upper bounds in seconds.
    private static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
    private let counts = Mutex(Counts())

    /// Counts a document and what was found in it.
    func add(_ verdict: Verdict, _ kinds: [Kind: Int]) {
        counts.withLock { counts in
            counts.documents[verdict, default: 0] += 1
            for (kind, count) in kinds { counts.findings[kind.name, default: 0] += count }
        }
    }

    /// Counts documents of jobs, which ``add(_:_:)`` counts too.
    func add(jobDocuments: Int) { counts.withLock { $0.jobDocuments += jobDocuments } }

    /// Counts an answer.
    ///
    /// - Parameter route: nil: a path that there is not.
    func add(_ route: String?, status: Int, bodyBytes: Int, after time: Duration) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        counts.withLock { counts in
            counts.answers[Answer(route: route ?? "other", status: status), default: 0] += 1
            counts.bodyBytes += bodyBytes
            guard let route else { return }
            let bucket = Self.bounds.firstIndex { seconds <= $0 }
            if let bucket { counts.latencies[route, default: Latency()].buckets[bucket] += 1 }
            counts.latencies[route, default: Latency()].seconds += seconds
            counts.latencies[route, default: Latency()].count += 1
        }
    }

    /// - Parameters:
    ///   - held: bytes of bodies in memory.
    ///   - jobs: how many there are by state.
    func text(_ pool: WorkerPool, held: Int, jobs: [Job.State: Int], version: String) -> String {
        let counts = counts.withLock { $0 }
        var text = ""
        func family(_ name: String, _ type: String, _ help: String) { text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n" }
        family("moyin_build_info", "gauge", "Versions; always 1.")
        text += "moyin_build_info{version=\"\(version)\",rules=\"\(BuiltinVersions.rules.prefix(12))\",name_model=\"\(BuiltinVersions.nameModel.prefix(12))\",icu=\"\(Engine.icuVersion)\",pcre2=\"\(Engine.pcre2Version)\",kernel=\"\(Engine.kernelName)\"} 1\n"
        family("moyin_documents_total", "counter", "Documents by verdict.")
        for verdict in Verdict.allCases { text += "moyin_documents_total{verdict=\"\(verdict.rawValue)\"} \(counts.documents[verdict] ?? 0)\n" }
        family("moyin_findings_total", "counter", "Findings by kind, kept ones too.")
        for (kind, count) in counts.findings.sorted(by: { $0.key < $1.key }) { text += "moyin_findings_total{kind=\"\(kind)\"} \(count)\n" }
        family("moyin_requests_total", "counter", "Answers by route and status.")
        for (answer, count) in counts.answers.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }) {
            text += "moyin_requests_total{route=\"\(answer.route)\",status=\"\(answer.status)\"} \(count)\n"
        }
        family("moyin_request_seconds", "histogram", "From the head of a request to its answer.")
        for route in Endpoints.paths {
            guard let latency = counts.latencies[route] else { continue }
            var sum = 0
            for (bound, count) in zip(Self.bounds, latency.buckets) {
                sum += count
                text += "moyin_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)\n"
            }
            text += "moyin_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(latency.count)\n"
            text += "moyin_request_seconds_sum{route=\"\(route)\"} \(latency.seconds)\n"
            text += "moyin_request_seconds_count{route=\"\(route)\"} \(latency.count)\n"
        }
        family("moyin_body_bytes_total", "counter", "Bytes of bodies received.")
        text += "moyin_body_bytes_total \(counts.bodyBytes)\n"
        family("moyin_held_bytes", "gauge", "Bytes of bodies in memory.")
        text += "moyin_held_bytes \(held)\n"
        family("moyin_jobs", "gauge", "Jobs by state.")
        for state in Job.State.allCases { text += "moyin_jobs{state=\"\(state.rawValue)\"} \(jobs[state] ?? 0)\n" }
        family("moyin_job_documents_total", "counter", "Documents of jobs, counted among all documents too.")
        text += "moyin_job_documents_total \(counts.jobDocuments)\n"
        family("moyin_queue_length", "gauge", "Requests that wait for a worker.")
        text += "moyin_queue_length \(pool.waiting)\n"
        family("moyin_busy_workers", "gauge", "Workers at work.")
        text += "moyin_busy_workers \(pool.busy)\n"
        family("moyin_workers", "gauge", "Workers.")
        text += "moyin_workers \(pool.count)\n"
        return text
    }
}
