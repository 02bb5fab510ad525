internal import COCR
internal import MoyinDocuments
internal import Synchronization

/// Tesseract, loaded once a process. Callers take turns.
final class RecognitionEngine: @unchecked Sendable {
    static let shared = RecognitionEngine()

    private let turn = Mutex(())
    // What follows is touched by whoever has its turn. A language that is not installed is asked for once.
    private lazy var simplified = moyin_ocr_open("chi_sim")
    private lazy var traditional = moyin_ocr_open("chi_tra")

    /// Below it the text may be of the other script.
    private static let doubtful = 85

    /// The page; the better of two where the script is in doubt.
    func read(_ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ dpi: Int, _ milliseconds: Int32) throws(FileFailure) -> RecognisedPage {
        var result = Result<RecognisedPage, FileFailure>.failure(FileFailure(.readerMissing, "tesseract"))
        turn.withLock { _ in
            guard let engine = simplified ?? traditional else { return }
            guard let page = Self.read(engine, gray, width, height, dpi, milliseconds) else {
                result = .failure(FileFailure(.tooSlow, "tesseract"))
                return
            }
            result = .success(page)
            // One data set for both scripts would mix them within words.
            guard simplified != nil, page.confidence < Self.doubtful, let traditional,
                let again = Self.read(traditional, gray, width, height, dpi, milliseconds), again.confidence > page.confidence
            else { return }
            result = .success(again)
        }
        return try result.get()
    }

    private static func read(
        _ engine: OpaquePointer, _ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ dpi: Int, _ milliseconds: Int32
    ) -> RecognisedPage? {
        var page = moyin_ocr_page()
        let status = moyin_ocr_read(engine, gray.baseAddress, Int32(width), Int32(height), Int32(clamping: dpi), milliseconds, &page)
        guard status == 0 else { return nil }
        defer { moyin_ocr_free(&page) }
        var result = LineBuilder(page, PixelBox(left: 0, top: 0, right: width, bottom: height)).page()
        result.stretches = Int(page.stretches)
        return result
    }
}
