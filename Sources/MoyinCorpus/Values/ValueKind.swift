/// Every kind of value that the corpus can write; the raw value is the name that findings carry.
public enum ValueKind: String, CaseIterable, Sendable {
    // MARK: identity
    case residentID = "CN_RESIDENT_ID"
    case residentID15 = "CN_RESIDENT_ID_15"
    case foreignPermanentResident = "CN_FOREIGN_PERMANENT_RESIDENT_ID"
    case hongKongMacauPermit = "CN_HKMO_PERMIT"
    case taiwanPermit = "CN_TW_PERMIT"
    case residencePermit = "CN_HMT_RESIDENCE_PERMIT"
    case passport = "CN_PASSPORT"
    case military = "CN_MILITARY_ID"
    case driverFile = "CN_DRIVER_FILE_NO"
    case disabilityCard = "CN_DISABILITY_CARD"
    case socialSecurity = "CN_SOCIAL_SECURITY"
    case household = "CN_HOUSEHOLD_NO"
    case creditCode = "CN_USCC"
    case organisationCode = "CN_ORG_CODE"
    case taxNumber = "CN_TAX_ID"
    case studentNumber = "CN_STUDENT_NO"
    case medical = "CN_MEDICAL_NO"
    case certificate = "CN_CERT_NO"
    case caseNumber = "CASE_NUMBER"
    case documentNumber = "DOCUMENT_NUMBER"
    case spreadsheetDamage = "POSSIBLE_EXCEL_TRUNCATION"
    case isbn = "ISBN"
    // MARK: finance, contact, network
    case bankCard = "BANK_CARD"
    case bankAccount = "BANK_ACCOUNT"
    case iban = "IBAN"
    case mobile = "CN_MOBILE"
    case landline = "CN_LANDLINE"
    case serviceLine = "TEL_400_800"
    case hotline = "HOTLINE"
    case email = "EMAIL"
    case qq = "QQ"
    case wechat = "WECHAT"
    case payment = "PAYMENT_ACCOUNT"
    case url = "URL"
    case credential = "SECRET_CREDENTIAL"
    // MARK: place, property, vehicle, device
    case address = "ADDRESS"
    case nativePlace = "NATIVE_PLACE"
    case birthDate = "BIRTH_DATE"
    case age = "AGE"
    case realEstate = "REAL_ESTATE"
    case plate = "CN_PLATE"
    case vin = "VIN"
    case imei = "IMEI"
    case imsi = "IMSI"
    case iccid = "ICCID"
    case hardwareAddress = "MAC_ADDRESS"
    case networkAddress = "IP_ADDRESS"
    case coordinates = "COORDINATES"
    // MARK: names, Taiwan, Hong Kong, Macau
    case personName = "PERSON_NAME"
    case taiwanIdentity = "TW_NATIONAL_ID"
    case taiwanResident = "TW_RESIDENT_CERTIFICATE"
    case taiwanBusiness = "TW_UBN"
    case taiwanMobile = "TW_MOBILE"
    case taiwanLandline = "TW_LANDLINE"
    case taiwanPlate = "TW_PLATE"
    case taiwanPassport = "TW_PASSPORT"
    case taiwanHealthCard = "TW_HEALTH_CARD"
    case hongKongIdentity = "HK_ID"
    case hongKongPhone = "HK_PHONE"
    case macauIdentity = "MO_ID"
    case macauPhone = "MO_PHONE"
    // MARK: unfinished text
    case placeholder = "PLACEHOLDER_UNRESOLVED"

    /// Kinds that are lawful to publish everywhere (severity S0 of the catalogue): they may stand in negatives.
    public var isAlwaysLawful: Bool {
        switch self {
        case .creditCode, .organisationCode, .caseNumber, .documentNumber, .isbn, .serviceLine, .hotline, .taiwanBusiness: true
        default: false
        }
    }
}
