/// Makes the page of a file while a reader walks through it; walks through it once more to write the copy.
///
/// A reader is written once for both: it passes each text to ``text(_:at:)`` and, where it writes, puts what comes back in
/// its place. So the texts are numbered alike by construction.
///
/// ```swift
/// view.open("p")
/// let changed = view.text(run, at: Place(.body))      // nil: it stays as it is
/// view.close("p")
/// view.aside("comment") { view.text(words, at: Place(.comment, number: 3)) }
/// ```
public final class DocumentView {
    @exclusivity(unchecked) public private(set) var document = FileDocument()
    /// nil: the file is only read.
    public let changes: FileChanges?
    public let limits: FileLimits
    public let depth: Int
    @exclusivity(unchecked) private var main: [UInt8] = []
    /// What does not stand in the running text: each a section behind it.
    @exclusivity(unchecked) private var behind: [UInt8] = []
    /// Sections that were begun, innermost last.
    @exclusivity(unchecked) private var open: [[UInt8]] = []
    /// By segment: whether its range counts from the start of `behind`; within a section, from the start of that.
    @exclusivity(unchecked) private var isBehind: [Bool] = []
    @exclusivity(unchecked) private var pending: [[Int]] = []
    private var labels: [[UInt8]: UInt32] = [:]
    private var membersSeen = 0
    @exclusivity(unchecked) private var isFull = false
    private let reader: any MemberReader

    /// - Parameters:
    ///   - changes: for a copy; nil to read.
    ///   - depth: how many files this one stands in.
    ///   - reader: reads and writes the files within.
    public init(changes: FileChanges? = nil, limits: FileLimits, depth: Int = 0, reader: any MemberReader) {
        self.changes = changes
        self.limits = limits
        self.depth = depth
        self.reader = reader
    }

    public var isWriting: Bool { changes != nil }

    // MARK: text

    /// A text of the file that tells who wrote it, and with what: copies go out without it.
    public func author(_ utf8: some Collection<UInt8>, at place: Place) -> [UInt8]? {
        if !isWriting, !isFull { document.ofAuthors.append(document.segments.count) }
        return text(utf8, at: place)
    }

    /// A text of the file, in the order of the file.
    ///
    /// - Parameter utf8: what is not UTF-8 in it, or no character of XML, is passed on as it is.
    /// - Returns: what takes its place in a copy; nil: it stays.
    @discardableResult
    public func text(_ utf8: UnsafeBufferPointer<UInt8>, at place: Place) -> [UInt8]? {
        let number = document.segments.count
        if let changes {
            document.segments.append(FileDocument.Segment(range: 0..<0, place: place))
            return changes.texts[number]
        }
        guard !isFull else { return nil }
        let inSection = !open.isEmpty
        let start: Int
        if inSection { start = open[open.count - 1].count } else { start = main.count }
        if inSection { Self.escape(utf8, &open[open.count - 1]) } else { Self.escape(utf8, &main) }
        let end = inSection ? open[open.count - 1].count : main.count
        document.segments.append(FileDocument.Segment(range: start..<end, place: place))
        isBehind.append(inSection)
        if inSection { pending[pending.count - 1].append(number) }
        if hasManyTexts || main.count + behind.count + (open.last?.count ?? 0) > limits.pageBytes {
            isFull = true
            document.failure = document.failure ?? FileFailure(.tooLarge)
        }
        return nil
    }

    /// Too many to be kept, however short.
    private var hasManyTexts: Bool { document.segments.count > limits.texts }

    @discardableResult
    public func text(_ utf8: some Collection<UInt8>, at place: Place) -> [UInt8]? {
        if let result = utf8.withContiguousStorageIfAvailable({ text($0, at: place) }) { return result }
        return Array(utf8).withUnsafeBufferPointer { text($0, at: place) }
    }

    @discardableResult
    public func text(_ string: String, at place: Place) -> [UInt8]? { text(Array(string.utf8), at: place) }

    /// The number of the text that comes next.
    public var nextSegment: Int { document.segments.count }

    /// A text that says again what another one said, which the reader knows to be shown once: in a copy it changes with it.
    public func echo(of segment: Int) -> [UInt8]? { changes?.texts[segment] }

    /// White space between two texts, such as a tab.
    public func space() {
        guard !isWriting else { return }
        raw([0x20])
    }

    /// The whole file, where it is a text itself: nothing else may be passed to the view.
    ///
    /// - Returns: what the copy is; nil: it stays.
    public func verbatim(_ utf8: [UInt8], at place: Place) -> [UInt8]? {
        document.isVerbatim = true
        document.segments = [FileDocument.Segment(range: 0..<utf8.count, place: place)]
        if let changes { return changes.texts[0] }
        if utf8.count > limits.pageBytes { fail(FileFailure(.tooLarge)) } else { document.page = utf8 }
        if !document.page.isEmpty || utf8.isEmpty { return nil }
        document.segments[0].range = 0..<0
        return nil
    }

    private static func escape(_ utf8: UnsafeBufferPointer<UInt8>, _ page: inout [UInt8]) {
        var start = 0
        for index in 0..<utf8.count {
            let reference: StaticString
            switch utf8[index] {
            case 0x26: reference = "&amp;"
            case 0x3c: reference = "&lt;"
            case 0x3e: reference = "&gt;"
            default: continue
            }
            page.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
            reference.withUTF8Buffer { page.append(contentsOf: $0) }
            start = index + 1
        }
        page.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<utf8.count]))
    }

    // MARK: markup of the page

    /// Begins an element: `p`, `table`, `tr`, `td`, `h1`, `br`. Means nothing when a copy is written.
    public func open(_ tag: StaticString) { markup("<", tag, ">") }
    public func close(_ tag: StaticString) { markup("</", tag, ">") }

    /// Begins a cell that covers more than itself.
    public func openCell(columns: Int, rows: Int) {
        if columns == 1, rows == 1 { return open("td") }
        guard !isWriting else { return }
        raw(Array("<td colspan=\(columns) rowspan=\(rows)>".utf8))
    }

    private func markup(_ before: StaticString, _ tag: StaticString, _ after: StaticString) {
        guard !isWriting, !isFull else { return }
        if open.isEmpty { Self.add(before, tag, after, &main) } else { Self.add(before, tag, after, &open[open.count - 1]) }
    }

    private static func add(_ before: StaticString, _ tag: StaticString, _ after: StaticString, _ page: inout [UInt8]) {
        page.append(contentsOf: UnsafeBufferPointer(start: before.utf8Start, count: before.utf8CodeUnitCount))
        page.append(contentsOf: UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount))
        page.append(contentsOf: UnsafeBufferPointer(start: after.utf8Start, count: after.utf8CodeUnitCount))
    }

    private func raw(_ bytes: [UInt8]) {
        guard !isFull else { return }
        if open.isEmpty { main += bytes } else { open[open.count - 1] += bytes }
    }

    /// Texts that do not stand in the running text: they come behind it, in a section of their own.
    ///
    /// - Parameter name: class of the section, for whoever looks at the page.
    public func aside<T>(_ name: StaticString, _ body: () throws -> T) rethrows -> T {
        beginAside(name)
        defer { endAside() }
        return try body()
    }

    public func beginAside(_ name: StaticString) {
        guard !isWriting else { return }
        open.append([])
        pending.append([])
        markup("<section class=", name, ">")
    }

    public func endAside() {
        guard !isWriting, let section = open.popLast(), let numbers = pending.popLast() else { return }
        for number in numbers {
            let range = document.segments[number].range
            document.segments[number].range = (range.lowerBound + behind.count)..<(range.upperBound + behind.count)
        }
        behind += section
        behind += Array("</section>\n".utf8)
    }

    /// The texts that were passed so far, with references where signs were markup; nothing of a copy.
    public var pieces: [ArraySlice<UInt8>] {
        document.segments.indices.compactMap { number in
            let range = document.segments[number].range
            guard open.isEmpty, number < isBehind.count else { return nil }
            return isBehind[number] ? behind[range] : main[range]
        }
    }

    // MARK: the rest

    /// Number for ``Place/label``.
    public func label(_ utf8: [UInt8]) -> UInt32 {
        if let known = labels[utf8] { return known }
        document.labels.append(utf8)
        let number = UInt32(document.labels.count)
        labels[utf8] = number
        return number
    }

    /// A file within this one.
    ///
    /// - Parameter name: as this one calls it, UTF-8.
    /// - Returns: what takes its place in a copy; nil: it stays.
    /// - Throws: ``FileFailure`` when a changed copy of it cannot be written.
    @discardableResult
    public func member(_ name: [UInt8], _ bytes: [UInt8]) throws(FileFailure) -> [UInt8]? {
        let number = membersSeen
        membersSeen += 1
        if let changes {
            guard let changed = changes.members[number] else { return nil }
            return try reader.write(bytes, named: name, changed, limits, depth: depth + 1)
        }
        var member: FileDocument
        guard number < limits.members else {
            fail(FileFailure(.tooLarge))
            return nil
        }
        if depth >= limits.depth {
            member = FileDocument()
            member.failure = FileFailure(.tooDeep)
        } else {
            member = reader.read(bytes, named: name, limits, depth: depth + 1)
        }
        member.name = name
        document.members.append(member)
        return nil
    }

    /// A file within this one that was not got at.
    public func member(_ name: [UInt8], failure: FileFailure) {
        membersSeen += 1
        guard !isWriting else { return }
        if membersSeen > limits.members { return fail(FileFailure(.tooLarge)) }
        var member = FileDocument()
        member.name = name
        member.failure = failure
        document.members.append(member)
    }

    public func remark(_ code: FileRemark.Code, at place: Place? = nil) {
        let remark = FileRemark(code, at: place)
        if !document.remarks.contains(remark) { document.remarks.append(remark) }
    }

    /// A part was not read: the document does not count as reviewed, and the rest goes on.
    public func fail(_ failure: FileFailure) { document.failure = document.failure ?? failure }

    /// The document as it was read.
    public func finish(_ type: FileType, _ writing: FileDocument.Writing) -> FileDocument {
        while !open.isEmpty { endAside() }
        var document = document
        document.type = type
        document.writing = writing
        if document.isVerbatim { return document }
        let head = Array("<!doctype html><body>\n".utf8)
        for index in document.segments.indices where index < isBehind.count {
            let shift = head.count + (isBehind[index] ? main.count + 1 : 0)
            let range = document.segments[index].range
            document.segments[index].range = (range.lowerBound + shift)..<(range.upperBound + shift)
        }
        document.page = head + main + [0x0a] + behind
        return document
    }
}

/// Reads and writes the files within a file.
public protocol MemberReader: AnyObject {
    /// Never fails: what cannot be read says so.
    func read(_ bytes: [UInt8], named name: [UInt8], _ limits: FileLimits, depth: Int) -> FileDocument
    func write(_ bytes: [UInt8], named name: [UInt8], _ changes: FileChanges, _ limits: FileLimits, depth: Int) throws(FileFailure) -> [UInt8]
}

/// What reading one file may take, with all files within it.
public struct FileLimits: Sendable {
    /// Bytes of the file, and of each file within it.
    public var fileBytes = 256 << 20
    /// Bytes that are unpacked from one file, those of its members included.
    public var unpackedBytes = 1 << 30
    /// Bytes of the page of one file.
    public var pageBytes = 64 << 20
    /// Bytes of its page and of those of all files within it.
    public var allPagesBytes = 256 << 20
    /// Texts of one file, of which each takes some memory besides.
    public var texts = 8_000_000
    /// Files within files within files.
    public var depth = 6
    /// Files within one file.
    public var members = 10_000
    /// Pages of a document that are read from pictures.
    public var recognisedPages = 50
    /// Least confidence of what is read from pictures, of 100.
    public var confidence = 60
    /// Whether readers that take seconds are asked: those of pictures, and LibreOffice.
    public var asksSlowReaders = true

    /// Bytes of the process that reads: one that asks for more ends, and the file is not reviewed. What the limits above allow
    /// stays below.
    public static let processBytes = 4 << 30
    /// For one file, with all files within it; a process that takes longer is ended. Pictures of text take some seconds a page.
    public static let time = Duration.seconds(300)

    public init() {}
}
