internal import MoyinLedger
internal import MoyinReports

/// Which cases a request is about, in the words of the command line: items of a query, or of an object `filter`.
enum AuditFilter {
    static let names = ["number", "id", "unit", "column", "state", "kind", "severity", "source", "overdue", "from", "to"]
    /// Cases that a request may name one by one.
    static let mostNumbers = 10_000

    /// - Parameter values: of one item; several are as good as each other.
    /// - Returns: false for a name that is none of a filter.
    /// - Throws: ``Problem`` for a value that it has not.
    static func set(_ name: String, _ values: [String], _ selection: inout CaseSelection) throws(Problem) -> Bool {
        switch name {
        case "number": selection.numbers = try numbers(values, "number")
        case "id": selection.items = values
        case "unit": selection.units = values
        case "column": selection.columns = values
        case "kind": selection.kinds = values
        case "state":
            selection.states = []
            for value in values {
                if value == "open" {
                    selection.states += CaseState.allCases.filter(\.isOpen)
                } else {
                    guard let state = CaseState(rawValue: value) else { throw unknown(name, ["open"] + CaseState.allCases.map(\.rawValue)) }
                    selection.states.append(state)
                }
            }
        case "source":
            selection.origins = []
            for value in values { selection.origins.append(try origin(value)) }
        case "severity":
            guard values.count == 1, let grade = values[0].last.flatMap({ Int(String($0)) }), "S\(grade)" == values[0], (0...4).contains(grade) else {
                throw unknown(name, ["S0", "S1", "S2", "S3", "S4"])
            }
            selection.severity = grade
        case "overdue":
            switch values {
            case ["true"], ["1"], [""]: selection.overdueOn = LedgerTime.today()
            case ["false"], ["0"]: selection.overdueOn = nil
            default: throw unknown(name, ["true", "false"])
            }
        case "from": selection.foundFrom = try start(values, name)
        // A day is 24 hours but where clocks change; 25 hours behind its start is the next one in any case.
        case "to": selection.foundBefore = LedgerTime.start(of: LedgerTime.day(try start(values, name) + 90_000))
        default: return false
        }
        return true
    }

    static func origin(_ text: String) throws(Problem) -> CaseOrigin {
        guard let origin = CaseOrigin(rawValue: text) else { throw unknown("source", CaseOrigin.allCases.map(\.rawValue)) }
        return origin
    }

    static func numbers(_ values: [String], _ name: String) throws(Problem) -> [Int] {
        guard values.count <= mostNumbers else {
            throw Problem.bad(name, say("一次最多 \(grouped(mostNumbers)) 个序号", "at most \(grouped(mostNumbers)) numbers at a time"), say("分几次，或用 filter", "in several requests, or use filter"))
        }
        var numbers: [Int] = []
        for value in values {
            guard let number = Int(value), number > 0 else {
                throw Problem.bad(name, say("序号是正整数", "numbers are positive and whole"), say("写 GET /v1/audit/cases 列出的 number", "take number of GET /v1/audit/cases"))
            }
            numbers.append(number)
        }
        return numbers
    }

    /// - Throws: ``Problem`` for what is no day.
    static func day(_ text: String, _ name: String) throws(Problem) -> String {
        guard LedgerTime.start(of: text) != nil else {
            throw Problem.bad(name, say("这不是日期", "this is no day"), say("写成 2026-12-31", "write 2026-12-31"))
        }
        return text
    }

    private static func start(_ values: [String], _ name: String) throws(Problem) -> Int {
        guard values.count == 1, let start = LedgerTime.start(of: values[0]) else {
            throw Problem.bad(name, say("这不是日期", "this is no day"), say("写成 2026-12-31", "write 2026-12-31"))
        }
        return start
    }

    static func unknown(_ name: String, _ known: [String]) -> Problem {
        Problem.bad(name, say("没有这个值", "there is no such value"), say("可用：", "known: ") + known.joined(separator: ", "), code: "unknown-value")
    }

    /// The filter of a query, whose values have commas between them.
    ///
    /// - Parameter others: names of items that are no filter's; what they say is left to the caller.
    /// - Throws: ``Problem`` for an item that is neither.
    static func selection(_ items: QueryItems, others: [String]) throws(Problem) -> CaseSelection {
        var selection = CaseSelection()
        var seen: Set<String> = []
        for item in items.items {
            guard seen.insert(item.name).inserted else { throw Problem.twice(item.name) }
            // Addresses may hold commas.
            let values = item.name == "id" ? [item.value] : item.value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if try set(item.name, values, &selection) || others.contains(item.name) { continue }
            throw Problem.bad(
                nil, say("有不认识的选项", "there is an option that is not known"), say("可用：", "known: ") + (names + others).joined(separator: ", "), code: "unknown-option")
        }
        return selection
    }
}

extension QueryItems {
    /// The value of an item; nil where there is none.
    func value(_ name: String) -> String? { items.first { $0.name == name }?.value }

    /// - Throws: ``Problem`` for what is neither true nor false.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch value(name) {
        case nil, "false", "0": false
        case "true", "1", "": true
        default: throw AuditFilter.unknown(name, ["true", "false"])
        }
    }
}
