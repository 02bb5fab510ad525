internal import Moyin
internal import MoyinDocuments

/// Edits of a page as changes of the texts it came from.
struct PageChanges {
    private(set) var texts: [Int: [UInt8]] = [:]
    /// The same as edits of the page, none beyond the text it is in: what the copy will show when it is read again.
    private(set) var edits: [(range: Range<Int>, replacement: [UInt8])] = []

    /// - Parameters:
    ///   - edits: sorted, none touching another.
    ///   - dropsHidden: whether what does not show goes as a whole. What tells of authors always goes.
    init(_ edits: [Redaction.Edit], of document: FileDocument, dropsHidden: Bool) {
        // Where the type of file takes no replacements, what goes leaves nothing.
        let writesText = document.writing == .text
        if document.isVerbatim {
            // The page is the file's text as it stands.
            self.edits = edits.map { ($0.range, $0.replacement) }
            if !edits.isEmpty { texts[0] = applied(to: document.page) }
            return
        }
        let ofAuthors = Set(document.ofAuthors)
        let order = document.segments.indices.filter { !document.segments[$0].range.isEmpty }.sorted {
            document.segments[$0].range.lowerBound < document.segments[$1].range.lowerBound
        }
        var next = 0
        for number in order {
            let range = document.segments[number].range
            while next < edits.count, edits[next].range.upperBound <= range.lowerBound { next += 1 }
            let place = document.segments[number].place
            if ofAuthors.contains(number) || dropsHidden && place.isAside {
                texts[number] = []
                self.edits.append((range, []))
                continue
            }
            var index = next
            var text: [UInt8] = []
            var position = range.lowerBound
            var isChanged = false
            while index < edits.count, edits[index].range.lowerBound < range.upperBound {
                let edit = edits[index]
                let part = max(position, edit.range.lowerBound)..<min(range.upperBound, edit.range.upperBound)
                // It stands where the value begins; the value's other pieces only go. A value that begins between two texts
                // begins with the next.
                let begins = edit.range.lowerBound >= range.lowerBound || !isBegun.contains(index)
                let replacement = writesText && begins ? Self.fitting(edit.replacement, place.carrier) : []
                isBegun.insert(index)
                text += Self.plain(document.page[position..<part.lowerBound])
                // A sign for each that goes tells which ones they are.
                text += writesText ? Self.plain(replacement[...]) : Self.covered(document.page[part])
                self.edits.append((part, replacement))
                position = part.upperBound
                isChanged = true
                index += 1
            }
            if isChanged { texts[number] = text + Self.plain(document.page[position..<range.upperBound]) }
        }
    }

    private var isBegun: Set<Int> = []

    /// A replacement as a name may hold it: stars in names of files are wide ones.
    private static func fitting(_ replacement: [UInt8], _ carrier: Carrier) -> [UInt8] {
        guard carrier == .fileName || carrier == .attachmentName else { return replacement }
        return replacement.flatMap { $0 == 0x2a ? Array("＊".utf8) : [$0] }
    }

    private static func covered(_ text: ArraySlice<UInt8>) -> [UInt8] {
        [UInt8](repeating: 0x2a, count: String(decoding: plain(text), as: UTF8.self).unicodeScalars.count)
    }

    /// Text of a page without its references: those that ``DocumentView`` writes, and numbers.
    private static func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(0x26) else { return Array(text) }
        var plain: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == 0x26, let end = text[index..<min(text.endIndex, index + 12)].firstIndex(of: 0x3b), let byte = byte(text[(index + 1)..<end]) {
                plain += byte
                index = end + 1
            } else {
                plain.append(text[index])
                index += 1
            }
        }
        return plain
    }

    private static func byte(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        switch String(decoding: name, as: UTF8.self) {
        case "amp": [0x26]
        case "lt": [0x3c]
        case "gt": [0x3e]
        case let number where number.hasPrefix("#"):
            UInt32(number.dropFirst()).flatMap(UnicodeScalar.init).map { Array(String(Character($0)).utf8) }
        default: nil
        }
    }

    /// The page as it is expected when the copy is read.
    func applied(to page: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(page.count)
        var position = 0
        for edit in edits {
            output += page[position..<edit.range.lowerBound] + edit.replacement
            position = edit.range.upperBound
        }
        return output + page[position...]
    }
}
