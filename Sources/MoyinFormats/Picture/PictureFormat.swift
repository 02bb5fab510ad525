internal import COCR
internal import Glibc
internal import MoyinDocuments

/// Pictures: what is written on them, through OCR, and what programs and cameras wrote into them.
///
/// A copy has black over what goes, no metadata at all and nothing behind its end.
struct PictureFormat: Format {
    var writing: FileDocument.Writing { .cover }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        guard let kind = Self.kind(type) else { throw FileFailure(.unsupported) }
        let sheet = PictureFile(bytes, kind)
        let (pages, isWhole) = try sheet.pages(most: view.limits.recognisedPages)
        let metadata = PictureMetadata(bytes, type)
        var boxes: [moyin_picture_box] = []
        if view.limits.asksSlowReaders {
            if !isWhole { view.fail(FileFailure(.tooLarge, "pages")) }
            for page in 0..<pages {
                if pages > 1 { view.open("section") }
                let covered = try Self.page(sheet, page, metadata.quarters, Place(.picture, number: pages > 1 ? page + 1 : 0), view)
                if pages > 1 { view.close("section") }
                boxes += covered.map {
                    moyin_picture_box(page: Int32(page), left: Int32($0.left), top: Int32($0.top), right: Int32($0.right), bottom: Int32($0.bottom))
                }
            }
        } else {
            view.remark(.unreadPictures)
        }
        try Self.pass(metadata, view)
        guard view.isWriting else { return nil }
        var size = 0
        let copy = bytes.withUnsafeBufferPointer {
            moyin_picture_cover($0.baseAddress, $0.count, kind, Int32(pages), Int32(metadata.quarters), boxes, boxes.count, &size)
        }
        guard let copy, isWhole else { throw FileFailure(.cannotWrite) }
        defer { free(copy) }
        return Array(UnsafeBufferPointer(start: copy, count: size))
    }

    private static func kind(_ type: FileType) -> moyin_picture_type? {
        switch type {
        case .png: MOYIN_PNG
        case .jpeg: MOYIN_JPEG
        case .tiff: MOYIN_TIFF
        case .gif: MOYIN_GIF
        case .bmp: MOYIN_BMP
        case .webp: MOYIN_WEBP
        default: nil
        }
    }

    /// - Returns: what is to be covered in a copy.
    private static func page(_ sheet: PictureFile, _ page: Int, _ quarters: Int, _ place: Place, _ view: DocumentView) throws(FileFailure) -> [PixelBox] {
        let picture = try sheet.gray(page, quarters)
        defer { free(picture.pixels) }
        let gray = UnsafeBufferPointer(start: picture.pixels, count: picture.width * picture.height)
        var text = try RecognitionCache.shared.read(gray, picture.width, picture.height, picture.dpi)
        // A photograph or a badge has shapes that pass for letters; a page that cannot be read has them in lines.
        if text.isNoise {
            // One that stands for itself is to be looked at, whatever it shows; a document has its signs and ornaments.
            if text.codes.isEmpty, text.stretches > 0 || text.characters > 0 || (view.depth == 0 && Ink.isThere(gray)) { view.remark(.unreadPictures) }
            text.lines = []
            if text.codes.isEmpty { return [] }
        } else if text.lines.isEmpty, text.codes.isEmpty { view.fail(FileFailure(.illegible)) } else { view.remark(.recognised) }
        if text.confidence < view.limits.confidence || text.hasDoubtfulDigits { view.fail(FileFailure(.illegible)) }
        let removed = RecognisedView.pass(text, place, view)
        let ink = Ink(gray, width: picture.width, height: picture.height)
        return removed.map { text.quarters % 2 == 0 ? ink.widened($0) : ink.widenedAcross($0) }
    }

    /// The longer side of a thumbnail on which nobody reads anything; cameras make them of 160 pixels.
    private static let illegible = 200

    private static func pass(_ metadata: PictureMetadata, _ view: DocumentView) throws(FileFailure) {
        if let bytes = metadata.thumbnail.map(Array.init), PictureFile(bytes, MOYIN_JPEG).longerSide > illegible {
            try view.member(Array("thumbnail.jpg".utf8), bytes)
        }
        if let failure = metadata.failure { view.fail(failure) }
        if metadata.hasForeignBytes { view.remark(.foreignBytes) }
        if !metadata.isWhole { view.fail(FileFailure(.damaged)) }
        if metadata.isMoving { view.fail(FileFailure(.unsupported, "frames")) }
        guard !metadata.texts.isEmpty else { return }
        view.aside("exif") {
            for (name, text) in metadata.texts {
                var place = Place(.exif)
                place.label = view.label(Array(name.utf8))
                view.open("p")
                view.text(text, at: place)
                view.close("p")
            }
        }
    }
}
