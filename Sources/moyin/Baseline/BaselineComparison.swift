import Moyin
import MoyinFiles
import MoyinReports
import MoyinTypes

/// Compares what a run finds with a baseline.
struct BaselineComparison {
    private let engine: Engine
    private let baseline: Baseline
    /// How often each is still expected.
    private var remaining: [Baseline.Entry: Int]
    /// Documents that were read.
    private var documents: Set<String> = []
    private(set) var known = 0
    private(set) var new: [Baseline.Entry: Int] = [:]
    private(set) var newCount = 0

    init(_ baseline: Baseline, _ engine: Engine) {
        (self.baseline, self.engine) = (baseline, engine)
        remaining = baseline.accepted.mapValues(\.count)
    }

    /// How a document is called in a baseline: without what must not be shown.
    static func name(_ report: DocumentReport) -> String {
        let name = report.nameReview == nil && !report.isNameHidden ? report.id : report.title
        return Baseline.plain(name.hasPrefix("./") ? String(name.dropFirst(2)) : name)
    }

    /// Leaves in a report what is new.
    mutating func leaveOut(_ report: inout DocumentReport) {
        // What could not be read is never accepted.
        guard report.problem == nil, report.own != .notReviewed else { return }
        let name = Self.name(report)
        documents.insert(name)
        let (before, isGrave) = (newCount, report.own != .publish)
        if var review = report.review {
            leaveOut(&review, name)
            report.review = review
        }
        if var review = report.nameReview {
            leaveOut(&review, name)
            report.nameReview = review.found.isEmpty ? nil : review
        }
        // Files within it answer for themselves.
        report.within = nil
        let isMisnamed = report.file?.isMisnamed ?? false
        report.isAccepted = isGrave && newCount == before && !isMisnamed
    }

    private mutating func leaveOut(_ review: inout Review, _ name: String) {
        var left: [Found] = []
        for found in review.found {
            guard found.finding.disposition != .keep else {
                left.append(found)
                continue
            }
            let entry = baseline.entry(name, found.finding.kind.name, engine.symbols(of: found.value))
            if let count = remaining[entry], count > 0 {
                remaining[entry] = count - 1
                known += 1
                if let index = review.tallies.firstIndex(where: { $0.rule == found.finding.rule && $0.disposition == found.finding.disposition }) {
                    review.tallies[index].count -= 1
                }
            } else {
                new[entry, default: 0] += 1
                newCount += 1
                left.append(found)
            }
        }
        review.found = left
        review.tallies.removeAll { $0.count == 0 }
    }

    /// What was accepted and is no longer there, in documents that were read.
    var fixed: [(entry: Baseline.Entry, count: Int)] {
        remaining.filter { $0.value > 0 && documents.contains($0.key.document) }.map { ($0.key, $0.value) }
            .sorted { ($0.0.document, $0.0.kind, $0.0.fingerprint) < ($1.0.document, $1.0.kind, $1.0.fingerprint) }
    }

    /// So many are told one by one.
    private static let told = 20

    func report() {
        let fixed = fixed
        let count = fixed.reduce(0) { $0 + $1.count }
        complain(
            say("基线内 \(grouped(known)) 处，新发现 \(grouped(newCount)) 处，已消除 \(grouped(count)) 处",
                "in the baseline: \(grouped(known)), new: \(grouped(newCount)), fixed: \(grouped(count))"))
        for (entry, count) in fixed.prefix(Self.told) {
            complain(say("  已消除：\(displayed(entry.document)) \(entry.kind) \(count) 处", "  fixed: \(displayed(entry.document)) \(entry.kind) \(count)"))
        }
        if !fixed.isEmpty { complain(say("  moyin baseline prune 可把它们从基线中去掉", "  moyin baseline prune takes them out of the baseline")) }
    }
}
