internal import MoyinTypes

/// A value that a recogniser has weighed and would report.
struct Proposal {
    /// Bytes of the view, end exclusive.
    var start: Int
    var end: Int
    /// Slot of the detector in the engine.
    var slot: UInt8
    var evidence: EvidenceList
    var disguise: Disguise = []
    var masked: MaskRating?
    /// A label, column or checksum stands behind it, so that it outweighs readings that only look alike.
    var isBacked = false
    /// A label or column stands behind it.
    var isLabelled = false
    /// Bits for address level, office or private: what later stages read (see `Weigher`).
    var note: UInt8 = 0

    /// Speaks of an office line, mailbox or address rather than of a person's.
    static let office: UInt8 = 1
    /// An address no deeper than village or road.
    static let shallow: UInt8 = 4
    /// Speaks expressly of a home or a private person.
    static let home: UInt8 = 2
    /// A name on the user's list of names to be hidden, or of public ones.
    static let hidden: UInt8 = 8
    static let open: UInt8 = 16
    /// A fixed line by its digits.
    static let fixedLine: UInt8 = 32
}
