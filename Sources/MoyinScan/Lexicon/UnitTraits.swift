/// What a unit may do between a label and its value, for every unit: one load instead of several questions.
struct UnitTraits: Sendable {
    struct Set: OptionSet {
        let rawValue: UInt8
        /// Colons, brackets, spaces, copulas: a label before it is still right before the value.
        static let connects = Set(rawValue: 1)
        /// What numbers of one list have between them besides those.
        static let lists = Set(rawValue: 2)
        /// A label or a generic word ends with it.
        static let endsLabel = Set(rawValue: 4)
    }

    private var traits = [Set](repeating: [], count: 65_536)

    init(labelEnds: some Sequence<UInt16>) {
        for unit in ":=()\",.\n\t|+-[]_*“”【】「」、/为是号码第系".utf16 { traits[Int(unit)].insert(.connects) }
        for unit in "或和及转—".utf16 { traits[Int(unit)].insert(.lists) }
        for unit in labelEnds { traits[Int(unit)].insert(.endsLabel) }
    }

    @inline(__always)
    subscript(unit: UInt16) -> Set { traits[Int(unit)] }
}
