internal import MoyinTypes

/// The desk at which one document is written: its randomness, its script, what is done to its numbers.
struct Desk {
    var generator: SeededGenerator
    let script: Script
    /// Where the office is.
    let place: Place
    /// Applied to the numeric identifiers of the document.
    let disguise: Evasion?
    /// Whether identifiers are masked where their kind can be.
    let isMasked: Bool
    /// Inside a table a number cannot break over two lines.
    var isInTable = false
    /// Disguises that really occurred.
    private(set) var disguisesUsed: Set<Evasion> = []

    init(generator: SeededGenerator, script: Script, disguise: Evasion? = nil, isMasked: Bool = false) {
        self.generator = generator
        self.script = script
        self.disguise = disguise
        self.isMasked = isMasked
        place = self.generator.pick(Place.all)
    }

    // MARK: choices

    mutating func pick(_ choices: String...) -> String { generator.pick(choices) }
    mutating func chance(_ percent: Int) -> Bool { generator.chance(percent) }
    mutating func number(_ range: ClosedRange<Int>) -> Int { generator.within(range) }
    mutating func day() -> Day { .recent(using: &generator) }

    /// An amount of money without unit, at times with separators.
    mutating func amount(_ range: ClosedRange<Int>) -> String {
        let whole = String(number(range))
        guard whole.count > 3, chance(30) else { return chance(20) ? whole + ".00" : whole }
        return whole.dropLast(3) + "," + whole.suffix(3) + ".00"
    }

    // MARK: people and offices

    mutating func person() -> Person { Person(script: script, using: &generator) }
    /// The name of somebody of whom no more is said.
    mutating func name() -> Piece { Piece(person().name, .personName) }
    /// `王某某`, which is no name any more.
    mutating func hiddenName() -> String {
        let surname = generator.pick(script == .simplified ? NameLists.surnames : NameLists.traditionalSurnames)
        return script == .taiwan ? surname + "○○" : surname + pick("某", "某某", "某某")
    }

    mutating func officePhone() -> Piece {
        switch script {
        case .simplified: Piece(Telephones.landline(area: place.area, localDigits: place.localDigits, using: &generator), .landline)
        case .taiwan: Piece(Telephones.taiwanLandline(using: &generator), .taiwanLandline)
        case .hongKong: Piece(Telephones.hongKong(using: &generator), .hongKongPhone)
        }
    }

    /// Where an office or a company sits: lawful, but an address.
    mutating func office(inFull: Bool = true, building: String = "") -> Piece {
        Piece((inFull ? place.full : "") + generator.pick(Locality.roads) + "\(number(1...300))号" + building, .address)
    }

    mutating func officeMail() -> Piece { Piece(Online.officeMail(using: &generator), .email) }
    mutating func documentNumber() -> Piece {
        Piece(Organisations.documentNumber(organ: place.organ, script: script, using: &generator), .documentNumber)
    }
    mutating func hotline() -> Piece { Piece(generator.pick(Telephones.hotlines), .hotline) }

    /// A company, invented.
    mutating func company() -> String {
        "\(place.city.isEmpty ? place.county : place.city)\(pick("青禾", "云帆", "启明", "恒远", "松涛", "海岳", "博雅", "金穗"))\(pick("建设工程", "信息技术", "园林绿化", "物业服务", "农业发展", "食品"))有限公司"
    }

    // MARK: identifiers

    /// The value of a kind, in the document's disguise or mask.
    mutating func value(_ kind: ValueKind) -> Piece { dressed(kind.value(using: &generator), kind) }

    mutating func id(_ person: Person) -> Piece { dressed(person.residentID, .residentID) }
    mutating func home(_ person: Person) -> Piece { Piece(Addresses.home(in: person.place, using: &generator), .address) }
    mutating func birth(_ person: Person) -> Piece { Piece(ValueKind.birthDate(person.birth, using: &generator), .birthDate) }

    /// A label in the document's disguise.
    mutating func label(_ text: String) -> String {
        guard let disguise, disguise.isOfLabel else { return text }
        let written = Label.written(text, disguise: disguise)
        if written != text { disguisesUsed.insert(disguise) }
        return written
    }

    private mutating func dressed(_ value: String, _ kind: ValueKind) -> Piece {
        if isMasked, chance(80), let masked = Masking.masked(value, kind, using: &generator) { return masked }
        guard let disguise, !disguise.isOfLabel, let groups = kind.groups(of: value), chance(75) else {
            return Piece(value, kind)
        }
        guard !isInTable || disguise.fitsTable else { return Piece(value, kind) }
        let changed = disguise.applied(to: value, groups: groups, using: &generator)
        if changed != value { disguisesUsed.insert(disguise) }
        return Piece(changed, kind)
    }
}

extension ValueKind {
    /// The natural grouping of a number of this kind; nil for what is not disguised.
    func groups(of value: String) -> [Int]? {
        switch self {
        case .residentID, .residencePermit: [6, 8, 4]
        case .mobile: [3, 4, 4]
        case .bankCard: [4, 4, 4, 4, 4]
        case .disabilityCard: [6, 8, 4, 2]
        case .taiwanIdentity: [4, 3, 3]
        default: nil
        }
    }
}
