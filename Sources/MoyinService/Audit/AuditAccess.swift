internal import MoyinLedger
internal import MoyinReports

/// Who asks about the ledger, and what of it is theirs.
struct AuditAccess: Sendable {
    /// What the key is called; without keys the machine.
    private let name: String
    /// The only unit whose cases they see; nil: all of them.
    let unit: String?
    let mayWrite: Bool
    private let isKeyed: Bool

    /// Between the name of a key and that of a person: no key's name holds it.
    private static let separator = " · "

    /// - Throws: ``Problem`` for a key that was taken out of the file meanwhile.
    init(_ exchange: Exchange) throws(Problem) {
        guard let keys = exchange.core.keys, let id = exchange.key else {
            (name, unit, mayWrite, isKeyed) = (say("本机", "this machine"), nil, true, false)
            return
        }
        guard let key = keys.key(id) else { throw Problem.unknownKey }
        name = key.label.isEmpty ? say("密钥 \(id)", "key \(id)") : key.label.replacing(Self.separator, with: " ")
        unit = key.unit
        mayWrite = key.scopes.contains(.auditWrite)
        isKeyed = true
    }

    /// Who it was, for the history: the key, and the person that a request names beside it.
    func actor(_ person: String?) -> String { person.map { name + Self.separator + $0 } ?? name }

    /// What of such a name tells two apart. Whoever holds one key is one, whatever name they give; without keys the names are
    /// all there is.
    var identity: @Sendable (String) -> String {
        guard isKeyed else { return { $0 } }
        return { name in name.firstRange(of: Self.separator).map { String(name[..<$0.lowerBound]) } ?? name }
    }

    /// The part of a selection that is theirs.
    ///
    /// - Throws: ``Problem`` when another unit was asked for.
    func bounded(_ selection: CaseSelection) throws(Problem) -> CaseSelection {
        guard let unit else { return selection }
        guard selection.units.allSatisfy({ $0 == unit }) else { throw Problem.otherUnit }
        var selection = selection
        selection.units = [unit]
        return selection
    }

    /// Refuses what a unit cannot do with the ledger.
    func demandAll() throws(Problem) { if unit != nil { throw Problem.otherUnit } }

    /// What may be done at all, whatever the case.
    var possible: [String] {
        guard mayWrite else { return [] }
        return unit == nil ? AuditAction.names + ["recheck"] : AuditAction.ofUnits
    }

    /// What may be done with a case in its state.
    func actions(_ record: CaseRecord) -> [String] {
        let isOwn = record.author.map(identity) == identity(name)
        return possible.filter { name in
            if name == "recheck" { return CaseState.recheckable.contains(record.state) }
            guard let action = CaseAction(name: name, AuditAction.Fields()), action.origins.contains(record.state) else { return false }
            return !(name == "accept" && isKeyed && isOwn)
        }
    }
}
