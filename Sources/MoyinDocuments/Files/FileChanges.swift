/// What is to be different in the copy of a file, text by text, and so on in the files within it.
public struct FileChanges: Sendable {
    /// By the number of the segment, the text that takes the place of its own: UTF-8, no markup.
    public var texts: [Int: [UInt8]] = [:]
    /// By the number of the member; one that is not here is copied as it is.
    public var members: [Int: FileChanges] = [:]
    /// Whether what tells of authors and programs goes.
    public var cleansProperties = true

    public init() {}
}
