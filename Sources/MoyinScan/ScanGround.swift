internal import MoyinNames
internal import MoyinRules
public import MoyinText
internal import MoyinValidators

/// The part of an engine that no rule has a say in: folding, reference tables, what the kernels look for, place names, what
/// is known about names of persons.
///
/// Taken apart so that it can be made while the rules are read.
public struct ScanGround: Sendable {
    public let fold: FoldTable
    let tables: ReferenceTables
    let triggers: TriggerTables
    let places: PlaceNames
    let names: NameModel
    let alphabet: NameAlphabet

    public init() {
        fold = FoldTable(simplified: BuiltinData.file("tables/traditional-simplified.tsv").unsafelyUnwrapped)
        tables = ReferenceTables(file: BuiltinData.file)
        triggers = TriggerTables(fold: fold)
        let builder = LexiconBuilder(fold: fold)
        do {
            names = try NameModel(BuiltinData.file("names/names.model").unsafelyUnwrapped)
        } catch {
            preconditionFailure("built with a model of names that does not load: \(error)")
        }
        alphabet = NameAlphabet(names, fold)
        places = PlaceNames(file: BuiltinData.file("tables/places.tsv"), folded: builder.folded)
    }
}
