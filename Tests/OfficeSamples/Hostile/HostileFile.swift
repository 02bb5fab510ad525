/// A file that is made to harm whoever reads it, made here from nothing.
public struct HostileFile: Sendable {
    /// With the ending that its type has.
    public let name: String
    public let what: String
    /// Whether it counts as reviewed in the end; nil: either may be.
    public let isRead: Bool?
    /// More than a second to make or to read: not for every run of the tests.
    public let isBig: Bool
    private let make: @Sendable () -> [UInt8]

    init(_ name: String, _ what: String, isRead: Bool? = false, isBig: Bool = false, _ make: @escaping @Sendable () -> [UInt8]) {
        (self.name, self.what, self.isRead, self.isBig, self.make) = (name, what, isRead, isBig, make)
    }

    public var bytes: [UInt8] { make() }

    public static let all = archives + packages + documents + pictures + texts
}

func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
func repeated(_ text: String, _ count: Int) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * count)
    for _ in 0..<count { result += bytes }
    return result
}
