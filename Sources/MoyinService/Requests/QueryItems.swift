internal import MoyinReports

/// The items of a query: `profile=低保公示&hide-names`.
struct QueryItems {
    struct Item {
        var name: String
        var value: String
        /// As it was sent.
        var raw: Substring
    }
    private(set) var items: [Item] = []

    /// - Throws: ``Problem`` for what is not percent-encoded UTF-8.
    init(_ query: Substring?) throws(Problem) {
        for item in (query ?? "").split(separator: "&") {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : "") else {
                throw Problem.bad(nil, say("查询串编码有误", "the query is not encoded well"), say("用 UTF-8 的百分号编码", "use percent-encoded UTF-8"), code: "bad-query")
            }
            items.append(Item(name: name, value: value, raw: item))
        }
    }

    /// Takes an item out; nil where there is none.
    ///
    /// - Throws: ``Problem`` when there are two.
    mutating func take(_ name: String) throws(Problem) -> String? {
        let found = items.filter { $0.name == name }
        guard found.count <= 1 else {
            throw Problem.twice(name)
        }
        items.removeAll { $0.name == name }
        return found.first?.value
    }

    /// What is left, as it was sent.
    var text: String { items.map { String($0.raw) }.joined(separator: "&") }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x2b: bytes.append(0x20)
            case 0x25:
                // A sign before a digit is a number to Swift.
                guard rest.count >= 2, rest.first != 0x2b, rest.first != 0x2d,
                    let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                else { return nil }
                rest = rest.dropFirst(2)
                bytes.append(value)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension Problem {
    /// Readers differ in which one they take.
    static func twice(_ name: String) -> Problem {
        bad(name, say("同一个选项出现了两次", "an option stands there twice"), say("只留一个", "leave one out"), code: "bad-query")
    }
}
