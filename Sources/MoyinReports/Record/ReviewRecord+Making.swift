package import Moyin
package import MoyinRules
package import MoyinText

extension ReviewRecord {
    /// - Parameters:
    ///   - name: the file's name and what was found in it; nil: the text came without one.
    ///   - review: with everything that was found.
    ///   - ruling: of that review.
    ///   - choices: what a person decided about single findings of the review.
    package init(
        _ engine: Engine, name: (bytes: [UInt8], review: Review?)?, _ source: WitnessedSource, _ review: Review, _ ruling: Ruling, form: TextForm,
        _ settings: RecordSettings, _ chain: SigningChain, choices: [(found: Found, action: ReviewerChoice.Action, reason: String)] = [], time: String
    ) {
        let nameReview = name?.review
        let shown = ShownText(engine, review.found)
        isWithheld = review.flags.contains(.secrecyBlock)
        let head = isWithheld ? nil : DocumentHead(engine, source.head, review, form)
        title = head?.title.flatMap { $0.isEmpty ? nil : shown.shown($0) }
        documentNumber = head?.number.map { shown.shown($0) }
        fileName = isWithheld ? nil : name.map { shown.shown($0.bytes) }
        sha256 = source.digest()
        size = source.size
        encoding = review.encoding
        invalidSequences = review.damage.count

        marks = SecrecyMark.marks(review.found)
        markings = review.markings
        let groups = Self.groups(engine, review)
        findings = groups
        // All of a kind are decided for one reason: each is looked at once, against every value of the text.
        var reasons: [String: String] = [:]
        self.choices = choices.map { found, action, reason in
            if reasons[reason] == nil {
                // The form has room for a line of each.
                reasons[reason] = reasons.count < Self.listedReasons
                    ? shown.shown(Array(reason.utf8.prefix(Self.reasonBytes))) : say("（理由过多，未列）", "(too many reasons to list)")
            }
            return Choice(kind: found.finding.kind, line: found.start.line, action: action.rawValue, reason: reasons[reason] ?? "")
        }
        aspects = Aspect.all(engine, groups)
        personal = Self.personal(engine, groups, review.profile)
        persons = ruling.persons

        verdict = nameReview != nil && review.verdict == .publish ? .redact : review.verdict
        rule = ruling.rule
        flags = review.flags
        notes = ruling.notes.map { kind in
            let rule = engine.rules.first { $0.kind == kind }
            return (kind.name, rule.map { say($0.nameChinese, $0.nameEnglish) } ?? kind.name)
        }
        combinations = ruling.combinations.names
        profile = review.profile
        isProfileGiven = settings.profile != nil
        nameKinds = Set(nameReview?.found.filter { $0.finding.disposition != .keep }.map(\.finding.kind.name) ?? []).sorted()
        (self.time, self.chain, self.settings, versions) = (time, chain, settings, RecordVersions())
    }

    private static let reasonBytes = 400
    private static let listedReasons = 100
    /// So many lines of a kind are named.
    private static let listedLines = 200

    private static func groups(_ engine: Engine, _ review: Review) -> [Group] {
        struct Key: Hashable {
            var kind: Kind
            var disposition: Disposition
        }
        var groups: [Key: Group] = [:]
        for found in review.found {
            let finding = found.finding
            let rule = engine.rules[Int(finding.rule)]
            let key = Key(kind: finding.kind, disposition: finding.disposition)
            var group = groups[key] ?? Group(kind: finding.kind, severity: finding.severity, disposition: finding.disposition, basis: rule.basis)
            group.count += 1
            group.severity = max(group.severity, finding.severity)
            if group.lines.last != found.start.line, group.lines.count < listedLines { group.lines.append(found.start.line) }
            for clause in rule.basis where !group.basis.contains(clause) { group.basis.append(clause) }
            groups[key] = group
        }
        return groups.values.sorted {
            ($1.severity, $0.kind.name, $0.disposition.rawValue) < ($0.severity, $1.kind.name, $1.disposition.rawValue)
        }
    }

    private static func personal(_ engine: Engine, _ groups: [Group], _ profile: Profile?) -> [Personal] {
        var all: [Personal] = []
        for group in groups {
            guard let rule = engine.rules.first(where: { $0.kind == group.kind }), Aspect.isPersonal(rule, group) else { continue }
            let mask = profile?.masks[group.kind] ?? rule.mask
            let index = all.firstIndex { $0.kind == group.kind } ?? all.count
            if index == all.count {
                all.append(
                    Personal(
                        kind: group.kind, name: say(rule.nameChinese, rule.nameEnglish), severity: group.severity,
                        method: RecordWords.method(mask), basis: group.basis))
            }
            all[index].count += group.count
            if group.disposition == .redact || group.disposition == .block { all[index].hidden += group.count }
            if group.disposition == .review { all[index].doubtful += group.count }
        }
        return all
    }
}

extension ReviewRecord.Aspect {
    /// 是否涉及国家秘密、工作秘密、商业秘密、个人隐私、公共安全.
    static func all(_ engine: Engine, _ groups: [ReviewRecord.Group]) -> [Self] {
        let marked: [(String, String, [String])] = [
            ("state_secret", say("国家秘密", "State secrets"), ["SECRET_MARK"]),
            ("work_secret", say("工作秘密", "Work secrets"), ["INTERNAL_MARK", "PROCESS_INFO", "INTERNAL_AFFAIRS"]),
            ("trade_secret", say("商业秘密", "Trade secrets"), ["TRADE_SECRET"]),
            ("public_security", say("公共安全", "Public security"), ["SECURITY_RISK"]),
        ]
        var all = marked.map { code, name, kinds in
            let found = groups.filter { $0.disposition != .keep && kinds.contains($0.kind.name) }
            let rules = engine.rules.filter { kinds.contains($0.kind.name) }
            return Self(code, name, found, otherwise: rules.flatMap(\.basis))
        }
        let personal = groups.filter { group in
            guard group.disposition != .keep, let rule = engine.rules.first(where: { $0.kind == group.kind }) else { return false }
            return isPersonal(rule, group)
        }
        all.insert(Self("privacy", say("个人隐私", "Personal privacy"), personal, otherwise: ["政府信息公开条例#15"]), at: 3)
        return all
    }

    private init(_ code: String, _ name: String, _ groups: [ReviewRecord.Group], otherwise: [String]) {
        (self.code, self.name) = (code, name)
        count = groups.reduce(0) { $0 + $1.count }
        answer = count == 0 ? .no : groups.allSatisfy { $0.disposition == .review } ? .doubtful : .yes
        var seen: Set<String> = []
        basis = (groups.isEmpty ? otherwise : groups.flatMap(\.basis)).filter { seen.insert($0).inserted }
    }

    /// Speaks of a person: not a mark of the document, not a number that is lawful whoever it belongs to.
    static func isPersonal(_ rule: DetectorRule, _ group: ReviewRecord.Group) -> Bool {
        switch rule.recogniser {
        case .marking, .note, .placeholder, .excelTruncation: false
        case .topic, .personName: true
        default: group.severity >= .s2 || group.disposition != .keep
        }
    }
}
