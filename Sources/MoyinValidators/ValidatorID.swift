/// Every number format that can be examined; user rules name one by its raw value.
///
/// A closed enumeration rather than a protocol: the scanner calls it for every candidate.
public enum ValidatorID: String, CaseIterable, Sendable {
    case residentID = "resident-id"
    case residentID15 = "resident-id-15"
    case foreignPermanentResident = "foreign-permanent-resident"
    case hkmoPermit = "hkmo-permit"
    case twPermit = "tw-permit"
    case hmtResidencePermit = "hmt-residence-permit"
    case passport
    case disabilityCard = "disability-card"
    case taxID = "tax-id"
    case studentNumber = "student-number"
    case uscc
    case orgCode = "org-code"
    case bankCard = "bank-card"
    case luhn
    case iban
    case mobile, landline
    case localLandline = "local-landline"
    case tel400 = "tel-400"
    case hotline
    case vin, imei, imsi, iccid, mac
    case realEstateUnit = "real-estate-unit"
    case isbn
    case twNationalID = "tw-national-id"
    case twResidentCertificate = "tw-resident-certificate"
    case twUBN = "tw-ubn"
    case twMobile = "tw-mobile"
    case twLandline = "tw-landline"
    case hkID = "hk-id"
    case hkPhone = "hk-phone"
    case moID = "mo-id"
    case moPhone = "mo-phone"

    /// Examines folded symbols: ASCII digits and capital letters, separators removed. `nil`: they do not have this
    /// number's grammar. No allocation; cost linear in the symbols.
    public func examine(_ symbols: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        switch self {
        case .residentID: ResidentIdentityNumber.examine(symbols, tables)
        case .residentID15: FirstGenerationIdentityNumber.examine(symbols, tables)
        case .foreignPermanentResident: ForeignPermanentResident.examine(symbols, tables)
        case .hkmoPermit: HKMOPermit.examine(symbols)
        case .twPermit: TWPermit.examine(symbols)
        case .hmtResidencePermit: HMTResidencePermit.examine(symbols, tables)
        case .passport: PassportNumber.examine(symbols)
        case .disabilityCard: DisabilityCard.examine(symbols, tables)
        case .taxID: TaxpayerNumber.examine(symbols, tables)
        case .studentNumber: StudentNumber.examine(symbols, tables)
        case .uscc: CreditCode.examine(symbols, tables)
        case .orgCode: OrganisationCode.examine(symbols)
        case .bankCard: BankCard.examine(symbols, tables)
        case .luhn:
            symbols.count >= 2 && symbols.areDigits(0..<symbols.count)
                ? NumberFacts(checksum: .init(Luhn.passes(symbols))) : nil
        case .iban: IBAN.examine(symbols, tables)
        case .mobile: MobileNumber.examine(symbols, tables)
        case .landline: LandlineNumber.examine(symbols, tables)
        case .localLandline: LocalLandlineNumber.examine(symbols)
        case .tel400: ServiceNumber.examine(symbols)
        case .hotline: Hotline.examine(symbols, tables)
        case .vin: VehicleIdentificationNumber.examine(symbols)
        case .imei: IMEI.examine(symbols)
        case .imsi: IMSI.examine(symbols)
        case .iccid: ICCID.examine(symbols)
        case .mac: MACAddress.examine(symbols)
        case .realEstateUnit: RealEstateUnit.examine(symbols, tables)
        case .isbn: ISBN.examine(symbols)
        case .twNationalID: TWNationalID.examine(symbols)
        case .twResidentCertificate: TWResidentCertificate.examine(symbols)
        case .twUBN: TWUnifiedBusinessNumber.examine(symbols)
        case .twMobile: TWMobile.examine(symbols)
        case .twLandline: TWLandline.examine(symbols)
        case .hkID: HKIdentityCard.examine(symbols)
        case .hkPhone: HKPhone.examine(symbols)
        case .moID: MOIdentityCard.examine(symbols)
        case .moPhone: MOPhone.examine(symbols)
        }
    }
}
