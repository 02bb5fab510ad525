internal import CZip
internal import MoyinDocuments

/// What stands in the streams of an old office file and is not shown by what it was converted to.
///
/// To be passed last, and when reading alone: the copy, written anew by another program, has none of it.
enum LegacyRemains {
    static func pass(_ file: CompoundFile, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) {
        let shown = Shown(view)
        let macros = file.hasMacros ? MacroProject(file) : nil
        for entry in file.entries where !entry.isStorage {
            let content = try file.content(entry)
            try budget.take(content.count)
            // The converter knows what objects are; pictures are its matter, too.
            if entry.path.contains(where: { $0 == "ObjectPool" || $0.hasPrefix("MBD") || $0.hasPrefix("_") }) || entry.name == "Pictures" { continue }
            if let source = macros?.source(entry, content) { lines(source.split(separator: 0x0a).map(Array.init), Place(.script), view, shown) }
            let found = StringScan.strings(content).flatMap { $0.text.split { $0 < 0x20 }.map(Array.init) }
            lines(found, Place(entry.name.hasPrefix("\u{5}") ? .property : .unusedPart), view, shown)
        }
    }

    /// The same of a document in one XML file.
    static func pass(xml bytes: [UInt8], _ view: DocumentView) throws(FileFailure) {
        let shown = Shown(view)
        let texts = Collected()
        try XMLWalk.walk(bytes, "document", texts, writes: false)
        lines(texts.texts, Place(.customData), view, shown)
    }

    /// Texts, attributes and comments, in their order.
    private final class Collected: XMLHandler {
        private(set) var texts: [[UInt8]] = []

        func start(_ tag: XMLTag) {
            for index in 0..<tag.attributeCount where XMLTexts.maySay(tag.value(index)) { texts.append(Array(tag.value(index))) }
        }

        func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
            // Pictures in letters are the converter's matter.
            if utf8.count < 500 || utf8.contains(where: { $0 == 0x20 || $0 >= 0x80 }) { texts.append(Array(utf8)) }
            return nil
        }

        func comment(_ utf8: UnsafeBufferPointer<UInt8>) { texts.append(Array(utf8)) }
    }

    private static func lines(_ lines: [[UInt8]], _ place: Place, _ view: DocumentView, _ shown: Shown) {
        let hidden = lines.filter { maySay($0) && !shown.holds($0) }
        if hidden.isEmpty { return }
        view.beginAside("remains")
        for line in hidden {
            view.open("p")
            view.text(line, at: place)
            view.close("p")
        }
        view.endAside()
    }

    /// Chinese, an address, or a number: what is found by chance between other bytes is mostly none of them.
    private static func maySay(_ text: [UInt8]) -> Bool {
        var digits = 0, wide = 0
        for byte in text {
            if byte >= 0xe0 { wide += 1 }
            digits = byte &- 0x30 < 10 ? digits + 1 : 0
            if digits >= 7 || wide >= 2 || byte == 0x40 { return true }
        }
        return false
    }

    /// All that the page shows, without white space and references.
    private struct Shown {
        private let text: [UInt8]
        private let whole: Set<[UInt8]>

        init(_ view: DocumentView) {
            let pieces = view.pieces.map { $0.filter { $0 > 0x20 } }
            text = pieces.flatMap(\.self)
            whole = Set(pieces)
        }

        func holds(_ line: [UInt8]) -> Bool {
            let line = line.filter { $0 > 0x20 }
            if line.isEmpty || whole.contains(line) { return true }
            return text.withUnsafeBytes { text in
                guard let start = text.baseAddress else { return false }
                return line.withUnsafeBufferPointer { moyin_find(start, text.count, $0.baseAddress, $0.count) != nil }
            }
        }
    }
}
