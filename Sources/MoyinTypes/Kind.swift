import Synchronization

/// What a finding is: `CN_RESIDENT_ID`, `CN_MOBILE`, `DOCUMENT_NUMBER`…
///
/// Two bytes, so that millions of findings stay small; the name is interned once. Rule files may introduce names of
/// their own; equal names are equal kinds for the life of the process. Creating a kind from a name takes a lock, so do
/// it when rules are compiled and not while scanning.
public struct Kind: Hashable, Sendable {
    public let code: UInt16

    /// The kind with this name, known or new. Names are ASCII capitals, digits and underscores by convention; the rule
    /// decoder enforces it.
    public init(_ name: String) {
        code = KindNames.shared.intern(name)
    }

    /// The name that reports print.
    public var name: String { KindNames.shared.name(of: code) }
}

extension Kind: CustomStringConvertible {
    public var description: String { name }
}

private final class KindNames: Sendable {
    static let shared = KindNames()

    private struct Table: Sendable {
        var names: [String] = []
        var codes: [String: UInt16] = [:]
    }
    private let table = Mutex(Table())

    func intern(_ name: String) -> UInt16 {
        table.withLock { table in
            if let code = table.codes[name] { return code }
            precondition(table.names.count < Int(UInt16.max), "more than 65,535 kinds of finding")
            let code = UInt16(table.names.count)
            table.names.append(name)
            table.codes[name] = code
            return code
        }
    }

    func name(of code: UInt16) -> String {
        table.withLock { $0.names[Int(code)] }
    }
}
