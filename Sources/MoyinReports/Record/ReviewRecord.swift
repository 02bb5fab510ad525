package import Moyin
package import MoyinRules
package import MoyinText

/// The review of one document for the files: what was found and decided, without a word of what was found. JSON and the
/// form to be signed are written from it.
package struct ReviewRecord {
    /// The title line without anything that was found; nil: none, or withheld.
    package var title: String?
    package var documentNumber: String?
    /// Without anything that was found; nil: withheld.
    package var fileName: String?
    /// A document under a mark of secrecy: title, number and file name stay out of the record.
    package var isWithheld: Bool
    package var sha256: String
    package var size: Int
    package var encoding: TextEncoding
    package var invalidSequences: Int

    /// Marks as the law writes them: 机密★10年.
    package var marks: [String]
    package var markings: MarkingFacts
    package var aspects: [Aspect]
    package var personal: [Personal]
    /// So many persons are exposed.
    package var persons: Int

    package var verdict: Verdict
    package var rule: RulingRule
    package var flags: [VerdictFlag]
    package var notes: [(code: String, name: String)]
    package var combinations: [String]
    package var profile: Profile?
    package var isProfileGiven: Bool

    package var findings: [Group]
    /// What a person decided otherwise than the rules, or beyond them.
    package var choices: [Choice]
    /// Kinds that stand in the file's name.
    package var nameKinds: [String]

    package var time: String
    package var chain: SigningChain
    package var settings: RecordSettings
    package var versions: RecordVersions

    /// What is to be done.
    package var next: String {
        verdict == .redact && (rule == .lawful || rule == .notesOnly)
            ? say("先改文件名，再按程序签批公开", "Rename the file, then sign and publish") : RecordWords.next(rule)
    }

    /// One of the five questions of the form.
    package struct Aspect {
        package var code: String
        package var name: String
        package var answer: Answer
        package var count: Int
        package var basis: [String]

        package enum Answer: String { case yes, doubtful, no }
    }

    /// Personal information of one kind.
    package struct Personal {
        package var kind: Kind
        package var name: String
        package var severity: Severity
        package var count = 0
        /// To be hidden, and to be looked at.
        package var hidden = 0
        package var doubtful = 0
        package var method: String
        package var basis: [String]
    }

    /// What a person decided about one place, and why; the reason without anything that was found.
    package struct Choice {
        package var kind: Kind
        package var line: Int
        package var action: String
        package var reason: String
    }

    /// Findings of one kind with the same end.
    package struct Group {
        package var kind: Kind
        package var severity: Severity
        package var disposition: Disposition
        package var count = 0
        /// Lines where they begin, each once, the first ones.
        package var lines: [Int] = []
        package var basis: [String]
    }
}

/// What the review went by, as far as it was chosen: enough to do it again.
package struct RecordSettings {
    package var input: String
    package var encoding: String?
    package var profile: String?
    package var hidesNames: Bool
    package var findsNames: Bool
    package var isPublished: Bool
    /// Digests of files of rules, profiles and names that were added.
    package var rules: [String]
    package var profiles: [String]
    package var names: [String]

    package init(
        input: String, encoding: String?, profile: String?, hidesNames: Bool, findsNames: Bool, isPublished: Bool, rules: [String],
        profiles: [String], names: [String]
    ) {
        (self.input, self.encoding, self.profile) = (input, encoding, profile)
        (self.hidesNames, self.findsNames, self.isPublished) = (hidesNames, findsNames, isPublished)
        (self.rules, self.profiles, self.names) = (rules, profiles, names)
    }
}

/// What made the record.
package struct RecordVersions {
    package var moyin = moyinVersion
    package var rules = BuiltinVersions.rules
    package var icu = Engine.icuVersion
    package var pcre2 = Engine.pcre2Version
}
