internal import Moyin

extension Presidio {
    /// Names of entities: Presidio's where it has one for what is found, our own for the rest.
    ///
    /// Source: Presidio's list of supported entities (docs/supported_entities.md, release 2.2.366). It has none for China,
    /// Hong Kong, Macau and Taiwan but those that hold everywhere.
    struct EntityNames: Sendable {
        private static let presidio = [
            "PERSON_NAME": "PERSON",
            "CN_MOBILE": "PHONE_NUMBER", "CN_LANDLINE": "PHONE_NUMBER", "TW_MOBILE": "PHONE_NUMBER", "TW_LANDLINE": "PHONE_NUMBER",
            "HK_PHONE": "PHONE_NUMBER", "MO_PHONE": "PHONE_NUMBER",
            "EMAIL": "EMAIL_ADDRESS", "BANK_CARD": "CREDIT_CARD", "IBAN": "IBAN_CODE",
            "ADDRESS": "LOCATION", "NATIVE_PLACE": "LOCATION", "BIRTH_DATE": "DATE_TIME",
        ]

        /// What a finding of a rule is called in the answer; nil: it was not asked for. By the number of the rule.
        private let names: [String?]
        /// - Parameter asked: names of the request, of either sort; nil: everything that identifies a person or belongs to one.
        ///   Numbers of offices, markings, and remarks on the text are found when they are asked for by name.
        init(_ engine: Engine, asked: Set<String>? = nil) {
            names = engine.rules.map { rule in
                let (own, theirs) = (rule.kind.name, Self.presidio[rule.kind.name])
                guard let asked else {
                    let isRemark = rule.recogniser.isOfDocument || rule.recogniser == .placeholder
                    return rule.severity == .s0 || isRemark ? nil : theirs ?? own
                }
                if let theirs, asked.contains(theirs) { return theirs }
                return asked.contains(own) ? own : nil
            }
        }

        /// Every name that may be asked for and means something, sorted: Presidio's, and ours where it has none.
        static func supported(_ engine: Engine) -> [String] {
            Set(engine.rules.map { presidio[$0.kind.name] ?? $0.kind.name }).sorted()
        }

        /// Whether anything that was asked for is ever found.
        var isEmpty: Bool { names.allSatisfy { $0 == nil } }

        subscript(_ rule: UInt16) -> String? { names[Int(rule)] }
    }
}
