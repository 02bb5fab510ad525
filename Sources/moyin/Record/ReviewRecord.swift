import Moyin
import MoyinReports
import MoyinRules
import MoyinText

/// The review of one document for the files: what was found and decided, without a word of what was found. JSON and the
/// form to be signed are written from it.
struct ReviewRecord {
    /// The title line without anything that was found; nil: none, or withheld.
    var title: String?
    var documentNumber: String?
    /// Without anything that was found; nil: withheld.
    var fileName: String?
    /// A document under a mark of secrecy: title, number and file name stay out of the record.
    var isWithheld: Bool
    var sha256: String
    var size: Int
    var encoding: TextEncoding
    var invalidSequences: Int

    /// Marks as the law writes them: 机密★10年.
    var marks: [String]
    var markings: MarkingFacts
    var aspects: [Aspect]
    var personal: [Personal]
    /// So many persons are exposed.
    var persons: Int

    var verdict: Verdict
    var rule: RulingRule
    var flags: [VerdictFlag]
    var notes: [(code: String, name: String)]
    var combinations: [String]
    var profile: Profile?
    var isProfileGiven: Bool

    var findings: [Group]
    /// Kinds that stand in the file's name.
    var nameKinds: [String]

    var time: String
    var chain: SigningChain
    var settings: RecordSettings
    var versions: RecordVersions

    /// What is to be done.
    var next: String {
        verdict == .redact && (rule == .lawful || rule == .notesOnly)
            ? say("先改文件名，再按程序签批公开", "Rename the file, then sign and publish") : RecordWords.next(rule)
    }

    /// One of the five questions of the form.
    struct Aspect {
        var code: String
        var name: String
        var answer: Answer
        var count: Int
        var basis: [String]

        enum Answer: String { case yes, doubtful, no }
    }

    /// Personal information of one kind.
    struct Personal {
        var kind: Kind
        var name: String
        var severity: Severity
        var count = 0
        /// To be hidden, and to be looked at.
        var hidden = 0
        var doubtful = 0
        var method: String
        var basis: [String]
    }

    /// Findings of one kind with the same end.
    struct Group {
        var kind: Kind
        var severity: Severity
        var disposition: Disposition
        var count = 0
        /// Lines where they begin, each once, the first ones.
        var lines: [Int] = []
        var basis: [String]
    }
}

/// What the review went by, as far as it was chosen: enough to do it again.
struct RecordSettings {
    var input: String
    var encoding: String?
    var profile: String?
    var hidesNames: Bool
    var findsNames: Bool
    var isPublished: Bool
    /// Digests of files of rules, profiles and names that were added.
    var rules: [String]
    var profiles: [String]
    var names: [String]
}

/// What made the record.
struct RecordVersions {
    var moyin = MoyinCommand.version
    var rules = RecordVersions.builtinRules
    var icu = Engine.icuVersion
    var pcre2 = Engine.pcre2Version

    /// A digest over all rules of the binary: any change of them shows.
    static var builtinRules: String {
        var hash = SHA256()
        for name in BuiltinData.names.sorted() where !name.hasPrefix("records/") {
            guard let file = BuiltinData.file(name) else { continue }
            Array("\(name)\0\(file.count)\0".utf8).withUnsafeBytes { hash.add($0) }
            hash.add(file)
        }
        return hash.finish()
    }
}
