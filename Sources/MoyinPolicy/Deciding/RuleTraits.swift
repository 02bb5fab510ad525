internal import MoyinRules
internal import MoyinTypes

/// What deciding asks of a finding's kind, looked up by its rule: one load where comparing kinds would be many.
struct RuleTraits: OptionSet, Sendable {
    let rawValue: UInt16

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

    /// Somewhere, whoever is there.
    static let places: RuleTraits = [.address, .coordinates]
    /// What may call for a note.
    static let noted: RuleTraits = [.name, .landline, .documentNumber, .placeholder]

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ rule: DetectorRule) {
        self = []
        if let traits = Self.byKind[rule.kind] { formUnion(traits) }
        if rule.recogniser.isMarking { insert(.marking) }
        if rule.kind == .personName { insert([.name, .personal]) }
        if rule.severity >= .s2, !rule.recogniser.isOfDocument, rule.user == nil { insert(.personal) }
    }

    private static let byKind: [Kind: RuleTraits] = [
        .residentID: [.identity, .derived], .birthDate: .birthDate, .mobile: .mobile, .landline: [.landline, .ofOffices],
        .address: [.address, .ofOffices], .placeholder: .placeholder, Kind("COORDINATES"): .coordinates,
        Kind("DOCUMENT_NUMBER"): .documentNumber, Kind("HK_PHONE"): .ofOffices, Kind("MO_PHONE"): .ofOffices,
        Kind("TW_LANDLINE"): .ofOffices, Kind("CN_DISABILITY_CARD"): .derived, Kind("CN_TAX_ID"): .derived,
        Kind("CN_STUDENT_NO"): .derived, Kind("CN_SOCIAL_SECURITY"): .derived, Kind("CN_DRIVER"): .derived,
    ]
}
