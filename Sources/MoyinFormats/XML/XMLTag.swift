internal import CXML2

/// A start tag while the parser is at it.
struct XMLTag {
    let name: XMLName
    fileprivate let walk: XMLWalk
    fileprivate let values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let attributeCount: Int
    private let ownPrefix: UnsafePointer<xmlChar>?

    init(
        _ name: XMLName, _ walk: XMLWalk, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int, prefix: UnsafePointer<xmlChar>? = nil
    ) {
        (self.name, self.walk, self.values, attributeCount, ownPrefix) = (name, walk, values, count, prefix)
    }

    /// The element's prefix with its colon; empty where it has none.
    var prefix: [UInt8] { ownPrefix.map { Array(UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0)))) + [0x3a] } ?? [] }

    /// Local name of an attribute.
    func attribute(_ index: Int) -> XMLName { XMLName(values![5 * index].unsafelyUnwrapped) }

    /// The attribute's value, UTF-8.
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = values![5 * index + 3].unsafelyUnwrapped
        return UnsafeBufferPointer(start: start, count: values![5 * index + 4].unsafelyUnwrapped - start)
    }

    /// Whether the attribute has a prefix at all, and this one.
    func hasPrefix(_ index: Int, _ prefix: StaticString) -> Bool {
        guard let own = values![5 * index + 1] else { return false }
        return XMLName(own) == XMLName(stringLiteral: prefix)
    }

    func index(of name: XMLName) -> Int? { (0..<attributeCount).first { attribute($0) == name } }

    subscript(name: XMLName) -> UnsafeBufferPointer<UInt8>? { index(of: name).map(value) }

    /// The value of an attribute as a string; empty where there is none.
    func string(_ name: XMLName) -> String { self[name].map { String(decoding: $0, as: UTF8.self) } ?? "" }

    func number(_ name: XMLName) -> Int? { self[name].flatMap(Self.number) }

    /// Decimal digits alone; nil for anything else.
    static func number(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count < 18 else { return nil }
        var value = 0
        for digit in digits {
            guard digit &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(digit & 15)
        }
        return value
    }

    /// Where the element begins in the copy, for ``XMLWalk/rewrite(from:_:)``.
    var mark: Int { walk.output.count }
    var writer: XMLWalk { walk }

    /// The value of an attribute as a number.
    func number(_ index: Int) -> Int? { Int(String(decoding: value(index), as: UTF8.self)) }

    /// Whether a switch of office formats is on: present, and not `0`, `false`, `off`, `none`.
    func isOn(_ name: XMLName = "val") -> Bool { !["0", "false", "off", "none"].contains(string(name)) }

    /// In a copy, the attribute has this value.
    func replace(_ index: Int, with value: [UInt8]) { walk.replaced[index] = value }

    /// In a copy, the attribute is not there.
    func removeAttribute(_ index: Int) { walk.replaced[index] = .some(nil) }

    /// In a copy, this stands before the element, or in its place when it is dropped.
    func insert(_ xml: [UInt8]) { walk.insert(xml) }

    /// In a copy, neither the element nor what it holds is there. Its events come all the same.
    func drop() { walk.dropsElement = true }

    /// In a copy, this stands in the element, before what it holds.
    func insertInside(_ xml: [UInt8]) { walk.inside += xml }
}
