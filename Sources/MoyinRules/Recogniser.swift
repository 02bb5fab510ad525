/// What finds the bare value of a detector: code that a rule file names.
public enum Recogniser: String, CaseIterable, Sendable {
    case residentID = "resident-id"
    case residentID15 = "resident-id-15"
    case foreignPermanentResident = "foreign-permanent-resident"
    case hkmoPermit = "hkmo-permit"
    case twPermit = "tw-permit"
    case hmtResidencePermit = "hmt-residence-permit"
    case passport
    case militaryID = "military-id"
    case disabilityCard = "disability-card"
    case taxID = "tax-id"
    case studentNumber = "student-number"
    case uscc
    case orgCode = "org-code"
    case caseNumber = "case-number"
    case documentNumber = "document-number"
    case bankCard = "bank-card"
    case mobile, landline
    case tel400 = "tel-400"
    case hotline, email, qq, wechat
    case paymentAccount = "payment-account"
    case url, credential, address
    case nativePlace = "native-place"
    case birthDate = "birth-date"
    case age
    case realEstate = "real-estate"
    case plate, vin, imei, imsi, iccid, mac, ip, coordinates, iban, isbn
    case twNationalID = "tw-national-id"
    case twResidentCertificate = "tw-resident-certificate"
    case twUBN = "tw-ubn"
    case twMobile = "tw-mobile"
    case twLandline = "tw-landline"
    case twPlate = "tw-plate"
    case twPassport = "tw-passport"
    case hkID = "hk-id"
    case hkPhone = "hk-phone"
    case moID = "mo-id"
    case moPhone = "mo-phone"
    /// Names of persons, by a model that was trained and by users' lists.
    case personName = "person-name"
    case placeholder
    /// A marking of secrecy or of what a document is; found by the policy's phrases.
    case marking
    /// Something sensitive that is said of a person.
    case topic
    /// A note on the document as a whole or a sentence of it: an attribute that is missing, a sum that is wrong.
    case note
    case excelTruncation = "excel-truncation"
    /// Any value of a given shape behind a label.
    case labelled
    /// A user's PCRE2 expression.
    case pattern
    /// A user's word list.
    case words

    /// Not found by the scanner but by what reads a document as a whole.
    public var isOfDocument: Bool { self == .marking || self == .topic || self == .note }

    public var isMarking: Bool { self == .marking }

    /// Position among all cases, for tables.
    ///
    /// An enumeration without payloads is stored as just that; a dictionary cost a tenth of a roster's scan.
    @inlinable public var ordinal: UInt8 { unsafeBitCast(self, to: UInt8.self) }
}
