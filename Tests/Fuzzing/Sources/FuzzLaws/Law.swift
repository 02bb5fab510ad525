/// What must hold for any bytes whatever. Bytes are interpreted as configuration and input; one set of laws a target.
public struct Law: Sendable {
    /// Of the target, and of the folder of its regressions.
    public let name: String
    private let check: @Sendable (inout InputReader, inout Complaints) -> Void

    package init(_ name: String, _ check: @escaping @Sendable (inout InputReader, inout Complaints) -> Void) {
        self.name = name
        self.check = check
    }

    public static let scan = Law("FuzzScan") { ScanLaws.shared.check(&$0, &$1) }
    public static let text = Law("FuzzText") { TextLaws.check(&$0, &$1) }
    public static let rules = Law("FuzzRules") { RuleLaws.check(&$0, &$1) }
    public static let html = Law("FuzzHTML") { HTMLLaws.check(&$0, &$1) }
    public static let names = Law("FuzzNames") { NameLaws.check(&$0, &$1) }
    public static let policy = Law("FuzzPolicy") { PolicyLaws.shared.check(&$0, &$1) }

    /// The laws these bytes break, in words. Traps where the product traps.
    public func violations(_ bytes: [UInt8]) -> [String] {
        var complaints = Complaints()
        var input = InputReader(bytes)
        check(&input, &complaints)
        return complaints.list
    }

    /// For the fuzzer: stops the process when a law is broken.
    public func hold(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let found = violations(Array(UnsafeBufferPointer(start: data, count: count)))
        if !found.isEmpty { fatalError(found.joined(separator: "\n")) }
        return 0
    }
}

package struct Complaints {
    package private(set) var list: [String] = []

    package mutating func add(_ text: @autoclosure () -> String, unless holds: Bool) {
        if !holds { list.append(text()) }
    }

    package mutating func equal<Value: Equatable>(_ left: Value, _ right: Value, _ what: @autoclosure () -> String) {
        if left != right { list.append("\(what()):\n  \(left)\n  \(right)") }
    }
}
