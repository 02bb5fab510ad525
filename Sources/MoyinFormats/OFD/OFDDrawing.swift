internal import MoyinDocuments

/// A part with drawings, and where its texts are said to stand.
struct OFDDrawnPart {
    var path: String
    var bytes: [UInt8]
    /// What failures call it.
    var name: String
    var place: Place
    var reader: OFDContentReader
}

/// A page with the templates below and above it, shown in the order in which it is read.
struct OFDDrawing {
    private let parts: [OFDDrawnPart]
    private let pieces: [OFDPiece]
    private let rules: [(left: Double, right: Double, y: Double)]

    init(_ parts: [OFDDrawnPart], page: OFDBox) {
        self.parts = parts
        var contents = parts.map(\.reader.content)
        // Templates lie below the page, the first one lowest.
        for index in contents.indices.dropFirst() {
            let shift = (index - contents.count) << 40
            for at in contents[index].texts.indices { contents[index].texts[at].turn += shift }
            for at in contents[index].areas.indices { contents[index].areas[at].turn += shift }
        }
        pieces = OFDPieces(contents, page: page).pieces
        rules = contents.flatMap(\.rules)
    }

    /// Passes all texts to the view.
    ///
    /// - Parameters:
    ///   - isAside: it is no running text.
    ///   - table: one that the page before ended with; afterwards, one that this page ended with.
    /// - Returns: what is different in the copy, for every part.
    func show(_ view: DocumentView, isAside: Bool, _ table: inout OFDOpenTable) -> [(part: OFDDrawnPart, edits: OFDEdits)] {
        var changes = Array(repeating: [Int: [(scalars: Range<Int>, text: [UInt8])]](), count: parts.count)
        if isAside { view.beginAside("drawing") }
        show(pieces.indices.filter { pieces[$0].hiding == .none }, view, &changes, isAside, &table)
        if isAside { view.endAside() }
        let hidden = pieces.indices.filter { pieces[$0].hiding != .none }
        if !hidden.isEmpty {
            view.beginAside("hidden")
            var none = OFDOpenTable()
            show(hidden, view, &changes, true, &none)
            view.endAside()
        }
        var result: [(part: OFDDrawnPart, edits: OFDEdits)] = []
        for (index, part) in parts.enumerated() {
            for code in changes[index].keys { changes[index][code]!.sort { $0.scalars.lowerBound < $1.scalars.lowerBound } }
            var edits = OFDEdits(part.reader.content, changes[index])
            say(part, view, &edits)
            if !Self.isLegible(part.reader.content) { view.fail(FileFailure(.illegible, part.name)) }
            result.append((part, edits))
        }
        return result
    }

    private func show(
        _ indices: [Int], _ view: DocumentView, _ changes: inout [[Int: [(scalars: Range<Int>, text: [UInt8])]]], _ isAside: Bool, _ table: inout OFDOpenTable
    ) {
        let words = indices.map { index in
            let piece = pieces[index]
            return PageLayout.Word(
                left: piece.left, right: piece.right, y: piece.y, size: piece.size, startsOpen: (piece.text.first ?? 0) >= 0xe4,
                endsOpen: piece.text.count > 2 && piece.text[piece.text.count - 3] >= 0xe4, index: index)
        }
        func show(_ run: PageLayout.Run, row: Int, column: Int) {
            for (gap, index) in run {
                switch gap {
                case .none: break
                case .space: view.text(" ", at: place(index, row, column))
                case .lineBreak: view.open("br")
                }
                let piece = pieces[index]
                if let text = view.text(piece.text, at: place(index, row, column)) { changes[piece.part][piece.code, default: []].append((piece.scalars, text)) }
            }
        }
        var line = 0
        func paragraph(_ run: PageLayout.Run) {
            line += 1
            view.open("p")
            show(run, row: line, column: 0)
            view.close("p")
        }
        var blocks = PageLayout(words, rules: rules).blocks
        if let open = table.columns {
            // And what stands above it on the next one is put aside.
            var first = 0
            if blocks.count > 1, case .paragraph(let run) = blocks[0], run.count <= 3, case .table = blocks[1] { first = 1 }
            if !isAside, first < blocks.count, case .table(_, let columns) = blocks[first], Self.areAlike(open, columns) {
                if first == 1, case .paragraph(let run) = blocks.removeFirst() {
                    view.beginAside("margin")
                    paragraph(run)
                    view.endAside()
                }
            } else {
                table.close(view)
            }
        }
        // A table at the end of the page may go on on the next one: what stands below it, a page number, comes first.
        if !isAside, blocks.count > 1, case .paragraph(let run) = blocks[blocks.count - 1], run.count <= 3, case .table = blocks[blocks.count - 2] {
            if table.columns == nil {
                blocks.swapAt(blocks.count - 1, blocks.count - 2)
            } else {
                blocks.removeLast()
                view.beginAside("margin")
                paragraph(run)
                view.endAside()
            }
        }
        for (index, block) in blocks.enumerated() {
            switch block {
            case .paragraph(let run): paragraph(run)
            case .table(let rows, let columns):
                if table.columns == nil { view.open("table") }
                table.columns = columns
                for cells in rows {
                    line += 1
                    view.open("tr")
                    for (column, cell) in cells.enumerated() {
                        view.open("td")
                        show(cell, row: line, column: column + 1)
                        view.close("td")
                    }
                    view.close("tr")
                }
                if isAside || index < blocks.count - 1 { table.close(view) }
            }
        }
    }

    /// Columns that begin at the same places, give or take a character.
    private static func areAlike(_ a: [Double], _ b: [Double]) -> Bool { a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 5 } }

    private func place(_ index: Int, _ row: Int, _ column: Int) -> Place {
        var place = parts[pieces[index].part].place
        (place.row, place.column) = (UInt32(row), UInt32(column))
        return place.hidden(pieces[index].hiding)
    }

    private func say(_ part: OFDDrawnPart, _ view: DocumentView, _ edits: inout OFDEdits) {
        guard !part.reader.sayings.isEmpty else { return }
        view.beginAside("saying")
        defer { view.endAside() }
        for (index, saying) in part.reader.sayings.enumerated() {
            view.open("p")
            let place = Place(saying.isLink ? .link : part.place.carrier == .annotation ? .annotation : .customData, number: Int(part.place.number))
            if let text = view.text(saying.text, at: place) { edits.sayings[index] = text }
            view.close("p")
        }
    }

    /// Whether characters are said for the glyphs that are drawn: some programs write glyphs alone, and in the place of
    /// characters what nobody can read.
    private static func isLegible(_ content: OFDContent) -> Bool {
        let drawn = Set(content.glyphs.map(\.object))
        return drawn.allSatisfy { object in
            content.texts.indices.contains(object) && content.texts[object].codes.allSatisfy { code in
                let scalars = String(decoding: content.codes[code].text, as: UTF8.self).unicodeScalars
                return !scalars.contains { $0.value == 0xfffd || $0.value == 0xa4 || (0xe000...0xf8ff).contains($0.value) || $0.value >= 0xf0000 }
            }
        }
    }
}

/// A table at the end of a page, while it is not known whether the next page goes on with it.
struct OFDOpenTable {
    /// nil: none is open.
    var columns: [Double]?

    mutating func close(_ view: DocumentView) {
        if columns != nil { view.close("table") }
        columns = nil
    }
}
