/// A file as it is reviewed: its texts as a page of HTML, where each of them stands, and the files within it.
///
/// The page is ours, whatever the file was: paragraphs, tables with their header rows, and behind the running text, in
/// sections of their own, what does not show. It is scanned, decided and redacted as any page is; what changes in it is
/// then written into the file, text by text. Holds the whole text: never print it.
public struct FileDocument: Sendable {
    /// A stretch of the page that came from one text of the file. A text is never markup: `<`, `>` and `&` in it stand
    /// on the page as references.
    public struct Segment: Sendable, Equatable {
        /// Bytes of ``page``.
        public var range: Range<Int>
        public var place: Place

        public init(range: Range<Int>, place: Place) { (self.range, self.place) = (range, place) }
    }

    /// How values leave a file of this kind.
    public enum Writing: UInt8, Sendable {
        /// It is read only.
        case none
        /// Another text takes their place.
        case text
        /// They are taken away and their place is covered; nothing is written there.
        case cover
    }

    /// Within the file that holds it, UTF-8; empty for the file itself.
    public var name: [UInt8] = []
    public var type = FileType.unknown
    /// UTF-8.
    public var page: [UInt8] = []
    /// The page is the file's own text, tags and all, and its one segment covers it: a text or a page of HTML.
    public var isVerbatim = false
    /// In the order in which the file has them, which is how changes name them; the ranges need not ascend.
    public var segments: [Segment] = []
    /// Numbers of the segments that tell who wrote the file, and with what: a copy goes out without them.
    public var ofAuthors: [Int] = []
    /// What places are called: sheets, properties, authors of comments.
    public var labels: [[UInt8]] = []
    public var members: [FileDocument] = []
    /// What a person should know besides.
    public var remarks: [FileRemark] = []
    /// Why it does not count as reviewed; parts of it may have been read all the same.
    public var failure: FileFailure?
    public var writing = Writing.none

    public init() {}
}

/// What a person should know of a file besides what stands in it.
public struct FileRemark: Sendable, Equatable {
    public enum Code: UInt8, Sendable, CaseIterable {
        /// What it is called says another type than its content.
        case misnamed
        /// Macros or scripts, which were read as text alone.
        case macros
        /// A digital signature, which no copy keeps.
        case signed
        /// Text that was read from pictures: mistakes are to be expected.
        case recognised
        /// Pictures that are too small, or of a sort, to be read.
        case unreadPictures
        /// More content behind the end of the file or before its start.
        case foreignBytes
        /// Bytes that nobody here knows, of which only the texts that stand in them were read.
        case rawBytes
        /// Values of an earlier state of the document.
        case revisions
        /// Links to other files, whose content may stand in a cache.
        case externalLinks
        /// Files whose names lead out of the folder that they are unpacked into or stand twice; links, devices.
        case unsafeNames
    }
    public var code: Code
    public var place: Place?

    public init(_ code: Code, at place: Place? = nil) { (self.code, self.place) = (code, place) }
}

/// Why a file, or a part of it, was not read or not written. Holds no text of the file.
public struct FileFailure: Error, Sendable, Equatable {
    public enum Code: UInt8, Sendable, CaseIterable {
        case unsupported, encrypted, damaged, tooLarge, tooDeep, tooSlow
        /// Made to harm whoever reads it.
        case hostile
        /// The program that reads this type is not installed.
        case readerMissing
        /// The process that read it ended.
        case crashed
        /// Recognised from a picture with too little confidence.
        case illegible
        /// A value cannot be taken out of a file of this type.
        case cannotWrite
    }
    public var code: Code
    /// Which part, in names of the format: `word/document.xml`. Never chosen by the file.
    public var part: String

    public init(_ code: Code, _ part: String = "") { (self.code, self.part) = (code, part) }
}
