/// How the process ends (design: 2 beats 1).
struct ExitStatus: Error, Equatable {
    var rawValue: Int32
    static let clean = ExitStatus(rawValue: 0)
    static let findings = ExitStatus(rawValue: 1)
    static let failure = ExitStatus(rawValue: 2)

    func worse(_ other: ExitStatus) -> ExitStatus { rawValue >= other.rawValue ? self : other }
}
