/// Where one item of the city's year is written, as it was published or as it is after correction.
///
/// Both are written from the same random numbers: whoever writes draws the same whatever `isCorrected` says.
struct CityDesk {
    /// Rows of a roster that is not one of the giants, at most.
    static let mostPersons = 320

    var g: SeededGenerator
    let seed: UInt64
    let unit: CityUnit
    let day: Day
    let isCorrected: Bool
    var form: CityForm
    var paper = CityPaper()
    /// Kinds of what must be found, as design.md names them.
    private(set) var kinds: Set<String> = []
    /// What is told of persons: illness, disability. Either it goes or the name does.
    private(set) var facts: Set<String> = []
    /// Persons written, which are those of whom too much is told unless `onlyExposed` says how few they are.
    private var written = 0
    var onlyExposed: Int?
    var persons: Int { onlyExposed ?? written }
    private let firstPerson: Int
    let rowsAsked: Int?

    init(g: SeededGenerator, seed: UInt64, unit: CityUnit, day: Day, isCorrected: Bool = false, form: CityForm, firstPerson: Int = 0, rowsAsked: Int? = nil) {
        (self.g, self.seed, self.unit, self.day, self.isCorrected, self.form) = (g, seed, unit, day, isCorrected, form)
        (self.firstPerson, self.rowsAsked) = (firstPerson, rowsAsked)
    }

    // MARK: choices

    mutating func pick(_ choices: String...) -> String { g.pick(choices) }
    mutating func chance(_ percent: Int) -> Bool { g.chance(percent) }
    mutating func number(_ range: ClosedRange<Int>) -> Int { g.within(range) }
    mutating func phone() -> String { unit.phone(&g) }
    mutating func money(_ range: ClosedRange<Int>) -> String {
        let whole = String(number(range))
        return whole.count > 3 && chance(40) ? whole.dropLast(3) + "," + whole.suffix(3) + ".00" : whole
    }
    mutating func document() -> String {
        let kind = pick("政发", "政办发", "政办秘", "民发", "农发", "财社", "人社发", "教办", "建房")
        return "\(unit.organ)\(kind)〔\(day.year - number(0...3))〕\(number(1...286))号"
    }
    mutating func company() -> String {
        CityUnit.city + pick("青禾", "云帆", "启明", "恒远", "松涛", "海岳", "博雅", "金穗", "瑞丰", "安澜")
            + pick("建设工程", "信息技术", "园林绿化", "物业服务", "农业发展", "食品", "环保科技", "市政养护") + "有限公司"
    }
    /// An official, an expert, a clerk in a post.
    mutating func official() -> String {
        var name = ""
        repeat { name = Person.name(script: .simplified, using: &g).full } while name.utf8.count > 9
        return name
    }
    mutating func hiddenName() -> String { g.pick(NameLists.surnames) + pick("某", "某某", "某某") }

    /// How many rows a roster has: mostly a dozen, at times hundreds.
    mutating func rows() -> Int {
        let drawn = g.below(100)
        let count = drawn < 55 ? number(3...18) : drawn < 92 ? number(19...70) : number(71...Self.mostPersons)
        return rowsAsked ?? count
    }

    // MARK: persons and what is theirs

    mutating func person() -> CityPerson {
        let person = CityPerson(number: firstPerson + written, seed: seed, unit: unit, using: &g)
        written += 1
        return person
    }

    mutating func leak(_ kind: String) { kinds.insert(kind) }
    mutating func tell(_ fact: String) { facts.insert(fact) }

    mutating func identity(_ person: CityPerson) -> String {
        leak("CN_RESIDENT_ID")
        return isCorrected ? masked(person.identity, 2, 3) : person.identity
    }

    mutating func mobile(_ person: CityPerson) -> String {
        leak("CN_MOBILE")
        return isCorrected ? masked(person.mobile, 3, 4) : person.mobile
    }

    mutating func card(_ person: CityPerson) -> String {
        leak("BANK_CARD")
        return isCorrected ? masked(person.card, 0, 4) : person.card
    }

    mutating func account(_ person: CityPerson) -> String {
        leak("BANK_ACCOUNT")
        return isCorrected ? masked(person.account, 0, 4) : person.account
    }

    mutating func home(_ person: CityPerson) -> String {
        leak("ADDRESS")
        return isCorrected ? person.town : person.home
    }

    mutating func birth(_ person: CityPerson, _ written: String) -> String {
        leak("BIRTH_DATE")
        return isCorrected ? "\(person.birth.year)年" : written
    }

    /// Somebody who must not be named: 张某某.
    mutating func named(_ person: CityPerson) -> String {
        leak("PERSON_NAME")
        return isCorrected ? person.surname.prefix(1) + "某某" : person.name
    }

    func masked(_ value: String, _ head: Int, _ tail: Int) -> String {
        value.prefix(head) + String(repeating: "*", count: value.count - head - tail) + value.suffix(tail)
    }
}
