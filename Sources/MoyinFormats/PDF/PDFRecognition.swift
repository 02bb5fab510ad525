internal import MoyinDocuments

/// What of a document was read from pictures, and whether it may go on: pictures are many and take a second each.
struct PDFRecognition {
    /// Regions and objects that were read: a letterhead is on every page.
    private var seen: Set<[Int]> = []
    /// Pages that were read from pictures; smaller pictures count as parts.
    private var pages: Double = 0
    private var spent = Duration.zero
    /// Time of one document, so that the answer comes before whoever asks gives up.
    private static let most = Duration.seconds(150)
    private static let pixelsOfPage = 2_500_000.0

    mutating func isNew(_ key: [Int]?) -> Bool { key.map { seen.insert($0).inserted } ?? true }

    /// - Throws: ``FileFailure``: `tooLarge` or `tooSlow` when it may not go on.
    mutating func read(_ picture: GrayPixels, dpi: Int, _ limits: FileLimits) throws(FileFailure) -> RecognisedPage {
        pages += min(1, max(0.05, Double(picture.width) * Double(picture.height) / Self.pixelsOfPage))
        guard pages <= Double(limits.recognisedPages) else { throw FileFailure(.tooLarge, "pictures") }
        guard spent < Self.most else { throw FileFailure(.tooSlow, "pictures") }
        let start = ContinuousClock.now
        defer { spent += ContinuousClock.now - start }
        return try picture.gray.withUnsafeBufferPointer { gray throws(FileFailure) in
            try RecognitionCache.shared.read(gray, picture.width, picture.height, dpi)
        }
    }
}
