/// Cuts a body into pieces as it comes: at the end of a line wherever one ends in the piece. So a piece that follows on one
/// with a line feed begins a line, and work can begin there.
struct PieceCutter {
    private var pending: [UInt8] = []
    private let size: Int
    private let cutsLines: Bool

    /// - Parameters:
    ///   - size: bytes of a piece.
    ///   - cutsLines: false for bodies without lines.
    init(size: Int, cutsLines: Bool) {
        self.size = size
        self.cutsLines = cutsLines
    }

    /// The pieces that are full with these bytes.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while pending.count + rest.count >= size {
            let count = size - pending.count
            pending.append(contentsOf: UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
            rest = rest.dropFirst(count)
            let end = cutsLines ? pending.lastIndex(of: 0x0a).map { $0 + 1 } ?? pending.count : pending.count
            pieces.append(Array(pending[..<end]))
            pending.removeFirst(end)
        }
        pending.append(contentsOf: UnsafeRawBufferPointer(rebasing: rest))
        return pieces
    }

    /// The last piece; nil when nothing is left.
    consuming func finish() -> [UInt8]? { pending.isEmpty ? nil : pending }
}
