internal import HTTPTypes
internal import Moyin
internal import MoyinDocuments
internal import MoyinReports
internal import MoyinRules
internal import MoyinText

extension ReviewDesk {
    /// The review record of one document, with what a person decided. Its digest is of the bytes as they came.
    ///
    /// - Parameters:
    ///   - files: digests of the files of rules, profiles and names that the engine was made with.
    ///   - time: that the record bears.
    /// - Throws: ``Problem`` also for what was not reviewed: of that there is no record.
    mutating func record(
        _ body: [UInt8], _ format: MediaType.Format, charset: String?, _ decisions: [Decision], files: EngineShelf.Digests, time: String
    ) throws(Problem) -> ReviewRecord {
        if isOutOfTime { throw Problem.outOfTime }
        let chain = try Self.chain(options.chain)
        let witness = WitnessedSource(source(body))
        let reader = DecodingReader(
            forced: options.encoding ?? charset.flatMap { TextEncoding(name: $0) }, hint: { DeclaredEncoding.find($0.span) }, source: witness.take)
        if let kind = FileKind.unsupported(reader.head) {
            throw Problem.notText(say("这是\(kind)，审查表目前只用于文本", "this is \(kind); records are of texts so far"))
        }
        let form = options.form(format)
        let review = memory.finish(
            engine.review(reader, as: form, profile: options.profile, isPublished: options.isPublished, detail: .all, jobs: processors))
        if reader.hasFailed { throw Problem.outOfTime }
        if let reason = review.notReviewed(option: { $0 }) { throw Problem.notText(reason) }
        guard let ruling = review.ruling else { throw Problem.notText(say("未能检查", "not reviewed")) }
        note(review.verdict)
        metrics.add(review.verdict, review.counts(engine))

        var found: [Range<Int>: Found] = [:]
        for finding in review.found { found[finding.range(in: options.unit)] = finding }
        let choices = decisions.compactMap { decision in found[decision.place].map { ($0, decision.action, decision.reason) } }
        guard choices.count == decisions.count else { throw Decision.unknownPlace }
        let settings = RecordSettings(
            input: (options.input ?? .auto).rawValue, encoding: options.encoding?.rawValue, profile: options.profile,
            hidesNames: options.choice.hidesNames, findsNames: options.choice.findsNames, isPublished: options.isPublished,
            rules: files.rules, profiles: files.profiles, names: files.names)
        return ReviewRecord(
            engine, name: options.id.map { (Array($0.utf8), nameReview(Array($0.utf8))) }, witness, review, ruling, form: form, settings, chain, choices: choices,
            time: time)
    }

    /// - Parameter name: or alias; nil: the customary one.
    /// - Throws: ``Problem`` for one that there is not.
    static func chain(_ name: String?) throws(Problem) -> SigningChain {
        // The binary's own file: its tests read it.
        let chains = (try? SigningChain.builtin()) ?? []
        let chosen = name.map { name in chains.first { $0.name == name || $0.alias == name } } ?? chains.first
        guard let chosen else {
            throw Problem.bad(
                "chain", say("没有这种签批流程", "there is no such chain"), say("可用：", "known: ") + chains.map { say($0.name, $0.alias) }.joined(separator: ", "),
                code: "unknown-value")
        }
        return chosen
    }
}
