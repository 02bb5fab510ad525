/// The first stage for compound, foreign and bare names: throws out most chance meetings of characters at the price of a few
/// loads.
///
/// A sum of small numbers: what the characters of the candidate say, and what stands right before and behind it.
struct NameGate: Sendable {
    /// Candidates with a lower sum go no further. In eighths of a nat.
    static let threshold = -34
    private static let levelsPerForm = 64
    /// Names that ``HanGate`` judges come first among the forms.
    private static let firstForm = Int(NameForm.compoundShort.rawValue)
    static let levelCount = (NameForm.allCases.count - firstForm) * levelsPerForm
    /// For each unit, what it says before and behind a candidate of each of two groups of forms.
    private var sides: [UInt32]
    /// By form and dense score.
    private var levels: [Int8]

    /// Lets everything pass.
    init() {
        sides = [UInt32](repeating: 0, count: NameModel.units)
        levels = [Int8](repeating: 100, count: Self.levelCount)
    }

    init(levels: [Int8], sides: [UInt32]) {
        self.levels = levels
        self.sides = sides
    }

    /// - Parameter bytes: levels, then for each unit with numbers the unit and the four.
    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        self.init()
        guard bytes.count >= Self.levelCount, (bytes.count - Self.levelCount) % 6 == 0 else { throw NameModelError(.damaged) }
        for index in 0..<Self.levelCount { levels[index] = Int8(bitPattern: bytes[index]) }
        var position = Self.levelCount
        while position < bytes.count {
            let unit = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt16.self))
            sides[Int(unit)] = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position + 2, as: UInt32.self))
            position += 6
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
        var shift: UInt32

        @inline(__always)
        init(_ candidate: NameCandidate, _ text: borrowing NameUnits) {
            level = (Int(candidate.form.rawValue) - firstForm) * levelsPerForm + max(0, min(levelsPerForm - 1, (Int(candidate.dense) + 40) / 3))
            let (start, end) = (Int(candidate.start), Int(candidate.end))
            before = text.neighbour(text.units[start - 1], gap: text.gaps[start])
            behind = text.neighbour(text.units[end], gap: text.gaps[end])
            shift =
                switch candidate.form {
                case .foreign, .dotted, .japanese, .latin: 0
                default: 16
                }
        }
    }

    @inline(__always)
    func sum(_ question: Question) -> Int {
        let left = Int8(truncatingIfNeeded: sides[question.before] &>> question.shift)
        let right = Int8(truncatingIfNeeded: sides[question.behind] &>> (question.shift &+ 8))
        return Int(left) &+ Int(right) &+ Int(levels[question.level])
    }

    /// - Parameter candidate: of a form that ``HanGate`` does not judge.
    @inline(__always)
    func passes(_ candidate: NameCandidate, _ text: borrowing NameUnits) -> Bool {
        candidate.form == .masked || sum(Question(candidate, text)) >= Self.threshold
    }
}
