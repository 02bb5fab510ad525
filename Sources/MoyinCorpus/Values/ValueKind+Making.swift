extension ValueKind {
    /// A synthetic value of this kind, right in every checksum it has, drawn from `generator`.
    public func value(using g: inout SeededGenerator) -> String {
        switch self {
        case .residentID: ResidentIdentity.number(using: &g)
        case .residentID15: ResidentIdentity.fifteen(using: &g)
        case .foreignPermanentResident: ResidentIdentity.foreignPermanentResident(using: &g)
        case .residencePermit: ResidentIdentity.residencePermit(using: &g)
        case .disabilityCard: ResidentIdentity.disabilityCard(using: &g)
        case .taxNumber: ResidentIdentity.taxNumber(using: &g)
        case .studentNumber: g.chance(50) ? ResidentIdentity.studentNumber(using: &g) : Papers.admission(using: &g)
        case .spreadsheetDamage: ResidentIdentity.truncated(using: &g)
        case .hongKongMacauPermit: Papers.hongKongMacauPermit(using: &g)
        case .taiwanPermit: Papers.taiwanPermit(using: &g)
        case .passport: Papers.passport(using: &g)
        case .military: Papers.military(using: &g)
        case .driverFile: Papers.driverFile(using: &g)
        case .socialSecurity: Papers.socialSecurity(using: &g)
        case .household: Papers.household(using: &g)
        case .medical: Papers.medical(using: &g)
        case .certificate: Papers.certificate(using: &g)
        case .realEstate: Papers.realEstate(using: &g)
        case .creditCode: Organisations.creditCode(g.pick(["91", "92", "12", "54"]), using: &g)
        case .organisationCode: Organisations.code(using: &g)
        case .caseNumber: Organisations.caseNumber(using: &g)
        case .documentNumber: Organisations.documentNumber(organ: g.pick(Place.all).organ, script: .simplified, using: &g)
        case .isbn: Organisations.isbn(using: &g)
        case .bankCard: Finance.card(using: &g)
        case .bankAccount: Finance.account(using: &g)
        case .iban: Finance.iban(using: &g)
        case .mobile: Telephones.mobile(using: &g)
        case .landline: Telephones.landline(using: &g)
        case .serviceLine: Telephones.service(using: &g)
        case .hotline: g.pick(Telephones.hotlines)
        case .email: Online.personalMail(using: &g)
        case .qq: Online.qq(using: &g)
        case .wechat: Online.wechat(using: &g)
        case .payment: Online.payment(using: &g)
        case .url: Online.personalPage(using: &g)
        case .credential: Online.credential(using: &g)
        case .hardwareAddress: Online.hardwareAddress(using: &g)
        case .networkAddress: Online.address(using: &g)
        case .address: Addresses.home(in: g.pick(Place.all), using: &g)
        case .nativePlace: g.pick(Place.all).native
        case .birthDate: Self.birthDate(.birth(using: &g), using: &g)
        case .age: "\(g.within(3...97))\(g.pick(["岁", "周岁"]))"
        case .plate: Vehicles.plate(prefix: g.pick(Place.all).plate, using: &g)
        case .vin: Vehicles.vin(using: &g)
        case .imei: Vehicles.imei(using: &g)
        case .imsi: Vehicles.imsi(using: &g)
        case .iccid: Vehicles.iccid(using: &g)
        case .coordinates: Vehicles.coordinates(using: &g)
        case .personName: Person.name(script: .simplified, using: &g).full
        case .taiwanIdentity: Regional.taiwanIdentity(using: &g)
        case .taiwanResident: Regional.taiwanResident(using: &g)
        case .taiwanBusiness: Regional.taiwanBusiness(using: &g)
        case .taiwanMobile: Telephones.taiwanMobile(using: &g)
        case .taiwanLandline: Telephones.taiwanLandline(using: &g)
        case .taiwanPlate: Regional.taiwanPlate(using: &g)
        case .taiwanPassport: Regional.taiwanPassport(using: &g)
        case .taiwanHealthCard: Regional.taiwanHealthCard(using: &g)
        case .hongKongIdentity: Regional.hongKongIdentity(using: &g)
        case .hongKongPhone: Telephones.hongKong(using: &g)
        case .macauIdentity: Regional.macauIdentity(using: &g)
        case .macauPhone: Telephones.macau(using: &g)
        case .placeholder: g.pick(["xx", "XX", "××", "__", "○○"])
        }
    }

    /// The forms in which births are written.
    static func birthDate(_ day: Day, using g: inout SeededGenerator) -> String {
        switch g.below(5) {
        case 0: day.dashed
        case 1: "\(day.year).\(day.month < 10 ? "0" : "")\(day.month)"
        case 2: "\(day.year)年\(day.month)月"
        default: day.han
        }
    }
}
