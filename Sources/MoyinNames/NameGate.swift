/// The first stage: throws out most chance meetings of characters at the price of a few loads.
///
/// A sum of small numbers: what the characters of the candidate say, and what stands right before and behind it.
struct NameGate: Sendable {
    /// Candidates with a lower sum go no further. In eighths of a nat.
    static let threshold = -34
    private static let levelsPerForm = 64
    static let levelCount = NameForm.allCases.count * levelsPerForm
    /// For each unit, what it says before and behind a candidate of each of four groups of forms.
    private var sides: [UInt64]
    /// By form and dense score.
    private var levels: [Int8]

    /// Lets everything pass.
    init() {
        sides = [UInt64](repeating: 0, count: NameModel.units)
        levels = [Int8](repeating: 100, count: Self.levelCount)
    }

    init(levels: [Int8], sides: [UInt64]) {
        self.levels = levels
        self.sides = sides
    }

    /// - Parameter bytes: levels, then for each unit with numbers the unit and the eight.
    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        self.init()
        guard bytes.count >= Self.levelCount, (bytes.count - Self.levelCount) % 10 == 0 else { throw NameModelError(.damaged) }
        for index in 0..<Self.levelCount { levels[index] = Int8(bitPattern: bytes[index]) }
        var position = Self.levelCount
        while position < bytes.count {
            let unit = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt16.self))
            sides[Int(unit)] = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position + 2, as: UInt64.self))
            position += 10
        }
    }

    var bytes: [UInt8] {
        var bytes = levels.map { UInt8(bitPattern: $0) }
        for unit in sides.indices where sides[unit] != 0 {
            bytes.append(littleEndian: UInt16(unit))
            bytes.append(littleEndian: sides[unit])
        }
        return bytes
    }

    /// What decides about a candidate.
    struct Question {
        var level: Int
        /// Places in `sides`: the unit and the bit.
        var before: Int
        var behind: Int
        var shift: UInt64

        @inline(__always)
        init(_ candidate: NameCandidate, _ text: borrowing NameUnits) {
            level = Int(candidate.form.rawValue) * levelsPerForm + max(0, min(levelsPerForm - 1, (Int(candidate.dense) + 40) / 3))
            let (start, end) = (Int(candidate.start), Int(candidate.end))
            before = Self.neighbour(text.units[start - 1], gap: text.gaps[start])
            behind = Self.neighbour(text.units[end], gap: text.gaps[end])
            shift =
                switch candidate.form {
                case .short: 0
                case .full: 16
                case .foreign, .dotted, .japanese, .latin: 32
                default: 48
                }
        }

        /// The unit that counts as a neighbour: beyond a layout gap none does.
        @inline(__always)
        private static func neighbour(_ unit: UInt16, gap: UInt8) -> Int { gap >= NameUnits.Gap.wide ? Int(gap) + 1 : Int(unit) }
    }

    @inline(__always)
    func sum(_ question: Question) -> Int {
        let left = Int8(truncatingIfNeeded: sides[question.before] &>> question.shift)
        let right = Int8(truncatingIfNeeded: sides[question.behind] &>> (question.shift &+ 8))
        return Int(left) &+ Int(right) &+ Int(levels[question.level])
    }

    @inline(__always)
    func passes(_ candidate: NameCandidate, _ text: borrowing NameUnits) -> Bool {
        candidate.form == .masked || sum(Question(candidate, text)) >= Self.threshold
    }
}
