internal import MoyinDocuments

/// One walk over an RTF file.
struct RTFWalk {
    /// What holds up to the end of a group.
    struct Group {
        var destination = RTFDestination.text(.body)
        var page: CodePage?
        /// How many signs stand for a `\u` where it is not known.
        var fallbacks = 1
        var isHidden = false, isDeleted = false
        var isInTable = false
        var colour = 0, size = 24
        var number = 0
        /// Where the group begins.
        var start = 0
        /// Nothing but `\*` has come yet: the first word may say what the group is.
        var isFresh = true, isStarred = false
        /// A section of the page was begun with it.
        var hasAside = false
        /// It tells of people and programs: no cleaned copy has it.
        var isPersonal = false
    }

    let view: DocumentView
    private let budget: UnpackingBudget
    private var scanner: RTFScanner
    private var group = Group()
    private var stack: [Group] = []
    private var edits = Edits()
    private var layouts = [RTFLayout()]
    private var isHiding = false
    private var counts: [Carrier: Int] = [:]
    // Of the document.
    private var page = CodePage.western
    private var fonts: [Int: CodePage] = [:]
    private var defaultFont = 0
    private var tableFont = 0
    private var whites: Set<Int> = []
    private var colours = 0
    private var colour = (red: 0, green: 0, blue: 0, isSaid: false)
    // Of the text at hand.
    private var run: Range<Int>?
    private var text: [UInt8] = []
    private var pending: [UInt8] = []
    private var high: UInt32?
    private var skip = 0
    // Of the picture or object at hand.
    private var blob = RTFBlob()
    private var blobs = 0
    private var drawingName = ""

    private static let deepest = 4_000

    init(_ bytes: [UInt8], _ view: DocumentView, _ budget: UnpackingBudget) {
        (self.view, self.budget, scanner) = (view, budget, RTFScanner(bytes))
    }

    mutating func walk() throws(FileFailure) {
        while let token = scanner.next() {
            switch token {
            case .open:
                flush()
                guard stack.count < Self.deepest else { throw FileFailure(.hostile) }
                stack.append(group)
                group.start = scanner.start
                (group.isFresh, group.isStarred, group.hasAside, group.isPersonal) = (true, false, false, false)
                skip = 0
            case .close:
                flush()
                try end()
                skip = 0
                if stack.isEmpty {
                    finish()
                    return
                }
            case .word(let word, let number): self.word(word, number)
            case .symbol(let sign): symbol(sign)
            case .byte(let byte), .text(let byte):
                group.isFresh = false
                if case .picture = group.destination { blob.add(byte, at: scanner.start) } else if case .object = group.destination { blob.add(byte, at: scanner.start) } else { add(byte) }
            case .binary(let range):
                flush()
                if group.destination == .picture || group.destination == .object {
                    blob.add(scanner.bytes[range], at: scanner.start..<range.upperBound)
                } else if group.destination != .table, group.destination != .cache, group.destination != .fallback {
                    view.fail(FileFailure(.unsupported, "bin"))
                }
            }
        }
        // It breaks off.
        flush()
        finish()
        view.fail(FileFailure(.damaged))
    }

    func copy() -> [UInt8] { edits.apply(to: scanner.bytes) }

    private mutating func finish() {
        endHiding()
        layouts[layouts.count - 1].end(view)
        let rest = scanner.index..<scanner.bytes.count
        guard !rest.isEmpty else { return }
        if scanner.bytes[rest].contains(where: { $0 > 0x20 }) { view.remark(.foreignBytes) }
        edits.replace(rest, [0x0a])
    }

    // MARK: text

    private mutating func extend() { run = (run?.lowerBound ?? scanner.start)..<scanner.index }

    private mutating func add(_ byte: UInt8) {
        if skip > 0 {
            skip -= 1
            if run != nil { extend() }
            return
        }
        extend()
        pending.append(byte)
    }

    private mutating func add(_ scalar: UInt32) {
        decode()
        extend()
        if scalar & 0xfc00 == 0xd800 {
            high = scalar
            return
        }
        var scalar = scalar
        if let first = high, scalar & 0xfc00 == 0xdc00 { scalar = 0x10000 + (first & 0x3ff) << 10 + scalar & 0x3ff }
        high = nil
        // Fonts of symbols are mapped to the private area: their letters are letters.
        if scalar & 0xff00 == 0xf000, scalar & 0xff >= 0x20 { scalar &= 0xff }
        text += Array(String(Unicode.Scalar(scalar) ?? "\u{fffd}").utf8)
    }

    private mutating func decode() {
        guard !pending.isEmpty else { return }
        let page = group.page ?? fonts[defaultFont] ?? page
        if case .unknown = page, pending.contains(where: { $0 >= 0x80 }), isShown { view.fail(FileFailure(.unsupported, "fcharset")) }
        page.decode(pending, &text)
        pending.removeAll(keepingCapacity: true)
    }

    private var isShown: Bool {
        switch group.destination {
        case .text, .property, .drawingValue: true
        default: false
        }
    }

    /// Passes on the text that was gathered.
    private mutating func flush() {
        decode()
        high = nil
        guard let range = run else { return }
        run = nil
        defer { text.removeAll(keepingCapacity: true) }
        guard !text.isEmpty else { return }
        switch group.destination {
        case .text(let carrier): pass(range, carrier)
        case .property: pass(range, .property)
        case .drawingName: drawingName = String(decoding: text, as: UTF8.self)
        case .drawingValue:
            // The others are numbers of the drawing.
            if drawingName.hasPrefix("wz") || drawingName.hasPrefix("gtext") || drawingName.hasPrefix("pihl") || text.contains(where: { $0 >= 0x80 }) {
                beginAside("drawing")
                pass(range, .alternativeText)
                endAside()
            }
        case .fontTable: if text.last == 0x3b { tableFont = -1 }
        case .table:
            // Of the colour table, `;` ends an entry.
            for byte in text where byte == 0x3b {
                if colour.isSaid, min(colour.red, colour.green, colour.blue) >= 250 { whites.insert(colours) }
                colours += 1
                colour = (0, 0, 0, false)
            }
        case .picture, .object, .cache, .fallback, .container: break
        }
    }

    private mutating func pass(_ range: Range<Int>, _ carrier: Carrier) {
        let isAside = group.isHidden || group.isDeleted
        if isAside != isHiding {
            if isAside {
                beginAside("hidden")
                isHiding = true
            } else {
                endHiding()
            }
        }
        var place = Place(group.isDeleted ? .deletion : carrier, number: group.number, hiding: group.isHidden ? .hidden : .none)
        if whites.contains(group.colour) { place = place.hidden(.invisibleColour) }
        if group.size <= 4 { place = place.hidden(.tiny) }
        layouts[layouts.count - 1].begin(group.isInTable && layouts.count == 1, view)
        if let changed = view.text(text, at: place) { edits.replace(range, Self.escaped(changed)) }
    }

    /// In a group of its own, so that it depends on nothing before it.
    private static func escaped(_ utf8: [UInt8]) -> [UInt8] {
        var result = Array("{\\uc1 ".utf8)
        for unit in String(decoding: utf8, as: UTF8.self).utf16 {
            switch unit {
            case 0x5c, 0x7b, 0x7d: result += [0x5c, UInt8(unit)]
            case 0x0a: result += Array("\\line ".utf8)
            case 0x20..<0x7f: result.append(UInt8(unit))
            default: result += Array("\\u\(Int16(bitPattern: unit))?".utf8)
            }
        }
        return result + [0x7d]
    }

    // MARK: sections

    private mutating func beginAside(_ name: StaticString) {
        view.beginAside(name)
        layouts.append(RTFLayout())
    }

    private mutating func endAside() {
        layouts[layouts.count - 1].end(view)
        layouts.removeLast()
        view.endAside()
    }

    private mutating func endHiding() {
        if isHiding { endAside() }
        isHiding = false
    }

    // MARK: groups

    /// The first word of a group, where it says what the group is.
    ///
    /// - Returns: whether it does.
    private mutating func begins(_ name: String) -> Bool {
        var destination = RTFDestination.words[name]
        if destination == nil {
            guard group.isStarred else { return false }
            // Styles of characters and tables are starred, and known by those who know styles.
            if group.destination == .text(.styleName) { return false }
            destination = .text(.unusedPart)
        }
        guard let destination else { return false }
        flush()
        group.isPersonal = name == "info" || name == "userprops" || name == "generator"
        // What is left out as a whole stays so, whatever is in it.
        if group.destination == .cache || group.destination == .fallback { return true }
        switch destination {
        case .container: return true
        case .cache, .fallback: break
        case .text(let carrier):
            endHiding()
            beginAside("aside")
            counts[carrier, default: 0] += 1
            group.number = counts[carrier] ?? 0
            (group.hasAside, group.isHidden, group.isDeleted, group.isInTable) = (true, false, false, false)
        case .property:
            endHiding()
            beginAside("property")
            (group.hasAside, group.isHidden, group.isDeleted) = (true, false, false)
        case .picture, .object: blob = RTFBlob()
        case .fontTable: tableFont = -1
        case .table, .drawingName, .drawingValue: break
        }
        group.destination = destination
        return true
    }

    private mutating func end() throws(FileFailure) {
        guard let outer = stack.popLast() else { return }
        let whole = group.start..<scanner.index
        if group.destination != outer.destination {
            switch group.destination {
            case .picture: try picture()
            case .object: try object(whole)
            case .cache, .fallback: edits.replace(whole, [])
            default: break
            }
        }
        if group.isPersonal, view.changes?.cleansProperties == true { edits.replace(whole, []) }
        if group.hasAside {
            endHiding()
            endAside()
        } else if group.destination == .property || group.destination == .text(.styleName) || group.destination == .text(.unusedPart) {
            layouts[layouts.count - 1].paragraph(view)
        }
        group = outer
    }

    private mutating func picture() throws(FileFailure) {
        guard !blob.isEmpty else { return }
        blobs += 1
        try budget.take(blob.content.count)
        if let changed = try view.member(Array("picture-\(blobs).\(blob.ending)".utf8), blob.content) { edits.replace(blob.range, RTFBlob.hexadecimal(changed)) }
    }

    /// What another program made: a file within, where it is one that is known.
    private mutating func object(_ whole: Range<Int>) throws(FileFailure) {
        guard !blob.isEmpty else { return }
        guard let file = blob.embedded else { return view.fail(FileFailure(.unsupported, "objdata")) }
        blobs += 1
        try budget.take(file.count)
        // A changed file does not fit what is told of it around: what the page shows of it stays, a picture.
        if try view.member(Array("object-\(blobs)".utf8), file) != nil { edits.replace(whole, []) }
    }

    // MARK: words

    private mutating func symbol(_ sign: UInt8) {
        if sign == 0x2a {
            group.isStarred = true
            return
        }
        group.isFresh = false
        if skip > 0 {
            skip -= 1
            return
        }
        switch sign {
        case 0x5c, 0x7b, 0x7d: add(sign)
        case 0x7e: add(UInt32(0xa0))
        case 0x5f: add(UInt32(0x2d))
        // A hyphen that shows at the end of a line alone.
        case 0x2d: if run != nil { extend() }
        case 0x0a, 0x0d: paragraph()
        case 0x09: tab()
        default: flush()
        }
    }

    private mutating func paragraph() {
        flush()
        guard case .text = group.destination else { return }
        if isHiding, !group.isHidden, !group.isDeleted { endHiding() }
        layouts[layouts.count - 1].paragraph(view)
    }

    private mutating func tab() {
        flush()
        guard case .text(let carrier) = group.destination else { return }
        if isHiding, !group.isHidden, !group.isDeleted { endHiding() }
        layouts[layouts.count - 1].begin(group.isInTable && layouts.count == 1, view)
        view.text(" ", at: Place(carrier, number: group.number))
    }

    private static let signs: [String: UInt32] = [
        "emdash": 0x2014, "endash": 0x2013, "emspace": 0x2003, "enspace": 0x2002, "qmspace": 0x2005, "bullet": 0x2022, "lquote": 0x2018, "rquote": 0x2019,
        "ldblquote": 0x201c, "rdblquote": 0x201d, "zwj": 0x200d, "zwnj": 0x200c, "zwbo": 0x200b, "zwnbo": 0x2060, "ltrmark": 0x200e, "rtlmark": 0x200f,
    ]

    private mutating func word(_ range: Range<Int>, _ number: Int?) {
        let name = String(decoding: scanner.bytes[range], as: UTF8.self)
        if group.isFresh {
            group.isFresh = false
            if begins(name) { return }
        }
        if skip > 0 {
            skip -= 1
            return
        }
        if name == "u" {
            let value = number ?? 0
            add(UInt32(truncatingIfNeeded: value < 0 ? value + 0x10000 : value) & 0x1f_ffff)
            skip = group.fallbacks
            return
        }
        if let sign = Self.signs[name] { return add(sign) }
        flush()
        let isOn = number != 0
        switch name {
        case "uc": group.fallbacks = max(0, min(number ?? 1, 64))
        case "par", "sect", "page", "column": paragraph()
        case "line", "nestcell", "nestrow", "softline":
            if case .text = group.destination { view.open("br") }
        case "tab": tab()
        case "cell": if layouts.count == 1 { layouts[0].cell(view) } else { paragraph() }
        case "row": if layouts.count == 1 { layouts[0].row(view) } else { paragraph() }
        case "intbl": group.isInTable = true
        case "pard": group.isInTable = false
        case "v": group.isHidden = isOn
        case "deleted": group.isDeleted = isOn
        case "plain": (group.isHidden, group.isDeleted, group.colour, group.size, group.page) = (false, false, 0, 24, nil)
        case "cf": group.colour = number ?? 0
        case "fs": group.size = number ?? 24
        case "ansicpg": page = CodePage(page: number ?? 1252)
        case "deff": defaultFont = number ?? 0
        case "f":
            if group.destination == .fontTable { tableFont = number ?? 0 } else { group.page = fonts[number ?? 0] ?? page }
        case "fcharset": if group.destination == .fontTable, tableFont >= 0 { fonts[tableFont] = CodePage(charset: number ?? 0) ?? page }
        case "red": (colour.red, colour.isSaid) = (number ?? 0, true)
        case "green": (colour.green, colour.isSaid) = (number ?? 0, true)
        case "blue": (colour.blue, colour.isSaid) = (number ?? 0, true)
        case "pngblip", "jpegblip", "emfblip", "wmetafile", "macpict", "dibitmap", "wbitmap": blob.kind = name
        default: break
        }
    }
}
