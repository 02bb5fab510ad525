internal import MoyinDocuments

/// Texts that cells name by number (ECMA-376 part 1, 18.4). Read before the sheets; written behind them, when it is known
/// which are still named.
final class SharedStrings: XMLHandler {
    /// UTF-8, one behind the other.
    @exclusivity(unchecked) private var bytes: [UInt8] = []
    @exclusivity(unchecked) private var ends: [Int] = []
    /// Cells that name it, in the file and in the copy.
    @exclusivity(unchecked) private var uses: [Int32] = []
    @exclusivity(unchecked) private var kept: [Int32] = []
    @exclusivity(unchecked) private var isInItem = false
    @exclusivity(unchecked) private var isPhonetic = false
    @exclusivity(unchecked) private var isText = false
    private var hasReadings = false
    private var hasComments = false
    @exclusivity(unchecked) private var start = 0
    /// By number, of those that do not look alike throughout; for a copy alone.
    private var rich: [Int: RichText] = [:]
    private let keepsLooks: Bool
    private var isInFormat = false

    init(keepsLooks: Bool) { self.keepsLooks = keepsLooks }

    /// Whether something in the part is not shown by cells.
    var hasRest: Bool { hasReadings || hasComments || uses.contains(0) }

    subscript(index: Int) -> ArraySlice<UInt8>? {
        guard ends.indices.contains(index) else { return nil }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    func looks(_ index: Int) -> RichText? { rich[index] }

    func use(_ index: Int) { if uses.indices.contains(index) { uses[index] += 1 } }
    func keep(_ index: Int) { if kept.indices.contains(index) { kept[index] += 1 } }
    func isUsed(_ index: Int) -> Bool { uses.indices.contains(index) && uses[index] > 0 }
    func isKept(_ index: Int) -> Bool { kept.indices.contains(index) && kept[index] > 0 }

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "si": (isInItem, start) = (true, bytes.count)
        case "rPh": (isPhonetic, hasReadings) = (true, true)
        case "t": isText = true
        case "r" where keepsLooks && isInItem: rich[ends.count, default: RichText()].begin(at: bytes.count - start)
        case "rPr": isInFormat = true
        default: if keepsLooks, isInFormat { rich[ends.count]?.see(tag) }
        }
    }

    func comment(_ utf8: UnsafeBufferPointer<UInt8>) { hasComments = true }

    func end(_ name: XMLName) {
        switch name {
        case "si":
            isInItem = false
            if bytes[start...].contains(0x5f), let plain = CellText.plain(bytes[start...]) {
                bytes.replaceSubrange(start..., with: plain)
                rich[ends.count] = nil
            }
            ends.append(bytes.count)
            uses.append(0)
            kept.append(0)
        case "rPh": isPhonetic = false
        case "t": isText = false
        case "rPr": isInFormat = false
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if isInItem, isText, !isPhonetic { bytes.append(contentsOf: utf8) }
        return nil
    }
}

/// The same part behind the sheets: texts that no cell names were left behind by whoever deleted the cells, and readings of
/// names stand beside others.
final class SharedStringsRest: PartReader {
    private let strings: SharedStrings
    private var index = -1
    private var isPhonetic = false
    private var isText = false

    init(_ view: DocumentView, _ strings: SharedStrings) {
        self.strings = strings
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        switch tag.name {
        case "si":
            index += 1
        case "rPh":
            isPhonetic = true
            if view.isWriting, strings.isUsed(index), !strings.isKept(index) { tag.drop() }
        case "t": isText = true
        default: break
        }
    }

    override func end(_ name: XMLName) {
        switch name {
        case "rPh": isPhonetic = false
        case "t": isText = false
        default: break
        }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard isText else { return nil }
        var changed: [UInt8]?
        if isPhonetic || !strings.isUsed(index) {
            changed = view.aside("unused") { view.text(utf8, at: Place(.unusedPart)) }
        }
        // Numbers of the others must not change: the text goes, its place stays.
        if view.isWriting, strings.isUsed(index), !strings.isKept(index) { return [] }
        return changed
    }
}
