internal import MoyinDocuments

/// Rich Text Format: every text in place, so that all else of the file stays as it is.
struct RTFFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        var walk = RTFWalk(bytes, view, budget)
        try walk.walk()
        return view.isWriting ? walk.copy() : nil
    }
}

/// A copy of a file in which some stretches are different.
struct Edits {
    private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

    var isEmpty: Bool { edits.isEmpty }

    mutating func replace(_ range: Range<Int>, _ bytes: [UInt8]) { edits.append((range, bytes)) }

    /// Of stretches one within another, the outer one counts.
    func apply(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var done = 0
        for edit in edits.sorted(by: { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }) where edit.range.lowerBound >= done {
            result += bytes[done..<edit.range.lowerBound]
            result += edit.bytes
            done = edit.range.upperBound
        }
        return result + bytes[done...]
    }
}
