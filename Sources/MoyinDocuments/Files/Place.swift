/// Where in a file a text stands, for people: a page, a cell, a comment. Numbers count from 1; 0 where there is none.
public struct Place: Sendable, Hashable {
    public var carrier: Carrier
    public var hiding = Hiding.none
    /// Page, slide, sheet, comment, note, revision, or of running text the table: which one, in the order of the file.
    public var number: UInt32 = 0
    /// Of a cell, or of a paragraph within its carrier.
    public var row: UInt32 = 0
    /// Of a cell.
    public var column: UInt32 = 0
    /// What it is called, as index in ``FileDocument/labels`` and 1 added: the sheet, the property, the attachment.
    public var label: UInt32 = 0

    public init(_ carrier: Carrier, number: Int = 0, row: Int = 0, column: Int = 0, hiding: Hiding = .none) {
        self.carrier = carrier
        self.hiding = hiding
        self.number = UInt32(clamping: number)
        self.row = UInt32(clamping: row)
        self.column = UInt32(clamping: column)
    }

    /// Whether a reader of the file does not come upon it: what hides, what editors leave behind, what programs keep.
    public var isAside: Bool {
        if hiding != .none { return true }
        switch carrier {
        case .comment, .deletion, .cellComment, .notes, .pivotCache, .externalLink, .unusedPart, .earlierRevision, .bookmark, .customData, .property,
            .annotation, .thumbnail, .exif, .metadata: return true
        default: return false
        }
    }

    /// The same with another reason why nobody sees it, unless it has one.
    public func hidden(_ hiding: Hiding) -> Place {
        var place = self
        if place.hiding == .none { place.hiding = hiding }
        return place
    }
}
