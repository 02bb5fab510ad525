internal import COCR
internal import MoyinDocuments

/// Text of a picture: pages of a PDF or an OFD, pictures in documents, and files that are pictures.
enum PictureReading {
    /// Pixels of one picture: a page of A3 at 600 dpi.
    static let mostPixels = 70_000_000
    /// Time for one picture.
    private static let milliseconds: Int32 = 30_000

    /// - Parameters:
    ///   - gray: a byte a pixel, 0 is black; rows without anything between them.
    ///   - dpi: pixels an inch; 0 where it is not known.
    /// - Throws: ``FileFailure``: `readerMissing` without Tesseract's data for Chinese, `tooLarge`, `tooSlow`.
    static func read(gray: UnsafeBufferPointer<UInt8>, width: Int, height: Int, dpi: Int) throws(FileFailure) -> RecognisedPage {
        guard width > 0, height > 0, width <= Int(Int32.max), height <= Int(Int32.max) else { throw FileFailure(.damaged) }
        guard width.multipliedReportingOverflow(by: height).partialValue <= mostPixels, width < 32_768, height < 32_768 else { throw FileFailure(.tooLarge) }
        precondition(gray.count >= width * height)
        // Smaller than any character.
        if width < 12 || height < 12 { return RecognisedPage() }
        var page = try RecognitionEngine.shared.read(gray, width, height, dpi, milliseconds)
        page.codes = Barcodes.read(gray, width, height)
        // Beside a code that says what it is, the shapes of its squares pass for letters.
        if !page.codes.isEmpty { page.removeLines(within: page.codes.map(\.box)) }
        return page
    }
}
