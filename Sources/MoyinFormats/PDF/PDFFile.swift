internal import CPDF
internal import Glibc
internal import MoyinDocuments

/// A PDF that is open: what ``CPDF`` says, with lengths and failures as they are here.
final class PDFFile {
    /// Kept where they are: the document reads them as long as it lives.
    private let storage: UnsafeMutableBufferPointer<UInt8>
    private let handle: OpaquePointer
    let pageCount: Int

    static func limits(_ limits: FileLimits) -> moyin_pdf_limits {
        moyin_pdf_limits(stream_bytes: min(limits.fileBytes, limits.unpackedBytes), page_items: 1_000_000, page_seconds: 20, pages: 50_000)
    }

    /// - Throws: ``FileFailure`` when it needs a password or is none.
    init(_ bytes: some Collection<UInt8>, _ limits: FileLimits) throws(FileFailure) {
        storage = .allocate(capacity: max(1, bytes.count))
        _ = storage.initialize(from: bytes)
        var status: Int32 = 0
        guard let handle = moyin_pdf_open(storage.baseAddress, bytes.count, Self.limits(limits), &status) else {
            storage.deallocate()
            throw FileFailure(Self.code(status))
        }
        self.handle = handle
        pageCount = Int(moyin_pdf_page_count(handle))
    }

    deinit {
        moyin_pdf_close(handle)
        storage.deallocate()
    }

    static func code(_ status: Int32) -> FileFailure.Code {
        switch UInt32(status) {
        case MOYIN_PDF_ENCRYPTED.rawValue: .encrypted
        case MOYIN_PDF_TOO_LARGE.rawValue: .tooLarge
        case MOYIN_PDF_TOO_SLOW.rawValue: .tooSlow
        case MOYIN_PDF_CANNOT_WRITE.rawValue: .cannotWrite
        default: .damaged
        }
    }

    /// A page, counted from 0; valid until the next is asked for.
    func page(_ number: Int) -> moyin_pdf_page { moyin_pdf_read_page(handle, UInt32(number)).pointee }

    /// Forms and pages that no page shows, behind the last; known when all pages were read.
    func orphanCount() -> Int { Int(moyin_pdf_orphan_count(handle)) }

    func remove(_ character: UInt32) { moyin_pdf_remove(handle, character) }
    func unmark() { moyin_pdf_unmark(handle) }
    func blacken(_ box: moyin_pdf_box) { moyin_pdf_blacken(handle, box) }
    func cover(_ box: moyin_pdf_box) { moyin_pdf_cover(handle, box) }
    func cover(_ box: moyin_pdf_box, of object: UInt32) { moyin_pdf_cover_object(handle, object, box) }

    /// Pictures that no page that was read draws.
    func undrawnPictures() -> [UInt32] {
        var count: UInt32 = 0
        let numbers = moyin_pdf_undrawn_pictures(handle, &count)
        return Array(UnsafeBufferPointer(start: numbers, count: Int(count)))
    }

    /// What is in the file besides, bits of `MOYIN_PDF_SIGNED` and its kind; known after ``visit(changes:_:)``.
    var traits: Int { Int(moyin_pdf_traits(handle)) }

    /// Gray pixels of a page.
    func render(_ number: Int, dpi: Double, pixels: Int) -> GrayPixels? {
        Self.pixels { moyin_pdf_render(handle, UInt32(number), dpi, UInt32(pixels), $0, $1) }
    }

    /// Gray pixels of nothing but the pictures, in a part of the page that was read last.
    func drawPictures(_ part: moyin_pdf_box, dpi: Double, pixels: Int) -> GrayPixels? {
        Self.pixels { moyin_pdf_draw_pictures(handle, part, dpi, UInt32(pixels), $0, $1) }
    }

    /// Gray pixels of the picture that is an object.
    func drawObject(_ object: UInt32, pixels: Int) -> GrayPixels? {
        Self.pixels { moyin_pdf_draw_object(handle, object, UInt32(pixels), $0, $1) }
    }

    private static func pixels(_ draw: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) -> UnsafeMutablePointer<UInt8>?) -> GrayPixels? {
        var width: UInt32 = 0
        var height: UInt32 = 0
        guard let gray = draw(&width, &height) else { return nil }
        defer { free(gray) }
        return GrayPixels(gray: Array(UnsafeBufferPointer(start: gray, count: Int(width) * Int(height))), width: Int(width), height: Int(height))
    }

    enum Answer {
        case stays
        case becomes([UInt8])
        case goes
    }

    private final class Visitor {
        let body: (moyin_pdf_text) -> Answer
        /// The answer's bytes, until they are copied.
        var kept: UnsafeMutableBufferPointer<UInt8>?

        init(_ body: @escaping (moyin_pdf_text) -> Answer) { self.body = body }

        func answer(_ text: moyin_pdf_text, _ out: UnsafeMutablePointer<moyin_pdf_bytes>?) -> Int32 {
            switch body(text) {
            case .stays: return 0
            case .goes: return 2
            case .becomes(let bytes):
                kept?.deallocate()
                let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
                _ = copy.initialize(from: bytes)
                kept = copy
                out?.pointee = moyin_pdf_bytes(bytes: copy.baseAddress, count: bytes.count)
                return 1
            }
        }

        deinit { kept?.deallocate() }
    }

    /// Every text that does not stand on a page.
    func visit(changes: Bool, _ body: (moyin_pdf_text) -> Answer) throws(FileFailure) {
        let status = withoutActuallyEscaping(body) { body in
            let visitor = Visitor(body)
            return withExtendedLifetime(visitor) {
                moyin_pdf_visit(
                    handle, changes ? 1 : 0,
                    { context, text, out in
                        Unmanaged<Visitor>.fromOpaque(context!).takeUnretainedValue().answer(text!.pointee, out)
                    }, Unmanaged.passUnretained(visitor).toOpaque())
            }
        }
        if status != Int32(MOYIN_PDF_OK.rawValue) { throw FileFailure(Self.code(status), "objects") }
    }

    /// Values of which none stands in a text.
    static func values(_ values: [[UInt8]], notIn text: [UInt8]) -> [[UInt8]] {
        var found = [UInt8](repeating: 0, count: values.count)
        passing(values) { moyin_pdf_find_all(text, text.count, $0, $0.count, &found) }
        return values.indices.filter { found[$0] == 0 }.map { values[$0] }
    }

    private static func passing<T>(_ values: [[UInt8]], _ body: ([moyin_pdf_bytes]) -> T) -> T {
        values.flatMap { $0 }.withUnsafeBufferPointer { all in
            var list: [moyin_pdf_bytes] = []
            var start = 0
            for value in values {
                list.append(moyin_pdf_bytes(bytes: all.baseAddress.map { $0 + start }, count: value.count))
                start += value.count
            }
            return body(list)
        }
    }

    /// The copy, read again and proved.
    ///
    /// - Parameter values: what must not be in it, UTF-8.
    func write(cleansProperties: Bool, without values: [[UInt8]]) throws(FileFailure) -> [UInt8] {
        var count = 0
        var status: Int32 = 0
        let copy = Self.passing(values) { moyin_pdf_write(handle, cleansProperties ? 1 : 0, $0, $0.count, &count, &status) }
        guard let copy else { throw FileFailure(.cannotWrite) }
        defer { free(copy) }
        return Array(UnsafeBufferPointer(start: copy, count: count))
    }
}

extension moyin_pdf_bytes {
    var array: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }
}

extension moyin_pdf_box {
    var middleX: Float { (x0 + x1) / 2 }
    var middleY: Float { (y0 + y1) / 2 }
    var width: Float { x1 - x0 }
    var height: Float { y1 - y0 }

    func joined(_ other: moyin_pdf_box) -> moyin_pdf_box {
        moyin_pdf_box(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }
}
