package import MoyinFiles

/// One thing that was published: a page, a notice, an attachment.
package struct PublishedItem: Sendable {
    /// Tells it from all others: its id in an export, its address in a mirror, its path in a folder.
    package var key: String
    package var title: String?
    package var unit: String?
    package var column: String?
    package var url: String?
    /// As the source writes it.
    package var published: String?
    package var content: Content
    /// A line that cannot be read may be any item: its key says only where it stands.
    package var isNameless = false

    package enum Content: Sendable {
        case text([UInt8])
        case html([UInt8])
        /// A file that is read when it is reviewed.
        case file(FilePath)
        /// A file that is at hand, with its name.
        case bytes([UInt8], name: [UInt8])
        /// Why there is nothing to be read, with the remedy.
        case problem(String)
    }

    package init(
        key: String, title: String? = nil, unit: String? = nil, column: String? = nil, url: String? = nil, published: String? = nil, content: Content
    ) {
        (self.key, self.title, self.unit, self.column) = (key, title, unit, column)
        (self.url, self.published, self.content) = (url, published, content)
    }
}
