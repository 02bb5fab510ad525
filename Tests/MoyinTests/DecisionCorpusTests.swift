import Foundation
import Moyin
import MoyinPolicy
import MoyinRules
import MoyinTypes
import Testing
import Yams

/// Every document of `Corpora/decisions` gets the decision that was written down for it before the rules were.
///
/// Those that do not yet are listed in `open.tsv` with what differs; a document that is neither as expected nor listed
/// fails, and so does one that is listed and as expected.
@Suite struct DecisionCorpusTests {
    struct Document: Decodable {
        var id: String
        var text: String
        var published: Bool?
        var given: String?
        var expect: Expectation

        struct Expectation: Decodable {
            var profile: String
            var verdict: String
            var rule: String
            var flags: [String]?
            var clauses: [String]?
            var findings: [Place]?
            var notes: [String]?
            var absent: [String]?
            var combinations: [String]?
            var persons: Int?
        }
        struct Place: Decodable {
            var text: String
            var kind: String
            var disposition: String
        }
    }
    private struct File: Decodable { var documents: [Document] }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Corpora/decisions").standardized
    static let engine = try! Engine()

    static func documents() throws -> [Document] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { $0.pathExtension == "yaml" }
        return try files.sorted { $0.path < $1.path }.flatMap { file in
            try YAMLDecoder().decode(File.self, from: String(contentsOf: file, encoding: .utf8)).documents
        }
    }

    /// What differs, a word each.
    static func differences(_ document: Document) -> [String] {
        var checker = Checker(engine)
        var union = MaskUnion()
        let review = checker.review(
            Array(document.text.utf8), as: .automatic, profile: document.given, isPublished: document.published ?? false, detail: .all
        ).finish(&union)
        let expected = document.expect
        var differences: [String] = []
        if (review.profile?.name ?? Engine.noProfile) != expected.profile { differences.append("profile") }
        if review.verdict.rawValue != expected.verdict {
            differences.append("verdict")
        } else if review.ruling?.rule.rawValue != expected.rule {
            differences.append("rule")
        }
        if Set(review.flags.map(\.rawValue)) != Set(expected.flags ?? []) { differences.append("flags") }
        if Set(review.ruling?.notes.map(\.name) ?? []) != Set(expected.notes ?? []) { differences.append("notes") }
        if !Set(expected.combinations ?? []).isSubset(of: review.ruling?.combinations.names ?? []) { differences.append("combinations") }
        if let persons = expected.persons, persons != review.ruling?.persons { differences.append("persons") }
        if let clauses = expected.clauses, !clauses.isEmpty, Set(clauses.map(canonical)).isDisjoint(with: review.basis(engine).map(canonical)) { differences.append("clauses") }
        return differences + places(document, review)
    }

    private static let clauses = try! Clauses.load()

    /// One spelling for each clause.
    private static func canonical(_ clause: String) -> String { clauses[clause]?.citation ?? clause }

    private static func places(_ document: Document, _ review: Review) -> [String] {
        var differences: [String] = []
        var explained: Set<Int> = []
        let text = Array(document.text.unicodeScalars)
        for place in document.expect.findings ?? [] {
            let ranges = occurrences(Array(place.text.unicodeScalars), in: text)
            var isMet = false
            var isSpoiled = false
            for (index, found) in review.found.enumerated() where ranges.contains(where: { $0.overlaps(found.range(in: .codepoint)) }) {
                let disposition = found.finding.disposition.rawValue
                if found.finding.kind.name == place.kind || disposition == "redact" && place.disposition == "redact" {
                    isMet = isMet || disposition == place.disposition
                    explained.insert(index)
                }
                isSpoiled = isSpoiled || disposition != "keep"
            }
            // What stays need not be reported; what goes must be.
            if place.disposition == "keep" ? isSpoiled && !isMet : !isMet { differences.append("missed-\(place.kind)") }
        }
        let expectedKinds = Set((document.expect.findings ?? []).map(\.kind))
        for (index, found) in review.found.enumerated() {
            let kind = found.finding.kind.name
            // More places of a marking that is expected anyway make no difference.
            let isMarking = found.finding.disposition == .block && expectedKinds.contains(kind)
            if found.finding.disposition != .keep, !explained.contains(index), !isMarking { differences.append("extra-\(kind)") }
            if document.expect.absent?.contains(kind) == true { differences.append("absent-\(kind)") }
        }
        return differences
    }

    private static func occurrences(_ part: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Range<Int>] {
        guard !part.isEmpty, part.count <= text.count else { return [] }
        return (0...(text.count - part.count)).filter { text[$0..<($0 + part.count)].elementsEqual(part) }.map { $0..<($0 + part.count) }
    }

    @Test func asExpected() throws {
        let documents = try Self.documents()
        let list = try String(contentsOf: Self.folder.appending(path: "open.tsv"), encoding: .utf8)
        let open = Set(list.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: "\t").first.map(String.init) })
        #expect(documents.count >= 300)
        #expect(Set(documents.map(\.id)).count == documents.count, "an id stands twice")
        #expect(open.isSubset(of: documents.map(\.id)))
        var met = 0
        var report: [String] = []
        for document in documents {
            let differences = Self.differences(document)
            if differences.isEmpty { met += 1 } else { report.append("\(document.id)\t\(Set(differences).sorted().joined(separator: " "))") }
            #expect(differences.isEmpty != open.contains(document.id), "\(document.id): \(differences.isEmpty ? "listed as open, but as expected" : differences.joined(separator: " "))")
        }
        print("decisions: \(met) of \(documents.count) as expected")
        if ProcessInfo.processInfo.environment["MOYIN_LIST_OPEN"] != nil { print(report.joined(separator: "\n")) }
    }
}
