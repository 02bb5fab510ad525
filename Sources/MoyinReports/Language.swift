/// The language of help and messages. Help texts are made before arguments are parsed, so the arguments are looked at.
package enum Language {
    /// Instead of what the arguments say: for requests, each in its own, and for tests, which are to read both.
    @TaskLocal package static var chosen: Bool?

    package static var isEnglish: Bool { chosen ?? isAskedFor }

    private static let isAskedFor: Bool = {
        let arguments = CommandLine.arguments
        if arguments.contains("--lang=en") { return true }
        guard let option = arguments.firstIndex(of: "--lang"), option + 1 < arguments.count else { return false }
        return arguments[option + 1] == "en"
    }()
}

/// A message in the language asked for.
package func say(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    Language.isEnglish ? english() : chinese()
}

/// 15003 as `15,003`.
package func grouped(_ number: Int) -> String {
    var digits = String(number)
    var output = ""
    while digits.utf8.count > 3 {
        output = "," + digits.suffix(3) + output
        digits.removeLast(3)
    }
    return digits + output
}
