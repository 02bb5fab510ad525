internal import MoyinReports

/// Cuts a stream into lines as it comes. Holds no more than one line that has not ended.
struct LineSplitter {
    private var pending: [UInt8] = []
    private var isTooLong = false
    /// Lines that have ended.
    private(set) var number: Int
    private let longest: Int

    /// - Parameter number: lines before the first piece.
    init(longest: Int = DocumentLine.longest, after number: Int = 0) {
        self.longest = longest
        self.number = number
    }

    /// Bytes that wait for the end of their line.
    var held: Int { pending.count }

    /// The lines that end in the next piece.
    mutating func take(_ piece: UnsafeRawBufferPointer) -> [DocumentLine] {
        var lines: [DocumentLine] = []
        var rest = piece[...]
        while let feed = rest.firstIndex(of: 0x0a) {
            add(rest[..<feed])
            lines.append(end())
            rest = rest[(feed + 1)...]
        }
        add(rest)
        return lines
    }

    /// The last line, when no line feed ended it.
    mutating func finish() -> DocumentLine? {
        guard !pending.isEmpty || isTooLong else { return nil }
        var line = end()
        line.isEnded = false
        return line
    }

    private mutating func add(_ bytes: Slice<UnsafeRawBufferPointer>) {
        if pending.count + bytes.count > longest {
            isTooLong = true
            pending = []
        }
        if !isTooLong { pending.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes)) }
    }

    private mutating func end() -> DocumentLine {
        number += 1
        var line = DocumentLine(number: number, bytes: pending)
        line.isTooLong = isTooLong
        pending = []
        isTooLong = false
        return line
    }
}
