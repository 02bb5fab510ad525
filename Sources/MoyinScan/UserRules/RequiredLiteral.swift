/// Finds text that every match of an expression must contain, so that the expression is tried only where it stands.
///
/// Understands what is common in rules (literals, classes, groups, repetition) and gives up on anything else: no literal
/// only costs time, a wrong one would lose matches.
struct RequiredLiteral {
    private let pattern: [Unicode.Scalar]
    private var index = 0
    private var run: [Unicode.Scalar] = []
    private var best: [Unicode.Scalar] = []
    private var isHopeless = false

    /// - Returns: the longest such text, at least two characters or one that is not ASCII; nil if none is found.
    static func find(in expression: String) -> String? {
        var search = RequiredLiteral(pattern: Array(expression.unicodeScalars))
        search.sequence(isTop: true)
        guard !search.isHopeless, search.index == search.pattern.count else { return nil }
        let isTelling = search.best.count > 1 || search.best.contains { $0.value >= 0x80 }
        return isTelling ? String(String.UnicodeScalarView(search.best)) : nil
    }

    private init(pattern: [Unicode.Scalar]) { self.pattern = pattern }

    private var next: Unicode.Scalar? { index < pattern.count ? pattern[index] : nil }

    private mutating func endRun() {
        if run.count > best.count { best = run }
        run = []
    }

    /// Up to the end of the expression or the bracket that closes the group.
    private mutating func sequence(isTop: Bool) {
        while let scalar = next, !isHopeless {
            switch scalar {
            case "|":
                isHopeless = true
            case ")":
                if isTop { isHopeless = true }
                endRun()
                return
            case "(": group()
            case "[":
                endRun()
                skipClass()
                _ = repetition()
            case "\\": escape()
            case ".", "^", "$":
                endRun()
                index += 1
                if scalar == "." { _ = repetition() }
            case "*", "+", "?", "{": isHopeless = true
            default:
                index += 1
                literal(scalar)
            }
        }
        endRun()
    }

    private mutating func literal(_ scalar: Unicode.Scalar) {
        switch repetition() {
        case .once: run.append(scalar)
        case .atLeastOnce:
            run.append(scalar)
            endRun()
        case .perhaps: endRun()
        }
    }

    private enum Repetition { case once, atLeastOnce, perhaps }

    private mutating func repetition() -> Repetition {
        guard let sign = next else { return .once }
        var result = Repetition.once
        switch sign {
        case "?", "*": (result, index) = (.perhaps, index + 1)
        case "+": (result, index) = (.atLeastOnce, index + 1)
        case "{":
            guard let close = pattern[index...].firstIndex(of: "}") else { return .once }
            let least = pattern[(index + 1)..<close].prefix { $0 != "," }
            result = least.isEmpty || least.allSatisfy { $0 == "0" } ? .perhaps : .atLeastOnce
            index = close + 1
        default: return .once
        }
        // Lazy or possessive.
        if next == "?" || next == "+" { index += 1 }
        return result
    }

    private mutating func escape() {
        guard index + 1 < pattern.count else { return isHopeless = true }
        let scalar = pattern[index + 1]
        switch scalar {
        case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "R", "N", "X":
            endRun()
            index += 2
            _ = repetition()
        case "b", "B", "A", "z", "Z", "K":
            endRun()
            index += 2
        case "p", "P":
            endRun()
            index += 2
            if next == "{" { index = (pattern[index...].firstIndex(of: "}") ?? pattern.count - 1) + 1 } else { index += 1 }
            _ = repetition()
        case _ where !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar):
            index += 2
            literal(scalar)
        default: isHopeless = true
        }
    }

    private mutating func skipClass() {
        index += 1
        if next == "^" { index += 1 }
        if next == "]" { index += 1 }
        while let scalar = next, scalar != "]" {
            if scalar == "\\" { index += 1 }
            if scalar == "[" { return isHopeless = true }
            index += 1
        }
        index += 1
        if index > pattern.count { isHopeless = true }
    }

    private mutating func group() {
        endRun()
        index += 1
        if next == "?" {
            guard index + 1 < pattern.count, pattern[index + 1] == ":" else { return isHopeless = true }
            index += 2
        } else if next == "*" {
            return isHopeless = true
        }
        let known = best
        sequence(isTop: false)
        guard !isHopeless, next == ")" else { return isHopeless = true }
        index += 1
        if repetition() == .perhaps { best = known }
    }
}
