import Moyin
import MoyinPolicy
@testable import MoyinReports
@testable import MoyinService
import MoyinText

/// Options as a request says them, so that they can be read again.
enum OptionWords {
    enum Word: Equatable {
        case text(String)
        case flag(Bool)
        case list([String])
    }

    static func words(_ options: ReviewOptions) -> [(name: String, value: Word)] {
        var words: [(String, Word)] = [
            ("published", .flag(options.isPublished)), ("offsets", .text(options.unit.rawValue)), ("no_text", .flag(!options.withText)),
            ("style", .text(options.style.rawValue)), ("hide_names", .flag(options.choice.hidesNames)),
            ("no_names", .flag(!options.choice.findsNames)), ("format", .text(options.recordFormat.rawValue)),
        ]
        if let profile = options.profile { words.append(("profile", .text(profile))) }
        if let rules = options.choice.rules { words.append(("rules", .list(rules))) }
        if let names = options.choice.names { words.append(("names", .list(names))) }
        if let input = options.input { words.append(("input", .text(input.rawValue))) }
        if let encoding = options.encoding { words.append(("encoding", .text(encoding.rawValue))) }
        if let id = options.id { words.append(("id", .text(id))) }
        if let chain = options.chain { words.append(("chain", .text(chain))) }
        return words
    }

    /// As in a query or a form, where a list is written with commas.
    private static func plain(_ value: Word) -> String {
        switch value {
        case .text(let text): text
        case .flag(let flag): String(flag)
        case .list(let items): items.joined(separator: ",")
        }
    }

    static func query(_ options: ReviewOptions) -> String {
        words(options).map { "\($0.name)=" + plain($0.value).utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
            .joined(separator: "&")
    }

    static func form(_ options: ReviewOptions) -> [(name: String, value: String)] { words(options).map { ($0.name, plain($0.value)) } }

    /// Members of an object, with the blanks that JSON has, and a comma behind each.
    static func members(_ options: ReviewOptions, _ json: inout JSONText) {
        for (name, value) in words(options) {
            json.raw("\t\"\(name)\" :\r\n")
            switch value {
            case .text(let text): json.string(text)
            case .flag(let flag): json.raw(String(flag))
            case .list(let items): json.strings(items)
            }
            json.raw("\t,")
        }
    }

    static func equal(_ left: ReviewOptions, _ right: ReviewOptions) -> Bool {
        words(left).elementsEqual(words(right)) { $0.name == $1.name && $0.value == $1.value }
    }
}
