/// One labelled document of the corpus.
public struct CorpusDocument: Sendable {
    public var id: String
    public var text: LabelledText
    public var format: TextFormat
    /// A kind of notice, or a kind of trap (`negative/…`).
    public var notice: String
    /// Disguises that occur in it, sorted by name.
    public var disguises: [Evasion]
}
