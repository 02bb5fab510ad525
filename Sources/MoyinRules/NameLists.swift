internal import MoyinText

/// Names that a user knows: those that must be hidden wherever they stand, and those that are public, as the names of a
/// city's officials are. Both beat what the recogniser thinks.
public struct NameLists: Sendable {
    /// Found in every place, in either script, spaced out or broken over a line; redacted.
    public var hidden: [String]
    /// Found and kept.
    public var open: [String]

    public init(hidden: [String] = [], open: [String] = []) {
        (self.hidden, self.open) = (hidden, open)
    }

    public var isEmpty: Bool { hidden.isEmpty && open.isEmpty }

    /// Characters that a name may have.
    static let longest = 32

    /// Adds a file of names: UTF-8, one name a line; what follows a `#` is a comment. `[隐去]` or `[hide]` begins names to
    /// be hidden, as those before the first such line are, `[公开]` or `[keep]` names that are public.
    ///
    /// - Parameter name: what diagnostics call the file.
    /// - Throws: ``RuleErrors`` with everything that is wrong in it.
    public mutating func add(file name: String, _ bytes: [UInt8]) throws(RuleErrors) {
        var reader = NameListReader(file: name)
        reader.read(bytes)
        reader.compare(with: self)
        if !reader.diagnostics.isEmpty { throw RuleErrors(reader.diagnostics) }
        hidden += reader.hidden.map(\.name)
        open += reader.open.map(\.name)
    }
}

/// Reads one file of names and says what is wrong with it, line by line.
struct NameListReader {
    let file: String
    private(set) var hidden: [(name: String, line: Int)] = []
    private(set) var open: [(name: String, line: Int)] = []
    private(set) var diagnostics: [RuleDiagnostic] = []

    init(file: String) { self.file = file }

    private mutating func report(_ code: String, _ line: Int, _ message: String, _ remedy: String) {
        diagnostics.append(RuleDiagnostic(code, file: file, line: line, column: 1, message: message, remedy: remedy))
    }

    mutating func read(_ bytes: [UInt8]) {
        var isOpen = false
        let bytes = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes[3...] : bytes[...]
        for (index, raw) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
            guard let text = String(validating: raw, as: UTF8.self) else {
                report("not-utf8", index + 1, "这一行不是 UTF-8", "以 UTF-8 编码保存后重试")
                continue
            }
            let line = Self.trimmed(text.unicodeScalars.prefix { $0 != "#" && $0 != "＃" })
            if line.isEmpty { continue }
            if line.hasPrefix("[") || line.hasPrefix("【") {
                switch line.dropFirst().dropLast() {
                case "隐去", "hide": isOpen = false
                case "公开", "keep": isOpen = true
                default: report("unknown-section", index + 1, "不认识的段名", "写 [隐去] 或 [公开]")
                }
                continue
            }
            guard isName(line, index + 1) else { continue }
            if isOpen { open.append((line, index + 1)) } else { hidden.append((line, index + 1)) }
        }
        if hidden.isEmpty, open.isEmpty, diagnostics.isEmpty { report("empty", 0, "名单里没有姓名", "每行写一个姓名") }
    }

    /// Names that are on both lists.
    mutating func compare(with lists: NameLists) {
        // A list of one kind alone cannot contradict itself.
        if !open.isEmpty, !(hidden.isEmpty && lists.hidden.isEmpty) {
            let known = Set(hidden.map(\.name)).union(lists.hidden)
            for (name, line) in open where known.contains(name) { conflict(line) }
        }
        if !hidden.isEmpty, !lists.open.isEmpty {
            let known = Set(lists.open)
            for (name, line) in hidden where known.contains(name) { conflict(line) }
        }
    }

    private mutating func conflict(_ line: Int) {
        report("conflict", line, "这个姓名既要隐去又可公开", "只留在一段里；同名的人要隐去的，放在 [隐去]")
    }

    private mutating func isName(_ name: String, _ line: Int) -> Bool {
        var characters = 0
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\u{4e00}"..."\u{9fff}" where scalar != "某":
                characters += 1
                continue
            case " ", "\u{3000}", "·", "•", "‧", "・", "．", ".", "-", "'", "’": continue
            case "某", "*", "×", "○", "＊":
                report("masked-name", line, "姓名已经遮盖（\(scalar)）", "写出完整的姓名，或去掉这一行")
                return false
            default: break
            }
            guard scalar.properties.isAlphabetic || scalar.properties.generalCategory == .privateUse else {
                report("bad-name", line, "姓名里有“\(scalar)”", "每行写一个姓名，不写序号、标点和其他内容；说明写在 # 后面")
                return false
            }
            characters += 1
        }
        if characters < 2 {
            report("too-short", line, "只有一个字，会处处命中", "写出完整的姓名")
            return false
        }
        if characters > NameLists.longest {
            report("too-long", line, "超过 \(NameLists.longest) 个字", "每行写一个姓名")
            return false
        }
        return true
    }

    private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
        var text = text
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 || scalar == "\u{3000}" || scalar == "\u{a0}" }
        while let first = text.first, isSpace(first) { text.removeFirst() }
        while let last = text.last, isSpace(last) { text.removeLast() }
        return String(text)
    }
}
