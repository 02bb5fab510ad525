import Moyin
import MoyinFiles
import MoyinReports
import MoyinRules
import MoyinText

/// Reviews one file for the files.
struct RecordRun {
    let engine: Engine
    let options: InputOptions

    /// - Throws: ``FileProblem`` also for what was not reviewed: of that there is no record.
    func record(_ file: InputFile, _ chain: SigningChain, time: String) throws(FileProblem) -> ReviewRecord {
        let path = file.path
        let source = try FileSource(path)
        let witness = WitnessedSource(source.readOn())
        let reader = options.reader { witness.take($0) }
        if let kind = options.refusal(reader.head) { throw FileProblem(path, kind) }
        var union = MaskUnion()
        let form = options.form(path)
        let review = engine.review(
            reader, as: form, profile: options.profile, isPublished: options.published, detail: .all, jobs: options.threads
        ).finish(&union)
        var report = DocumentReport(id: "", title: "", path: path)
        report.review = review
        if let reason = report.reason { throw FileProblem(path, reason) }
        guard let ruling = review.ruling, review.verdict != .notReviewed else { throw FileProblem(path, say("未能检查", "not reviewed")) }
        let name = (path.lastComponent, file.report(engine).nameReview)
        let record = ReviewRecord(engine, name: name, witness, review, ruling, form: form, try settings(), chain, time: time)
        guard !witness.hasFailed, !reader.hasFailed else { throw FileProblem(path, source.failure) }
        return record
    }

    private func settings() throws(FileProblem) -> RecordSettings {
        RecordSettings(
            input: options.input, encoding: options.textEncoding?.rawValue, profile: options.profile, hidesNames: options.engineOptions.hideNames,
            findsNames: !options.engineOptions.noNames, isPublished: options.published, rules: try Self.digests(options.engineOptions.rules),
            profiles: try Self.digests(options.engineOptions.profiles), names: try Self.digests(options.engineOptions.names))
    }

    /// Of the files that arguments name, in their order.
    static func digests(_ arguments: [String]) throws(FileProblem) -> [String] {
        var digests: [String] = []
        for argument in arguments { digests.append(SHA256.hex(try contents(FilePath(argument: argument)))) }
        return digests
    }
}

/// The two files of a record: the form to be signed, and the same as JSON.
struct RecordFiles {
    let page: FilePath
    let json: FilePath

    /// - Parameter path: as it was given: `.html` and `.json` are put behind a name that has neither.
    init(_ path: FilePath) {
        let suffix = [".html", ".htm", ".json"].first(where: path.hasSuffix)
        let stem = FilePath(bytes: path.bytes.dropLast(suffix?.utf8.count ?? 0))
        page = suffix == nil || suffix == ".json" ? FilePath(bytes: stem.bytes + Array(".html".utf8)) : path
        json = suffix == ".json" ? path : FilePath(bytes: stem.bytes + Array(".json".utf8))
    }

    /// Whether one of them is that file.
    func hold(_ file: InputFile) -> Bool {
        [page, json].contains { path in path.status().map { FileIdentity($0) } == file.identity && file.identity != nil }
    }

    /// Both are whole before either has its name.
    func write(_ record: ReviewRecord) throws(FileProblem) {
        let drafts = [(page, RecordPage.bytes(record)), (json, record.json.lines)]
        var copies: [(DraftCopy, FilePath)] = []
        for (path, bytes) in drafts {
            let copy = try DraftCopy(in: path.folder)
            try copy.write(bytes)
            try copy.flush()
            copies.append((copy, path))
        }
        for (copy, path) in copies { try copy.keep(as: path) }
    }
}
