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
    /// Below it the picture may lie sideways or upside down.
    private static let lying = 75

    /// The page: as it is read best where the picture may not be upright, in the better of two scripts where it is in doubt.
    func read(_ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ dpi: Int, _ milliseconds: Int32) throws(FileFailure) -> RecognisedPage {
        var result = Result<RecognisedPage, FileFailure>.failure(FileFailure(.readerMissing, "tesseract"))
        turn.withLock { _ in
            guard let engine = simplified ?? traditional else { return }
            var best: RecognisedPage?
            for quarters in Self.turns(gray, width, height, dpi) {
                if let best, best.characters > 0, best.confidence >= Self.lying { break }
                guard let page = Self.read(engine, gray, width, height, dpi, milliseconds, quarters) else { continue }
                if let best, page.confidence <= best.confidence || page.characters * 3 <= best.characters { continue }
                best = page
            }
            guard let best else {
                result = .failure(FileFailure(.tooSlow, "tesseract"))
                return
            }
            result = .success(best)
            // One data set for both scripts would mix them within words.
            guard simplified != nil, best.confidence < Self.doubtful, let traditional,
                let other = Self.read(traditional, gray, width, height, dpi, milliseconds, best.quarters), other.confidence > best.confidence
            else { return }
            result = .success(other)
        }
        return try result.get()
    }

    /// How the picture may lie, the likeliest first, until one makes sense: what has lines that run down is sideways, and
    /// what has lines that make no sense is upside down.
    private static func turns(_ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ dpi: Int) -> [Int] {
        var along: Int32 = 0, across: Int32 = 0
        guard moyin_ocr_lines(gray.baseAddress, Int32(width), Int32(height), Int32(clamping: dpi), &along, &across) == 0 else { return [0] }
        if across > 2 * along { return [1, 3, 0, 2] }
        if along == 0 { return [0] }
        return across > along ? [0, 1, 3, 2] : [0, 2]
    }

    private static func read(
        _ engine: OpaquePointer, _ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ dpi: Int, _ milliseconds: Int32, _ quarters: Int
    ) -> RecognisedPage? {
        if quarters == 0 { return read(engine, gray, width, height, dpi, milliseconds) }
        let turned = GrayPixels.turned(gray, width, height, quarters)
        guard var page = turned.gray.withUnsafeBufferPointer({ read(engine, $0, turned.width, turned.height, dpi, milliseconds) }) else { return nil }
        (page.quarters, page.width, page.height) = (quarters, width, height)
        return page
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
        (result.width, result.height) = (width, height)
        return result
    }
}
