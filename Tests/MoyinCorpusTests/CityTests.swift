import Testing

@testable import MoyinCorpus

/// A city's year: the same from a seed, with the sums it says.
@Suite struct CityTests {
    static let city = City(seed: 1, scale: 0.01)
    static let whole = city.part(0..<city.counts.items)

    @Test("at scale 1 the sums are those of the report the project started from")
    func sums() {
        let counts = CityCounts(scale: 1)
        #expect((counts.city, counts.departments, counts.counties, counts.items) == (13_000, 36_000, 87_000, 136_000))
        #expect(counts.leaks + counts.listed == 6_969)
    }

    @Test("as many items have each role as the sums say", arguments: [0.001, 0.01, 0.1])
    func roles(scale: Double) {
        let plan = CityPlan(seed: 7, scale: scale)
        func count(_ isOne: (CityPlan.Role) -> Bool) -> Int { plan.roles.count(where: isOne) }
        #expect(plan.roles.count == plan.counts.items && plan.units.count == plan.counts.items)
        #expect(count { $0 == .leak } == plan.counts.leaks)
        #expect(count { $0 == .listed } == plan.counts.listed)
        #expect(count { if case .leakAgain(let of) = $0 { plan.roles[of] == .leak } else { false } } == plan.counts.leakCopies)
        #expect(count { if case .lawfulAgain(let of) = $0 { plan.roles[of] == .lawful } else { false } } == plan.counts.lawfulCopies)
        #expect(plan.withdrawn.count == plan.counts.withdrawn && plan.uncorrected.count == plan.counts.uncorrected)
        #expect(plan.withdrawn.isDisjoint(with: plan.uncorrected))
    }

    @Test("units are one of the city, 45 departments, 12 counties, 150 townships, no two of one name")
    func units() {
        let units = CityUnit.all
        #expect(Set(units.map(\.name)).count == units.count)
        #expect(units.count { $0.level == .department } == 45)
        #expect(units.count { $0.level == .county } == 12)
        #expect(units.count { $0.level == .township } == 150)
    }

    @Test("the same seed gives the same bytes, another seed others, and parts make the whole")
    func determinism() {
        let again = City(seed: 1, scale: 0.01)
        var (export, corrected) = ([UInt8](), [UInt8]())
        for start in stride(from: 0, to: again.counts.items, by: 97) {
            let part = again.part(start..<min(start + 97, again.counts.items))
            export += part.export
            corrected += part.corrected
        }
        #expect(export == Self.whole.export && corrected == Self.whole.corrected)
        #expect(City(seed: 2, scale: 0.01).part(0..<50).export != again.part(0..<50).export)
    }

    @Test("truth adds up, and the files hold what it says")
    func truth() {
        let (truth, counts) = (Self.whole.truth, Self.city.counts)
        #expect((truth.items, truth.leakingGroups, truth.listedItems) == (counts.items, counts.leaks, counts.listed))
        #expect(truth.leakingItems == counts.leaks + counts.leakCopies)
        #expect(truth.units.values.reduce(0) { $0 + $1.items } == counts.items)
        #expect(truth.units.values.reduce(0) { $0 + $1.leaks } == counts.leaks)
        func lines(_ bytes: [UInt8]) -> Int { bytes.count { $0 == 0x0a } }
        #expect(lines(Self.whole.export) == counts.items)
        #expect(lines(Self.whole.listed) == counts.listed)
        #expect(lines(Self.whole.corrected) == counts.rectified + counts.leakCopies - truth.withdrawn.count)
        #expect(lines(Self.whole.halfCorrected) == lines(Self.whole.corrected))
        // Rosters of a few hundred at most, and three giants.
        #expect(truth.leaks.allSatisfy { !($0.kinds + $0.facts).isEmpty && $0.persons > 0 })
        #expect(City(seed: 1, scale: 1).plan.giants.values.map(\.rows).sorted() == [5_200, 9_700, 14_600])
    }

    @Test("no two persons have an identity number, a mobile, a card or an account in common")
    func persons() {
        var generator = SeededGenerator(seed: 3)
        let unit = CityUnit.all[60]
        let persons = (0..<40_000).map { CityPerson(number: $0 * 53, seed: 9, unit: unit, using: &generator) }
        for key in [\CityPerson.identity, \.mobile, \.card, \.account] { #expect(Set(persons.map { $0[keyPath: key] }).count == persons.count) }
        #expect(persons.allSatisfy { (1900...1939).contains($0.birth.year) && $0.identity.utf8.count == 18 })
    }

    @Test("correction leaves no identity number standing in full")
    func correction() {
        func numbers(_ bytes: [UInt8]) -> Set<[UInt8]> {
            var found: Set<[UInt8]> = []
            for run in bytes.split(whereSeparator: { !($0 >= 0x30 && $0 <= 0x39 || $0 == 0x58) }) where run.count == 18 {
                let isBirth = run[run.startIndex + 6] == 0x31 && run[run.startIndex + 7] == 0x39
                if isBirth, Checksum.mod11x2(run.dropLast()) == run.last { found.insert(Array(run)) }
            }
            return found
        }
        #expect(numbers(Self.whole.export).count > 100)
        #expect(numbers(Self.whole.corrected).isEmpty)
        for file in Self.whole.files {
            if file.path.hasPrefix("files-corrected/") { #expect(numbers(file.bytes).isEmpty, "\(file.path)") }
        }
    }

    @Test("an archive's checksum is the standard's")
    func checksum() { #expect(CRC32.of(Array("123456789".utf8)) == 0xcbf4_3926) }

    @Test("an archive ends with a directory of its members")
    func archive() {
        var zip = StoredZip()
        zip.add("a", [1, 2, 3])
        zip.add("b/c", [])
        let bytes = zip.finished()
        let end = bytes.suffix(22)
        #expect(Array(end.prefix(4)) == [0x50, 0x4b, 5, 6])
        #expect(end[end.startIndex + 10] == 2)
        let start = Int(end[end.startIndex + 16]) | Int(end[end.startIndex + 17]) << 8
        #expect(Array(bytes[start..<start + 4]) == [0x50, 0x4b, 1, 2])
    }
}
