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
}
