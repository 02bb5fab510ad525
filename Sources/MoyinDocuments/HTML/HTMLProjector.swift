/// Writes what a reader sees of a page, line by line, and notes what he does not see for later.
struct HTMLProjector {
    var output: Projection
    let bytes: UnsafeBufferPointer<UInt8>
    let mode: HTMLTokenizer.Mode
    /// Attributes that hold styles and paths alone are asides like others.
    var keepsPlumbing = false
    let context: SourceContext
    /// What stands in the source and not on the page, in order.
    private(set) var asides: [Aside] = []
    private var tables: [TableState] = []
    /// Line ends due before the next content: 1 a new line, 2 an empty line between.
    private var breaks = 0
    /// White space due before the next content.
    private var space: Range<Int>?
    private var preformatted = 0
    /// The last block was the term of a definition.
    private var isAfterTerm = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, mode: HTMLTokenizer.Mode, context: SourceContext, into output: Projection) {
        self.bytes = bytes
        self.mode = mode
        self.context = context
        self.output = output
    }

    mutating func run(_ range: Range<Int>) {
        var tokenizer = HTMLTokenizer(bytes, range, mode)
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): text(range)
            case .characters(let range): text(range, hasReferences: false)
            case .comment(let range): if mode != .inner, !range.isEmpty { asides.append(Aside(kind: .comment, range: range)) }
            case .raw(let range, let isText):
                if isText { text(range) } else { asides.append(Aside(kind: .script, range: range)) }
            case .tag(let tag): handle(tag)
            }
        }
        while !tables.isEmpty { endTable() }
    }

    // MARK: tags

    private mutating func handle(_ tag: HTMLTokenizer.Tag) {
        if mode != .inner, let aside = Aside(tag, bytes, keepsPlumbing: keepsPlumbing) { asides.append(aside) }
        switch tag.role {
        case .inline?, .foreign?: break
        // On a page what nobody knows is inline; in the XML that Word hides in comments every element is a field.
        case nil: if mode == .inner { breakLine(2) }
        case .block?: breakLine(1)
        case .lineBreak?: breakLine(isInCell ? 1 : breaks + 1)
        case .preformatted?:
            breakLine(1)
            preformatted = max(0, preformatted + (tag.isEnd ? -1 : 1))
        case .raw(let isText)?: if isText { breakLine(1) }
        case .term?:
            breakLine(1)
            isAfterTerm = true
        case .definition?:
            if isAfterTerm, !tag.isEnd { breaks = 0 }
            if breaks == 0, isAfterTerm { addSpace(tag.whole.lowerBound) } else { breakLine(1) }
            isAfterTerm = false
        case .input?: if !tag.isEnd { input(tag) }
        case .table?: if tag.isEnd { endTable() } else { beginTable() }
        case .row?: if tag.isEnd { endRow() } else { beginRow() }
        case .cell?: if tag.isEnd { endCell() } else { beginCell(tag) }
        }
    }

    /// What stands in a field of a form is read like text.
    private mutating func input(_ tag: HTMLTokenizer.Tag) {
        var fields: [(isValue: Bool, AttributeReader.Attribute)] = []
        var reader = AttributeReader(bytes, from: tag.name.upperBound, end: tag.whole.upperBound)
        while let attribute = reader.next() {
            switch TagName(bytes[attribute.name]) {
            case TagName.value: fields.append((true, attribute))
            case TagName.placeholder: fields.append((false, attribute))
            case TagName.type: if TagName(bytes[attribute.value]) == TagName.hidden { return }
            default: break
            }
        }
        // The hint labels the value.
        for wantsValue in [false, true] {
            for (isValue, attribute) in fields where isValue == wantsValue && !attribute.value.isEmpty {
                addSpace(attribute.value.lowerBound)
                prepare()
                output.readings(of: attribute.value, in: bytes, SourceContext(quote: attribute.quote), isOneLine: true)
                addSpace(attribute.value.upperBound)
            }
        }
    }

    // MARK: lines

    private var isInCell: Bool { tables.last.map { $0.isInCell && !$0.isLayout } ?? false }
    private var keepsSpace: Bool { tables.isEmpty && (mode == .text || preformatted > 0) }

    private mutating func breakLine(_ count: Int) {
        space = nil
        if isInCell, output.text.count - tables[tables.count - 1].cellStart > TableState.cellLength { becomeLayout() }
        breaks = min(2, max(breaks, count))
    }

    /// A space between, unless more is due.
    private mutating func addSpace(_ position: Int) {
        if space == nil { space = position..<position }
    }

    /// The cell is too long for one.
    private mutating func becomeLayout() {
        for offset in tables[tables.count - 1].softBreaks { output.text[offset] = 0x0a }
        tables[tables.count - 1].softBreaks = []
        tables[tables.count - 1].isLayout = true
    }

    /// Writes the line ends or the space that are due.
    private mutating func prepare(at position: Int? = nil) {
        guard breaks > 0 || space != nil else { return }
        defer {
            breaks = 0
            space = nil
        }
        let place = position ?? space?.lowerBound ?? output.sourceEnd
        if isInCell {
            let count = output.text.count
            guard count > tables[tables.count - 1].cellStart else { return }
            if breaks > 0 { tables[tables.count - 1].softBreaks.append(count) }
            writeSpace(place)
            return
        }
        if breaks == 0 {
            guard let last = output.text.last, last != 0x0a else { return }
            writeSpace(place)
            return
        }
        writeBreaks(place)
    }

    private mutating func writeSpace(_ place: Int) {
        if let space, !space.isEmpty { output.decodedByte(0x20, space, context) } else { output.inserted(0x20, at: place, context) }
    }

    private mutating func writeBreaks(_ place: Int) {
        let count = output.text.count
        guard count > 0 else { return }
        var have = output.text[count - 1] == 0x0a ? 1 : 0
        if have == 1, count > 1, output.text[count - 2] == 0x0a { have = 2 }
        while have < breaks {
            output.inserted(0x0a, at: place, context)
            have += 1
        }
    }

    // MARK: text

    private mutating func text(_ range: Range<Int>, hasReferences: Bool = true) {
        let keepsSpace = keepsSpace
        if keepsSpace, breaks > 0 { absorbBreak(range) }
        var index = range.lowerBound
        var start = index
        while true {
            index = bytes.nextTextSign(from: index, before: range.upperBound)
            guard index < range.upperBound else { break }
            let byte = bytes[index]
            if byte == 0x26, hasReferences,
                let reference = CharacterReference.read(
                    bytes, at: index, end: range.upperBound, mode == .text ? .text : mode == .inner ? .attribute : .page)
            {
                content(start..<index)
                let place = index..<(index + reference.length)
                if reference.scalar < 0x21, !keepsSpace, isSpace(UInt8(reference.scalar)) {
                    if space == nil { space = place }
                } else {
                    prepare()
                    output.decoded(reference.scalar == 0x7c && isInCell ? TableState.wideBar : reference.scalar, place, context)
                }
                if let second = reference.second { output.continueDecoded(second) }
                index += reference.length
                start = index
                continue
            }
            if byte == TableState.bar, isInCell {
                content(start..<index)
                prepare()
                output.decoded(TableState.wideBar, index..<(index + 1), context)
                index += 1
                start = index
                continue
            }
            guard !keepsSpace, isSpace(byte) else {
                index += 1
                continue
            }
            // A single space within the text stays where it is.
            if byte == 0x20, index > start, index + 1 < range.upperBound, !isSpace(bytes[index + 1]) {
                index += 1
                continue
            }
            content(start..<index)
            let first = index
            while index < range.upperBound, isSpace(bytes[index]) { index += 1 }
            if space == nil { space = first..<index }
            start = index
        }
        content(start..<range.upperBound)
    }

    private mutating func content(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        prepare()
        output.literal(range, of: bytes, context)
    }

    /// Where white space counts, a line end right behind `<br>` is the same line end.
    private mutating func absorbBreak(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index] != 0x0a, isSpace(bytes[index]) { index += 1 }
        if index < range.upperBound, bytes[index] == 0x0a { breaks -= 1 }
    }

    // MARK: tables

    private mutating func beginTable() {
        if !tables.isEmpty { tables[tables.count - 1].isLayout = true }
        breakLine(2)
        tables.append(TableState())
    }

    private mutating func endTable() {
        guard !tables.isEmpty else { return }
        endRow()
        tables.removeLast()
        breakLine(2)
    }

    private mutating func beginRow() {
        if tables.isEmpty { beginTable() }
        endRow()
        tables[tables.count - 1].beginRow()
        breakLine(1)
    }

    private mutating func endRow() {
        guard !tables.isEmpty, tables[tables.count - 1].isInRow else { return }
        endCell()
        let top = tables.count - 1
        if !tables[top].isLayout {
            fillSpans()
            if tables[top].hasCells { writeBars() }
        }
        tables[top].isInRow = false
        breakLine(1)
    }

    private mutating func beginCell(_ tag: HTMLTokenizer.Tag) {
        if tables.isEmpty || !tables[tables.count - 1].isInRow { beginRow() }
        endCell()
        let top = tables.count - 1
        if tables[top].isLayout {
            breakLine(1)
        } else {
            fillSpans()
            separate()
        }
        let (columns, rows) = spans(of: tag)
        tables[top].cellColumns = columns
        tables[top].cellRows = rows
        tables[top].isInCell = true
        tables[top].cellStart = output.text.count
    }

    private mutating func endCell() {
        let top = tables.count - 1
        guard top >= 0, tables[top].isInCell else { return }
        let text = tables[top].cellStart..<output.text.count
        let mayHead = tables[top].cellRows > 1 && !text.isEmpty && text.count <= TableState.headerLength
            && !output.text[text].contains { $0 &- 0x30 < 10 }
        tables[top].endCell(mayHead ? text : nil)
        if !tables[top].isLayout { breaks = 0 }
        space = nil
    }

    /// Passes the columns that cells of earlier rows reach into.
    private mutating func fillSpans() {
        let top = tables.count - 1
        while let span = tables[top].span(at: tables[top].column) {
            if let text = span.text, tables[top].row - span.firstRow <= TableState.headerRows {
                separate()
                output.repeated(text)
            } else {
                tables[top].emptyCells += 1
            }
            tables[top].column += 1
        }
    }

    /// Begins a cell, and before the first one the line of its row.
    private mutating func separate() {
        let top = tables.count - 1
        if !tables[top].hasCells {
            breaks = max(1, breaks)
            writeBreaks(output.sourceEnd)
        }
        breaks = 0
        space = nil
        writeBars()
        tables[top].hasCells = true
    }

    /// The bar before or behind a cell, and those of cells without anything before it.
    private mutating func writeBars() {
        let place = output.sourceEnd
        for _ in 0...tables[tables.count - 1].emptyCells { output.inserted(TableState.bar, at: place, context) }
        tables[tables.count - 1].emptyCells = 0
    }

    private func spans(of tag: HTMLTokenizer.Tag) -> (columns: Int, rows: Int) {
        var columns = 1
        var rows = 1
        var reader = AttributeReader(bytes, from: tag.name.upperBound, end: tag.whole.upperBound)
        while let attribute = reader.next() {
            switch TagName(bytes[attribute.name]) {
            case TagName.colspan: columns = min(TableState.columns, max(1, number(attribute.value)))
            case TagName.rowspan:
                // 0: to the end of the table.
                let number = number(attribute.value)
                rows = number == 0 ? 65_534 : min(65_534, number)
            default: break
            }
        }
        return (columns, rows)
    }

    private func number(_ range: Range<Int>) -> Int {
        var value = 0
        for index in range {
            guard bytes[index] &- 0x30 < 10 else { break }
            value = min(100_000, value * 10 + Int(bytes[index] - 0x30))
        }
        return value
    }
}
