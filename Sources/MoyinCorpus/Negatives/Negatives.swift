/// Texts full of numbers that are nobody's. A negative holds no span, or only those of kinds that are always lawful.
enum Negatives {
    /// The traps, by name.
    static let traps: [(name: String, write: @Sendable (inout Desk) -> LabelledText)] = [
        ("documents", OfficialNumberTraps.documents), ("cases", OfficialNumberTraps.cases), ("permits", OfficialNumberTraps.permits),
        ("standards", OfficialNumberTraps.standards), ("books", OfficialNumberTraps.books), ("trade", TradeTraps.orders),
        ("invoices", TradeTraps.invoices), ("barcodes", TradeTraps.barcodes), ("models", TradeTraps.models), ("amounts", FigureTraps.amounts),
        ("counts", FigureTraps.counts), ("statistics", FigureTraps.statistics), ("ratios", FigureTraps.ratios), ("articles", FigureTraps.articles),
        ("times", MachineTraps.times), ("versions", MachineTraps.versions), ("epochs", MachineTraps.epochs), ("long", MachineTraps.longCodes),
        ("pages", MachineTraps.pages), ("telegrams", MachineTraps.telegrams), ("transport", MachineTraps.transport),
    ]

    /// Trap number `index` in turn; for Taiwan, one of the traps written for it.
    static func write(_ index: Int, at desk: inout Desk) -> (String, LabelledText) {
        if desk.script == .taiwan { return ("taiwan", TaiwanTraps.write(index, at: &desk)) }
        // Two of the traps, so that one's label does not always stand alone.
        let trap = traps[index % traps.count]
        let text = trap.write(&desk)
        return (trap.name, desk.chance(40) ? text + traps[desk.number(0...traps.count - 1)].write(&desk) : text)
    }
}
