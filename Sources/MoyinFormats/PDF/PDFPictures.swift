internal import CPDF
internal import MoyinDocuments

/// What is written in pictures: of scanners, pasted into a page, drawn as outlines, drawn nowhere.
extension PDFWalk {
    /// Of a whole page.
    private static let pageDPI = 300.0
    /// Of pictures, which have their own.
    private static let leastDPI: Float = 72
    private static let mostDPI: Float = 600
    private static let pixels = 30_000_000
    /// Fewer outlines are ornaments.
    private static let leastOutlines = 20
    /// Fewer squares are no QR code, whose smallest has 21 a side.
    private static let leastSpecks = 100

    /// What the characters of a page are, as far as pictures are concerned.
    private struct Shown {
        var count = 0
        /// The font does not say what they are.
        var unknown = 0
        /// Fewer are bullets and signs.
        private static let leastOfOwn = 4
        /// Recognised by the program that scanned it.
        var isScan = false

        init(_ page: moyin_pdf_page) {
            var isMarked = [Bool](repeating: false, count: page.mark_count > 0 ? Int(page.char_count) : 0)
            for mark in UnsafeBufferPointer(start: page.marks, count: Int(page.mark_count)) where mark.kind == 0 || mark.kind == 3 {
                for index in Int(mark.first)..<max(Int(mark.first), min(Int(mark.end), isMarked.count)) { isMarked[index] = true }
            }
            var ofOwn = 0
            for index in 0..<Int(page.char_count) {
                let c = page.chars[index]
                // Characters of the font's own, one after the other: web pages that do not want their numbers copied have them.
                ofOwn = c.text_count == 1 && (0xe000...0xf8ff).contains(page.texts[Int(c.text)]) ? ofOwn + 1 : 0
                if ofOwn == Self.leastOfOwn, c.hiding == 0 { unknown += ofOwn }
                if c.hiding != 0 || c.flags & UInt8(MOYIN_PDF_SPACE) != 0 { continue }
                if c.flags & UInt8(MOYIN_PDF_SCAN) != 0 { isScan = true }
                if c.flags & UInt8(MOYIN_PDF_UNKNOWN) == 0 {
                    count += 1
                } else if isMarked.isEmpty || !isMarked[index] {
                    unknown += 1
                }
            }
        }
    }

    mutating func pictures(_ page: moyin_pdf_page, _ number: Int, _ place: Place) {
        let shown = Shown(page)
        if shown.isScan { view.remark(.recognised, at: place) }
        let isDrawn = shown.unknown > 0 || (shown.count == 0 && page.outline_count >= Self.leastOutlines)
        let pictures = UnsafeBufferPointer(start: page.pictures, count: Int(page.picture_count))
        let regions = PDFRegion.find(Array(pictures))
        guard view.limits.asksSlowReaders else {
            if isDrawn || regions.contains(where: \.isLarge) { view.remark(.unreadPictures, at: place) }
            return
        }
        // Drawing one is not ended by any deadline, and no page is drawn without its pictures.
        if !Self.areBearable(pictures) { return view.fail(FileFailure(.tooLarge, "picture")) }
        if isDrawn { wholePage(page, number, place) }
        let all = moyin_pdf_box(x0: 0, y0: 0, x1: page.width, y1: page.height)
        for region in regions {
            // What is shown was read with the page.
            if isDrawn, !region.isPartlyHidden { continue }
            // Of a searchable scan, the text is there.
            if shown.isScan, region.box.width * region.box.height > 0.5 * page.width * page.height { continue }
            let part = region.box.shared(all)
            if region.isLarge, let part, part.width * part.height > 0.9 * region.box.width * region.box.height {
                self.region(region, part, place, isAside: shown.count > 0 || isDrawn)
            } else {
                for picture in region.pictures { object(picture, place) }
            }
        }
        if !isDrawn, page.speck_count >= Self.leastSpecks { drawnCodes(page, number, place) }
    }

    /// Pixels of all pictures of a page: a sheet of A0 in tiles, at 600 dpi.
    private static let mostPixelsOfPage: UInt64 = 600_000_000

    private static func areBearable(_ pictures: UnsafeBufferPointer<moyin_pdf_picture>) -> Bool {
        var sum: UInt64 = 0
        for picture in pictures {
            // With a mask of its own size.
            if picture.pixels > UInt64(2 * PictureReading.mostPixels) { return false }
            sum += picture.pixels
            if sum > mostPixelsOfPage { return false }
        }
        return true
    }

    /// A page whose text can only be seen.
    private mutating func wholePage(_ page: moyin_pdf_page, _ number: Int, _ place: Place) {
        guard let picture = pdf.render(number, dpi: Self.pageDPI, pixels: Self.pixels) else { return view.fail(FileFailure(.tooLarge, "page")) }
        let scale = page.width / Float(max(1, picture.width))
        read(picture, dpi: Int(72 / max(scale, 0.01)), place, isAside: false) { [pdf] in pdf.blacken($0.on(scale, moyin_pdf_box(x0: 0, y0: 0, x1: 0, y1: 0))) }
    }

    private mutating func region(_ region: PDFRegion, _ part: moyin_pdf_box, _ place: Place, isAside: Bool) {
        guard recognition.isNew(region.key) else { return }
        let dpi = Double(min(Self.mostDPI, max(Self.leastDPI, region.dpi)))
        guard let picture = pdf.drawPictures(part, dpi: dpi, pixels: Self.pixels) else { return view.fail(FileFailure(.damaged, "picture")) }
        let scale = part.width / Float(max(1, picture.width))
        let place = isAside ? Place(.picture, number: Int(place.number)) : place
        read(picture, dpi: Int(72 / max(scale, 0.01)), place, isAside: isAside) { [pdf] in pdf.cover($0.on(scale, part)) }
    }

    /// A picture that the page shows too small, or not all of: as it is in itself.
    private mutating func object(_ picture: moyin_pdf_picture, _ place: Place) {
        let (long, short) = (max(picture.columns, picture.rows), min(picture.columns, picture.rows))
        guard long >= PDFRegion.leastPixels.long, short >= PDFRegion.leastPixels.short else { return }
        guard picture.object != 0 else { return view.remark(.unreadPictures, at: place) }
        object(picture.object, Place(.picture, number: Int(place.number)))
    }

    private mutating func object(_ number: UInt32, _ place: Place) {
        guard recognition.isNew([Int(number)]) else { return }
        guard let picture = pdf.drawObject(number, pixels: PictureReading.mostPixels) else { return view.fail(FileFailure(.tooLarge, "picture")) }
        read(picture, dpi: 0, place, isAside: true) { [pdf] in pdf.cover($0.on(1, moyin_pdf_box(x0: 0, y0: 0, x1: 0, y1: 0)), of: number) }
    }

    /// Pictures of layers that are off, and such as the file only keeps.
    mutating func undrawnPictures() {
        guard view.limits.asksSlowReaders else { return }
        for number in pdf.undrawnPictures() { object(number, Place(.picture, hiding: .hidden)) }
    }

    /// QR codes that are drawn square by square.
    private mutating func drawnCodes(_ page: moyin_pdf_page, _ number: Int, _ place: Place) {
        guard let picture = pdf.render(number, dpi: 200, pixels: Self.pixels) else { return }
        let scale = page.width / Float(max(1, picture.width))
        var text = RecognisedPage()
        text.codes = picture.gray.withUnsafeBufferPointer { Barcodes.read($0, picture.width, picture.height) }
        for box in RecognisedView.pass(text, place, view) { pdf.blacken(box.on(scale, moyin_pdf_box(x0: 0, y0: 0, x1: 0, y1: 0))) }
    }

    /// - Parameter cover: is called with what goes.
    private mutating func read(_ picture: GrayPixels, dpi: Int, _ place: Place, isAside: Bool, cover: (PixelBox) -> Void) {
        do throws(FileFailure) {
            var text = try recognition.read(picture, dpi: dpi, view.limits)
            // A photograph has shapes that pass for letters.
            let isNoise = text.isNoise
            if isNoise {
                // An empty sheet is none that should be looked at.
                if text.codes.isEmpty, text.stretches > 0 || text.characters > 0 { view.remark(.unreadPictures, at: place) }
                text.lines = []
                if text.codes.isEmpty { return }
            }
            view.remark(.recognised, at: place)
            if !isNoise, (text.lines.isEmpty && text.codes.isEmpty) || text.confidence < view.limits.confidence || text.hasDoubtfulDigits { view.fail(FileFailure(.illegible, "picture")) }
            let hasSection = isAside && !text.lines.isEmpty
            if hasSection { view.beginAside("picture") }
            if !isAside {
                endParagraph()
                endTable()
            }
            for box in RecognisedView.pass(text, place, view) { cover(box) }
            if hasSection { view.endAside() }
        } catch {
            view.fail(error)
        }
    }
}

extension PixelBox {
    /// A little more than the ink, on a page.
    fileprivate func on(_ scale: Float, _ origin: moyin_pdf_box) -> moyin_pdf_box {
        let margin = 0.1 * Float(min(width, height))
        return moyin_pdf_box(
            x0: (Float(left) - margin) * scale + origin.x0, y0: (Float(top) - margin) * scale + origin.y0, x1: (Float(right) + margin) * scale + origin.x0,
            y1: (Float(bottom) + margin) * scale + origin.y0)
    }
}

extension moyin_pdf_box {
    /// What of both is the same; nil where nothing is.
    fileprivate func shared(_ other: moyin_pdf_box) -> moyin_pdf_box? {
        let box = moyin_pdf_box(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
        return box.width > 0 && box.height > 0 ? box : nil
    }
}
