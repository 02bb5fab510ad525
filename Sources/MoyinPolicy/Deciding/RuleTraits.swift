internal import MoyinRules
internal import MoyinTypes

/// What deciding asks of a finding's kind, looked up by its rule: one load where comparing kinds would be many.
struct RuleTraits: OptionSet, Sendable {
    let rawValue: UInt32

    static let name = RuleTraits(rawValue: 1)
    /// Stands for a person: a name, or a number or address that only one person has.
    static let personal = RuleTraits(rawValue: 2)
    /// A telephone or place that may be an office's.
    static let ofOffices = RuleTraits(rawValue: 4)
    /// Its value begins with a number of identity or is one.
    static let derived = RuleTraits(rawValue: 8)
    static let identity = RuleTraits(rawValue: 16)
    static let birthDate = RuleTraits(rawValue: 32)
    static let mobile = RuleTraits(rawValue: 64)
    static let landline = RuleTraits(rawValue: 128)
    static let address = RuleTraits(rawValue: 256)
    static let coordinates = RuleTraits(rawValue: 512)
    static let documentNumber = RuleTraits(rawValue: 1024)
    static let placeholder = RuleTraits(rawValue: 2048)
    /// A marking of the document, which is no person's.
    static let marking = RuleTraits(rawValue: 4096)

    static let age = RuleTraits(rawValue: 8192)
    static let creditCode = RuleTraits(rawValue: 16384)
    /// Of banks, houses, movements; of patients: classes of 法释〔2017〕10号 article 5.
    static let property = RuleTraits(rawValue: 1 << 15)
    static let patient = RuleTraits(rawValue: 1 << 16)
    /// An address in a network.
    static let network = RuleTraits(rawValue: 1 << 18)
    /// Said of a person.
    static let fact = RuleTraits(rawValue: 1 << 17)

    /// What tells how old somebody is.
    static let ages: RuleTraits = [.age, .birthDate]
    /// Somewhere, whoever is there.
    static let places: RuleTraits = [.address, .coordinates]
    /// What may call for a note.
    static let noted: RuleTraits = [.name, .landline, .documentNumber, .placeholder]

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ rule: DetectorRule) {
        self = []
        if let traits = Self.byKind[rule.kind] { formUnion(traits) }
        if rule.recogniser.isMarking { insert(.marking) }
        if rule.kind == .personName { insert([.name, .personal]) }
        if rule.severity >= .s2, !rule.recogniser.isOfDocument, rule.user == nil { insert(.personal) }
    }

    private static let byKind: [Kind: RuleTraits] = [
        .residentID: [.identity, .derived], .birthDate: .birthDate, .mobile: .mobile, .landline: [.landline, .ofOffices],
        .address: [.address, .ofOffices], .placeholder: .placeholder, Kind("COORDINATES"): .coordinates, Kind("AGE"): .age,
        Kind("TW_MOBILE"): .mobile, Kind("IP_ADDRESS"): .network, Kind("CN_USCC"): .creditCode,
        Kind("DOCUMENT_NUMBER"): .documentNumber, Kind("HK_PHONE"): .ofOffices, Kind("MO_PHONE"): .ofOffices,
        Kind("TW_LANDLINE"): .ofOffices, Kind("CN_DISABILITY_CARD"): [.derived, .patient], Kind("CN_TAX_ID"): .derived,
        Kind("CN_STUDENT_NO"): .derived, Kind("CN_SOCIAL_SECURITY"): .derived, Kind("CN_DRIVER"): .derived,
        Kind("BANK_CARD"): .property, Kind("BANK_ACCOUNT"): .property, Kind("REAL_ESTATE"): .property, Kind("TRAFFIC_RECORD"): [.property, .fact],
        Kind("CREDIT"): .property, Kind("HEALTH"): [.patient, .fact], Kind("CN_MEDICAL_NO"): .patient, Kind("DISABILITY"): [.patient, .fact],
    ]
}
