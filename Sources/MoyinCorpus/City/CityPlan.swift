/// How many items of each sort a city's year has, and which item is which: fixed by seed and scale before a word is written.
struct CityPlan: Sendable {
    enum Role: Sendable, Equatable {
        case lawful
        /// Holds what must not be published.
        case leak
        /// Looks clean to a program; a superior's list names it.
        case listed
        /// An item that leaks, republished elsewhere: another frame, another date, a note where it comes from.
        case leakAgain(of: Int)
        /// A lawful item once more, byte for byte, under another id.
        case lawfulAgain(of: Int)
    }

    let counts: CityCounts
    let roles: [Role]
    /// The unit of each item, in the order of the export.
    let units: [UInt16]
    /// Where the items of a unit stand in the export.
    let places: [Range<Int>]
    /// For items that leak: which persons are theirs, by running number. Nobody stands in two of them.
    let firstPerson: [Int: Int]
    /// The three rosters of thousands of rows.
    let giants: [Int: CityGiant]
    let withdrawn: Set<Int>
    let uncorrected: Set<Int>

    init(seed: UInt64, scale: Double) {
        counts = CityCounts(scale: scale)
        var generator = SeededGenerator(seed: seed &+ 0x6369_7479)
        let units = Self.share(counts)
        var places = [Range<Int>](repeating: 0..<0, count: CityUnit.all.count)
        for (index, unit) in units.enumerated() {
            let start = places[Int(unit)].isEmpty ? index : places[Int(unit)].lowerBound
            places[Int(unit)] = start..<index + 1
        }
        (self.units, self.places) = (units, places)
        var roles = [Role](repeating: .lawful, count: counts.items)
        let order = generator.shuffled(Array(0..<counts.items))
        var next = order.makeIterator()
        let leaks = (0..<counts.leaks).map { _ in next.next()! }
        let listed = (0..<counts.listed).map { _ in next.next()! }
        for item in leaks { roles[item] = .leak }
        for item in listed { roles[item] = .listed }

        // Giants first, so that no copy is made of them.
        var giants: [Int: CityGiant] = [:]
        for (place, item) in leaks.prefix(3).enumerated() { giants[item] = CityGiant(place: place, scale: scale) }
        let copied = leaks.dropFirst(3).filter { CityForm.of($0, seed: seed, role: .leak) == .page }
        for copy in 0..<counts.leakCopies where !copied.isEmpty {
            // Some are republished twice.
            roles[next.next()!] = .leakAgain(of: copied[copy * 3 / 4 % copied.count])
        }
        let rest = Array(next)
        for copy in 0..<min(counts.lawfulCopies, rest.count / 2) { roles[rest[copy]] = .lawfulAgain(of: rest[rest.count - 1 - copy]) }

        self.roles = roles
        self.giants = giants
        let corrected = leaks.sorted() + listed.sorted()
        withdrawn = Set(generator.shuffled(corrected).prefix(counts.withdrawn))
        let withdrawn = withdrawn
        uncorrected = Set(generator.shuffled(leaks.filter { !withdrawn.contains($0) && giants[$0] == nil }).prefix(counts.uncorrected))
        var person = 0
        var first: [Int: Int] = [:]
        for item in leaks {
            first[item] = person
            person += giants[item]?.rows ?? CityDesk.mostPersons
        }
        firstPerson = first
    }

    /// City, departments, then counties with their townships: a county has nine times as many items as a township.
    private static func share(_ counts: CityCounts) -> [UInt16] {
        var result: [UInt16] = []
        for (level, count) in [(CityUnit.Level.city, counts.city), (.department, counts.departments), (.county, counts.counties)] {
            let members = CityUnit.all.indices.filter { CityUnit.all[$0].level == level || level == .county && CityUnit.all[$0].level == .township }
            let weights = members.map { CityUnit.all[$0].level == .county ? 9 : 1 }
            let total = weights.reduce(0, +)
            var (sum, done) = (0, 0)
            for (member, weight) in zip(members, weights) {
                sum += weight
                let upTo = count * sum / total
                result += [UInt16](repeating: UInt16(member), count: upTo - done)
                done = upTo
            }
        }
        return result
    }
}

/// The sums of a city's year; at scale 1 those of the report the project started from: 6,235 + 734 = 6,969 of 136,000.
public struct CityCounts: Sendable, Equatable {
    public let city: Int
    public let departments: Int
    public let counties: Int
    /// Items that leak, copies of one counted once.
    public let leaks: Int
    public let listed: Int
    public let leakCopies: Int
    public let lawfulCopies: Int
    /// Of the leaking and the listed: taken down instead of corrected.
    public let withdrawn: Int
    /// Still leaking in `half-corrected.jsonl`.
    public let uncorrected: Int

    public var items: Int { city + departments + counties }
    public var rectified: Int { leaks + listed }

    init(scale: Double) {
        func part(_ whole: Int) -> Int { Int((Double(whole) * scale).rounded()) }
        (city, departments, counties) = (part(13_000), part(36_000), part(87_000))
        (leaks, listed) = (part(6_235), part(734))
        (leakCopies, lawfulCopies) = (part(412), part(1_900))
        (withdrawn, uncorrected) = (part(611), part(137))
    }
}

/// A roster of thousands of rows, one in each of the forms that rosters have.
struct CityGiant: Sendable {
    let rows: Int
    let form: CityForm

    init(place: Int, scale: Double) {
        rows = max(60, Int(Double([5_200, 9_700, 14_600][place]) * min(scale, 1)))
        form = [.page, .workbook, .csv][place]
    }
}

/// What an item is written as.
enum CityForm: Sendable {
    case page, text, csv, textFile, pageFile, workbook, letter

    static func of(_ item: Int, seed: UInt64, role: CityPlan.Role) -> CityForm {
        var generator = SeededGenerator(seed: seed &+ 0x666f_726d, index: item)
        // Attachments are 2.5 % of all; where something leaks they are more.
        let attachments = role == .leak ? 180 : 18
        guard generator.below(1000) < attachments else { return generator.below(100) < 12 ? .text : .page }
        return [.csv, .csv, .textFile, .pageFile, .workbook, .workbook, .workbook, .letter, .letter][generator.below(9)]
    }

    var fileExtension: String? {
        switch self {
        case .page, .text: nil
        case .csv: "csv"
        case .textFile: "txt"
        case .pageFile: "html"
        case .workbook: "xlsx"
        case .letter: "docx"
        }
    }
}
