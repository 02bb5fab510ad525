/// Kinds that code has to name.
extension Kind {
    public static let residentID = Kind("CN_RESIDENT_ID")
    public static let mobile = Kind("CN_MOBILE")
    public static let landline = Kind("CN_LANDLINE")
    public static let bankCard = Kind("BANK_CARD")
    public static let bankAccount = Kind("BANK_ACCOUNT")
    public static let address = Kind("ADDRESS")
    public static let email = Kind("EMAIL")
    public static let birthDate = Kind("BIRTH_DATE")
    public static let personName = Kind("PERSON_NAME")
    public static let placeholder = Kind("PLACEHOLDER_UNRESOLVED")

    /// Stands for a ruling that no single finding gave.
    public static let secrecyReview = Kind("SECRECY_REVIEW")

    /// Markings: never edited away; they say what becomes of the document.
    public static let markings: Set<Kind> = Set(
        ["SECRET_MARK", "INTERNAL_MARK", "PROCESS_INFO", "INTERNAL_AFFAIRS", "CASE_FILE", "SECURITY_RISK", "TRADE_SECRET", "OPEN_ATTRIBUTE", "CLEARANCE", "URGENCY"]
            .map { Kind($0) })
}
