internal import CPDF
internal import MoyinDocuments

/// What a PDF holds besides the document it shows: earlier states that later ones were written behind, and bytes before
/// its start and behind its end.
struct PDFRevisions {
    /// Ends of earlier states, ascending.
    private(set) var ends: [Int] = []
    /// Before the first line and behind the last.
    private(set) var foreign: [ArraySlice<UInt8>] = []

    /// More states than that are not read.
    static let limit = 30

    init(_ bytes: [UInt8]) {
        let all = Self.find("%%EOF", in: bytes)
        var isStated: [Int] = []
        for end in all where Self.isStated(bytes, end) { isStated.append(end) }
        ends = isStated.dropLast().map { min($0 + 6, bytes.count) }
        if let start = Self.find("%PDF-", in: Array(bytes.prefix(1024))).first, start > 0 { foreign.append(bytes[..<start]) }
        if let last = all.last { foreign.append(bytes[min(last + 5, bytes.count)...]) }
        foreign = foreign.filter { !$0.allSatisfy { $0 <= 0x20 } }
    }

    /// Whether a document ends here: the place of its table stands before, and is not 0, as in the first part of a file
    /// that is arranged for the web.
    private static func isStated(_ bytes: [UInt8], _ end: Int) -> Bool {
        var index = end - 1
        while index > 0, bytes[index] <= 0x20 { index -= 1 }
        var place = 0
        var digits = 0
        var unit = 1
        while index > 0, (0x30...0x39).contains(bytes[index]), digits < 15 {
            place += Int(bytes[index] - 0x30) * unit
            unit *= 10
            digits += 1
            index -= 1
        }
        while index > 0, bytes[index] <= 0x20 { index -= 1 }
        guard digits > 0, place > 0, place < end, index >= 8 else { return false }
        return bytes[(index - 8)...index].elementsEqual("startxref".utf8)
    }

    private static func find(_ text: String, in bytes: [UInt8]) -> [Int] {
        let wanted = Array(text.utf8)
        var places: [Int] = []
        var from = 0
        while true {
            let place = moyin_pdf_find(bytes, bytes.count, from, wanted, wanted.count)
            guard place >= 0 else { return places }
            places.append(place)
            from = place + wanted.count
        }
    }
}
