internal import MoyinDocuments

/// Passes what was recognised to a view: lines as paragraphs, and lines with wide gaps in the same places as a table.
///
/// Each character is a text of its own, so that what is covered is what was taken away and nothing beside it.
enum RecognisedView {
    /// - Returns: the boxes of what goes, in the picture as it was given.
    static func pass(_ page: RecognisedPage, _ place: Place, _ view: DocumentView) -> [PixelBox] {
        lines(page, place, view).map(page.asGiven) + codes(page, place, view)
    }

    /// What codes say stands behind the text. A code of which anything goes goes whole.
    private static func codes(_ page: RecognisedPage, _ place: Place, _ view: DocumentView) -> [PixelBox] {
        var place = place
        place.carrier = .code
        return page.codes.filter { code in view.aside("code") { view.text(code.text, at: place) } != nil }.map(\.box)
    }

    private static func lines(_ page: RecognisedPage, _ place: Place, _ view: DocumentView) -> [PixelBox] {
        var removed: [PixelBox] = []
        var index = 0
        while index < page.lines.count {
            let rows = TableRows.lines(page.lines, from: index)
            guard rows.count > 0, let columns = TableRows.columns(page.lines[rows]) else {
                view.open("p")
                repeat {
                    var place = place
                    place.row = UInt32(index + 1)
                    removed += words(page.lines[index].words[...], place, view)
                    index += 1
                } while index < page.lines.count && page.goesOn(index - 1)
                view.close("p")
                continue
            }
            view.open("table")
            for row in rows {
                view.open("tr")
                var place = place
                place.row = UInt32(row + 1)
                for (number, cell) in TableRows.cells(page.lines[row], in: columns).enumerated() {
                    place.column = UInt32(number + 1)
                    view.open("td")
                    removed += words(cell, place, view)
                    view.close("td")
                }
                view.close("tr")
            }
            view.close("table")
            index = rows.upperBound
        }
        return removed
    }

    private static func words(_ words: ArraySlice<RecognisedWord>, _ place: Place, _ view: DocumentView) -> [PixelBox] {
        var removed: [PixelBox] = []
        /// Of the characters before this one, which of them goes.
        var run: PixelBox?
        /// The last one that stays.
        var kept: PixelBox?
        for (number, word) in words.enumerated() {
            if number > 0 { view.text(" ", at: place) }
            for symbol in word.symbols {
                guard view.text(symbol.text, at: place) != nil else {
                    if var done = run {
                        // Boxes of single characters are guesses: up to its neighbours all belongs to what goes.
                        if symbol.box.left - done.right < 2 * done.height { done.right = max(done.right, symbol.box.left - 1) }
                        removed.append(done)
                    }
                    run = nil
                    kept = symbol.box
                    continue
                }
                if run == nil {
                    run = symbol.box
                    let edge = kept.map { $0.right + symbol.box.height / 6 } ?? symbol.box.left - symbol.box.height / 2
                    if symbol.box.left - edge < 2 * symbol.box.height { run?.left = max(0, min(symbol.box.left, edge)) }
                } else {
                    run?.join(symbol.box)
                }
            }
        }
        if var run {
            run.right += run.height / 4
            removed.append(run)
        }
        return removed
    }
}
