import MoyinDocuments

extension FileChanges {
    /// Nothing changes, here and in the files within.
    var isEmpty: Bool { texts.isEmpty && members.values.allSatisfy(\.isEmpty) }
}
