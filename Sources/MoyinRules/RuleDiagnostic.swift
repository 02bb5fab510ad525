/// One thing that is wrong with a rule file: where, what, and how to mend it.
public struct RuleDiagnostic: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Severity: String, Sendable { case error, warning }

    public var severity: Severity
    /// Stable and short, for programs: `unknown-key`, `bad-value`…
    public var code: String
    public var file: String
    /// From 1; 0 when the whole file is meant.
    public var line: Int
    public var column: Int
    public var message: String
    public var remedy: String

    public init(
        _ code: String, file: String, line: Int, column: Int, message: String, remedy: String,
        severity: Severity = .error
    ) {
        self.severity = severity
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    public var description: String {
        "\(file):\(line):\(column): \(severity.rawValue)[\(code)]: \(message)\n  → \(remedy)"
    }
}

/// Everything wrong with the rule files of one load.
public struct RuleErrors: Error, Sendable, CustomStringConvertible {
    public var diagnostics: [RuleDiagnostic]
    public init(_ diagnostics: [RuleDiagnostic]) { self.diagnostics = diagnostics }
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
