/// The script a text is written in, and where: Taiwan and Hong Kong differ in more than characters.
public enum Script: String, Sendable, CaseIterable {
    case simplified, taiwan, hongKong
}

/// A day of the Gregorian calendar.
struct Day: Sendable {
    var year: Int
    var month: Int
    var day: Int

    /// A birth of 1900 to 1939: nobody alive is meant.
    static func birth(using generator: inout SeededGenerator) -> Day {
        let year = generator.within(1900...1939)
        let month = generator.within(1...12)
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        return Day(year: year, month: month, day: generator.within(1...days))
    }

    /// A working day of recent years, for documents.
    static func recent(using generator: inout SeededGenerator) -> Day {
        Day(year: generator.within(2019...2026), month: generator.within(1...12), day: generator.within(1...28))
    }

    var han: String { "\(year)年\(month)月\(day)日" }
    var roc: String { "\(year - 1911)年\(month)月\(day)日" }
    var dashed: String { text { $0.append(year, width: 4); $0.append("-"); $0.append(month, width: 2); $0.append("-"); $0.append(day, width: 2) } }
    var compact: String { text { $0.append(year, width: 4); $0.append(month, width: 2); $0.append(day, width: 2) } }
}

/// One invented person; the identity number agrees with place, birth and sex.
struct Person: Sendable {
    var name: String
    var surname: String
    var isFemale: Bool
    var birth: Day
    var place: Place
    var residentID: String

    init(script: Script, using generator: inout SeededGenerator) {
        isFemale = generator.chance(50)
        birth = .birth(using: &generator)
        place = generator.pick(Place.all)
        let region = place.region
        let (born, female) = (birth, isFemale)
        residentID = text { ResidentIdentity.append(to: &$0, region: region, birth: born, isFemale: female, using: &generator) }
        (surname, name) = Self.name(script: script, using: &generator)
    }

    var sex: String { isFemale ? "女" : "男" }
    /// Full years by 2026, which for these births is past 86.
    var age: Int { 2026 - birth.year }

    static func name(script: Script, using generator: inout SeededGenerator) -> (surname: String, full: String) {
        let simplified = script == .simplified
        if simplified, generator.chance(2) {
            let name = generator.pick(NameLists.minority)
            return (name, name)
        }
        var surname = generator.pick(simplified ? NameLists.surnames : NameLists.traditionalSurnames)
        if generator.chance(3) {
            surname = generator.pick(simplified ? NameLists.compoundSurnames : NameLists.traditionalCompoundSurnames)
        }
        let last = generator.pick(simplified ? NameLists.lastCharacters : NameLists.traditionalLastCharacters)
        guard generator.chance(75) else { return (surname, surname + last) }
        let first = generator.pick(simplified ? NameLists.firstCharacters : NameLists.traditionalFirstCharacters)
        return (surname, surname + first + last)
    }
}
