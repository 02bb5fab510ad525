internal import COCR
internal import Glibc
internal import MoyinDocuments

/// Drawings of Windows' (EMF with EMF+, WMF): words in place, bitmaps as pictures within, and what is drawn of lines alone
/// as a picture of it, through OCR.
struct MetafileFormat: Format {
    var writing: FileDocument.Writing { .text }

    /// Fewer outlines write no name.
    private static let outlinesOfWords = 4

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let records: any MetafileRecords
        if type == .emf { records = try EMFRecords(bytes) } else { records = try WMFRecords(bytes) }
        let drawing = records.drawing
        var changes: [Int: Edits] = [:]
        var dropped: Set<Int> = []
        func change(_ change: MetafileDrawing.Change, _ record: Int) { changes[record, default: Edits()].replace(change.range, change.bytes) }

        if let unread = drawing.unread { view.fail(unread) }
        if drawing.hasForeignBytes { view.remark(.foreignBytes) }
        try Self.show(drawing.texts, view, change)
        if !drawing.newerTexts.isEmpty {
            // Mostly the same once more.
            if !drawing.texts.isEmpty { view.beginAside("again") }
            try Self.show(drawing.newerTexts, view, change)
            if !drawing.texts.isEmpty { view.endAside() }
        }
        for (number, picture) in drawing.pictures.enumerated() {
            try budget.take(picture.file.count)
            guard let copy = try view.member(Array("picture-\(number + 1).\(picture.ending)".utf8), picture.file), copy != picture.file else { continue }
            if let put = picture.change { change(try put(copy), picture.record) } else if !picture.repeated.isEmpty { dropped.formUnion(picture.repeated) } else { throw FileFailure(.cannotWrite, "picture") }
        }
        if !drawing.sayings.isEmpty { view.beginAside("saying") }
        for saying in drawing.sayings {
            view.open("p")
            let text = saying.isOfAuthor ? view.author(saying.text, at: Place(saying.carrier)) : view.text(saying.text, at: Place(saying.carrier))
            view.close("p")
            if let text { change(try saying.change(text), saying.record) }
        }
        if !drawing.sayings.isEmpty { view.endAside() }
        if drawing.hasGlyphs || drawing.outlines >= Self.outlinesOfWords {
            if try Self.outlines(records, type, view) { throw FileFailure(.cannotWrite, "outlines") }
        }
        return view.isWriting ? records.copy(changes, without: dropped) : nil
    }

    // MARK: words

    private static func show(_ texts: [MetafileDrawing.Text], _ view: DocumentView, _ change: (MetafileDrawing.Change, Int) -> Void) throws(FileFailure) {
        let words = texts.enumerated().compactMap { index, text -> PageLayout.Word? in
            if !text.text.contains(where: { $0 > 0x20 }) { return nil }
            return PageLayout.Word(
                left: text.left, right: text.right, y: text.y, size: text.size, startsOpen: (text.text.first ?? 0) >= 0xe4,
                endsOpen: text.text.count > 2 && text.text[text.text.count - 3] >= 0xe4, index: index)
        }
        var line = 0
        func run(_ run: PageLayout.Run, _ place: Place) throws(FileFailure) {
            for (gap, index) in run {
                switch gap {
                case .none: break
                case .space: view.text(" ", at: place)
                case .lineBreak: view.open("br")
                }
                if let text = view.text(texts[index].text, at: place) { change(try texts[index].change(text), texts[index].record) }
            }
        }
        for block in PageLayout(words).blocks {
            switch block {
            case .paragraph(let words):
                line += 1
                view.open("p")
                try run(words, Place(.picture, row: line))
                view.close("p")
            case .table(let rows, _):
                view.open("table")
                for cells in rows {
                    line += 1
                    view.open("tr")
                    for (column, cell) in cells.enumerated() {
                        view.open("td")
                        try run(cell, Place(.picture, row: line, column: column + 1))
                        view.close("td")
                    }
                    view.close("tr")
                }
                view.close("table")
            }
        }
    }

    // MARK: outlines

    /// Reads what is drawn without words and pictures.
    ///
    /// - Returns: whether something of it is to go.
    private static func outlines(_ records: any MetafileRecords, _ type: FileType, _ view: DocumentView) throws(FileFailure) -> Bool {
        guard view.limits.asksSlowReaders else {
            view.remark(.unreadPictures)
            return false
        }
        // What is drawn by numbers of glyphs is read here, too.
        let rest = records.copy([:], without: records.drawing.hasGlyphs ? [] : records.drawing.wordsAndPictures)
        let png: [UInt8]
        do throws(FileFailure) {
            png = try OfficeConverter.convert(rest, type == .emf ? emf : wmf, view.limits)
        } catch {
            if view.isWriting { throw error }
            view.fail(error)
            return false
        }
        let picture = try PictureFile(png, MOYIN_PNG).gray(0, 0)
        defer { free(picture.pixels) }
        let gray = UnsafeBufferPointer(start: picture.pixels, count: picture.width * picture.height)
        let page = try RecognitionCache.shared.read(gray, picture.width, picture.height, picture.dpi)
        if page.isNoise { return false }
        if page.lines.isEmpty || page.confidence < view.limits.confidence || page.hasDoubtfulDigits { view.fail(FileFailure(.illegible)) } else { view.remark(.recognised) }
        view.beginAside("outlines")
        defer { view.endAside() }
        return !RecognisedView.pass(page, Place(.picture, number: 1), view).isEmpty
    }

    private static let size = #"draw_png_Export:{"PixelWidth":{"type":"long","value":"2000"},"PixelHeight":{"type":"long","value":"1500"}}"#
    private static let emf = OfficeConverter.Step(from: "emf", reading: "EMF - Enhanced Metafile", to: "png", writing: size)
    private static let wmf = OfficeConverter.Step(from: "wmf", reading: "WMF - MS Windows Metafile", to: "png", writing: size)
}
