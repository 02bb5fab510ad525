internal import MoyinDocuments

/// What sheets are called, in the file and in the copy. Formulas say it again: there it changes with it, and the page has it
/// once.
///
/// A name must not hold `[ ] : * ? / \`, nor be that of another sheet (ECMA-376 part 1, 18.2.19 and what Excel takes). What
/// takes its place in a copy often does; it stands there in wide signs, which are read back as these.
final class SheetNames {
    /// UTF-8, as the workbook has them.
    private var names: [[UInt8]] = []
    /// As they are in the copy.
    private(set) var written: [[UInt8]] = []
    /// By name in lower case.
    private var numbers: [[UInt8]: Int] = [:]
    /// As the page has them.
    private(set) var shown: [[UInt8]] = []
    private static let wide: [(UInt8, [UInt8])] = [
        (0x5b, Array("［".utf8)), (0x5d, Array("］".utf8)), (0x3a, Array("：".utf8)), (0x2a, Array("＊".utf8)), (0x3f, Array("？".utf8)), (0x2f, Array("／".utf8)),
        (0x5c, Array("＼".utf8)),
    ]

    init(_ names: [[UInt8]]) {
        self.names = names
        written = names
        var bases: Set<[UInt8]> = []
        for (index, name) in names.enumerated() {
            numbers[Self.folded(name)] = index
            let base = Self.withoutNumber(name)
            let isCopy = base.map { bases.contains($0) } ?? false
            let own = isCopy ? base! : name
            bases.insert(own)
            shown.append(own == [0x5f] ? [] : Self.narrow(own))
        }
    }

    var isRenamed: Bool { names != written }

    /// In the copy, a sheet is called so.
    ///
    /// - Throws: ``FileFailure`` when a name cannot be that long.
    func rename(_ index: Int, _ name: [UInt8]) throws(FileFailure) {
        var legal: [UInt8] = name.isEmpty ? [0x5f] : []
        for byte in name where byte >= 0x20 {
            if let wide = Self.wide.first(where: { $0.0 == byte })?.1 { legal += wide } else { legal.append(byte) }
        }
        var unique = legal
        var number = 2
        while written.indices.contains(where: { $0 != index && Self.folded(written[$0]) == Self.folded(unique) }) {
            unique = legal + Array(" (\(number))".utf8)
            number += 1
        }
        guard String(decoding: unique, as: UTF8.self).utf16.count <= 31 else { throw FileFailure(.cannotWrite, "xl/workbook.xml") }
        written[index] = unique
    }

    /// Where a text is the name of a sheet and no more: what stands there in a copy.
    var repeated: [[UInt8]: [UInt8]?] {
        var list: [[UInt8]: [UInt8]?] = [:]
        for (name, new) in zip(names, written) { list[name] = .some(name == new ? nil : new) }
        return list
    }

    private static func folded(_ name: [UInt8]) -> [UInt8] { name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }

    /// `名单` of `名单 (2)`, as programs call a sheet that was copied.
    private static func withoutNumber(_ name: [UInt8]) -> [UInt8]? {
        guard name.last == 0x29, let open = name.lastIndex(of: 0x28), open > 1, name[open - 1] == 0x20 else { return nil }
        let digits = name[(open + 1)..<(name.count - 1)]
        return (1...4).contains(digits.count) && digits.allSatisfy { $0 &- 0x30 < 10 } ? Array(name[..<(open - 1)]) : nil
    }

    private static func narrow(_ name: [UInt8]) -> [UInt8] {
        guard name.contains(0xef) else { return name }
        var text: [UInt8] = []
        var index = 0
        while index < name.count {
            if name[index] == 0xef, let sign = wide.first(where: { name[index...].starts(with: $0.1) }) {
                text.append(sign.0)
                index += 3
            } else {
                text.append(name[index])
                index += 1
            }
        }
        return text
    }

    // MARK: formulas

    /// Passes what a formula says besides the names of sheets to a view.
    ///
    /// - Returns: the formula as it is in a copy; nil: it stays. `isOther`: it says something else, and not only what sheets
    ///   are called now.
    func read(_ formula: UnsafeBufferPointer<UInt8>, _ view: DocumentView, _ place: Place) -> (text: [UInt8], isOther: Bool)? {
        // Of the formula: ranges that are names of sheets, with what they are called in the copy.
        var references: [(range: Range<Int>, name: [UInt8])] = []
        if formula.contains(0x21) { find(formula) { references.append(($0, $1)) } }
        var pieces: [Range<Int>] = []
        var start = 0
        for reference in references {
            pieces.append(start..<reference.range.lowerBound)
            start = reference.range.upperBound
        }
        pieces.append(start..<formula.count)
        var changed: [Int: [UInt8]] = [:]
        if pieces.contains(where: { Self.saysSomething(formula[$0]) }) {
            view.beginAside("formula")
            for (index, piece) in pieces.enumerated() {
                if let text = view.text(UnsafeBufferPointer(rebasing: formula[piece]), at: place) { changed[index] = text }
            }
            view.endAside()
        }
        guard view.isWriting, !changed.isEmpty || isRenamed && !references.isEmpty else { return nil }
        var text: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            text += changed[index] ?? Array(formula[piece])
            if index < references.count { text += references[index].name }
        }
        return (text, !changed.isEmpty)
    }

    /// Formulas that name a text, a long number or something in another script than Latin; the rest only name cells.
    static func saysSomething(_ formula: some Collection<UInt8>) -> Bool {
        var digits = 0
        for byte in formula {
            if byte == 0x22 || byte >= 0x80 { return true }
            digits = byte &- 0x30 < 10 ? digits + 1 : 0
            if digits > 6 { return true }
        }
        return false
    }

    /// Names of sheets before a `!`: as they are, or in quotes, one or from one to another.
    private func find(_ formula: UnsafeBufferPointer<UInt8>, _ found: (Range<Int>, [UInt8]) -> Void) {
        var index = 0
        while index < formula.count {
            switch formula[index] {
            case 0x22:
                index += 1
                while index < formula.count, formula[index] != 0x22 { index += 1 }
                index += 1
            case 0x27:
                let start = index
                var name: [UInt8] = []
                index += 1
                while index < formula.count {
                    if formula[index] == 0x27 {
                        guard index + 1 < formula.count, formula[index + 1] == 0x27 else { break }
                        index += 1
                    }
                    name.append(formula[index])
                    index += 1
                }
                index += 1
                if index < formula.count, formula[index] == 0x21, let new = called(name) { found(start..<index, Self.quoted(new)) }
            case let byte where Self.isOfName(byte):
                let start = index
                while index < formula.count, Self.isOfName(formula[index]) { index += 1 }
                guard index < formula.count, formula[index] == 0x21 else { continue }
                let name = Array(formula[start..<index])
                if let new = called(name) { found(start..<index, new == name ? name : Self.quoted(new)) }
            default: index += 1
            }
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5f || byte == 0x2e || byte == 0x3a }

    private static func quoted(_ name: [UInt8]) -> [UInt8] { [0x27] + name.flatMap { $0 == 0x27 ? [0x27, 0x27] : [$0] } + [0x27] }

    /// What a sheet, or the first and last of several, is called in the copy; nil for others.
    private func called(_ name: [UInt8]) -> [UInt8]? {
        if let index = numbers[Self.folded(name)] { return names[index] == written[index] ? name : written[index] }
        let ends = name.split(separator: 0x3a)
        guard ends.count == 2, let first = numbers[Self.folded(Array(ends[0]))], let last = numbers[Self.folded(Array(ends[1]))] else { return nil }
        return written[first] + [0x3a] + written[last]
    }
}
