/// A private person of the city's year. Who they are follows from their running number alone, so that in a
/// city's year no two have an identity number, a mobile or an account in common, and figures can be exact.
struct CityPerson {
    let name: String
    let surname: String
    let isFemale: Bool
    let birth: Day
    let identity: String
    let mobile: String
    let card: String
    let account: String
    /// 云泽市柳溪县松岭镇, and the rest down to the door.
    let town: String
    let door: String

    var sex: String { isFemale ? "女" : "男" }
    var home: String { town + door }

    /// Numbers from 0. Mobiles repeat after 3.7 million, cards and accounts after ten, identity numbers after 44: a year
    /// of the city takes two million numbers.
    init(number: Int, seed: UInt64, unit: CityUnit, using g: inout SeededGenerator) {
        (surname, name) = Person.name(script: .simplified, using: &g)
        // A step that shares no factor with the count visits everybody once.
        let start = Int(seed % 1_000_003)
        let slot = (number &* 7_919_173 &+ start) % (Place.all.count * 14_600 * 98)
        let place = Place.all[slot % Place.all.count]
        let day = slot / Place.all.count % 14_600
        let sequence = slot / Place.all.count / 14_600 + 1
        let birth = Day(year: 1900 + day / 365, dayOfYear: day % 365)
        self.birth = birth
        isFemale = sequence % 2 == 0
        identity = text { bytes in
            bytes.append(place.region)
            bytes.append(birth.compact)
            bytes.append(sequence, width: 3)
            bytes.append(Checksum.mod11x2(bytes[...]))
        }
        let line = (number &* 2_750_159 &+ start) % (Self.segments.count * 100_000)
        mobile = text { $0.append(Self.segments[line / 100_000]); $0.append("000"); $0.append(line % 100_000, width: 5) }
        let serial = (number &* 6_700_417 &+ start) % 10_000_000
        card = text { $0.append("62170000000"); $0.append(serial, width: 7); $0.append(Checksum.luhn($0[...])) }
        account = text { $0.append("20100000"); $0.append(serial, width: 7); $0.append("011") }
        let local = unit.level == .township ? unit.place : unit.level == .county ? unit.place + g.pick(Locality.towns) : CityUnit.city + "柳溪县" + g.pick(Locality.towns)
        town = local
        door = g.chance(60)
            ? g.pick(Locality.villages) + "\(g.within(1...12))组\(g.within(1...199))号"
            : g.pick(Locality.roads) + "\(g.within(1...299))号\(g.within(1...30))幢\(g.within(1...4))单元\(g.within(1...18))0\(g.within(1...6))室"
    }

    private static let segments = [
        "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156", "157", "158", "159", "166", "173",
        "175", "176", "177", "178", "180", "181", "182", "183", "185", "186", "187", "188", "189", "191", "195", "198", "199",
    ]
}

extension Day {
    /// Days from 0, without the 29th of February.
    init(year: Int, dayOfYear: Int) {
        var rest = dayOfYear
        var month = 0
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        while rest >= lengths[month] {
            rest -= lengths[month]
            month += 1
        }
        self.init(year: year, month: month + 1, day: rest + 1)
    }
}
