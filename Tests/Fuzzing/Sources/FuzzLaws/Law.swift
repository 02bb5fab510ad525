/// What must hold for any bytes whatever. Bytes are interpreted as configuration and input; one set of laws a target.
public enum Law: String, CaseIterable, Sendable {
    case scan = "FuzzScan"
    case text = "FuzzText"
    case rules = "FuzzRules"
    case html = "FuzzHTML"
    case names = "FuzzNames"
    case policy = "FuzzPolicy"

    /// The laws these bytes break, in words. Traps where the product traps.
    public func violations(_ bytes: [UInt8]) -> [String] {
        var complaints = Complaints()
        var input = InputReader(bytes)
        switch self {
        case .scan: ScanLaws.shared.check(&input, &complaints)
        case .text: TextLaws.check(&input, &complaints)
        case .rules: RuleLaws.check(&input, &complaints)
        case .html: HTMLLaws.check(&input, &complaints)
        case .names: NameLaws.check(&input, &complaints)
        case .policy: PolicyLaws.shared.check(&input, &complaints)
        }
        return complaints.list
    }

    /// For the fuzzer: stops the process when a law is broken.
    public func hold(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let found = violations(Array(UnsafeBufferPointer(start: data, count: count)))
        if !found.isEmpty { fatalError(found.joined(separator: "\n")) }
        return 0
    }
}

struct Complaints {
    private(set) var list: [String] = []

    mutating func add(_ text: @autoclosure () -> String, unless holds: Bool) {
        if !holds { list.append(text()) }
    }

    mutating func equal<Value: Equatable>(_ left: Value, _ right: Value, _ what: @autoclosure () -> String) {
        if left != right { list.append("\(what()):\n  \(left)\n  \(right)") }
    }
}
